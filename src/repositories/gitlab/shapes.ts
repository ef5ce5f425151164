import { z } from 'zod';
import { coAuthorsIn, saidIn } from '../../inbound/message.ts';
import type { Author, CommitTold } from '../../inbound/told.ts';

/** The fields that are used of what GitLab answers: https://docs.gitlab.com/api */
export const CommitShape = z.object({
  id: z.string(),
  title: z.string().catch(''),
  message: z.string().catch(''),
  author_name: z.string().nullish(),
  author_email: z.string().nullish(),
  authored_date: z.string().nullish(),
  web_url: z.string().optional(),
});

export const Comparison = z.object({
  web_url: z.string().optional(),
  compare_timeout: z.boolean().optional(),
  diffs: z
    .array(
      z.object({
        new_path: z.string(),
        diff: z.string().nullish(),
        collapsed: z.boolean().nullish(),
        too_large: z.boolean().nullish(),
      }),
    )
    .optional(),
});

const User = z.object({ username: z.string(), id: z.number().optional(), bot: z.boolean().optional() }).nullish();
export const Merges = z.array(
  z.object({
    iid: z.number().int(),
    title: z.string(),
    description: z.string().nullish().catch(undefined),
    source_branch: z.string().optional().catch(undefined),
    state: z.string(),
    sha: z.string().nullish().catch(undefined),
    merge_commit_sha: z.string().nullish().catch(undefined),
    squash_commit_sha: z.string().nullish().catch(undefined),
    web_url: z.string().optional(),
    author: User.catch(undefined),
    merge_user: User.catch(undefined),
    merged_by: User.catch(undefined),
  }),
);
export type MergeRequest = z.output<typeof Merges>[number];

export const authorOf = (user: z.output<typeof User>): Author[] =>
  user
    ? [
        {
          login: user.username,
          ...(user.id !== undefined && { id: String(user.id) }),
          ...(user.bot === true && { bot: true as const }),
        },
      ]
    : [];

export function toldOf(commit: z.output<typeof CommitShape>): CommitTold {
  const { id: sha, title, message, author_name: name, author_email: email, authored_date: at, web_url: url } = commit;
  return {
    sha,
    title: title || (message.split('\n', 1)[0] ?? ''),
    authors: [{ ...(email && { email }), ...(name && { name }) }, ...coAuthorsIn(message)],
    ...saidIn(message),
    ...(at && { at }),
    ...(url && { url }),
  };
}
