import { z } from 'zod';
import { coAuthorsIn, saidIn } from '../../inbound/message.ts';
import type { Author, CommitTold } from '../../inbound/told.ts';

/** The fields that are used of what GitHub answers: https://docs.github.com/en/rest */
const User = z.object({ login: z.string(), id: z.number().optional(), type: z.string().optional() }).nullish();
const Wrote = z
  .object({ name: z.string().nullish(), email: z.string().nullish(), date: z.string().nullish() })
  .nullish();

export const CommitShape = z.object({
  sha: z.string(),
  html_url: z.string().optional(),
  commit: z.object({ message: z.string(), author: Wrote }),
  author: User.catch(undefined),
});

export const Comparison = z.object({
  status: z.enum(['ahead', 'behind', 'identical', 'diverged']),
  html_url: z.string().optional(),
  merge_base_commit: z.object({ sha: z.string() }).optional().catch(undefined),
  total_commits: z.number().int().min(0),
  commits: z.array(CommitShape),
  files: z
    .array(z.object({ filename: z.string(), additions: z.number().catch(0), deletions: z.number().catch(0) }))
    .optional(),
});
export type Comparison = z.output<typeof Comparison>;

/** All files at once; without those of directories and submodules, which are told as such. */
export const Tree = z.object({
  truncated: z.boolean().catch(true),
  tree: z.array(z.object({ path: z.string(), type: z.string(), sha: z.string() })),
});

export const Pulls = z.array(
  z.object({
    number: z.number().int(),
    title: z.string(),
    body: z.string().nullish().catch(undefined),
    html_url: z.string().optional(),
    merged_at: z.string().nullish(),
    merge_commit_sha: z.string().nullish().catch(undefined),
    head: z.object({ sha: z.string().optional(), ref: z.string().optional() }).optional().catch(undefined),
    user: User,
    merged_by: User.optional(),
  }),
);
export type Pull = z.output<typeof Pulls>[number];

export function authorOf(user: z.output<typeof User>): Author[] {
  if (!user) return [];
  const { login, id, type } = user;
  return [{ login, ...(id !== undefined && { id: String(id) }), ...(type === 'Bot' && { bot: true as const }) }];
}

export function toldOf({ sha, html_url: url, commit, author }: z.output<typeof CommitShape>): CommitTold {
  const { message, author: wrote } = commit;
  const [known = {}] = authorOf(author);
  const by: Author = {
    ...known,
    ...(wrote?.email && { email: wrote.email }),
    ...(wrote?.name && { name: wrote.name }),
  };
  return {
    sha,
    title: message.split('\n', 1)[0] ?? '',
    authors: [by, ...coAuthorsIn(message)],
    ...saidIn(message),
    ...(wrote?.date && { at: wrote.date }),
    ...(url && { url }),
  };
}
