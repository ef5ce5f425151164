import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { flag, instant, link, refIn, several, sha, shaIn, some, text, textIn, word } from '../fields.ts';
import { breakingIn, coAuthorsIn } from '../message.ts';
import type { Translated } from '../source.ts';
import type { Author, CommitTold } from '../told.ts';
import { Repository } from './fields.ts';

const MOST_COMMITS = 1000;
const MOST_PATHS = 300;

const Wrote = some(z.object({ name: text(100), email: word(254), username: word(100) }));
const Commit = z.object({
  id: z.string(),
  message: z.string().default(''),
  timestamp: instant,
  url: link,
  author: Wrote,
  added: several(z.string().max(500), MOST_PATHS),
  modified: several(z.string().max(500), MOST_PATHS),
  removed: several(z.string().max(500), MOST_PATHS),
});
const Event = z.object({
  repository: Repository,
  ref: z.string().min(1),
  after: sha,
  deleted: flag,
  commits: z.array(z.unknown()).nullish(),
  head_commit: some(Commit),
  compare: link,
});

/** What was pushed to a branch, or a tag, which gives a commit the name of a version. */
export function push(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, ref, after, deleted, head_commit: head, commits } = read.data;
  // Of an annotated tag `after` is the tag itself.
  const commit = shaIn(head?.id) ?? after;
  if (deleted === true || commit === undefined) return { ignored: 'a ref that was deleted is not used' };
  const from = { repository: repository.full_name, ...refIn(ref), commit };
  if (ref.startsWith('refs/tags/'))
    return { told: { type: 'artifact', from, name: ref.slice('refs/tags/'.length, 300), url: head?.url } };
  const told = several(Commit, MOST_COMMITS)
    .parse((commits ?? []).slice(-MOST_COMMITS))
    .flatMap(commitOf);
  if (told.length === 0) return { ignored: 'a push without commits is not used' };
  const paths = [...new Set(told.flatMap((c) => c.paths ?? []))].slice(0, MOST_PATHS);
  return { told: { type: 'commits', from: { ...from, paths }, commits: told } };
}

function commitOf(commit: z.output<typeof Commit>): CommitTold[] {
  const id = shaIn(commit.id);
  if (id === undefined) return [];
  const { author, message } = commit;
  const wrote: Author[] = author && (author.email || author.username || author.name) ? [authorOf(author)] : [];
  return [
    {
      sha: id,
      title: textIn(message, 200) ?? id.slice(0, 7),
      at: commit.timestamp,
      authors: [...wrote, ...coAuthorsIn(message)],
      ...breakingIn(message),
      url: commit.url,
      paths: [...commit.added, ...commit.modified, ...commit.removed].slice(0, MOST_PATHS),
    },
  ];
}

const authorOf = ({ email, username, name }: NonNullable<z.output<typeof Wrote>>): Author => ({
  ...(email && { email }),
  ...(username && { login: username }),
  ...(name && { name }),
  ...(username?.endsWith('[bot]') && { bot: true }),
});
