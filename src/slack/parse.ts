import { z } from 'zod';
import type { Fields } from '../words/ask.ts';

/** The parts of Slack's payloads that we use, parsed at the edge. */
const Value = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
});

const State = z.object({ values: z.record(z.string(), z.record(z.string(), Value)) });

/** The fields of a modal by block id, whatever their action ids are; where several were chosen, with commas between them. */
export function fieldsOf(state: unknown): Fields {
  const parsed = State.safeParse(state);
  if (!parsed.success) return {};
  return Object.fromEntries(
    Object.entries(parsed.data.values).map(([block, elements]) => {
      const [first] = Object.values(elements);
      const entered =
        first?.value ??
        first?.selected_option?.value ??
        first?.selected_options?.map((o) => o.value).join(',') ??
        first?.selected_date ??
        first?.selected_user ??
        '';
      return [block, entered.toWellFormed()];
    }),
  );
}

export const Click = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string().optional(),
        value: z.string().optional(),
        action_ts: z.string().optional(),
        /** of a menu: the verb and what it is about, as in a button's action_id */
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
  container: z.object({ thread_ts: z.string().optional(), is_ephemeral: z.boolean().optional() }).optional(),
  message: z.object({ thread_ts: z.string().optional(), ts: z.string() }).optional(),
  view: z
    .object({
      id: z.string(),
      hash: z.string(),
      type: z.enum(['modal', 'home']),
      callback_id: z.string().default(''),
      private_metadata: z.string().default(''),
      /** its label: forms have one */
      submit: z.unknown().optional(),
      state: z.unknown(),
    })
    .optional(),
});

export const Submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ id: z.string(), callback_id: z.string(), private_metadata: z.string(), state: z.unknown() }),
});

export const Suggestion = z.object({
  user: z.object({ id: z.string() }),
  block_id: z.string(),
  /** what was typed until now */
  value: z.string(),
  view: z.object({ callback_id: z.string(), private_metadata: z.string() }),
});

const Person = z.object({ id: z.string() });

const place = z.object({ id: z.string() }).optional();

const Command = z.object({
  command: z.string(),
  text: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
});

const Shortcut = z.object({ callback_id: z.string(), user: Person, trigger_id: z.string(), channel: place });

const Happened = z.object({
  event_id: z.string(),
  event: z.object({ type: z.string() }),
});

const Some = z.object({});

/** What Bolt takes for granted in an event before any listener reads it. */
const Known = z.object({
  authorizations: z.array(Some).nullish(),
  event: z.object({
    user: z.union([z.string(), Some]).optional(),
    channel: z.union([z.string(), Some]).optional(),
    item: Some.optional(),
    subteam: Some.optional(),
  }),
});

/** Where an event is not of the shape that all of Slack's have: the names of its fields; none where it is. */
export const strangeIn = (body: unknown): string[] =>
  Known.safeParse(body).error?.issues.map((issue) => issue.path.join('.')) ?? [];

/** By `type`; the fields that Bolt reads before any listener does are among them. */
const SHAPES = new Map<string, z.ZodType>([
  ['event_callback', Happened],
  ['block_actions', Click.extend({ channel: place })],
  ['view_submission', Submission],
  ['block_suggestion', Suggestion],
  ['view_closed', z.object({ user: Person, view: z.object({}) })],
  ['shortcut', Shortcut],
  ['message_action', Shortcut],
]);

const Sent = z.record(z.string(), z.unknown());

export type Payload =
  | { is: 'payload'; body: Record<string, unknown> }
  | { is: 'challenge'; challenge: string }
  /** of a kind that we have no use for; or Slack tells that it delivers no events for a while */
  | { is: 'unused' | 'held back' }
  | { is: 'unreadable' };

/** What a signed body is: one of Slack's payloads, whole enough to be worked on, or not. */
export function payloadIn(sent: unknown): Payload {
  const { data: body } = Sent.safeParse(sent);
  if (!body) return { is: 'unreadable' };
  const { type, challenge } = body;
  if (type === 'url_verification')
    return typeof challenge === 'string' ? { is: 'challenge', challenge } : { is: 'unreadable' };
  if (type === undefined && body.event === undefined && Command.safeParse(body).success) return { is: 'payload', body };
  if (type === 'app_rate_limited') return { is: 'held back' };
  if (typeof type !== 'string') return { is: 'unreadable' };
  const shape = SHAPES.get(type);
  if (!shape) return { is: 'unused' };
  return shape.safeParse(body).success ? { is: 'payload', body } : { is: 'unreadable' };
}
