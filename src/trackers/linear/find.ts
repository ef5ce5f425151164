import { z } from 'zod';
import type { Api } from '../../outbound/api.ts';
import { filled, PER_PAGE, pages, type Sought, type TicketsFound, told, unknownIn } from '../query.ts';
import { projectKeys } from '../tracker.ts';
import { ask, Issue, ticketOf } from './ask.ts';

/** https://linear.app/developers/filtering: values are JSON, so that nothing in them can end them. */
export const filter = z.record(z.string(), z.unknown()).superRefine((value, context) => {
  const unknown = unknownIn(JSON.stringify(value));
  if (unknown !== undefined) context.addIssue({ code: 'custom', message: unknown });
});

const FIND = `query($filter: IssueFilter, $after: String) { issues(first: ${PER_PAGE}, after: $after, filter: $filter) {
  nodes { id identifier title url state { name type } } pageInfo { hasNextPage endCursor } } }`;
const Answer = z.object({
  issues: z.object({
    nodes: z.array(Issue.extend({ identifier: z.string() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});

/** The teams whose issues count hold whatever the filter says. */
export async function findBy(
  api: Api,
  teams: readonly string[],
  own: z.output<typeof filter>,
  sought: Sought,
): Promise<TicketsFound> {
  const within = { team: { key: { in: teams.map((t) => t.toUpperCase()) } } };
  const asked = { and: [within, withValues(own, sought)] };
  const keysOf = projectKeys(teams);
  const found = await pages(async (after) => {
    const got = await ask(api, FIND, { filter: asked, after: after ?? null }, Answer);
    if (!got.ok) return got;
    const { nodes, pageInfo } = got.value.issues;
    return {
      ok: true,
      tickets: nodes
        .filter(({ identifier: key }) => keysOf(key)[0] === key)
        .map((issue) => ({ key: issue.identifier, ...ticketOf(issue) })),
      next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
    };
  });
  return told(found, 'Linear', sought);
}

function withValues(value: unknown, sought: Sought): unknown {
  if (typeof value === 'string') return filled(value, sought);
  if (Array.isArray(value)) return value.map((v) => withValues(v, sought));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, withValues(v, sought)]));
}
