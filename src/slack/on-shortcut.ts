import type { SlackShortcutMiddlewareArgs } from '@slack/bolt';
import type { z } from 'zod';
import { beginning } from '../blocks/text.ts';
import { fromSlack, MOST } from '../reading/typed.ts';
import { SHORTCUTS } from '../words/router.ts';
import { guarded, shown } from './answering.ts';
import { called } from './called.ts';
import type { Listened, Listening } from './listening.ts';
import { MessageShortcut } from './messages.ts';
import { inPrivate } from './said-in-thread.ts';
import { saidThere } from './said-there.ts';
import { releaseOf } from './thread.ts';

/** A shortcut, global or on a message. */
export async function onShortcut(
  l: Listening,
  asking: Listened,
  { shortcut, ack, respond }: SlackShortcutMiddlewareArgs,
): Promise<void> {
  const run = SHORTCUTS.get(shortcut.callback_id);
  if (!run) return ack();
  const on = MessageShortcut.safeParse(shortcut);
  const working = guarded(l, async () =>
    on.success
      ? run(asking(shortcut.user.id, await threadOf(l, on.data)), await saidIn(l, on.data))
      : run(asking(shortcut.user.id)),
  );
  const said = await shown(l, await working, shortcut.trigger_id);
  await ack();
  if (!said) return;
  const asked = { user: shortcut.user.id, key: `shortcut/${shortcut.user.id}/${shortcut.trigger_id}` };
  const place = { response_type: 'ephemeral', replace_original: false } as const;
  if (on.success) await saidThere(l, respond, place, said, asked);
  // One that is used from anywhere has no place.
  else await inPrivate(l, asked.user, said, asked.key);
}

/** The release in whose thread, or on whose headline, a message stands. */
async function threadOf(
  { setting }: Listening,
  { channel, message: { ts, thread_ts = ts } }: z.infer<typeof MessageShortcut>,
): Promise<{ release?: string }> {
  const release = await releaseOf(setting, { channel: channel.id, ts: thread_ts });
  return release === undefined ? {} : { release };
}

async function saidIn(
  { web, directory }: Listening,
  { channel, message: { ts, text } }: z.infer<typeof MessageShortcut>,
): Promise<{ text: string; link: string }> {
  const linked = await called(() => web.chat.getPermalink({ channel: channel.id, message_ts: ts }));
  return {
    text: beginning(fromSlack(text, directory).text, MOST),
    link: linked.ok ? (linked.value.permalink ?? '') : '',
  };
}
