import { z } from 'zod';
import type { Author, CheckTold, CommitTold } from '../../inbound/told.ts';
import { type Api, askApi } from '../../outbound/api.ts';
import { type Merged, MOST_ASKED, MOST_MERGED } from '../repository.ts';
import { reviewsOf } from './reviews.ts';
import { authorOf, Commit, type Pull, Pulls, toldOf } from './shapes.ts';

type Found = { pull: Pull; own: Set<string>; writers: Author[]; reviews: CheckTold[] };

/**
 * The pull requests that commits came by, the newest commits first. Whoever opened or merged one, and whoever wrote a commit of one that was squashed,
 * had a hand in it. Where that can't be read, the commits stay as they are.
 */
export async function mergedBy(
  github: Api,
  path: string,
  commits: CommitTold[],
): Promise<{ commits: CommitTold[]; merged: Merged[]; reviews: CheckTold[] }> {
  const found = new Map<number, Found>();
  const by = new Map<string, Found>();
  let asked = 0;
  for (const { sha } of commits.toReversed()) {
    // What was merged as it is, is known by the pull request that another of its commits named.
    const known = [...found.values()].find((f) => f.own.has(sha));
    if (known) by.set(sha, known);
    if (known || asked === MOST_ASKED) continue;
    asked += 1;
    const got = await askApi(github, { path: `${path}/commits/${sha}/pulls?per_page=10` }, Pulls);
    if (!got.ok) break;
    // Off the default branch, open ones are told too.
    const [pull] = got.value.filter((p) => p.merged_at);
    if (!pull) continue;
    const one = found.get(pull.number) ?? (await read(github, path, pull, found.size < MOST_MERGED));
    found.set(pull.number, one);
    one.own.add(sha);
    by.set(sha, one);
  }
  return {
    commits: commits.map((c) => ({ ...c, authors: [...c.authors, ...handsIn(by.get(c.sha))] })),
    merged: [...found.values()].map(mergedOf),
    reviews: [...found.values()].flatMap((f) => f.reviews),
  };
}

/** `whole`: its commits and its reviews are asked for too. */
async function read(github: Api, path: string, pull: Pull, whole: boolean): Promise<Found> {
  if (!whole) return { pull, own: new Set(), writers: [], reviews: [] };
  const got = await askApi(github, { path: `${path}/pulls/${pull.number}/commits?per_page=100` }, z.array(Commit));
  const commits = got.ok ? got.value.map(toldOf) : [];
  return {
    pull,
    own: new Set(commits.map((c) => c.sha)),
    writers: commits.flatMap((c) => c.authors),
    reviews: await reviewsOf(github, path, pull),
  };
}

const handsIn = (found: Found | undefined): Author[] =>
  found ? [...authorOf(found.pull.user), ...authorOf(found.pull.merged_by), ...found.writers] : [];

const mergedOf = ({ pull: { number, title, html_url: url, head, merge_commit_sha: tip }, own }: Found): Merged => ({
  ...{ number, title, commits: [...own] },
  ...(url && { url }),
  ...(head && { head: head.sha }),
  ...(tip && { tip }),
});
