import { z } from 'zod';
import { type Api, askApi } from '../../outbound/api.ts';
import {
  cant,
  type FoundTicket,
  PER_PAGE,
  pages,
  type QueryLanguage,
  queryIn,
  type Sought,
  type TicketsFound,
  told,
  written,
} from '../query.ts';
import { Issue, ticketOf } from './issue.ts';

/** A search has no way to say a quote within quotes. */
const SEARCH: QueryLanguage = {
  quoted: /"[^"]*"/g,
  quotes: /"/,
  inQuotes: (value) => (/["\\]/.test(value) ? undefined : value),
};
/** Several of `repo:` mean all of them or any of them, by what GitHub it is: each repository is asked by itself. */
export const search = queryIn(SEARCH).refine(
  (text) => !/(^|[\s(])-?(repo|org|user):|(^|\s)(AND|OR|NOT)(\s|$)/.test(text.replaceAll(SEARCH.quoted, '""')),
  'is asked of each of the repositories above: leave repo:, org:, user:, AND, OR and NOT out, and write two queries instead',
);

/** https://docs.github.com/en/rest/search/search: 30 a minute, which is why few repositories are asked. */
const MOST_REPOSITORIES = 10;
const Answer = z.object({
  total_count: z.number(),
  incomplete_results: z.boolean(),
  items: z.array(Issue.extend({ number: z.int(), pull_request: z.unknown().optional() })),
});

/** `own`: of the service; where none of them has issues that count, all that do are asked. */
type Where = { own: readonly string[]; known: readonly string[] };

export async function find(api: Api, { own, known }: Where, query: string, sought: Sought): Promise<TicketsFound> {
  const mine = known.filter((k) => own.some((o) => o.toLowerCase() === k.toLowerCase()));
  const asked = mine.length > 0 ? mine : known;
  const text = written(SEARCH, query, sought);
  if (text === undefined) return told(cant('GitHub can’t search for a quote or a backslash'), 'GitHub', sought);
  if (asked.length > MOST_REPOSITORIES)
    return told(cant(`${asked.length} repositories are too many to search, 10 at most`), 'services.yml', sought);
  const tickets: FoundTicket[] = [];
  for (const repository of asked) {
    const found = await findIn(api, repository, text);
    if (!found.ok) return told(found, 'GitHub', sought);
    tickets.push(...found.tickets);
  }
  return { ok: true, tickets };
}

const findIn = (api: Api, repository: string, text: string): Promise<TicketsFound> =>
  pages(async (after = '1') => {
    const q = `repo:${repository} is:issue ${text}`;
    const params = new URLSearchParams({ q, per_page: String(PER_PAGE), page: after });
    const got = await askApi(api, { path: `/search/issues?${params}` }, Answer);
    if (!got.ok) return got;
    const { total_count: total, incomplete_results: isCut, items } = got.value;
    if (isCut) return { ok: false, final: false, unclear: false, why: 'GitHub could not search all of it in time' };
    const tickets = items.flatMap((item) => {
      const ticket = ticketOf(item);
      return ticket ? [{ key: `${repository}#${item.number}`, ...ticket }] : [];
    });
    return { ok: true, tickets, next: total > Number(after) * PER_PAGE ? String(Number(after) + 1) : undefined };
  });
