import { isForCustomers } from '../../company/audiences.ts';
import { fact } from '../../deciding/fact.ts';
import { currentOnes } from '../../freeze/document.ts';
import { frozenByName, STOP_NAME } from '../../freeze/frozen-span.ts';
import { heldByWords } from '../../freeze/held-by.ts';
import { at, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { type Hold, nameOf } from '../release.ts';
import { holdEnds } from './hold-ends.ts';
import { telling } from './telling.ts';

/** `instead`: of what held it before, which is over; where it is the same one, its end was moved. */
type Data = { rollout: string; freeze: string; until: string; instead?: string };

export const rolloutHeld = fact(releases, 'RolloutHeld')<Data>()({
  evolve(release, { freeze, until }) {
    if (release.status !== 'deploying') return release;
    const { paused, pause } = release.rollout.held ?? {};
    const held: Hold = { ...(paused !== undefined && { paused }), ...(pause && { pause }), freeze, until };
    return { ...release, rollout: { ...release.rollout, held } };
  },
  reads: () => ({ freezes: currentOnes }),
  follows(held, release, world) {
    const { due, headline, told, crew, cause: of } = telling(held, release, world);
    const { freeze, until, instead } = held;
    const cause = `${of}/${until}${instead === undefined ? '' : `/${world.now}`}`;
    const name = say`${nameOf(release)} (${release.id})`;
    const by = heldByWords(release, held, world);
    const said =
      instead === undefined
        ? say`Held: ${name}, by ${by} until ${at(until)}. The step that ran is live; the next one waits.`
        : instead === freeze
          ? // All emergency stops have one name: it may be another one.
            say`Held until ${at(until)}: ${name}, by ${by}${freeze === STOP_NAME ? '' : ', whose end was moved'}.`
          : say`Held on: ${name}, by ${by} until ${at(until)}, now that ${frozenByName(instead, [])} is over.`;
    return [
      headline,
      // That it waits on is no news to customers, who read neither for how long nor because of what.
      ...due.posts('held', cause, { ...told, said }, (a) => instead === undefined || !isForCustomers(a)),
      ...due.myTurn(crew, cause, { urgent: true }),
      ...holdEnds(release, held, world),
    ];
  },
});
