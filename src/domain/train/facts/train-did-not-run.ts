import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { managers } from '../../people/may.ts';
import { at, type Phrase, say } from '../../phrase.ts';
import { trains } from '../document.ts';
import { trainTimer } from '../timer.ts';
import { type Because, skippedAfter, titleOf } from '../train.ts';

type Data = { departure: string; because: Because; text: { why: string | Phrase } };

const WORDS: Record<Because, string> = {
  skipped: 'it was called off',
  held: 'it is held',
  missed: 'Gonogo was not running in time',
  frozen: 'it would lie in a freeze',
  timetable: 'its timetable has changed',
  nobody: 'nobody holds the role that owns it',
  refused: "its release can't be planned",
};

/** What people know already is not told to the release managers again. */
const KNOWN: readonly Because[] = ['skipped', 'timetable'];

export const trainDidNotRun = fact(trains, 'TrainDidNotRun')<Data>()({
  evolve: (state, { departure }) => ({ ...state, skipped: skippedAfter(state, departure), last: { departure } }),
  follows({ train, departure, because, text }, _, world) {
    const why = text.why ? say`${WORDS[because]} (${text.why})` : say`${WORDS[because]}`;
    const said = say`The train ${titleOf(world.company, train)} of ${at(departure)} does not run: ${why}.`;
    const told = KNOWN.includes(because) ? [] : managers(world);
    return [
      ...told.map((who) => dueAt(world).tell(who, `train/${train}/${departure}`, said)),
      ...trainTimer(world, train, departure),
    ];
  },
});
