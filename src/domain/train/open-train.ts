import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { count } from '../deciding/reads.ts';
import { currentOnes } from '../freeze/document.ts';
import { openOnes } from '../release/document.ts';
import { planned } from '../release/planning/planned.ts';
import { filed } from '../release/requests/requests.ts';
import { revokedOnes } from '../template/document.ts';
import { allTrains } from './document.ts';
import { trainDidNotRun } from './facts/train-did-not-run.ts';
import { trainOpened } from './facts/train-opened.ts';
import { runOf } from './run.ts';
import { stateOf, trainNamed } from './train.ts';

/** Timer: the release of a departure (UTC ISO) is to be opened. Whatever comes of it, a fact calls for the next one. */
export type OpenTrain = { type: 'OpenTrain'; train: string; departure: string };

export const openTrain = command<OpenTrain>()({
  timer: z.strictObject({ train: z.string(), departure: z.string() }),
  reads: () => ({
    trains: allTrains,
    planned: count('release'),
    openReleases: openOnes,
    freezes: currentOnes,
    templates: revokedOnes,
  }),
  decide(world, { train: name, departure }): Decision {
    const train = trainNamed(world.company, name);
    if (!train) return moot('there is no such train any more');
    const state = stateOf(world, train);
    const run = runOf(train, state, departure, world);
    if ('because' in run) {
      const { because, why, release } = run;
      return {
        facts: [trainDidNotRun.of(train.name, { departure, because, ...(release && { release }), text: { why } })],
      };
    }
    const { why, customers, strategy } = train;
    const release = planned(world, { ...run, why, customers, train: train.name, ...(strategy && { strategy }) });
    return {
      facts: [
        ...release.facts,
        trainOpened.of(train.name, { departure, opens: release.id }),
        ...state.waiting.map((request) => filed(release.id, request)),
      ],
      counter: release.counter,
    };
  },
});
