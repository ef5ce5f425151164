import { z } from 'zod';
import type { Author, CommitTold } from '../../inbound/told.ts';
import { type Api, askApi } from '../../outbound/api.ts';
import { type Merged, MOST_ASKED, MOST_MERGED } from '../repository.ts';
import { authorOf, Commit, type Pull, Pulls, toldOf } from './shapes.ts';

/**
 * The pull requests that commits came by, the newest commits first. Whoever opened or merged one, and whoever wrote a commit of one that was squashed,
 * had a hand in it. Where that can't be read, the commits stay as they are.
 */
export async function mergedBy(
  github: Api,
  path: string,
  commits: CommitTold[],
): Promise<{ commits: CommitTold[]; merged: Merged[] }> {
  const pulls = new Map<number, Pull>();
  const writers = new Map<number, Author[]>();
  const more = new Map<string, Author[]>();
  for (const { sha } of commits.slice(-MOST_ASKED).reverse()) {
    const got = await askApi(github, { path: `${path}/commits/${sha}/pulls?per_page=10` }, Pulls);
    if (!got.ok) break;
    // Off the default branch, open ones are told too.
    const [pull] = got.value.filter((p) => p.merged_at);
    if (!pull) continue;
    pulls.set(pull.number, pull);
    if (!writers.has(pull.number) && writers.size < MOST_MERGED)
      writers.set(pull.number, await writersOf(github, path, pull.number));
    more.set(sha, [...authorOf(pull.user), ...authorOf(pull.merged_by), ...(writers.get(pull.number) ?? [])]);
  }
  return {
    commits: commits.map((c) => ({ ...c, authors: [...c.authors, ...(more.get(c.sha) ?? [])] })),
    merged: [...pulls.values()].map(({ number, title, html_url: url }) => ({ number, title, ...(url && { url }) })),
  };
}

async function writersOf(github: Api, path: string, number: number): Promise<Author[]> {
  const got = await askApi(github, { path: `${path}/pulls/${number}/commits?per_page=100` }, z.array(Commit));
  return got.ok ? got.value.flatMap((c) => toldOf(c).authors) : [];
}
