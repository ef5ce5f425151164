import { fact } from '../../deciding/fact.ts';
import { frozenByName } from '../../freeze/frozen-span.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, pauseOf, rolloutOf } from '../release.ts';
import { stillPaused } from './still-paused.ts';
import { telling } from './telling.ts';

/** `by`: who lifted the freeze. */
type Data = { rollout: string; freeze: string; by?: string };

/** The freeze that held a rollout is over: who may go on hears it, once. */
export const holdEnded = fact(releases, 'HoldEnded')<Data>()({
  evolve(release) {
    const held = rolloutOf(release)?.held;
    if (release.status !== 'deploying' || held?.freeze === undefined) return release;
    return { ...release, rollout: { ...release.rollout, held: { ...held, ended: true } } };
  },
  follows(ended, release, world) {
    const { due, id, headline, crew, cause: of } = telling(ended, release, world);
    const cause = `${of}/${world.now}`;
    const so = pauseOf(release) ? stillPaused(release) : say`${nameOf(release)} may go on. Nothing was restarted.`;
    const which = frozenByName(ended.freeze, [], 'The');
    const over = ended.by ? say`${which} does not hold it any more, by ${users([ended.by])}` : say`${which} is over`;
    const said = say`${over}: ${so}`;
    return [headline, due.note(id, cause, said), ...due.myTurn(crew, cause, { urgent: true })];
  },
});
