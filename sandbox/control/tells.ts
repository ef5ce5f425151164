import { z } from 'zod';
import { Ci, TELLS } from '../fakes/ci.ts';
import type { ControlContext, Route } from './context.ts';
import { tellPipeline } from './pipeline.ts';

const name = z.string().trim().min(1).max(60);

/** What the company's builds, tests and scans tell: signed, over HTTP, as any pipeline's. The answer is the app's. */
export function tellRoutes(route: Route, { app, pipeline, slack }: ControlContext): void {
  const ci = new Ci();
  route(
    '/tells',
    z.strictObject({ what: z.enum(TELLS), service: name, version: name }),
    async ({ what, service, version }) => {
      const told = ci.told(what, service, version, slack.workspace.clock.iso());
      const { status, answer } = await tellPipeline(pipeline, { build: told, app: app.address });
      slack.note(`${what} of ${service} ${version}`, `${status} ${answer}`, status < 400);
      return { status, answer, told };
    },
  );
}
