import { commitOf, keptSha } from '../../authors/commit.ts';
import { hostOf } from '../../authors/keys.ts';
import { whoIn } from '../../authors/who.ts';
import type { Merge } from '../../domain/evidence/evidence.ts';
import type { CommitsTold } from '../../inbound/told.ts';
import type { Hear } from './hearing.ts';
import { hearOrKeep } from './kept.ts';

/** What came into a repository is kept for each service whose code it may be: whoever opened or merged it had a hand in all of it. */
export const hearCommits: Hear<CommitsTold> = ({ from, commits, merged }, hearing, asked) => {
  const { setting, source, personOf } = hearing;
  const host = hostOf(setting.sources?.().find((s) => s.name === source)?.type);
  const who = whoIn(setting.company(), personOf, host);
  const by = merged?.by ? [merged.by] : [];
  const told = commits.map((c) => commitOf({ ...c, authors: [...c.authors, ...by] }, who));
  const merge = mergeOf(from.commit, told, merged);
  if (told.length === 0 && !merge) return Promise.resolve({ ok: true, note: 'no commits' });
  return hearOrKeep({ type: 'commits', from, commits: told, ...(merge && { merge }) }, hearing, asked);
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
