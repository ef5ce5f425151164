import { own } from '../own.ts';
import { unreachable } from '../phrase.ts';

/** How a deploy of a service ended. */
export type Ended = 'completed' | 'failed' | 'rolled-back';

/** What runs where: service → region → version; and how the last ten deploys of each service ended, the newest last. */
export type LiveVersions = {
  v: 1;
  name: string;
  live: Record<string, Record<string, string>>;
  history?: Record<string, Ended[]>;
};

type Of<T> = T & { stream: `environment/${string}`; environment: string };
export type EnvironmentFact =
  | Of<{ type: 'VersionWentLive'; region: string; service: string; version: string; release: string }>
  | Of<{ type: 'DeployEnded'; services: string[]; how: Ended; ended: string }>;

/** The versions of a service that run there, each once: regions may differ. */
export const versionsOf = (environment: LiveVersions | undefined, service: string): string[] => [
  ...new Set(Object.values(own(environment?.live, service) ?? {})),
];

const KEPT = 10;

export function evolveEnvironment(state: LiveVersions | undefined, fact: EnvironmentFact): LiveVersions {
  const before = state ?? { v: 1, name: fact.environment, live: {} };
  switch (fact.type) {
    case 'VersionWentLive':
      return {
        ...before,
        live: { ...before.live, [fact.service]: { ...own(before.live, fact.service), [fact.region]: fact.version } },
      };
    case 'DeployEnded': {
      const { history = {} } = before;
      const ended = fact.services.map((s) => [s, [...(own(history, s) ?? []), fact.how].slice(-KEPT)]);
      return { ...before, history: { ...history, ...Object.fromEntries(ended) } };
    }
    default:
      return unreachable(fact);
  }
}
