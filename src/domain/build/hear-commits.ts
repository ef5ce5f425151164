import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { mayNotPlace, PLACING, settling } from '../evidence/settle-kept.ts';
import { keptFor } from '../evidence/unmatched.ts';
import { say } from '../phrase.ts';
import type { Builds, Commit } from './build.ts';
import { builds } from './document.ts';
import { withHeard } from './enrich.ts';
import { commitsHeard } from './facts/commits-heard.ts';
import { namesOf } from './names.ts';

/** From a repository: these came into where a service's code is. Who they are by, and when they were written, is then known of builds that hold them. `settles`: see `HearEvidence`. */
export type HearCommits = { type: 'HearCommits'; service: string; commits: Commit[]; settles?: string };

export const hearCommits = command<HearCommits>()({
  takes: PLACING,
  reads: ({ service, settles }) => ({ built: one(builds, service), kept: keptFor(settles) }),
  decide(world, { service, commits, settles }): Decision {
    const { built, company, kept, actor } = world;
    const no = mayNotPlace(world);
    if (no) return no;
    if (!company.services.some((s) => s.name === service))
      return refuse('unknown-service', say`I don't know a service ${service}.`);
    return settling({ settles, kept, by: actor.id }, { service }, () => heard(service, built, commits));
  },
});

function heard(service: string, built: Builds | undefined, commits: Commit[]): Decision {
  if (commits.length === 0) return moot('no commits');
  const before = built ?? { v: 6, service, builds: [] };
  const after = withHeard(before, commits);
  if (JSON.stringify(after) === JSON.stringify(before)) return moot('these commits are known already');
  const told = commits.map(({ title: _, names: __, ...c }) => c);
  const text = { titles: commits.map((c) => c.title), ...namesOf(commits) };
  return { facts: [commitsHeard.of(service, { commits: told, text })] };
}
