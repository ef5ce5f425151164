import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { flag, instant, link, mustBeWhole, needed, sha, some, text, whole, wholeIn, word } from '../fields.ts';
import { refsOf } from '../message.ts';
import type { Translated } from '../source.ts';
import type { CheckState, CheckTold } from '../told.ts';
import { authorOf, Person, Repository } from './fields.ts';

const PullRequest = z.object({
  number: needed(wholeIn, mustBeWhole(0)),
  title: text(200),
  body: some(z.string()),
  html_url: link,
  user: Person,
  merged: flag,
  merged_at: instant,
  merge_commit_sha: sha,
  commits: some(whole(1)),
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
        {
          ...{ sha: it.merge_commit_sha, title, at: it.merged_at, authors: opened ? [opened] : [], url: it.html_url },
          ...refsOf({ title, branch: it.head?.ref, description: it.body }),
        },
      ],
      merged: {
        ...{ number: it.number, title, url: it.html_url, by: authorOf(it.merged_by) },
        // Its approvals are of its last commit; what was merged is another, but for a fast-forward.
        ...(it.head?.sha !== undefined && { head: it.head.sha }),
        ...(it.commits !== undefined && { size: it.commits }),
      },
    },
  };
}

const Review = z.object({
  state: z.string(),
  commit_id: sha,
  submitted_at: instant,
  html_url: link,
  user: Person,
});
const Reviewed = Event.extend({ review: Review });
const STATES: Record<string, CheckState> = { approved: 'passed', changes_requested: 'failed', dismissed: 'cancelled' };

/** Somebody's review of a pull request, as it stands; a comment alone changes nothing. */
export function pullRequestReview(body: unknown): Translated {
  const read = Reviewed.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, pull_request: it, review } = read.data;
  const told = reviewTold(repository.full_name, it, { ...review, commit_id: review.commit_id ?? it.head?.sha });
  return told ? { told } : { ignored: 'a review that decides nothing is not used' };
}

type Pull = Partial<Pick<z.output<typeof PullRequest>, 'title' | 'user' | 'head'>>;

/** The approval of a bot, or of whoever opened it, is nobody’s review. */
export function reviewTold(repository: string, pull: Pull, review: z.output<typeof Review>): CheckTold | undefined {
  const { user, commit_id: commit, submitted_at: at, html_url: url } = review;
  const said = own(STATES, review.state.toLowerCase());
  if (said === undefined || commit === undefined) return undefined;
  const isNobodys = authorOf(user)?.bot === true || (user?.login !== undefined && user.login === pull.user?.login);
  return {
    type: 'check',
    from: { repository, branch: pull.head?.ref, commit },
    kind: 'review',
    app: 'github',
    name: `review by ${user?.login ?? 'somebody'}`,
    state: said === 'passed' && isNobodys ? 'neutral' : said,
    startedAt: at,
    ...{ at, url, summary: pull.title },
  };
}
