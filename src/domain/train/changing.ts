import type { Train } from '../company/plans.ts';
import type { Right } from '../company/roles.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import { forbidden } from '../people/may.ts';
import { type Phrase, say } from '../phrase.ts';
import { reasonFault } from '../reason.ts';
import { stateOf, type TrainState, type Trains, trainNamed } from './train.ts';

export const CHANGING: Right = { action: 'trains' };

/** The train that the actor may change, and what is kept of it. */
export function changeable(
  name: string,
  doing: Phrase,
  world: World & Trains,
): { train: Train; state: TrainState } | Refusal {
  const train = trainNamed(world.company, name);
  const no = forbidden(world, CHANGING, doing);
  if (no) return no;
  return train ? { train, state: stateOf(world, train) } : unknownTrain(name, world);
}

const unknownTrain = (name: string, { company }: World) =>
  refuse('no-train', say`I don't know a train ${name}.`, {
    remedy:
      company.trains.length > 0
        ? say`Trains: ${company.trains.map((t) => t.name).join(', ')}.`
        : say`Trains are in manifests/trains.yml.`,
  });

export const needsReason = (why: string, doing: string) =>
  reasonFault(why, say`${doing} needs its reason: whoever waits for it sees it.`);
