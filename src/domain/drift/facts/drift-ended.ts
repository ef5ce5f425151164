import { fact } from '../../deciding/fact.ts';
import { spotOf } from '../../environment/spot.ts';
import { dueAt } from '../../intents/due.ts';
import { say } from '../../phrase.ts';
import { answers } from '../document.ts';
import { checkedThere, inRegion, openAt } from './in-region.ts';

/** What answers is what was released again. */
export const driftEnded = fact(answers, 'DriftEnded')<{ region: string; version: string; at: string }>()({
  evolve: (all, { region, at }) =>
    inRegion(all, region, (before) => {
      const { drift: _, odd: __, ...answer } = before ?? { since: at };
      return answer;
    }),
  reads: openAt,
  follows({ place, region, version, at }, _, world) {
    const { environment, service } = spotOf(place);
    const said = say`No more drift: ${service} ${version} answers in ${region} of ${environment}, as it was released`;
    return [dueAt(world).news(`drift/${place}/${region}/over/${at}`, said), ...checkedThere(place, world)];
  },
});
