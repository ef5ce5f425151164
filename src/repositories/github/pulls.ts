import { z } from 'zod';
import { refsOf } from '../../inbound/message.ts';
import type { CheckTold, CommitTold } from '../../inbound/told.ts';
import { type Api, askApi } from '../../outbound/api.ts';
import { type Hands, mergesOf } from '../merges.ts';
import type { Merged } from '../repository.ts';
import { reviewsOf } from './reviews.ts';
import { authorOf, CommitShape, type Pull, Pulls, toldOf } from './shapes.ts';

type Found = Hands & { reviews: CheckTold[] };

/** The pull requests that commits came by, and what was said of these. */
export async function mergedBy(
  github: Api,
  path: string,
  commits: CommitTold[],
): Promise<{ commits: CommitTold[]; merged: Merged[]; reviews: CheckTold[] }> {
  const asking = {
    async of(sha: string) {
      const got = await askApi(github, { path: `${path}/commits/${sha}/pulls?per_page=10` }, Pulls);
      // Off the default branch, open ones are told too.
      return got.ok ? ({ ok: true, request: got.value.find((p) => p.merged_at) } as const) : got;
    },
    read: (pull: Pull, whole: boolean) => read(github, path, pull, whole),
    numberOf: (pull: Pull) => pull.number,
  };
  const { found, ...known } = await mergesOf(asking, commits);
  return { ...known, merged: found.map((f) => f.merged), reviews: found.flatMap((f) => f.reviews) };
}

async function read(github: Api, path: string, pull: Pull, whole: boolean): Promise<Found> {
  const question = { path: `${path}/pulls/${pull.number}/commits?per_page=100` };
  const got = whole ? await askApi(github, question, z.array(CommitShape)) : undefined;
  const commits = got?.ok ? got.value.map(toldOf) : [];
  const { number, title, html_url: url, head, merge_commit_sha: tip } = pull;
  return {
    merged: {
      ...{ number, title, commits: commits.map((c) => c.sha) },
      ...refsOf({ title, branch: head?.ref, description: pull.body }),
      ...(url && { url }),
      ...(head?.sha && { head: head.sha }),
      ...(tip && { tip }),
    },
    hands: [...authorOf(pull.user), ...authorOf(pull.merged_by), ...commits.flatMap((c) => c.authors)],
    reviews: whole ? await reviewsOf(github, path, pull) : [],
  };
}
