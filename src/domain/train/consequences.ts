import type { World } from '../decision.ts';
import { managers } from '../duty.ts';
import { type Due, dueAt } from '../intents.ts';
import { at, say, unreachable, users } from '../phrase.ts';
import { nextTimer, TRAIN_WORDS } from './commands.ts';
import { type TrainFact, trainNamed } from './train.ts';

/** The timer that opens the next release of a train after a departure (UTC ISO). */
export function trainTimer(world: Pick<World, 'now' | 'company' | 'people'>, name: string, after: string): Due[] {
  const train = trainNamed(world.company, name);
  const next = train && nextTimer(train, after);
  if (!next) return [];
  const command = { type: 'OpenTrain', train: name, departure: next.departure } as const;
  const due = next.due > world.now ? next.due : world.now;
  return [dueAt(world).timer(`train/${name}/${next.departure}`, due, command)];
}

/** The release that a train opens is announced as every other; of what does not run, its managers are told, and whoever reads the release channel. */
export function ofTrain(fact: TrainFact, world: World): Due[] {
  const due = dueAt(world);
  const title = trainNamed(world.company, fact.train)?.title ?? fact.train;
  switch (fact.type) {
    case 'TrainOpened':
      return trainTimer(world, fact.train, fact.departure);
    case 'TrainDidNotRun': {
      const { departure, because, text } = fact;
      const why = text.why ? say`${TRAIN_WORDS[because]} (${text.why})` : say`${TRAIN_WORDS[because]}`;
      const said = say`The train ${title} of ${at(departure)} does not run: ${why}.`;
      return [
        ...(because === 'skipped' || because === 'timetable'
          ? []
          : managers(world).map((who) => due.tell(who, `train/${fact.train}/${departure}`, said))),
        ...trainTimer(world, fact.train, departure),
      ];
    }
    case 'TrainSkipped':
      return [
        due.news(
          `train/${fact.train}/skipped/${fact.departure}`,
          say`The train ${title} of ${at(fact.departure)} is called off by ${users([fact.by])}: ${fact.text.why}`,
        ),
      ];
    case 'TrainHeld':
      return [
        due.news(
          `train/${fact.train}/held/${world.now}`,
          say`The train ${title} is held by ${users([fact.by])} until somebody resumes it: ${fact.text.why}`,
        ),
      ];
    case 'TrainResumed':
      return [
        due.news(
          `train/${fact.train}/resumed/${world.now}`,
          say`The train ${title} runs again, by ${users([fact.by])}`,
        ),
      ];
    case 'RequestWaits':
      return [];
    default:
      return unreachable(fact);
  }
}
