import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { locks } from '../../domain/lock/document.ts';
import { heldAt, spotOf } from '../../domain/lock/lock.ts';
import { heldWords, spotWords } from '../../domain/lock/lock-words.ts';
import { notHeld } from '../../domain/lock/not-held.ts';
import {
  ask,
  notice,
  type OnClick,
  type OnSubmit,
  plainWords,
  refusalMessage,
  refusalOf,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { orAsk } from '../asking.ts';

/** [Take it over…]: names whom it is taken from, and asks why. */
export const clickTakeOver: OnClick = async (id, a) => {
  const { lock, ...world } = await seeFor(a, { lock: one(locks, id) });
  const { now } = world;
  const held = lock && heldAt(lock, now);
  if (!lock || !held) return { say: refusalMessage(notHeld(spotOf(id))) };
  const would = { type: 'StealLock', lock: id, from: held.by, since: held.since, why: '-' } as const;
  const no = await refusalOf(a, would);
  if (no) return orAsk(no, { verb: 'take-over-lock', about: id, what: plainWords(md`${spotWords(lock)}`) }, world, a);
  return {
    modal: {
      ...dialog(
        'take-over-lock',
        'Take a lock over',
        'Take it over',
        JSON.stringify([id, held.by, held.since]),
        'Not yet',
      ),
      blocks: [
        section(
          md`*${spotWords(lock)}* is ${heldWords(lock)}\nIt becomes yours until you release it. ${{ user: held.by }} is told, with your reason.`,
        ),
        textInput('why', 'Why?', '', { hint: 'They read it, and so does whoever waits for it.' }),
      ],
    },
  };
};

export const submitTakeOver: OnSubmit = async ({ why = '' }, about, a) => {
  const [lock = '', from = '', since = ''] = shownIn(about);
  const outcome = await ask(a, { type: 'StealLock', lock, from, since, why });
  return submittedTo(
    outcome,
    'why',
    () => notice('Taken over', md`You hold *${spotWords(spotOf(lock))}* now. ${{ user: from }} was told.`),
    ['why'],
  );
};

function shownIn(about: string): string[] {
  const read: unknown = JSON.parse(about);
  return Array.isArray(read) ? read.map(String) : [];
}
