import { z } from 'zod';
import type { Author, CommitTold } from '../../inbound/told.ts';
import { type Api, askApi } from '../../outbound/api.ts';
import { type Merged, MOST_ASKED, MOST_MERGED } from '../repository.ts';
import { authorOf, Commit, type Merge, Merges, toldOf } from './shapes.ts';

type Found = { merge: Merge; own: Set<string>; writers: Author[] };

/** The merge requests that commits came by: as GitHub's pull requests. Approvals are of none of their commits there, so they are not asked for. */
export async function mergedBy(
  gitlab: Api,
  project: string,
  commits: CommitTold[],
): Promise<{ commits: CommitTold[]; merged: Merged[] }> {
  const found = new Map<number, Found>();
  const by = new Map<string, Found>();
  let asked = 0;
  for (const { sha } of commits.toReversed()) {
    const known = [...found.values()].find((f) => f.own.has(sha));
    if (known) by.set(sha, known);
    if (known || asked === MOST_ASKED) continue;
    asked += 1;
    const got = await askApi(gitlab, { path: `${project}/repository/commits/${sha}/merge_requests` }, Merges);
    if (!got.ok) break;
    const merge = got.value.find((m) => m.state === 'merged');
    if (!merge) continue;
    const one = found.get(merge.iid) ?? (await read(gitlab, project, merge, found.size < MOST_MERGED));
    found.set(merge.iid, one);
    one.own.add(sha);
    by.set(sha, one);
  }
  return {
    commits: commits.map((c) => ({ ...c, authors: [...c.authors, ...handsIn(by.get(c.sha))] })),
    merged: [...found.values()].map(mergedOf),
  };
}

/** `whole`: its commits are asked for too. */
async function read(gitlab: Api, project: string, merge: Merge, whole: boolean): Promise<Found> {
  const path = `${project}/merge_requests/${merge.iid}/commits?per_page=100`;
  const got = whole ? await askApi(gitlab, { path }, z.array(Commit)) : undefined;
  const commits = got?.ok ? got.value.map(toldOf) : [];
  return { merge, own: new Set(commits.map((c) => c.sha)), writers: commits.flatMap((c) => c.authors) };
}

const handsIn = (found: Found | undefined): Author[] =>
  found
    ? [...[found.merge.author, found.merge.merge_user ?? found.merge.merged_by].flatMap(authorOf), ...found.writers]
    : [];

/** A fast-forward has no commit of its own. */
function mergedOf({ merge, own }: Found): Merged {
  const { iid: number, title, web_url: url, sha: head, merge_commit_sha: merged, squash_commit_sha: squashed } = merge;
  const tip = merged ?? squashed ?? head;
  return {
    ...{ number, title, commits: [...own, ...(squashed ? [squashed] : [])] },
    ...(url && { url }),
    ...(head && { head }),
    ...(tip && { tip }),
  };
}
