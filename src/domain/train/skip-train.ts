import { command } from '../deciding/command.ts';
import { type Decision, refuse } from '../deciding/decision.ts';
import { say } from '../phrase.ts';
import { CHANGING, changeable, needsReason } from './changing.ts';
import { allTrains } from './document.ts';
import { trainSkipped } from './facts/train-skipped.ts';
import { nextToOpen } from './timetable.ts';
import { stateOf, trainNamed } from './train.ts';
import { departureShown } from './train-shown.ts';

/** The next departure that has not opened is called off. */
export type SkipTrain = { type: 'SkipTrain'; train: string; why: string };

export const skipTrain = command<SkipTrain>()({
  takes: CHANGING,
  reads: () => ({ trains: allTrains }),
  shows(world, { train: name }) {
    const train = trainNamed(world.company, name);
    return train ? departureShown(train, stateOf(world, train), world.now) : {};
  },
  decide(world, { train: name, why }): Decision {
    const found = changeable(name, say`skip a train`, world);
    if ('refused' in found) return found;
    const unsaid = needsReason(why, 'Skipping a train');
    if (unsaid) return unsaid;
    const { train, state } = found;
    const next = nextToOpen(train, state, world.now);
    if (!next) return refuse('no-departure', say`${train.title} has no departure within a year.`);
    return { facts: [trainSkipped.of(train.name, { departure: next.start, by: world.actor.id, text: { why } })] };
  },
});
