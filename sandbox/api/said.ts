import { SLACKBOT } from '../workspace/people.ts';
import type { Message } from '../workspace/shapes.ts';
import { isDirect, type Workspace, withIds } from '../workspace/workspace.ts';
import { messageShape } from './message-shapes.ts';

/** Messages written, edited and deleted, by people and by the app alike: what changes, and the event that tells of it. */

const typeOf = (channel: string, { channel: find }: Workspace) =>
  isDirect(channel) ? 'im' : find(channel)?.private ? 'group' : 'channel';

const about = (message: Message, workspace: Workspace) => ({
  channel: message.channel,
  channel_type: typeOf(message.channel, workspace),
});

export const said = (message: Message, workspace: Workspace) => ({
  ...messageShape(message, workspace, true),
  ...about(message, workspace),
  event_ts: message.ts,
});

type Content = Pick<Message, 'text' | 'blocks'> & Partial<Pick<Message, 'metadata'>>;

export function edit(message: Message, to: Content, workspace: Workspace) {
  const before = messageShape(message, workspace, true);
  const at = workspace.ts();
  Object.assign(message, { ...to, blocks: withIds(to.blocks), edited: at });
  workspace.changed();
  return changed(message, before, at, workspace);
}

/** A message with replies leaves a tombstone in its place, and its thread goes on. */
export function remove(message: Message, workspace: Workspace) {
  const before = messageShape(message, workspace, true);
  const at = workspace.ts();
  const started = workspace.messages.some((m) => m.threadTs === message.ts && m.channel === message.channel);
  if (started) {
    Object.assign(message, { text: 'This message was deleted.', user: SLACKBOT, blocks: [], tombstone: true });
    message.files = undefined;
    workspace.changed();
    return changed(message, before, at, workspace);
  }
  workspace.messages = workspace.messages.filter((m) => m !== message);
  workspace.changed();
  return {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: before,
    ...about(message, workspace),
    ts: at,
    event_ts: at,
  };
}

const changed = (message: Message, before: object, at: string, workspace: Workspace) => ({
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  message: messageShape(message, workspace, true),
  previous_message: before,
  ...about(message, workspace),
  ts: at,
  event_ts: at,
});
