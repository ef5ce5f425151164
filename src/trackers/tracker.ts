import type { Ticket } from '../domain/release/papers/tickets.ts';
import { KEYS } from '../inbound/message.ts';
import type { ApiFailed } from '../outbound/api.ts';
import type { Sought, TicketsFound } from './query.ts';

/** One ticket as its tracker knows it; `unknown`: there is none by that key, or it may not be seen; `none`: it is something else, such as a pull request. */
export type TicketRead = { ok: true; ticket: Omit<Ticket, 'tracker' | 'key' | 'by'> | 'unknown' | 'none' } | ApiFailed;

/** What became of a release: `id` is ours, `name` what it is of; `link`: where Gonogo is. */
export type TicketOutcome = {
  id: string;
  name: string;
  environment: string;
  how: 'live' | 'rolled-back';
  at: string;
  link: string;
};

/** Where work is kept. Keys are only those of the projects that its manifest lists: UTF-8 and CVE-2024 are no tickets. */
export interface Tracker {
  /** whether what became of a release is written to its tickets */
  writesBack: boolean;
  /** the keys in the title of a commit of a repository */
  keysIn(text: string, repositories: readonly string[]): string[];
  read(key: string): Promise<TicketRead>;
  /** What each query of its manifest finds for a version of a service; none where no query is for that service. */
  find(sought: Sought, repositories: readonly string[]): Promise<TicketsFound[]>;
  /** Writes what became of a release, once: what is ours there is looked for, and brought up to date. */
  write(key: string, outcome: TicketOutcome): Promise<{ ok: true } | ApiFailed>;
}

export const wordsOf = ({ id, name, environment, how }: TicketOutcome) =>
  how === 'live' ? `${id}: ${name} is live in ${environment}` : `${id}: ${name} was rolled back in ${environment}`;

/** The keys of these projects alone. */
export function projectKeys(projects: readonly string[]): (text: string) => string[] {
  const known = new Set(projects.map((p) => p.toUpperCase()));
  return (text) => [
    ...new Set(
      [...text.slice(0, 2000).matchAll(KEYS)]
        .filter(([, project = '']) => known.has(project.toUpperCase()))
        .map(([key]) => key.toUpperCase()),
    ),
  ];
}
