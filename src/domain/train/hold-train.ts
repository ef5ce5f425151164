import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { say } from '../phrase.ts';
import { CHANGING, changeable, needsReason } from './changing.ts';
import { allTrains } from './document.ts';
import { trainHeld } from './facts/train-held.ts';

/** Nothing opens until it is resumed. */
export type HoldTrain = { type: 'HoldTrain'; train: string; why: string };

export const holdTrain = command<HoldTrain>()({
  takes: CHANGING,
  reads: () => ({ trains: allTrains }),
  decide(world, { train: name, why }): Decision {
    const found = changeable(name, say`hold a train`, world);
    if ('refused' in found) return found;
    if (found.state.held) return moot('it is held already');
    const unsaid = needsReason(why, 'Holding a train');
    if (unsaid) return unsaid;
    return { facts: [trainHeld.of(found.train.name, { by: world.actor.id, text: { why } })] };
  },
});
