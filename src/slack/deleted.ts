import { z } from 'zod';
import { headlineOf } from '../domain/intents/due.ts';
import type { Setting } from '../door/setting.ts';
import { gone } from '../outbox/gone.ts';
import { shown } from '../outbox/shown.ts';
import type { Posted } from '../outbox/slack-port.ts';
import { releaseOf, voteAt } from './thread.ts';

/** A message with replies is not deleted but changed into a tombstone. */
const Deleted = z.union([
  z.object({ subtype: z.literal('message_deleted'), channel: z.string(), deleted_ts: z.string() }),
  z.object({
    subtype: z.literal('message_changed'),
    channel: z.string(),
    message: z.object({ subtype: z.literal('tombstone'), ts: z.string() }),
  }),
]);

/** Somebody deleted a release's headline or a vote's message: it is posted anew at once, not only when it would change next. */
export async function noticeDeleted(setting: Setting, event: unknown): Promise<void> {
  const deleted = Deleted.safeParse(event);
  if (!deleted.success) return;
  const { data } = deleted;
  const at = { channel: data.channel, ts: 'message' in data ? data.message.ts : data.deleted_ts };
  const name = await nameOf(setting, at);
  const before = name && (await shown(setting, name));
  if (!name || !before || before.channel !== at.channel || before.ts !== at.ts) return;
  await setting.store.commit({ at: setting.now(), ...(await gone(setting, name, before)) });
}

async function nameOf(setting: Setting, at: Posted): Promise<string | undefined> {
  const release = await releaseOf(setting, at);
  return release === undefined ? voteAt(setting, at) : headlineOf(release);
}
