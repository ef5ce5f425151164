import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { instant, link, mustBeWhole, needed, sha, some, text, textIn, wholeIn, word } from '../fields.ts';
import { refsOf } from '../message.ts';
import type { Translated } from '../source.ts';
import type { CheckState, CheckTold, Origin } from '../told.ts';
import { authorOf, Person, Project } from './fields.ts';

const Event = z.object({
  project: Project,
  user: Person,
  object_attributes: z.object({
    iid: needed(wholeIn, mustBeWhole(0)),
    title: text(200),
    description: some(z.string()),
    url: link,
    state: word(30),
    action: word(30),
    author_id: word(30),
    source_branch: word(),
    target_branch: word(),
    merge_commit_sha: sha,
    squash_commit_sha: sha,
    merged_at: instant,
    updated_at: instant,
    last_commit: some(
      z.object({
        id: sha,
        message: z.string().optional().catch(undefined),
        timestamp: instant,
        author: some(z.object({ name: text(100), email: word(254) })),
      }),
    ),
  }),
});

/** One that was merged brings its commit; an approval, or its end, says how its last commit was reviewed. */
export function mergeRequest(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { project, user, object_attributes: it } = read.data;
  const review = own(REVIEWS, it.action ?? '');
  if (review !== undefined) return reviewed(read.data, review);
  // A fast-forward merge has no commit of its own.
  const commit = it.merge_commit_sha ?? it.squash_commit_sha ?? it.last_commit?.id;
  if (it.state !== 'merged' || commit === undefined)
    return { ignored: 'a merge request that is not merged is not used' };
  const { author } = it.last_commit ?? {};
  const email = author?.email?.includes('@') ? author.email : undefined;
  const title = it.title ?? `!${it.iid}`;
  // What is done with it after that, such as a label, comes again with who did that, and when.
  const isMerging = it.action === undefined || it.action === 'merge';
  const at = it.merged_at ?? (isMerging ? it.updated_at : undefined);
  return {
    told: {
      type: 'commits',
      from: { repository: project.path_with_namespace, branch: it.target_branch, commit },
      commits: [
        {
          sha: commit,
          title: commit === it.last_commit?.id ? (textIn(it.last_commit.message, 200) ?? title) : title,
          at,
          authors: [
            ...(it.author_id ? [{ id: it.author_id }] : []),
            ...(email || author?.name ? [{ ...(email && { email }), ...(author?.name && { name: author.name }) }] : []),
          ],
          url: it.url,
          ...refsOf({ title, branch: it.source_branch, description: it.description }),
        },
      ],
      merged: {
        ...{ number: it.iid, title, url: it.url, by: isMerging ? authorOf(user) : undefined },
        // One that was squashed may bring two: the squashed one, and the merge.
        ...(it.last_commit?.id !== undefined && {
          head: it.last_commit.id,
          commits: [it.merge_commit_sha, it.squash_commit_sha, it.last_commit.id].flatMap((c) => c ?? []),
        }),
      },
    },
  };
}

const REVIEWS: Record<string, CheckState> = {
  approved: 'passed',
  approval: 'passed',
  unapproved: 'cancelled',
  unapproval: 'cancelled',
};

function reviewed({ project, user, object_attributes: it }: z.output<typeof Event>, state: CheckState): Translated {
  const commit = it.last_commit?.id;
  if (commit === undefined) return { ignored: 'a review of no commit is not used' };
  const from = { repository: project.path_with_namespace, branch: it.source_branch, commit };
  return {
    told: reviewTold(from, { user, author: it.author_id, at: it.updated_at, url: it.url, title: it.title }, state),
  };
}

type Reviewed = {
  user: z.output<typeof Person>;
  /** the id of whoever opened it */
  author: string | undefined;
  at: string | undefined;
  url: string | undefined;
  title: string | undefined;
};

/** Where a project lets authors approve their own, that is nobody’s review, and no more is a bot’s. */
export function reviewTold(from: Origin, { user, author, at, url, title }: Reviewed, state: CheckState): CheckTold {
  const isNobodys = (user?.id !== undefined && user.id === author) || authorOf(user)?.bot === true;
  return {
    type: 'check',
    from,
    kind: 'review',
    app: 'gitlab',
    name: `review by ${user?.username ?? 'somebody'}`,
    state: state === 'passed' && isNobodys ? 'neutral' : state,
    startedAt: at,
    ...{ at, url, summary: title },
  };
}
