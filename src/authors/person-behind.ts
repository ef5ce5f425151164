import { createHash } from 'node:crypto';
import { botMark, strangerMark } from '../domain/build/writers.ts';
import type { KnownAuthor } from '../domain/company/authors.ts';
import type { Author } from '../inbound/told.ts';
import { emailKey, HOSTS, type Host, hostKey, identityOf } from './keys.ts';

/** The user id of whoever has an e-mail address in Slack, or that id itself. */
export type IdOf = (name: string) => string | undefined;
/** As a commit keeps somebody: see `Commit`. `name`: of who is not known. */
export type NamedAuthor = { by: string; name?: string };

/** Who is behind the keys of authors, by people.yml: a user id, or `bot:` and a name. Who is not in Slack is not known. */
export function byKey(authors: readonly KnownAuthor[], idOf: IdOf): Map<string, string> {
  const book = new Map<string, string>();
  for (const { person, bot, emails, ...at } of authors) {
    const called = [
      ...emails.map((email) => [emailKey(email), email] as const),
      ...HOSTS.flatMap((host) => at[host].map((name) => [hostKey(host, name), name] as const)),
    ];
    for (const [key, name] of called) {
      const is = bot ? botMark(name) : person && idOf(person);
      if (is) book.set(key, is);
    }
  }
  return book;
}

/** The same by mark, for authors who were registered before people.yml knew them. */
export const byMark = (authors: readonly KnownAuthor[], idOf: IdOf): Record<string, string> =>
  Object.fromEntries([...byKey(authors, idOf)].map(([key, is]) => [markOf(key), is]));

/**
 * Who an author is: by people.yml, else by the e-mail address in Slack. Of whom nobody knows, only marks are kept, one for each key. An address in a commit is what its author typed:
 * enough to exclude somebody, never to grant anything. Undefined: nobody, or nothing is told of them.
 */
export function named(
  author: Author,
  host: Host | undefined,
  book: Map<string, string>,
  idOf: IdOf,
): NamedAuthor | undefined {
  const identity = identityOf(author, host);
  if (!identity) return undefined;
  const { keys, bot, name = '?' } = identity;
  const known = keys.flatMap((key) => book.get(key) ?? []).at(0);
  if (known !== undefined) return { by: known };
  if (bot) return { by: botMark(name.slice(0, 60)) };
  const inSlack = keys
    .filter((key) => key.includes('@'))
    .flatMap((email) => idOf(email) ?? [])
    .at(0);
  return inSlack ? { by: inSlack } : { by: strangerMark(keys.map(markOf)), name: name.slice(0, 60) };
}

const markOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 8);
