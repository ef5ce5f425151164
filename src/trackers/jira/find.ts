import { z } from 'zod';
import { type Api, askApi } from '../../outbound/api.ts';
import {
  cant,
  PER_PAGE,
  pages,
  type QueryLanguage,
  queryIn,
  type Sought,
  type TicketsFound,
  told,
  written,
} from '../query.ts';
import { projectKeys } from '../tracker.ts';
import { Issue, ticketOf } from './issue.ts';

/** https://support.atlassian.com/jira-software-cloud/docs/jql-reserved-characters-and-words */
const JQL: QueryLanguage = {
  quoted: /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g,
  quotes: /["']/,
  inQuotes: (value) => value.replaceAll(/["'\\]/g, (c) => `\\${c}`),
};
export const jql = queryIn(JQL).refine(
  (text) => !/\border\s+by\b/i.test(text.replaceAll(JQL.quoted, '')),
  'is put in no order: leave ORDER BY out',
);

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search: pages by token; a token that comes again is the last. */
const Answer = z.object({
  issues: z.array(Issue.extend({ key: z.string() })).default([]),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().optional(),
});

type Where = { url: string; projects: readonly string[] };

/** The projects whose tickets count hold whatever the query says, and what Jira refuses otherwise: a query without a bound. */
export async function find(api: Api, { url, projects }: Where, query: string, sought: Sought): Promise<TicketsFound> {
  const own = written(JQL, query, sought);
  if (own === undefined) return told(cant('its values can’t be written in JQL'), 'Jira', sought);
  const where = `project in (${projects.map((p) => `"${p.toUpperCase()}"`).join(', ')}) AND (${own})`;
  const keysOf = projectKeys(projects);
  const found = await pages(async (after) => {
    const asked = { jql: where, fields: 'summary,status,resolution', maxResults: String(PER_PAGE) };
    const params = new URLSearchParams({ ...asked, ...(after !== undefined && { nextPageToken: after }) });
    const got = await askApi(api, { path: `/search/jql?${params}` }, Answer);
    if (!got.ok) return got;
    const { issues, nextPageToken: next, isLast } = got.value;
    return {
      ok: true,
      tickets: issues
        .filter(({ key }) => keysOf(key)[0] === key)
        .map((issue) => ({ key: issue.key, ...ticketOf(issue, url, issue.key) })),
      next: isLast === true || next === after ? undefined : (next ?? undefined),
    };
  });
  return told(found, 'Jira', sought);
}
