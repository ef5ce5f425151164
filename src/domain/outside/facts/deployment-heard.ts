import { fact } from '../../deciding/fact.ts';
import type { Whose } from '../../environment/environment.ts';
import { spotOf } from '../../environment/spot.ts';
import { maybeAfter } from '../../incident/document.ts';
import { perhapsCaused } from '../../incident/perhaps-caused.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { managers } from '../../people/may.ts';
import { openWithAny } from '../../release/document.ts';
import { seenAnew } from '../../release/facts/window-timer.ts';
import { isRunning } from '../../release/release.ts';
import { type Deployment, withDeployment } from '../deployment.ts';
import { deployments } from '../document.ts';
import { heldWords, outsideWords } from '../words.ts';

/** `changes`: the regions of which it changes what runs, `unknown`: those of them of which nobody has told what did before, and does again. `held`: the release whose rollback took the same version away. */
type Data = Omit<Deployment, 'by'> & {
  heardAt: string;
  changes: string[];
  unknown?: string[];
  held?: string;
  text: { by?: Whose };
};

/** A system told of a deployment that nobody had asked for here. Each state of it is told once. */
export const deploymentHeard = fact(deployments, 'DeploymentHeard')<Data>()({
  evolve: (known, { source, key, version, commit, regions, state, at, url, urlOf, byOf, liveAt, text }) =>
    withDeployment(known, {
      source,
      key,
      version,
      regions,
      state,
      at,
      ...(commit !== undefined && { commit }),
      ...(url !== undefined && { url }),
      ...(urlOf !== undefined && { urlOf }),
      ...(byOf !== undefined && { byOf }),
      ...(liveAt !== undefined && { liveAt }),
      ...(text.by !== undefined && { by: text.by }),
    }),
  reads: ({ place, liveAt, heardAt }) => ({
    openReleases: openWithAny([spotOf(place).service]),
    incidents: maybeAfter(liveAt ?? heardAt),
  }),
  follows({ type: _, place, changes, unknown = [], held, heardAt: __, text, ...told }, ___, world): Due[] {
    const spot = spotOf(place);
    const failed = told.state === 'failed' && told.liveAt === undefined;
    const due = dueAt(world);
    const wondering = told.liveAt === undefined ? [] : perhapsCaused(spot.service, told.liveAt, world);
    if (changes.length === 0 && !failed) return wondering;
    const cause = `outside/${place}/${told.source}/${told.key}/${told.state}`;
    const deployment = {
      ...told,
      regions: failed ? told.regions : changes,
      ...(text.by !== undefined && { by: text.by }),
    };
    const said = outsideWords(deployment, spot, unknown);
    const open = world.openReleases.filter((r) => r.environment === spot.environment);
    const running = open.filter(isRunning);
    const loud = held === undefined ? undefined : heldWords(said, held);
    return [
      ...wondering,
      ...(loud && held
        ? [due.note(held, cause, loud, true), ...managers(world).map((m) => due.tell(m, cause, loud, held))]
        : [due.news(cause, said)]),
      ...running.filter((r) => r.id !== held).map((r) => due.note(r.id, cause, said, true)),
      ...open.flatMap((r) => seenAnew(r, world)),
    ];
  },
});
