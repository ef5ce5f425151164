import { fact } from '../../deciding/fact.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { telling } from './telling.ts';

export const holdEnded = fact(releases, 'HoldEnded')<{ rollout: string; freeze: string }>()({
  follows(ended, release, world) {
    const { due, id, headline, crew, cause: of } = telling(ended, release, world);
    const cause = `${of}/${world.now}`;
    const said = say`The freeze ${ended.freeze} is over: ${nameOf(release)} may go on. Nothing was restarted.`;
    return [headline, due.note(id, cause, said), ...due.myTurn(crew, cause, { urgent: true })];
  },
});
