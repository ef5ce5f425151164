import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { telling } from './telling.ts';

type Data = { by: string; at: string; text: { found: string } };

export const reviewCompleted = fact(releases, 'ReviewCompleted')<Data>()({
  evolve: (release, { by, at, text }) => ({
    ...release,
    review: { due: release.review?.due ?? at, by, found: text.found },
  }),
  follows(completed, release, world) {
    const { due, id, seesTo, headline } = telling(completed, release, world);
    const { by, at, text } = completed;
    return [
      headline,
      due.note(id, `review/${at}`, say`Reviewed by ${users([by])}: ${text.found}`),
      ...due.myTurn(seesTo),
    ];
  },
});
