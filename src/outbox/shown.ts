import { createHash } from 'node:crypto';
import type { Message } from '../blocks/blocks.ts';
import type { Setting } from '../door/setting.ts';
import type { Change, Json } from '../store/store.ts';
import { channelNow } from './channel-ids.ts';
import type { Posted } from './slack-port.ts';

/** Which Slack message shows what: timestamps live here, not in facts. `hash`: what it shows now; `again`: it stands for one that was deleted; `told`, `lists`: what one person was told, and by what it is found. */
export type Shown = Posted & { hash: string; again?: true; told?: Json; lists?: string[] };
export const messageKey = (name: string) => `message/${name}`;

export const shown = async (setting: Setting, name: string): Promise<Shown | undefined> =>
  (await shownAs(setting, name)).message;

/** The same with what was read of it, for a change that must not be kept where another message took its place meanwhile. */
export async function shownAs(
  setting: Setting,
  name: string,
): Promise<{ message: Shown | undefined; read: NonNullable<Change['read']> }> {
  const key = messageKey(name);
  const doc = await setting.store.get(key);
  const value: unknown = doc?.value;
  const noted = value as Shown | undefined;
  return {
    message: noted && { ...noted, channel: await channelNow(setting, noted.channel) },
    read: { docs: { [key]: doc?.version ?? 0 }, lists: {} },
  };
}

/** The documents that remember a message, and, for one that starts a thread, which release its thread is about. */
export function remembered(name: string, posted: Posted, hash: string, release?: string): NonNullable<Change['put']> {
  const put: NonNullable<Change['put']> = [messageAt(name, { ...posted, hash })];
  if (release) put.push({ key: threadKey(posted), value: release, lists: [] });
  return put;
}

export const messageAt = (name: string, at: Shown) => ({
  key: messageKey(name),
  value: { ...at },
  lists: at.lists ?? [],
});

/** Which vote a message is, for reactions on it. */
export const voteKey = ({ channel, ts }: Posted) => `vote-at/${channel}/${ts}`;

export const threadKey = ({ channel, ts }: Posted) => `thread/${channel}/${ts}`;

export const hashOf = (m: Message) => createHash('sha256').update(JSON.stringify(m)).digest('hex').slice(0, 16);
