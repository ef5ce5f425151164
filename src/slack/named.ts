import { z } from 'zod';

/** Nobody names more people at once and means each. */
const MOST_NAMED = 10;

const Chosen = z.object({ selected_user: z.string() }).transform((c) => c.selected_user);
const Body = z.object({
  text: z.string().catch(''),
  view: z
    .object({ state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }) })
    .optional()
    .catch(undefined),
});

/** The user ids that a command mentions or a dialog holds: what Slack tells of them may still be on its way to us, or was told while nobody listened. */
export function namedIn(body: unknown): string[] {
  const { data } = Body.safeParse(body);
  if (!data) return [];
  const mentioned = [...data.text.matchAll(/<@([UW][A-Z0-9]+)/g)].flatMap(([, id]) => id ?? []);
  const fields = Object.values(data.view?.state.values ?? {}).flatMap((elements) => Object.values(elements));
  const chosen = fields.flatMap((field) => Chosen.safeParse(field).data ?? []);
  return [...new Set([...mentioned, ...chosen])].slice(0, MOST_NAMED);
}
