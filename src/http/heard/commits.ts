import { commitOf, keptSha } from '../../authors/commit.ts';
import { hostOf } from '../../authors/keys.ts';
import { whoIn } from '../../authors/who.ts';
import type { HearCommits } from '../../domain/build/hear-commits.ts';
import { serviceOf, servicesFitting } from '../../domain/company/matching.ts';
import type { Merge } from '../../domain/evidence/evidence.ts';
import type { HearMerge } from '../../domain/evidence/hear-merge.ts';
import { perform } from '../../door/perform.ts';
import type { CommitsTold } from '../../inbound/told.ts';
import { type Carried, type Hear, partOf } from './hearing.ts';

/** What came into a repository is kept for each service whose code it may be: whoever opened or merged it had a hand in all of it. */
export const hearCommits: Hear<CommitsTold> = async (
  { from, commits, merged },
  { setting, source, personOf },
  asked,
) => {
  const company = setting.company();
  const fitting = servicesFitting(company, from);
  const only = serviceOf(company, from);
  const services = fitting.length > 0 ? fitting : only ? [only] : [];
  if (services.length === 0) return { ok: true, note: 'of no service' };
  const host = hostOf(setting.sources?.().find((s) => s.name === source)?.type);
  const who = whoIn(company, personOf, host);
  const by = merged?.by ? [merged.by] : [];
  const told = commits.map((c) => commitOf({ ...c, authors: [...c.authors, ...by] }, who));
  let outcome: Carried = { ok: true, note: 'nothing in it is new' };
  for (const [n, service] of services.entries()) {
    const command: HearCommits = { type: 'HearCommits', service: service.name, commits: told };
    const next = await perform(setting, command, n === 0 ? asked : partOf(asked, service.name));
    if (!next.ok) return next;
    outcome = next;
    const merge = mergeOf(from.commit, told, merged);
    if (!merge) continue;
    const after: HearMerge = { type: 'HearMerge', service: service.name, merge };
    const too = await perform(setting, after, partOf(asked, `${service.name}/merge`));
    if (!too.ok) return too;
  }
  return outcome;
};

/** As commits are kept. A push of one commit tells nothing that its request does not. */
function mergeOf(
  commit: string | undefined,
  commits: readonly { sha: string }[],
  merged: CommitsTold['merged'],
): Merge | undefined {
  const tip = commit && keptSha(commit);
  if (tip === undefined) return undefined;
  if (!merged) return commits.length > 1 ? { tip, pushed: commits.map((c) => c.sha) } : undefined;
  const { number, head, size, commits: own } = merged;
  return {
    ...{ tip, number },
    ...(head !== undefined && { head: keptSha(head) }),
    ...(size !== undefined && { size }),
    ...(own && { commits: own.map(keptSha) }),
  };
}
