import { z } from 'zod';
import type { Setting } from '../door/look.ts';

/** A private channel that is shared with another company gets another id for good; its messages keep their `ts`. */
const nowKey = (was: string) => `channel-now/${was}`;
const wasKey = (now: string) => `channel-was/${now}`;

export async function channelMoved({ store, now: time }: Setting, was: string, now: string): Promise<void> {
  const put = [
    { key: nowKey(was), value: now, lists: [] },
    { key: wasKey(now), value: was, lists: [] },
  ];
  await store.commit({ at: time(), put });
}

/** The id by which Slack knows a channel that was noted by `id`. */
export const channelNow = async (setting: Setting, id: string) => (await idAt(setting, nowKey(id))) ?? id;

/** The id by which what was posted to a channel earlier may be noted. */
export const channelBefore = (setting: Setting, id: string) => idAt(setting, wasKey(id));

const idAt = async ({ store }: Setting, key: string) => z.string().safeParse((await store.get(key))?.value).data;
