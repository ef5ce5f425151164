import { startPipeline } from './app/pipeline-process.ts';
import { openMetrics } from './fakes/metrics.ts';
import { openSystems } from './fakes/systems.ts';

export type Around = Awaited<ReturnType<typeof openAround>>;

/** What stands around the app: its pipeline, what measures, and the other deploy systems. `stepMs`: how long a part of a step takes; `now`: ms. */
export async function openAround(stepMs: number, now: () => number) {
  const [pipeline, metrics, systems] = await Promise.all([
    startPipeline(stepMs),
    openMetrics(),
    openSystems(stepMs, now),
  ]);
  return {
    pipeline,
    metrics,
    systems,
    async reset() {
      await fetch(`${pipeline.control}/_pipeline`, { method: 'DELETE' });
      metrics.reset();
      systems.reset();
    },
    async close() {
      pipeline.stop();
      await metrics.close();
      await systems.close();
    },
  };
}
