import { z } from 'zod';
import type { Author, CommitTold } from '../../inbound/told.ts';
import { type Api, askApi } from '../../outbound/api.ts';
import { type Merged, MOST_ASKED, MOST_MERGED } from '../repository.ts';
import { authorOf, Commit, type Merge, Merges, toldOf } from './shapes.ts';

/** The merge requests that commits came by: as GitHub's pull requests. */
export async function mergedBy(
  gitlab: Api,
  project: string,
  commits: CommitTold[],
): Promise<{ commits: CommitTold[]; merged: Merged[] }> {
  const merges = new Map<number, Merge>();
  const writers = new Map<number, Author[]>();
  const more = new Map<string, Author[]>();
  for (const { sha } of commits.slice(-MOST_ASKED).reverse()) {
    const got = await askApi(gitlab, { path: `${project}/repository/commits/${sha}/merge_requests` }, Merges);
    if (!got.ok) break;
    const merge = got.value.find((m) => m.state === 'merged');
    if (!merge) continue;
    merges.set(merge.iid, merge);
    if (!writers.has(merge.iid) && writers.size < MOST_MERGED)
      writers.set(merge.iid, await writersOf(gitlab, project, merge.iid));
    const by = [merge.author, merge.merge_user ?? merge.merged_by].flatMap(authorOf);
    more.set(sha, [...by, ...(writers.get(merge.iid) ?? [])]);
  }
  return {
    commits: commits.map((c) => ({ ...c, authors: [...c.authors, ...(more.get(c.sha) ?? [])] })),
    merged: [...merges.values()].map(({ iid: number, title, web_url: url }) => ({
      number,
      title,
      ...(url && { url }),
    })),
  };
}

async function writersOf(gitlab: Api, project: string, iid: number): Promise<Author[]> {
  const got = await askApi(gitlab, { path: `${project}/merge_requests/${iid}/commits?per_page=100` }, z.array(Commit));
  return got.ok ? got.value.flatMap((c) => toldOf(c).authors) : [];
}
