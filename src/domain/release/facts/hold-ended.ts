import { fact } from '../../deciding/fact.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, pauseOf } from '../release.ts';
import { stillPaused } from './still-paused.ts';
import { telling } from './telling.ts';

export const holdEnded = fact(releases, 'HoldEnded')<{ rollout: string; freeze: string }>()({
  follows(ended, release, world) {
    const { due, id, headline, crew, cause: of } = telling(ended, release, world);
    const cause = `${of}/${world.now}`;
    const so = pauseOf(release) ? stillPaused(release) : say`${nameOf(release)} may go on. Nothing was restarted.`;
    const said = say`The freeze “${ended.freeze}” is over: ${so}`;
    return [headline, due.note(id, cause, said), ...due.myTurn(crew, cause, { urgent: true })];
  },
});
