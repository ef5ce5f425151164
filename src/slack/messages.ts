import { z } from 'zod';

/** What Slack tells of messages that people write, edit, delete and react to, parsed at the edge. */

/** A shortcut on a message. */
export const MessageShortcut = z.object({
  channel: z.object({ id: z.string() }),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional(), text: z.string().default('') }),
});

/** A message that a person wrote: no bot, no edit, no join notice. One with a file says so in its subtype. */
export const PersonsMessage = z.object({
  type: z.literal('message'),
  subtype: z.enum(['thread_broadcast', 'file_share']).optional(),
  bot_id: z.undefined().optional(),
  user: z.string(),
  text: z.string().max(40_000),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string(),
  /** a forwarded message, or one that was shared: what somebody else said is nobody's vote */
  attachments: z.array(z.unknown()).max(0).optional(),
  files: z
    .array(z.object({ name: z.string().nullish(), title: z.string().nullish() }))
    .max(100)
    .optional(),
});

export type PersonsMessage = z.infer<typeof PersonsMessage>;

/** What was in a thread before somebody edited or deleted it. */
const Written = z.object({
  bot_id: z.undefined().optional(),
  user: z.string(),
  text: z.string().max(40_000).default(''),
  thread_ts: z.string(),
});

/** A person's reply that is another now; Slack sends the same when it has looked up a link in it. */
export const Edited = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_changed'),
  channel: z.string(),
  message: Written,
  previous_message: Written,
});

export const Deleted = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_deleted'),
  channel: z.string(),
  previous_message: Written,
});

export const Reaction = z.object({
  user: z.string(),
  event_ts: z.string().optional(),
  reaction: z.string(),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
});

/** Somebody opens App Home. */
export const HomeOpened = z.object({ tab: z.literal('home'), user: z.string() });

export const ChannelMoved = z.object({ old_channel_id: z.string(), new_channel_id: z.string() });
