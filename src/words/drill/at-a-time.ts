import { actions, answers, button, confirm } from '../../blocks/blocks.ts';
import { md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { ended, shortened } from '../../blocks/text.ts';
import { drillDoes } from '../../cards/drill-button.ts';
import { one } from '../../domain/deciding/reads.ts';
import { type DrillOf, OF_DRILL, OF_DRILL_THEN } from '../../domain/drill/about.ts';
import { bookings } from '../../domain/drill/document.ts';
import { spotId } from '../../domain/environment/spot.ts';
import { timeSetting } from '../../reading/times.ts';
import { type Answer, type Ask, ask, refusalMessage, refusalOf, say, seeFor } from '../ask.ts';
import { orAsk } from '../asking.ts';
import { onClickOf } from '../of-another-version.ts';
import { carried } from '../sentence.ts';
import { readMoment } from '../when.ts';
import { carefulWords } from './careful.ts';

/** A drill at a time: nothing is booked before it is confirmed. */
export async function booking(of: DrillOf, typed: string, a: Ask): Promise<Answer> {
  const { service, environment, why } = of;
  const read = readMoment(typed, timeSetting({ ...(await seeFor(a, {})), zone: a.person.zone }));
  if (!read.ok) return whichTime(of, typed, read, a);
  const at = read.value;
  const refusal = await refusalOf(a, { type: 'BookDrill', ...of, at });
  const world = await seeFor(a, { booking: one(bookings, spotId(of)) });
  const favour = {
    verb: 'again',
    about: `drill ${service} ${environment} ${typed}`,
    what: `${service} in ${environment}`,
  };
  if (refusal) return orAsk(refusal, favour, world, a);
  const before = world.booking?.booked;
  const instead = before
    ? md` It is booked for ${when(before.at)} by ${{ user: before.by }} now: this takes its place.`
    : NOTHING;
  const careful = read.careful ? md` ${read.careful}` : NOTHING;
  const what = why === undefined ? NOTHING : md` Why: ${ended(why)}`;
  const against = await carefulWords(of, 'If that is so then, it does not begin by itself.', a);
  const does = md`At ${when(at)} by itself: ${drillDoes(service, environment)}`;
  return say(
    md`${does}${instead}${careful}${what} If it can’t begin then, you hear why.${against}`,
    ...answers([
      button('Book the drill…', 'drill-book', OF_DRILL_THEN.write({ at, ...of }), {
        confirm: confirm('Book the drill?', does, 'Book'),
      }),
    ]),
  );
}

/** What was typed can mean several times, or none that is ahead: each is a click away. */
function whichTime(
  { service, environment, why }: DrillOf,
  typed: string,
  { why: wrong, readings = [] }: { why: string; readings?: readonly string[] },
  a: Ask,
): Answer {
  const buttons = readings.flatMap((label, i) => {
    const sent = carried(`${service} ${environment} ${label}${why ? ` because ${why}` : ''}`, a);
    return sent === undefined ? [] : [{ ...button(label, 'again', sent), action_id: `again:${i}` }];
  });
  const several = md`“${shortened(typed, 60)}” can mean more than one time. Which?`;
  return say(readings.length > 1 ? several : md`${wrong}`, ...actions(buttons));
}

export const clickBook = onClickOf(OF_DRILL_THEN, async ({ at, ...of }, a) => {
  const outcome = await ask(a, { type: 'BookDrill', ...of, at });
  if (!outcome.ok) return { say: refusalMessage(outcome.refusal) };
  return say(
    md`The rollback drill of ${of.service} in ${of.environment} is booked for ${when(at)}.`,
    ...actions([callOff(of)]),
  );
});

export const clickCallOff = onClickOf(OF_DRILL, calledOff);

export async function calledOff({ service, environment }: DrillOf, a: Ask): Promise<Answer> {
  const outcome = await ask(a, { type: 'CallOffDrill', service, environment });
  return outcome.ok
    ? say(md`The rollback drill of ${service} in ${environment} is called off.`)
    : { say: refusalMessage(outcome.refusal) };
}

/** Takes back what is booked. */
export const callOff = ({ service, environment }: DrillOf) =>
  button('Call it off', 'drill-call-off', OF_DRILL.write({ service, environment }));
