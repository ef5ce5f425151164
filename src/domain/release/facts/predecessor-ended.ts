import { fact } from '../../deciding/fact.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, type Predecessor } from '../release.ts';
import { ENDED_SAID } from '../status-words.ts';
import { openVoteShown, telling } from './telling.ts';
import { seenAnew } from './window-timer.ts';

type Data = { predecessor: string; how: NonNullable<Predecessor['ended']> };

export const predecessorEnded = fact(releases, 'PredecessorEnded')<Data>()({
  evolve: (release, { predecessor, how }) => ({
    ...release,
    after: (release.after ?? []).map((p) => (p.release === predecessor ? { ...p, ended: how } : p)),
  }),
  follows(ended, release, world) {
    const { due, id, start, crew, cause: of } = telling(ended, release, world);
    const { predecessor, how } = ended;
    const cause = `${of}/${predecessor}/${how}`;
    const waits = how === 'completed' ? say`does not wait for it any more` : say`waits for it`;
    const said = say`${predecessor} ${ENDED_SAID[how]}: ${nameOf(release)} ${waits}.`;
    return [
      ...seenAnew(release, world),
      ...openVoteShown(release, world),
      due.note(id, cause, said),
      ...due.myTurn(crew, cause, { by: start }),
    ];
  },
});
