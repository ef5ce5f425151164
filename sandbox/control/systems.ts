import { z } from 'zod';
import { SERVER_MOODS } from '../fakes/serve.ts';
import { SYSTEMS } from '../fakes/systems.ts';
import { RUNS } from '../fakes/work.ts';
import type { ControlContext, Route } from './context.ts';
import { Unknown } from './finding.ts';

/** Of their runs: those under way, then the newest. */
const SHOWN = 8;

/** The dials of the deploy systems: how their runs go, what their servers do, and how a run under way ends. */
export function systemRoutes(route: Route, look: Route, { systems, slack, toTry }: ControlContext): void {
  route(
    '/systems',
    z.strictObject({
      system: z.enum(SYSTEMS).optional(),
      /** how the runs go that begin from now on */
      runs: z.enum(RUNS).optional(),
      /** how many of them; without it, all */
      times: z.number().int().min(1).optional(),
      /** what its server does to every call */
      server: z.enum(SERVER_MOODS).optional(),
      /** a run that ends now */
      run: z.string().optional(),
      well: z.boolean().default(true),
      /** when nothing is to be deployed, as GitLab says */
      freezes: z
        .array(z.strictObject({ freeze_start: z.string(), freeze_end: z.string(), cron_timezone: z.string() }))
        .max(200)
        .optional(),
      reset: z.boolean().optional(),
    }),
    ({ system, runs, times, server, run, well, freezes, reset }) => {
      if (reset) systems.reset();
      if (freezes) systems.freeze(freezes);
      const one = system && systems.all[system];
      if (!one && (runs ?? server ?? run) !== undefined)
        throw new Unknown(`name the system; one of ${SYSTEMS.join(', ')}`);
      if (one && runs) one.worker.turn(runs, times);
      if (one && server) one.server.mood = server;
      if (one && run !== undefined && !one.worker.end(run, well))
        throw new Unknown(`${one.title} has no run ${run} under way`);
      slack.workspace.changed();
      return shown();
    },
  );
  look('/systems', z.strictObject({}), () => shown());

  const shown = () => ({
    runs: RUNS,
    servers: SERVER_MOODS,
    systems: SYSTEMS.map((name) => {
      const { title, url, server, worker, works } = systems.all[name];
      return {
        name,
        title,
        url,
        ...(toTry[name] && { toTry: toTry[name] }),
        runs: worker.how,
        ...(Number.isFinite(worker.times) && { times: worker.times }),
        server: server.mood,
        works: works()
          .reverse()
          .sort((a, b) => Number(a.isOver) - Number(b.isOver))
          .slice(0, SHOWN)
          .map(({ id, about, state, isOver }) => ({ id, about, state, isOver })),
      };
    }),
  });
}
