import type { Button } from '@slack/types';
import { actions, button, confirm, header, type KnownBlock, section } from '../blocks/blocks.ts';
import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Locks } from '../domain/lock/document.ts';
import { heldAt, type Lock } from '../domain/lock/lock.ts';
import { heldWords, spotWords } from '../domain/lock/lock-words.ts';
import { longerOffer, releaseOffer, stealOffer } from '../domain/lock/offers.ts';

/** "checkout-api in production: locked by @dana since …" */
export const lockLine = (lock: Lock): Mrkdwn => md`*${spotWords(lock)}*: ${heldWords(lock)}`;

/** One's own is released or kept longer, another's taken over; what can't be read is left alone. */
function lockButtons({ id, held, ...lock }: Lock, person: string): Button[] {
  if (!held) return [];
  if (held.by !== person) return [button(stealOffer(id).label, stealOffer(id).verb, id)];
  const what = md`${spotWords(lock)}: others may deploy there again.`;
  const asked = confirm('Release this lock?', what, 'Release it');
  const longer = held.until === undefined ? undefined : longerOffer(id, held.until);
  return [
    button(releaseOffer(id).label, releaseOffer(id).verb, id, { confirm: asked }),
    ...(longer ? [button(longer.label, longer.verb, longer.about ?? id)] : []),
  ];
}

const MOST = 20;

/** Locks, each with what the person can do with it; the rest is counted. */
export function lockSections(all: readonly Lock[], person: string, most = MOST): KnownBlock[] {
  const left = all.length - most;
  return [
    ...all.slice(0, most).flatMap((l) => [section(lockLine(l)), ...actions(lockButtons(l, person))]),
    ...(left > 0 ? [section(md`And ${left} more: \`/release locks\` with a service or an environment`)] : []),
  ];
}

/** App Home: what one person holds. Nothing where that is nothing. */
export function yourLocks(person: string, { locks, now }: Pick<World, 'now'> & Locks): KnownBlock[] {
  const mine = locks.filter((l) => heldAt(l, now)?.by === person);
  return mine.length === 0 ? [] : [header('You hold'), ...lockSections(mine, person, 8)];
}
