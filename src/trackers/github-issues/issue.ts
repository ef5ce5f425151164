import { z } from 'zod';
import type { FoundTicket } from '../query.ts';

/** The fields that are used: https://docs.github.com/en/rest/issues */
export const Issue = z.object({
  title: z.string(),
  state: z.string(),
  state_reason: z.string().nullish(),
  html_url: z.string().optional(),
  pull_request: z.unknown().optional(),
});

/** undefined: a pull request. */
export function ticketOf(issue: z.output<typeof Issue>): Omit<FoundTicket, 'key'> | undefined {
  const { title, state, state_reason: reason, html_url: url, pull_request: isPull } = issue;
  if (isPull !== undefined && isPull !== null) return undefined;
  const isDropped = state === 'closed' && (reason === 'not_planned' || reason === 'duplicate');
  const status = isDropped ? (reason === 'duplicate' ? 'duplicate' : 'not planned') : state;
  return { title, state: isDropped ? 'dropped' : state === 'closed' ? 'done' : 'new', status, ...(url && { url }) };
}
