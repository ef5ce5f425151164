import { z } from 'zod';
import { alongWith } from '../../blocks/as-shown.ts';
import { actions, button } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { inParts } from '../../domain/deciding/about.ts';
import { one } from '../../domain/deciding/reads.ts';
import { currentOnes } from '../../domain/freeze/document.ts';
import { holding } from '../../domain/freeze/freezes-holding.ts';
import { type FrozenSpan, frozenWords, keyOf } from '../../domain/freeze/frozen-span.ts';
import { passable } from '../../domain/freeze/grant-pass.ts';
import { IN_ITS_WAY } from '../../domain/freeze/held-releases.ts';
import { AHEAD } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { freezeId } from '../../reading/parts/freeze-id.ts';
import { whichReleaseBeforeReason } from '../../reading/parts/release.ts';
import { type Ending, ending } from '../../reading/parts/times.ts';
import { timeSetting } from '../../reading/times.ts';
import { instantAfter, MINUTE_MS, wholeMinute } from '../../time/instants.ts';
import { type Answer, type Ask, notice, refusalMessage, say, seeFor } from '../ask.ts';
import { carefulWords, readField, timeErrors } from '../dialogs/time-field.ts';
import { findRelease } from '../finding/find.ts';
import { noSuchRelease } from '../no-such-release.ts';
import { onClickOf, onSubmitOf } from '../of-another-version.ts';
import { readMomentBack } from '../read-back.ts';
import { sentence } from '../sentence.ts';
import { printFor, submittedAsShown } from '../since-shown.ts';
import { readEnd, writeMoment } from '../when.ts';
import { passModal } from './dialog.ts';

/** `/release pass [F-1] [what] [why] [until Friday 18:00]`: leave for one release to pass one freeze, with a reason and an end. */
export const typed = sentence(
  { parts: { release: whichReleaseBeforeReason, freeze: freezeId, ending }, why: 'free', lasts: 'ends' },
  async ({ release, freeze, why, ending: ends }, a) => {
    const found = await findRelease(release, a, 'pass', {
      can: 'can be given a freeze pass',
      on: [...AHEAD, 'deploying'],
    });
    return 'answer' in found ? found.answer : confirmPass(found.release.id, why, a, { ends, named: freeze });
  },
);

/** The freeze that is named there, whatever holds it first. */
export const clickPass = onClickOf(IN_ITS_WAY, ({ release, freeze }, a) =>
  confirmPass(release, '', a, { named: freeze }),
);

/** Which release passes which freeze; whether that one was named, and is meant alone. */
const PASSING = inParts({ release: z.string(), named: z.literal('named').optional(), freeze: z.string() }, ' ');

/** `named`: the freeze that somebody named; `shown`: the one that they were asked about, where they named none. */
type SaidOfIt = { ends?: Ending | undefined; named?: string | undefined; shown?: string | undefined };

async function confirmPass(id: string, why: string, a: Ask, { ends, named, shown }: SaidOfIt = {}): Promise<Answer> {
  const world = await seeFor(a, { release: one(releases, id), freezes: currentOnes });
  if (!world.release) return noSuchRelease(id);
  // What is refused whatever the reason is said before the dialog opens.
  const freeze = passable(world.release, world, named ?? shown);
  if ('refused' in freeze) return { say: refusalMessage(freeze) };
  if (named !== undefined && keyOf(freeze) !== named) return notInItsWay(named, world.release, freeze);
  // Not a part of a minute short: it ends with the freeze at the latest.
  const key = keyOf(freeze);
  // An end was chosen for the freeze that was shown.
  const chosen = ends && (shown === undefined || key === shown) ? instantOf(ends, world.now) : freeze.until;
  const until = writeMoment(wholeMinute(chosen, 'up'), a.person.zone);
  const about = alongWith(
    PASSING.write({ release: id, named: named === undefined ? undefined : 'named', freeze: key }),
    await printFor(a, { type: 'GrantPass', release: id, why, freeze: key }),
  );
  const setting = timeSetting({ ...world, zone: a.person.zone });
  return { modal: passModal(world.release, freeze, { why, until }, setting, about) };
}

/** A pass is for the freeze that was named, and for no other. */
const notInItsWay = (named: string, release: Release, other: FrozenSpan): Answer =>
  say(
    md`${named} is not in the way of *${nameOf(release)}* (${release.id}). What is: ${frozenWords(other)}. Nothing was done.`,
    ...actions([button('Freeze pass…', 'pass', release.id)]),
  );

const instantOf = (ends: Ending, now: string) =>
  'until' in ends ? ends.until : instantAfter(now, ends.minutes * MINUTE_MS);

export const submitPass = onSubmitOf(PASSING, async (fields, of, a, metadata) => {
  const { release: id, freeze: shown } = of;
  const named = of.named && shown;
  const world = await seeFor(a, { release: one(releases, id), freezes: currentOnes });
  const setting = timeSetting({ ...world, zone: a.person.zone });
  const until = readField(fields, 'until', (text) => readEnd(text, world.now, setting));
  const errors = timeErrors(fields, { until });
  const freeze = world.release && passable(world.release, world, shown);
  if (!errors && world.release && freeze && !('refused' in freeze))
    return { update: passModal(world.release, freeze, fields, setting, metadata) };
  if (!until.ok) return { errors: errors ?? { until: until.why } };
  const why = fields.why ?? '';
  return submittedAsShown(
    metadata,
    a,
    () => ({ type: 'GrantPass', release: id, why, until: until.value, freeze: shown }),
    () => confirmPass(id, why, a, { ends: { until: until.value }, named, shown }),
    ({ after }) => {
      const release = after(releases, id);
      const given = release.passes?.at(-1);
      if (!given) return notice('Freeze pass', md`Given.`);
      const said = md`*${nameOf(release)}* may pass “${given.name}” until ${readMomentBack(given.until, a.person.zone, world.now)}. It stands in its thread, with your name and reason. ${carefulWords(until)}`;
      const next = holding(release, world);
      return next
        ? notice(
            'Freeze pass',
            md`${said}\n*Another freeze holds it still*: ${frozenWords(next)}`,
            ...actions([button('Freeze pass…', 'pass', release.id)]),
          )
        : notice('Freeze pass', said);
    },
    { fields: ['why', 'until'] },
  );
});
