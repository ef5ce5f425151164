import type { z } from 'zod';
import type { Faults } from '../api/faults.ts';
import type { AppProcess } from '../app/processes.ts';
import type { Metrics } from '../fakes/metrics.ts';
import type { SystemName, Systems } from '../fakes/systems.ts';
import type { SimulatedSlack } from '../slack/slack.ts';
import type { Finding } from './finding.ts';

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
/** Adds a POST whose body is parsed; what is unknown or refused is answered in words. */
export type Route = <T>(path: string, schema: z.ZodType<T>, run: (body: T) => Promise<object> | object) => void;
