import type { z } from 'zod';
import type { Faults } from '../api/faults.ts';
import type { AppProcess } from '../app/processes.ts';
import type { Metrics } from '../fakes/metrics.ts';
import type { SystemName, Systems } from '../fakes/systems.ts';
import type { SimulatedSlack } from '../slack/slack.ts';
import type { Finding } from './finding.ts';
import type { Strict } from './strictly.ts';

/** What scripts act on. */
export type ControlContext = {
  slack: SimulatedSlack;
  app: AppProcess;
  faults: Faults;
  /** where the pipeline takes its orders */
  pipeline: string;
  metrics: Metrics;
  /** what else deploys */
  systems: Systems;
  /** what to type to see one of them at work */
  toTry: Partial<Record<SystemName, string>>;
  command: string;
  socket: { refresh(): void; drop(all: boolean): void };
  reset: () => Promise<void>;
  find: Finding;
};
/** Adds a route: a POST whose body is parsed, or a look whose query is. What is unknown or refused is answered in words. */
export type Route = <S extends Strict>(
  path: string,
  schema: S,
  run: (sent: z.output<S>) => Promise<object> | object,
) => void;
