import { z } from 'zod';
import type { Setting } from '../door/setting.ts';
import { channelsBefore } from '../outbox/channel-ids.ts';
import { threadKey, voteKey } from '../outbox/shown.ts';
import type { Posted } from '../outbox/slack-port.ts';

const named = async ({ store }: Setting, key: string) => z.string().safeParse((await store.get(key))?.value).data;

async function notedAt(setting: Setting, keyOf: (at: Posted) => string, at: Posted): Promise<string | undefined> {
  for (const channel of [at.channel, ...(await channelsBefore(setting, at.channel))]) {
    const noted = await named(setting, keyOf({ ...at, channel }));
    if (noted !== undefined) return noted;
  }
  return undefined;
}

/** The release whose thread a message starts, if it does. */
export const releaseOf = (setting: Setting, at: Posted) => notedAt(setting, threadKey, at);

/** The vote that a message shows, if it does. */
export const voteAt = (setting: Setting, at: Posted) => notedAt(setting, voteKey, at);
