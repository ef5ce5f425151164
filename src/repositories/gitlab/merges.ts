import { z } from 'zod';
import { refsOf } from '../../inbound/message.ts';
import type { CheckTold, CommitTold } from '../../inbound/told.ts';
import { type Api, askApi } from '../../outbound/api.ts';
import { type Hands, mergesOf } from '../merges.ts';
import type { Merged } from '../repository.ts';
import { reviewsOf } from './reviews.ts';
import { authorOf, CommitShape, type MergeRequest, Merges, toldOf } from './shapes.ts';

type Found = Hands & { reviews: CheckTold[] };

/** The merge requests that commits came by, and who approved these. */
export async function mergedBy(
  gitlab: Api,
  project: string,
  commits: CommitTold[],
): Promise<{ commits: CommitTold[]; merged: Merged[]; reviews: CheckTold[] }> {
  const asking = {
    async of(sha: string) {
      const got = await askApi(gitlab, { path: `${project}/repository/commits/${sha}/merge_requests` }, Merges);
      return got.ok ? ({ ok: true, request: got.value.find((m) => m.state === 'merged') } as const) : got;
    },
    read: (merge: MergeRequest, whole: boolean) => read(gitlab, project, merge, whole),
    numberOf: (merge: MergeRequest) => merge.iid,
  };
  const { found, ...known } = await mergesOf(asking, commits);
  return { ...known, merged: found.map((f) => f.merged), reviews: found.flatMap((f) => f.reviews) };
}

async function read(gitlab: Api, project: string, merge: MergeRequest, whole: boolean): Promise<Found> {
  const path = `${project}/merge_requests/${merge.iid}/commits?per_page=100`;
  const got = whole ? await askApi(gitlab, { path }, z.array(CommitShape)) : undefined;
  const commits = got?.ok ? got.value.map(toldOf) : [];
  const { iid: number, title, web_url: url, sha: head, merge_commit_sha: commit, squash_commit_sha: squashed } = merge;
  // A fast-forward has no commit of its own.
  const tip = commit ?? squashed ?? head;
  return {
    merged: {
      ...{ number, title, commits: [...commits.map((c) => c.sha), ...(squashed ? [squashed] : [])] },
      ...refsOf({ title, branch: merge.source_branch, description: merge.description }),
      ...(url && { url }),
      ...(head && { head }),
      ...(tip && { tip }),
    },
    hands: [
      ...authorOf(merge.author),
      ...authorOf(merge.merge_user ?? merge.merged_by),
      ...commits.flatMap((c) => c.authors),
    ],
    reviews: whole ? await reviewsOf(gitlab, project, merge) : [],
  };
}
