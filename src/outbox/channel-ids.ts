import { z } from 'zod';
import type { Setting } from '../door/setting.ts';

/** A private channel that is shared with another company gets another id for good; its messages keep their `ts`. */
const nowKey = (was: string) => `channel-now/${was}`;
const wasKey = (now: string) => `channel-was/${now}`;

export async function channelMoved(setting: Setting, was: string, now: string): Promise<void> {
  if ((await idAt(setting, nowKey(was))) === now) return;
  // Moved back to an id that it had: from there it leads nowhere any more.
  const back = (await channelNow(setting, now)) === was;
  const put = [
    { key: nowKey(was), value: now, lists: [] },
    { key: wasKey(now), value: was, lists: [] },
  ];
  await setting.store.commit({ at: setting.now(), put, remove: back ? [nowKey(now)] : [] });
}

/** The id by which Slack knows a channel that was noted by `id`. */
export const channelNow = async (setting: Setting, id: string) => (await followed(setting, id, nowKey)).at(-1) ?? id;

/** The ids by which what was posted to a channel earlier may be noted, the last one first. */
export const channelsBefore = (setting: Setting, id: string) => followed(setting, id, wasKey);

/** A channel may move more than once, and back: each id is looked at once. */
async function followed(setting: Setting, id: string, keyOf: (id: string) => string): Promise<string[]> {
  const ids: string[] = [];
  for (let next = await idAt(setting, keyOf(id)); next !== undefined && next !== id && !ids.includes(next); ) {
    ids.push(next);
    next = await idAt(setting, keyOf(next));
  }
  return ids;
}

const idAt = async ({ store }: Setting, key: string) => z.string().safeParse((await store.get(key))?.value).data;
