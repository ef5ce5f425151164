import { say } from '../domain/phrase.ts';
import type { Setting } from '../door/setting.ts';
import { toErrand } from '../door/stored.ts';
import type { Change } from '../store/store.ts';
import { tell } from './context.ts';
import { isLeftGone, isReadAlone } from './drawings/index.ts';
import { myTurn } from './drawings/my-turn.ts';
import { headlineChannel } from './posting.ts';
import { messageKey, type Shown } from './shown.ts';
import type { Called } from './slack-port.ts';
import { ownersOf } from './unsent.ts';

/** What Slack says of an edit when somebody has deleted the message. */
export const isGone = (edited: Called<unknown>) =>
  !edited.ok && edited.why === 'refused' && /^(message_not_found|cant_update_message)$/.test(edited.error);

/** The release that a message of that name is about; an announcement of a freeze and a person's *My turn* are about none. */
export const releaseIn = (name: string) => /^(R-\d+)\//.exec(name)?.[1];

/** Where a person's *My turn* leaves. */
function readerLane(name: string): string | undefined {
  const user = myTurn.about(name);
  return user && `dm/${user}`;
}

/** Whom it concerns that a message was deleted. */
export const concerned = async (setting: Setting, name: string) =>
  isReadAlone(name) ? [] : ownersOf(setting, releaseIn(name));

/**
 * Somebody deleted a message of ours. It is posted anew, once: the key of the errand sees to that, whoever notices first. Who deletes it
 * again means it, and it is left so.
 */
export async function gone(setting: Setting, name: string, before: Shown): Promise<Pick<Change, 'remove' | 'errands'>> {
  const { channel, ts } = before;
  if (isLeftGone(name)) return { remove: [messageKey(name)] };
  const release = releaseIn(name);
  if (before.again) {
    const owners = await concerned(setting, name);
    const told = say`Somebody deleted the message of ${release ?? 'a freeze'} again: I leave it so. \`/release show\` has how things stand.`;
    return { remove: [messageKey(name)], errands: owners.map((o) => tell(setting, o, `gone/${name}/${ts}`, told)) };
  }
  // After what is on its way to the same place: it may be another message of that name.
  const lane = release ? `channel/${headlineChannel({ setting })}` : (readerLane(name) ?? `again/${name}`);
  const intent = { kind: 'again', message: name, channel, ts } as const;
  return { errands: [toErrand({ key: `again/${name}/${ts}`, mode: 'once', lane, dueAt: setting.now(), intent })] };
}
