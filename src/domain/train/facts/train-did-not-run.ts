import { fact } from '../../deciding/fact.ts';
import type { Offer } from '../../deciding/offer.ts';
import { dueAt } from '../../intents/due.ts';
import { managers } from '../../people/may.ts';
import { at, type Phrase, say } from '../../phrase.ts';
import { trains } from '../document.ts';
import { trainTimer } from '../timer.ts';
import { type Because, skippedAfter, type TrainState, titleOf } from '../train.ts';

/** `release`: the one that stands in its place. */
type Data = { departure: string; because: Because; release?: string; text: { why: string | Phrase } };

const WORDS: Record<Because, string> = {
  skipped: 'it was called off',
  held: 'it is held',
  missed: 'Gonogo was not running in time',
  frozen: 'it would lie in a freeze',
  timetable: 'its timetable has changed',
  nobody: 'nobody holds the role that owns it',
  refused: "its release can't be planned",
  standing: 'its timetable has changed, and what it opened before is still to come',
};

/** What people know already is not told to the release managers again. */
const KNOWN: readonly Because[] = ['skipped', 'timetable'];

export const trainDidNotRun = fact(trains, 'TrainDidNotRun')<Data>()({
  evolve: (state, { departure, because }) => ({
    ...state,
    skipped: skippedAfter(state, departure),
    // What it has no more says nothing of what it has next.
    ...(because !== 'timetable' && { last: { departure } }),
  }),
  follows({ train, departure, because, release, text }, { last }, world) {
    const why = text.why ? say`${WORDS[because]} (${text.why})` : say`${WORDS[because]}`;
    const said = say`The train ${titleOf(world.company, train)} of ${at(departure)} does not run: ${why}.`;
    const offers: Offer[] = release === undefined ? [] : [{ verb: 'move', label: 'Move…', about: release }];
    const told = KNOWN.includes(because) ? [] : managers(world);
    return [
      ...told.map((who) => dueAt(world).tell(who, `train/${train}/${departure}`, said, release, offers)),
      ...trainTimer(world, train, because === 'timetable' ? afterChange(last, world.now) : departure),
    ];
  },
});

/** After a change of its timetable: from what it opened last, or from now. */
const afterChange = (last: TrainState['last'], now: string) => (last && last.departure > now ? last.departure : now);
