import { nextFreeSlots } from '../calendar/slots.ts';
import type { Train } from '../company.ts';
import { type Decision, forbidden, moot, type Reads, refuse, type World } from '../decision.ts';
import { managers } from '../duty.ts';
import { say } from '../phrase.ts';
import { frozenBy } from '../release/judge.ts';
import { planned } from '../release/plan.ts';
import { filed } from '../release/requests.ts';
import {
  type Because,
  departuresAfter,
  freshTrain,
  itemsOn,
  opensAt,
  ownerOf,
  type TrainFact,
  type TrainState,
  trainNamed,
  windowAt,
} from './train.ts';

/** Timer: the release of a departure (UTC ISO) is to be opened. Whatever comes of it, a fact calls for the next one. */
export type OpenTrain = { type: 'OpenTrain'; train: string; departure: string };
/** The next departure that has not opened is called off. */
export type SkipTrain = { type: 'SkipTrain'; train: string; why: string };
/** Nothing opens until it is resumed. */
export type HoldTrain = { type: 'HoldTrain'; train: string; why: string };
export type ResumeTrain = { type: 'ResumeTrain'; train: string };

export const ofTrain = ({ train }: { train: string }): Reads => ({
  docs: [`train/${train}`, 'counter/release'],
  lists: ['releases/open', 'freezes/current'],
});

export function openTrain(world: World, { train: name, departure }: OpenTrain): Decision {
  const train = trainNamed(world.company, name);
  if (!train) return moot('there is no such train any more');
  const state = stateOf(world, train);
  const stood = (because: Because, why: string): Decision => ({
    facts: [{ ...about(train), type: 'TrainDidNotRun', departure, because, text: { why } }],
  });
  const window = windowAt(train, departure);
  const skipped = state.skipped.find((s) => s.departure === departure);
  if (!window) return stood('timetable', '');
  if (window.end <= world.now) return stood('missed', '');
  if (skipped) return stood('skipped', skipped.why);
  if (state.held) return stood('held', state.held.why);
  const owner = ownerOf(train, state.runs, world.people.roles) ?? managers(world)[0];
  if (!owner) return stood('nobody', '');
  const { environment, change, zone, why, customers } = train;
  const plan = {
    items: itemsOn(train, departure, state.runs),
    environment,
    change,
    window: { ...window, zone },
    owner,
  };
  const blocking = frozenBy(plan, world);
  const slot = blocking && train.duringFreeze === 'move' ? nextFreeSlots(plan, world, departure, 1)[0] : plan.window;
  if ((blocking && train.duringFreeze === 'skip') || !slot)
    return stood('frozen', blocking ? `${blocking.name}: ${blocking.why}` : '');
  const release = planned(world, { ...plan, window: slot, why, customers, train: train.name });
  return {
    facts: [
      ...release.facts,
      { ...about(train), type: 'TrainOpened', departure, opens: release.id },
      ...state.waiting.map((request) => filed(release.id, request)),
    ],
    counter: release.counter,
  };
}

export function skipTrain(world: World, { train: name, why }: SkipTrain): Decision {
  const train = trainNamed(world.company, name);
  const no = forbidden(world, 'trains', say`skip a train`);
  if (!train || no) return no ?? unknownTrain(name, world);
  if (why.trim() === '') return needsReason('Skipping a train');
  const state = stateOf(world, train);
  const next = nextToOpen(train, state, world.now);
  if (!next) return refuse('no-departure', say`${train.title} has no departure within a year.`);
  return {
    facts: [{ ...about(train), type: 'TrainSkipped', departure: next.start, by: world.actor.id, text: { why } }],
  };
}

export function holdTrain(world: World, { train: name, why }: HoldTrain): Decision {
  const train = trainNamed(world.company, name);
  const no = forbidden(world, 'trains', say`hold a train`);
  if (!train || no) return no ?? unknownTrain(name, world);
  if (stateOf(world, train).held) return moot('it is held already');
  if (why.trim() === '') return needsReason('Holding a train');
  return { facts: [{ ...about(train), type: 'TrainHeld', by: world.actor.id, text: { why } }] };
}

export function resumeTrain(world: World, { train: name }: ResumeTrain): Decision {
  const train = trainNamed(world.company, name);
  const no = forbidden(world, 'trains', say`resume a train`);
  if (!train || no) return no ?? unknownTrain(name, world);
  if (!stateOf(world, train).held) return moot('it runs already');
  return { facts: [{ ...about(train), type: 'TrainResumed', by: world.actor.id }] };
}

/** The next departure whose release is neither open nor called off. */
export function nextToOpen(train: Train, state: TrainState, now: string): { start: string; end: string } | undefined {
  const after = state.last && state.last.departure > now ? state.last.departure : now;
  return departuresAfter(train, after, state.skipped.length + 1).find(
    (d) => !state.skipped.some((s) => s.departure === d.start),
  );
}

/** When the timer of the next departure after another is due, and for which. */
export function nextTimer(train: Train, after: string): { departure: string; due: string } | undefined {
  const [next] = departuresAfter(train, after);
  return next && { departure: next.start, due: opensAt(train, next.start) };
}

export const stateOf = (world: Pick<World, 'trains'>, train: Train): TrainState =>
  world.trains[train.name] ?? freshTrain(train.name);

const about = ({ name }: Train): Pick<TrainFact, 'stream' | 'train'> => ({ stream: `train/${name}`, train: name });

const unknownTrain = (name: string, { company }: World) =>
  refuse('no-train', say`I don't know a train ${name}.`, {
    remedy:
      company.trains.length > 0
        ? say`Trains: ${company.trains.map((t) => t.name).join(', ')}.`
        : say`Trains are in manifests/trains.yml.`,
  });

const needsReason = (doing: string) =>
  refuse('needs-reason', say`${doing} needs its reason: whoever waits for it sees it.`, { field: 'why' });

export const TRAIN_WORDS: Record<Because, string> = {
  skipped: 'it was called off',
  held: 'it is held',
  missed: 'Gonogo was not running in time',
  frozen: 'it would lie in a freeze',
  timetable: 'its timetable has changed',
  nobody: 'nobody holds the role that owns it',
};
