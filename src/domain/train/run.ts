import { nextFreeSlots } from '../calendar/slots.ts';
import type { Train } from '../company/plans.ts';
import type { World } from '../deciding/world.ts';
import type { Freezes } from '../freeze/document.ts';
import { managers } from '../people/may.ts';
import { at, type Phrase, say } from '../phrase.ts';
import { isAhead } from '../release/ahead.ts';
import type { OpenReleases } from '../release/document.ts';
import { frozenBy, planFault } from '../release/planning/judge.ts';
import { nameOf, type Release, type Window } from '../release/release.ts';
import type { RevokedTemplates } from '../template/document.ts';
import { windowAt } from './timetable.ts';
import { type Because, ownerOf, type TrainState } from './train.ts';
import { itemsOn } from './versions.ts';

type Around = World & Freezes & OpenReleases & RevokedTemplates;
/** `release`: the one that stands in its place. */
type Stood = { because: Because; why: string | Phrase; release?: string };
type Run = Pick<Train, 'items' | 'environment' | 'change'> & { window: Window; owner: string };

/** What runs at a departure, when, and whose it is; or why nothing does. */
export function runOf(train: Train, state: TrainState, departure: string, world: Around): Run | Stood {
  const window = windowAt(train, departure);
  const skipped = state.skipped.find((s) => s.departure === departure);
  if (!window) return { because: 'timetable', why: '' };
  if (window.end <= world.now) return { because: 'missed', why: '' };
  if (skipped) return { because: 'skipped', why: skipped.why };
  if (state.held) return { because: 'held', why: state.held.why };
  const standing = standingOf(train, state, world);
  if (standing)
    return {
      because: 'standing',
      why: say`${nameOf(standing)} (${standing.id}) of ${at(standing.window.start)}`,
      release: standing.id,
    };
  const owner = ownerOf(train, state.runs, world.people.roles) ?? managers(world)[0];
  if (!owner) return { because: 'nobody', why: '' };
  const { environment, change, zone } = train;
  const items = itemsOn(train, departure, state.runs);
  const run = { items, environment, change, window: { ...window, zone }, owner };
  const slot = slotFor(train, run, departure, world);
  if ('because' in slot) return slot;
  const planned = { ...run, window: slot };
  const wrong = planFault(planned, world);
  return wrong ? { because: 'refused', why: wrong.why } : planned;
}

/** What it opened for a departure that its timetable has no more, where that is still to come: the train moved, and nothing is opened beside it. */
function standingOf(train: Train, { last }: TrainState, { openReleases }: Around): Release | undefined {
  if (!last?.release || windowAt(train, last.departure)) return undefined;
  const before = openReleases.find((r) => r.id === last.release);
  return before && isAhead(before) ? before : undefined;
}

/** Its own window, or where a freeze covers that, what the train does then. */
function slotFor(train: Train, run: Run, departure: string, world: Around): Window | Stood {
  const blocking = frozenBy(run, world);
  if (!blocking) return run.window;
  const [free] = train.duringFreeze === 'move' ? nextFreeSlots(run, world, departure, 1) : [];
  return free ?? { because: 'frozen', why: `${blocking.name}: ${blocking.why}` };
}
