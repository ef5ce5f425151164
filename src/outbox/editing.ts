import type { Message } from '../blocks/blocks.ts';
import { type Context, failed } from './context.ts';
import type { Attempt } from './outbox.ts';
import { hashOf, remembered, shown } from './shown.ts';

/** Brings a message up to date; what already shows it is left alone. */
export async function editTo(
  { setting, slack }: Context,
  name: string,
  drawn: Message | undefined,
  release?: string,
): Promise<Attempt> {
  const before = await shown(setting, name);
  if (!drawn || !before) return { done: true };
  const hash = hashOf(drawn);
  if (before.hash === hash) return { done: true };
  const edited = await slack.edit(before, drawn);
  if (edited.ok) return { done: true, also: { put: remembered(name, before, hash, release) } };
  // Somebody deleted the message: there is nothing left to edit.
  return edited.why === 'refused' && /message_not_found|cant_update_message/.test(edited.error)
    ? { done: true }
    : failed(edited);
}
