import { z } from 'zod';
import { type AnsweredWith, type Api, askApi } from '../../outbound/api.ts';
import type { FoundTicket } from '../query.ts';

/** The fields that are used: https://linear.app/developers/graphql */
export const Issue = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().optional(),
  state: z.object({ name: z.string(), type: z.string() }),
});
type State = 'new' | 'progress' | 'done' | 'dropped';
const STATES = new Map<string, State>([
  ['triage', 'new'],
  ['backlog', 'new'],
  ['unstarted', 'new'],
  ['started', 'progress'],
  ['completed', 'done'],
  ['canceled', 'dropped'],
  ['duplicate', 'dropped'],
]);

export const ticketOf = ({ title, url, state }: z.output<typeof Issue>): Omit<FoundTicket, 'key'> => ({
  title,
  state: STATES.get(state.type) ?? 'unknown',
  status: state.name,
  ...(url && { url }),
});

const answered = <T extends z.ZodType>(data: T) =>
  z.object({ data: data.nullish(), errors: z.array(z.object({ message: z.string() })).optional() });

/** GraphQL answers 200 with errors: what it does not know is nothing, what else is wrong is final. */
export async function ask<T extends z.ZodType>(
  api: Api,
  query: string,
  variables: object,
  data: T,
): Promise<AnsweredWith<z.output<T>>> {
  const got = await askApi(api, { method: 'POST', path: '', json: { query, variables } }, answered(data));
  if (!got.ok) return got;
  const [error] = got.value.errors ?? [];
  if (!error && got.value.data) return { ok: true, value: got.value.data, answer: got.answer };
  const nothing = data.safeParse({});
  if (nothing.success && /not found/i.test(error?.message ?? ''))
    return { ok: true, value: nothing.data, answer: got.answer };
  return {
    ok: false,
    final: true,
    unclear: false,
    why: `Linear refused: ${(error?.message ?? 'no data').slice(0, 200)}`,
  };
}
