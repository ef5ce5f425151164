import { z } from 'zod';
import type { Ticket } from '../domain/release/papers/tickets.ts';
import type { ApiFailed } from '../outbound/api.ts';

/** What a query may hold in double braces: whose tickets are sought. */
export type Sought = { service: string; version: string };
const BRACES = /\{\{\s*(\w*)\s*\}\}/g;
const NAMES = new Set(['service', 'version']);

/** A ticket that a query found. */
export type FoundTicket = Omit<Ticket, 'tracker' | 'by'>;
/** What one query found. */
export type TicketsFound = { ok: true; tickets: FoundTicket[] } | ApiFailed;

/** Beyond so many a query means something else than what a release brings. */
const MOST_FOUND = 500;
export const PER_PAGE = 100;

/** The queries of a tracker, each for some services or for all. */
export const queriesOf = <Q extends z.ZodType>(query: Q) =>
  z
    .array(
      z.strictObject({
        services: z.array(z.string()).min(1).max(1000).optional().describe('without it: every service'),
        query,
      }),
    )
    .max(100)
    .default([])
    .describe('tickets that belong to a release though no commit names them: docs/tickets.md');

export const queriesFor = <Q>(
  queries: readonly { services?: string[] | undefined; query: Q }[],
  service: string,
): Q[] => queries.filter((q) => q.services?.includes(service) ?? true).map((q) => q.query);

/** How a language of queries holds a text: what stands in quotes, and a value within them, or undefined where it has no way to say it. */
export type QueryLanguage = { quoted: RegExp; quotes: RegExp; inQuotes(value: string): string | undefined };

/** A query of a language, as a manifest has it. */
export const queryIn = ({ quoted, quotes }: QueryLanguage) =>
  z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .superRefine((text, context) => {
      const fault = (message: string) => context.addIssue({ code: 'custom', message });
      const unknown = unknownIn(text);
      const bare = text.replaceAll(quoted, ' ');
      if (unknown !== undefined) fault(unknown);
      else if (quotes.test(bare)) fault('has a quote that does not end');
      else if (/[\w.-]\{\{|\}\}[\w.-]/.test(bare)) fault('has a placeholder within a word: put the word in quotes');
    });

/** Why a placeholder is none. */
export function unknownIn(text: string): string | undefined {
  const found = [...text.matchAll(BRACES)].find(([, name = '']) => !NAMES.has(name));
  return found && `${found[0]} is nothing a query has: there are {{service}} and {{version}}`;
}

/** The values in place of the placeholders: `as` writes one. */
export const filled = (text: string, { service, version }: Sought, as: (value: string) => string = (v) => v) =>
  text.replaceAll(BRACES, (_, name: string) => as(name === 'service' ? service : version));

/** A query with its values, which can't end the text that they stand in; undefined where a value can't be said. */
export function written(language: QueryLanguage, text: string, sought: Sought): string | undefined {
  if ([sought.service, sought.version].some((value) => language.inQuotes(value) === undefined)) return undefined;
  const inQuotes = (value: string) => language.inQuotes(value) ?? '';
  const bare = (part: string) => filled(part, sought, (value) => `"${inQuotes(value)}"`);
  let out = '';
  let from = 0;
  for (const { 0: inside, index } of text.matchAll(language.quoted)) {
    out += bare(text.slice(from, index)) + filled(inside, sought, inQuotes);
    from = index + inside.length;
  }
  return out + bare(text.slice(from));
}

type Page = { ok: true; tickets: FoundTicket[]; next?: string | undefined } | ApiFailed;

/** Page after page of what a query finds. */
export async function pages(ask: (after: string | undefined) => Promise<Page>): Promise<TicketsFound> {
  const tickets: FoundTicket[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_FOUND / PER_PAGE; page += 1) {
    const got = await ask(after);
    if (!got.ok) return got;
    tickets.push(...got.tickets);
    if (got.next === undefined) return { ok: true, tickets };
    after = got.next;
  }
  return cant(`it finds more than ${MOST_FOUND} tickets, so it is not about one version`);
}

/** A query that can't be asked, or not with these values. */
export const cant = (why: string): ApiFailed => ({ ok: false, final: true, unclear: false, why });

/** What is wrong with a query is said with the query's place; a tracker that is down, or refuses the token, says so itself. */
export function told(found: TicketsFound, tracker: string, { service, version }: Sought): TicketsFound {
  if (found.ok || !found.final || found.answer?.status === 401 || found.answer?.status === 403) return found;
  const why = `the query for ${service} ${version}: ${found.why.slice(0, 170).replace(/[.\s]+$/, '')}. Correct it in trackers.yml, or in ${tracker} what it names`;
  return { ...found, why };
}
