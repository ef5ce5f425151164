import { z } from 'zod';
import { BEHAVIOURS } from '../app/pipeline-runs.ts';
import type { WELL } from '../fakes/metrics.ts';
import { MOODS } from '../fakes/metrics-shapes.ts';
import type { ControlContext, Route } from './context.ts';
import { tellPipeline } from './pipeline.ts';

const dial = z.strictObject({
  /** requests in a look */
  requests: z.number().int().min(0).max(1e9).optional(),
  /** which part of them fails, percent 0–100 */
  errors: z.number().min(0).max(100).optional(),
  /** p95, ms */
  latency: z.number().min(0).max(1e7).optional(),
});

/** The dials of what stands around the app: what the metrics server measures, of all versions or of one, and how the pipeline's runs end. */
export function dialRoutes(route: Route, look: Route, { metrics, pipeline, slack }: ControlContext): void {
  route(
    '/dials',
    dial.extend({
      /** only of measures that name it; without it, of all that have no dials of their own */
      version: z.string().trim().min(1).max(60).optional(),
      mood: z.union([z.enum(MOODS), z.number().int().min(400).max(599)]).optional(),
      /** ms until it answers */
      delay: z.number().min(0).max(120_000).optional(),
      pipeline: z.enum(BEHAVIOURS).optional(),
      /** where its runs end so; without it, everywhere */
      region: z.string().trim().min(1).max(60).optional(),
      /** how many runs end so; without it, all */
      times: z.number().int().min(1).optional(),
      reset: z.boolean().optional(),
    }),
    async ({ version, mood, delay, pipeline: behaviour, region, times, reset, requests, errors, latency }) => {
      if (reset) metrics.reset();
      if (mood !== undefined) metrics.mood = mood;
      if (delay !== undefined) metrics.delay = delay;
      const before = (version !== undefined && metrics.versions.get(version)) || metrics.dials;
      const turned = {
        requests: requests ?? before.requests,
        errors: errors === undefined ? before.errors : errors / 100,
        latency: latency ?? before.latency,
      };
      if (version === undefined) metrics.dials = turned;
      else if (requests !== undefined || errors !== undefined || latency !== undefined)
        metrics.versions.set(version, turned);
      if (behaviour !== undefined || reset)
        await tellPipeline(pipeline, { behaviour: behaviour ?? 'succeed', region, times });
      slack.workspace.changed();
      return shown();
    },
  );
  look('/dials', z.strictObject({}), shown);

  async function shown() {
    const { behaviour, region, times, known } = await fetch(`${pipeline}/_pipeline`).then((r) => r.json());
    const percent = ({ errors, ...more }: typeof WELL) => ({ ...more, errors: errors * 100 });
    return {
      url: metrics.url,
      mood: metrics.mood,
      moods: MOODS,
      delay: metrics.delay,
      all: percent(metrics.dials),
      versions: Object.fromEntries([...metrics.versions].map(([version, dials]) => [version, percent(dials)])),
      pipeline: { behaviour, region, times, known },
    };
  }
}
