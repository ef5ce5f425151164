import { z } from 'zod';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { spotOf } from '../../domain/environment/spot.ts';
import { locks } from '../../domain/lock/document.ts';
import { heldAt } from '../../domain/lock/lock.ts';
import { heldWords, spotWords } from '../../domain/lock/lock-words.ts';
import { notHeld } from '../../domain/lock/not-held.ts';
import { MINUTE_MS } from '../../time/instants.ts';
import { writeLength } from '../../time/typed/index.ts';
import { ask, notice, type OnClick, type OnSubmit, refusalMessage, seeFor, submittedTo } from '../ask.ts';
import { orAsk } from '../asking.ts';
import { submittedThere } from '../of-another-version.ts';
import { parsed } from '../parsed.ts';
import { plainWords } from '../plain-words.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';

export const TAKE_OVER = 'take-over-lock';
export type Terms = { why: string; minutes?: number };

/** As a button carries the lock, and what was typed of it: names of manifests hold no bar. */
export const takeOverAbout = (lock: string, { why, minutes }: Terms) => [lock, minutes ?? '', why].join('|');

function termsIn(about: string): Terms & { id: string } {
  const [id = '', minutes = '', ...why] = about.split('|');
  return { id, why: why.join('|'), ...(minutes !== '' && { minutes: Number(minutes) }) };
}

/** [Take it over…]: names whom it is taken from, and asks why. */
export const clickTakeOver: OnClick = async (about, a) => {
  const { id, why, minutes } = termsIn(about);
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
        JSON.stringify([id, held.by, held.since, ...(minutes === undefined ? [] : [minutes])]),
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
};

export const submitTakeOver: OnSubmit = async (fields, about, a) => {
  const shown = parsed(Shown, about);
  if (!shown) return submittedThere(fields, about, a);
  const { why = '' } = fields;
  const [lock, from, since, minutes] = shown;
  const length = minutes === undefined ? {} : { minutes };
  const outcome = await ask(a, { type: 'StealLock', lock, from, since, why, ...length });
  return submittedTo(
    outcome,
    'why',
    () => notice('Taken over', md`You hold *${spotWords(spotOf(lock))}* now. ${{ user: from }} was told.`),
    ['why'],
  );
};

/** The lock, from whom it is taken, since when they have it, and for how many minutes it is to be held. */
const Shown = z.tuple([z.string(), z.string(), z.string(), z.number().optional()]);
