import type { Commit } from '../domain/build/build.ts';
import { isStranger } from '../domain/build/writers.ts';
import type { Author } from '../inbound/told.ts';
import { redacted } from '../secrets/redact.ts';
import { instantOf } from '../time/instants.ts';
import type { NamedAuthor } from './person-behind.ts';

type Told = {
  sha: string;
  title: string;
  at?: string | undefined;
  authors: readonly Author[];
  breaking?: true;
  refs?: string[];
};

const LONGEST_SHA = 12;
const LONGEST_TITLE = 100;
const MOST_AUTHORS = 20;

/** So much of a hash is kept. */
export const keptSha = (sha: string) => sha.slice(0, LONGEST_SHA);

/** A commit as it is kept: its first author wrote it, the others had a hand in it. `at`: UTC ISO, left out where it is no time. */
export function commitOf(
  { sha, title, at, authors, breaking, refs }: Told,
  who: (author: Author) => NamedAuthor | undefined,
): Commit {
  const all = authors.slice(0, MOST_AUTHORS).flatMap((a) => who(a) ?? []);
  const [by, ...others] = [...new Set(all.map((n) => n.by))];
  const names = all.flatMap(({ by, name }) => (isStranger(by) && name !== undefined ? [[by, redacted(name)]] : []));
  const time = Date.parse(at ?? '');
  return {
    sha: keptSha(sha),
    title: redacted(title).split('\n', 1)[0]?.trim().slice(0, LONGEST_TITLE) ?? '',
    ...(by !== undefined && { by }),
    ...(others.length > 0 && { with: others }),
    ...(names.length > 0 && { names: Object.fromEntries(names) }),
    ...(!Number.isNaN(time) && { at: instantOf(time) }),
    ...(breaking && { breaking }),
    ...(refs && { refs }),
  };
}
