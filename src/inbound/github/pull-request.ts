import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { instant, link, sha, some, text, word } from '../fields.ts';
import type { Translated } from '../source.ts';
import type { CheckState } from '../told.ts';
import { authorOf, Person, Repository } from './fields.ts';

const PullRequest = z.object({
  number: z.number().int(),
  title: text(200),
  html_url: link,
  user: Person,
  merged: z.boolean().nullish(),
  merged_at: instant,
  merge_commit_sha: sha,
  merged_by: Person,
  base: some(z.object({ ref: word() })),
  head: some(z.object({ ref: word(), sha })),
});
const Event = z.object({ repository: Repository, pull_request: PullRequest });

/** A pull request that came in: whoever opened it counts among its authors. What it consists of is told by the push, or asked for. */
export function pullRequest(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, pull_request: it } = read.data;
  const isMerged = it.merged ?? it.merged_at !== undefined;
  // Before it is merged, this is a throwaway.
  if (!isMerged || it.merge_commit_sha === undefined)
    return { ignored: 'a pull request that is not merged is not used' };
  const title = it.title ?? `#${it.number}`;
  const opened = authorOf(it.user);
  return {
    told: {
      type: 'commits',
      from: { repository: repository.full_name, branch: it.base?.ref, commit: it.merge_commit_sha },
      commits: [
        { sha: it.merge_commit_sha, title, at: it.merged_at, authors: opened ? [opened] : [], url: it.html_url },
      ],
      merged: { number: it.number, title, url: it.html_url, by: authorOf(it.merged_by) },
    },
  };
}

const Review = Event.extend({
  review: z.object({
    state: z.string(),
    commit_id: sha,
    submitted_at: instant,
    html_url: link,
    user: Person,
  }),
});
const STATES: Record<string, CheckState> = { approved: 'passed', changes_requested: 'failed', dismissed: 'cancelled' };

/** Somebody's review of a pull request, as it stands; a comment alone changes nothing. */
export function pullRequestReview(body: unknown): Translated {
  const read = Review.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, pull_request: it, review } = read.data;
  const state = own(STATES, review.state.toLowerCase());
  const commit = review.commit_id ?? it.head?.sha;
  if (state === undefined || commit === undefined) return { ignored: 'a review that decides nothing is not used' };
  return {
    told: {
      type: 'check',
      from: { repository: repository.full_name, branch: it.head?.ref, commit },
      kind: 'review',
      app: 'github',
      name: `review by ${review.user?.login ?? 'somebody'}`,
      state,
      startedAt: review.submitted_at,
      at: review.submitted_at,
      url: review.html_url,
      summary: it.title,
    },
  };
}
