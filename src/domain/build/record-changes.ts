import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { say } from '../phrase.ts';
import { builds } from './document.ts';
import { changesRecorded } from './facts/changes-recorded.ts';
import { namesOf } from './names.ts';
import type { ComparedBuild } from './parts.ts';
import { riskyIn } from './risky.ts';

/** From a repository: what one version of a service has and another has not, or why it can't say. `paths`: of the files that differ, as far as they are told. */
export type RecordChanges = {
  type: 'RecordChanges';
  service: string;
  paths: string[];
  compared: Omit<ComparedBuild, 'at' | 'risky'>;
};

export const recordChanges = command<RecordChanges>()({
  reads: ({ service }) => ({ built: one(builds, service) }),
  decide({ built, company, now }, { service, paths, compared }): Decision {
    const known = company.services.find((s) => s.name === service);
    if (!known) return refuse('unknown-service', say`I don't know a service ${service}.`);
    const { commits, lost, merged, ...rest } = compared;
    const before = built?.compared?.find((c) => c.from === rest.from && c.to === rest.to);
    if (before && before.head === rest.head && before.base === rest.base && before.failed === rest.failed)
      return moot('this is known already');
    const bare = (all: typeof commits) => all.map(({ title: _, names: __, ...c }) => c);
    return {
      facts: [
        changesRecorded.of(service, {
          ...rest,
          commits: bare(commits),
          lost: bare(lost),
          merged: merged.map(({ title: _, ...m }) => m),
          risky: riskyIn(paths, known.riskyPaths ?? []),
          at: now,
          text: {
            titles: commits.map((c) => c.title),
            lostTitles: lost.map((c) => c.title),
            mergedTitles: merged.map((m) => m.title),
            ...namesOf([...commits, ...lost]),
          },
        }),
      ],
    };
  },
});
