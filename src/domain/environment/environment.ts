import { own } from '../own.ts';

/** How a deploy of a service ended. */
export type Ended = 'completed' | 'failed' | 'rolled-back';

/** What runs where: service → region → version; and how the last ten deploys of each service ended, the newest last. */
export type LiveVersions = {
  v: 1;
  name: string;
  live: Record<string, Record<string, string>>;
  history?: Record<string, Ended[]>;
};

/** The versions of a service that run there, each once: regions may differ. */
export const versionsOf = (environment: LiveVersions | undefined, service: string): string[] => [
  ...new Set(Object.values(own(environment?.live, service) ?? {})),
];
