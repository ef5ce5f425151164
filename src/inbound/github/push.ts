import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { flag, instant, link, several, sha, shaIn, some, text, textIn, word } from '../fields.ts';
import { coAuthorsIn, saidIn } from '../message.ts';
import { CHANGED, pathsIn } from '../paths.ts';
import { refIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import type { Author, CommitTold } from '../told.ts';
import { Repository } from './fields.ts';

const MOST_COMMITS = 1000;

const Wrote = some(z.object({ name: text(100), email: word(254), username: word(100) }));
const Commit = z.object({
  id: z.string(),
  message: z.string().default(''),
  timestamp: instant,
  url: link,
  author: Wrote,
  ...CHANGED,
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
  const pushed = several(Commit, MOST_COMMITS).parse((commits ?? []).slice(-MOST_COMMITS));
  const told = pushed.flatMap(commitOf);
  if (told.length === 0) return { ignored: 'a push without commits is not used' };
  return { told: { type: 'commits', from: { ...from, paths: pathsIn(pushed) }, commits: told } };
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
      ...saidIn(message),
      url: commit.url,
    },
  ];
}

const authorOf = ({ email, username, name }: NonNullable<z.output<typeof Wrote>>): Author => ({
  ...(email && { email }),
  ...(username && { login: username }),
  ...(name && { name }),
  ...(username?.endsWith('[bot]') && { bot: true }),
});
