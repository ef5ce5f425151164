import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { at, say, users } from '../../phrase.ts';
import { trains } from '../document.ts';
import { titleOf } from '../train.ts';

type Data = { departure: string; by: string; text: { why: string } };

export const trainSkipped = fact(trains, 'TrainSkipped')<Data>()({
  evolve: (state, { departure, by, text: { why } }) => ({
    ...state,
    skipped: [...state.skipped, { departure, by, why }],
  }),
  follows({ train, departure, by, text }, _, world) {
    const title = titleOf(world.company, train);
    const said = say`The train ${title} of ${at(departure)} is called off by ${users([by])}: ${text.why}`;
    return [dueAt(world).news(`train/${train}/skipped/${departure}`, said)];
  },
});
