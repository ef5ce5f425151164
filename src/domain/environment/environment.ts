import { unreachable } from '../phrase.ts';

/** What runs where: service → region → version. */
export type LiveVersions = { v: 1; name: string; live: Record<string, Record<string, string>> };

export type EnvironmentFact = {
  stream: `environment/${string}`;
  type: 'VersionWentLive';
  environment: string;
  region: string;
  service: string;
  version: string;
  release: string;
};

export function evolveEnvironment(state: LiveVersions | undefined, fact: EnvironmentFact): LiveVersions {
  const before = state ?? { v: 1, name: fact.environment, live: {} };
  switch (fact.type) {
    case 'VersionWentLive':
      return {
        ...before,
        live: { ...before.live, [fact.service]: { ...before.live[fact.service], [fact.region]: fact.version } },
      };
    default:
      return unreachable(fact.type);
  }
}
