import { z } from 'zod';
import type { FoundTicket } from '../query.ts';

/** The fields that are used: https://developer.atlassian.com/cloud/jira/platform/rest/v3 Names of states are translated, their categories are not. */
export const Issue = z.object({
  fields: z.object({
    summary: z.string().catch(''),
    status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    resolution: z.object({ name: z.string() }).nullish(),
  }),
});
const STATES = new Map([
  ['new', 'new'],
  ['indeterminate', 'progress'],
  ['done', 'done'],
] as const);
const STATE = (category: string) => [...STATES].find(([key]) => key === category)?.[1] ?? 'unknown';

/** Done for Jira, and not done for anybody else. */
const DROPPED = /won['’]?t (do|fix)|duplicate|cannot reproduce|declined|obsolete|not a bug|abandoned/i;

export function ticketOf({ fields }: z.output<typeof Issue>, site: string, key: string): Omit<FoundTicket, 'key'> {
  const { summary: title, status, resolution } = fields;
  const state = STATE(status.statusCategory.key);
  const isDropped = state === 'done' && DROPPED.test(resolution?.name ?? '');
  return {
    title,
    state: isDropped ? 'dropped' : state,
    status: isDropped ? (resolution?.name ?? status.name) : status.name,
    url: `${site}/browse/${key}`,
  };
}
