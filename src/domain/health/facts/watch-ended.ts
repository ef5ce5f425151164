import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say } from '../../phrase.ts';
import { watches } from '../document.ts';
import { standsWords } from '../said.ts';
import { standingOf } from '../watch.ts';

/** `done`: its step was through with all that counts. */
type Data = { at: string; why: string; done?: true };

/** Nothing is measured of it any more. */
export const watchEnded = fact(watches, 'WatchEnded')<Data>()({
  evolve: (watch, { at, why }) => ({ ...watch, over: { at, why } }),
  // What is only tried holds nothing up: that it would have done so is said.
  follows({ done }, watch, world) {
    const { id, plan, concluded, release, stage, service } = watch;
    if (!done || !plan.dry || concluded !== 'wait' || standingOf(watch).verdict === 'healthy') return [];
    const said = say`Only tried (dry): step ${stage} would have had to wait. ${service}: ${standsWords(watch)}`;
    return [dueAt(world).note(release, `dry/${id}/over`, said)];
  },
});
