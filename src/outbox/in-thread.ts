import type { Message } from '../blocks/blocks.ts';
import { inLinesIfNeeded } from './in-lines.ts';
import type { Log } from './plainly.ts';
import type { Called, Posted } from './slack-port.ts';

type Place = { channel: string; threadTs?: string };

/** Slack's refusals of a reply where a message would pass: its thread is gone or locked, or the channel allows none. */
const NO_THREAD: readonly string[] = [
  'thread_not_found',
  'cannot_reply_to_message',
  'restricted_action_thread_locked',
  'restricted_action_non_threadable_channel',
];

/** Posts it; where its thread takes nothing, as a message of its own: said beside it is better than not at all. */
export async function inThreadOrBeside(
  where: Place,
  message: Message,
  context: { slack: object; log: Log },
  post: (to: Place, message: Message) => Promise<Called<Posted>>,
): Promise<Called<Posted>> {
  const sent = await inLinesIfNeeded(message, (m) => post(where, m), context);
  if (!where.threadTs || sent.ok || sent.why !== 'refused' || !NO_THREAD.includes(sent.error)) return sent;
  return inLinesIfNeeded(message, (m) => post({ channel: where.channel }, m), context);
}
