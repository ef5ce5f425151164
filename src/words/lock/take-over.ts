import { z } from 'zod';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { inJson, inParts, text } from '../../domain/deciding/about.ts';
import { one } from '../../domain/deciding/reads.ts';
import { spotOf } from '../../domain/environment/spot.ts';
import { locks } from '../../domain/lock/document.ts';
import { heldAt } from '../../domain/lock/lock.ts';
import { heldWords, spotWords } from '../../domain/lock/lock-words.ts';
import { notHeld } from '../../domain/lock/not-held.ts';
import { MINUTE_MS } from '../../time/instants.ts';
import { writeLength } from '../../time/typed/index.ts';
import { ask, notice, refusalMessage, seeFor, submittedTo } from '../ask.ts';
import { orAsk } from '../asking.ts';
import { onClickOf, onSubmitOf } from '../of-another-version.ts';
import { plainWords } from '../plain-words.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';

export const TAKE_OVER = 'take-over-lock';
export type Terms = { why: string; minutes?: number };

/** A lock that is to be taken over, and what was typed of it. */
export const TAKING = inParts({ lock: z.string(), minutes: z.coerce.number().optional(), why: text }, '|');

/** What its dialog showed: the lock, from whom it is taken, since when they have it, and for how many minutes it is to be held. */
const SHOWN = inJson(z.tuple([z.string(), z.string(), z.string(), z.number().nullish()]));

/** [Take it over…]: names whom it is taken from, and asks why. */
export const clickTakeOver = onClickOf(TAKING, async ({ lock: id, why, minutes }, a) => {
  const { lock, ...world } = await seeFor(a, { lock: one(locks, id) });
  const { now } = world;
  const held = lock && heldAt(lock, now);
  if (!lock || !held) return { say: refusalMessage(notHeld(spotOf(id))) };
  const no = await refusedAnyhow(a, { type: 'StealLock', lock: id, from: held.by, since: held.since, why });
  if (no) return orAsk(no, { verb: TAKE_OVER, about: id, what: plainWords(md`${spotWords(lock)}`) }, world, a);
  return {
    modal: {
      ...dialog(
        TAKE_OVER,
        'Take a lock over',
        'Take it over',
        SHOWN.write([id, held.by, held.since, minutes]),
        'Not yet',
      ),
      blocks: [
        section(
          md`*${spotWords(lock)}* is ${heldWords(lock)}\nIt becomes yours ${minutes === undefined ? 'until you release it' : `for ${writeLength(minutes * MINUTE_MS)}`}. ${{ user: held.by }} is told, with your reason.`,
        ),
        textInput('why', 'Why?', why, { hint: 'They read it, and so does whoever waits for it.' }),
      ],
    },
  };
});

export const submitTakeOver = onSubmitOf(SHOWN, async ({ why = '' }, [lock, from, since, minutes], a) => {
  const length = typeof minutes === 'number' ? { minutes } : {};
  const outcome = await ask(a, { type: 'StealLock', lock, from, since, why, ...length });
  return submittedTo(
    outcome,
    'why',
    () => notice('Taken over', md`You hold *${spotWords(spotOf(lock))}* now. ${{ user: from }} was told.`),
    ['why'],
  );
});
