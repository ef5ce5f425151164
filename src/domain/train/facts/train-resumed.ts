import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { trains } from '../document.ts';
import { titleOf } from '../train.ts';

export const trainResumed = fact(trains, 'TrainResumed')<{ by: string }>()({
  evolve: ({ held: _, ...running }) => running,
  follows({ train, by }, _, world) {
    const said = say`The train ${titleOf(world.company, train)} runs again, by ${users([by])}`;
    return [dueAt(world).news(`train/${train}/resumed/${world.now}`, said)];
  },
});
