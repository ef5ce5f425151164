import type { People } from '../company/people.ts';
import { own } from '../own.ts';
import type { Commit } from './build.ts';

/**
 * Somebody who had a hand in a commit: a person in Slack by user id; a bot, which is shown and never asked; or somebody whom nobody knows yet, by
 * a mark that tells them apart. `name`: as the repository calls them.
 */
export type Writer =
  | { is: 'person'; id: string }
  | { is: 'bot'; name: string }
  | { is: 'unknown'; mark: string; name?: string };

const BOT = 'bot:';
export const botMark = (name: string) => `${BOT}${name}`;
/** A mark for each name under which somebody may turn out to be known. */
export const strangerMark = (marks: readonly string[]) => marks.map((m) => `?${m}`).join('');
export const isStranger = (by: string) => by.startsWith('?');

/** Everybody who wrote, co-wrote, opened or merged it, each once. Who is mapped in people.yml by now is known, whenever it was registered. */
export function writersOf({ by, with: others = [], names }: Commit, { authors }: Pick<People, 'authors'>): Writer[] {
  const marks = [...new Set([...(by === undefined ? [] : [by]), ...others].map((m) => known(m, authors)))];
  return marks.map((mark): Writer => {
    if (mark.startsWith(BOT)) return { is: 'bot', name: mark.slice(BOT.length) };
    if (!isStranger(mark)) return { is: 'person', id: mark };
    const name = own(names, mark);
    return { is: 'unknown', mark, ...(name !== undefined && { name }) };
  });
}

/** Whether somebody is known by a mark by now. */
export const isKnownMark = (mark: string, { authors }: Pick<People, 'authors'>) => !isStranger(known(mark, authors));

function known(mark: string, authors: People['authors']): string {
  if (!isStranger(mark)) return mark;
  return (
    mark
      .split('?')
      .flatMap((name) => own(authors, name) ?? [])
      .at(0) ?? mark
  );
}

/** The people in Slack who wrote some of these, by user id. */
export const peopleIn = (commits: readonly Commit[], people: Pick<People, 'authors'>): string[] => [
  ...new Set(commits.flatMap((c) => writersOf(c, people)).flatMap((w) => (w.is === 'person' ? [w.id] : []))),
];

/** Those whom nobody knows, each once, with one of their commits. */
export function strangersIn(commits: readonly Commit[], people: Pick<People, 'authors'>): Stranger[] {
  const found = new Map<string, Stranger>();
  for (const commit of commits)
    for (const writer of writersOf(commit, people))
      if (writer.is === 'unknown' && !found.has(writer.mark)) found.set(writer.mark, { ...writer, commit });
  return [...found.values()];
}
export type Stranger = Extract<Writer, { is: 'unknown' }> & { commit: Commit };
