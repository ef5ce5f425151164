import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { trains } from '../document.ts';
import { titleOf } from '../train.ts';

export const trainHeld = fact(trains, 'TrainHeld')<{ by: string; text: { why: string } }>()({
  evolve: (state, { by, text: { why } }) => ({ ...state, held: { by, why } }),
  follows({ train, by, text }, _, world) {
    const title = titleOf(world.company, train);
    const said = say`The train ${title} is held by ${users([by])} until somebody resumes it: ${text.why}`;
    return [dueAt(world).news(`train/${train}/held/${world.now}`, said)];
  },
});
