import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { say } from '../phrase.ts';
import { CHANGING, changeable } from './changing.ts';
import { allTrains } from './document.ts';
import { trainResumed } from './facts/train-resumed.ts';
import { stateOf, trainNamed } from './train.ts';
import { holdShown } from './train-shown.ts';

export type ResumeTrain = { type: 'ResumeTrain'; train: string };

export const resumeTrain = command<ResumeTrain>()({
  takes: CHANGING,
  reads: () => ({ trains: allTrains }),
  shows(world, { train: name }) {
    const train = trainNamed(world.company, name);
    return train ? holdShown(stateOf(world, train)) : {};
  },
  decide(world, { train: name }): Decision {
    const found = changeable(name, say`resume a train`, world);
    if ('refused' in found) return found;
    if (!found.state.held) return moot('it runs already');
    return { facts: [trainResumed.of(found.train.name, { by: world.actor.id })] };
  },
});
