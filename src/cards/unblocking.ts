import type { Button } from '@slack/types';
import { button } from '../blocks/blocks.ts';
import type { World } from '../domain/deciding/world.ts';
import { isAnyOpen } from '../domain/evidence/weigh/security.ts';
import type { Frost } from '../domain/freeze/freeze.ts';
import { inItsWay } from '../domain/freeze/freezes-holding.ts';
import { keyOf } from '../domain/freeze/frozen-span.ts';
import { IN_ITS_WAY } from '../domain/freeze/held-releases.ts';
import type { Gate, GateId } from '../domain/gates/index.ts';
import { isAhead } from '../domain/release/ahead.ts';
import type { Checked } from '../domain/release/clearing/checked.ts';
import { isOver, noGosOf, type Release, voteOf } from '../domain/release/release.ts';

type Clears = (release: Release, gate: Gate) => Button | undefined;

/** What clears away what is in the way: of each closed check its button, once. A freeze comes last: to pass it helps where nothing else is in the way. */
export function unblocking({ release, closed }: Checked): Button[] {
  const shut = closed.filter((g) => !g.waits);
  const inOrder = [...shut.filter((g) => g.id !== 'freeze'), ...shut.filter((g) => g.id === 'freeze')];
  const buttons = inOrder.flatMap((g) => CLEARS[g.id](release, g) ?? []);
  return buttons.filter((b, i) => buttons.findIndex((o) => o.action_id === b.action_id) === i);
}

/**
 * A freeze is known before it begins, and can be passed from then on, whatever else is in the way. `named`: the key of the one that it is about, where
 * somebody said which.
 */
export function passing(release: Release, world: World & Frost, named?: string): Button[] {
  const ahead = isOver(release) ? [] : inItsWay(release, world);
  if (named === undefined) return ahead.length > 0 ? [button(PASS, 'pass', release.id)] : [];
  return ahead.some((f) => keyOf(f) === named)
    ? [button(PASS, 'pass', IN_ITS_WAY.write({ release: release.id, freeze: named }))]
    : [];
}
const PASS = 'Freeze pass…';

/** Before it begins, those who may go against whatever check can be gone against. */
export const overriding = ({ release, closed }: Checked): Button[] =>
  isAhead(release) && closed.some((g) => !g.firm) ? [button('Override…', 'override', release.id)] : [];

const clears =
  (label: string, verb: string): Clears =>
  ({ id }) =>
    button(label, verb, id);

/** Once it has begun, what it brings and where it goes is what it is. */
const edited: Clears = (release) => (isAhead(release) ? button('Edit…', 'edit', release.id) : undefined);
const overridden = clears('Override…', 'override');
const whatRuns = clears('What runs where', 'environments');
const told = clears('Evidence', 'evidence');
const excepted = clears('Let a finding pass…', 'except');

/** By gate. One that only time, a pipeline or another release opens has none. */
const CLEARS: Record<GateId, Clears> = {
  votes: (release) => {
    const vote = voteOf(release);
    return vote && noGosOf(release).length > 0 ? button('Lift the no-go', 'go', vote) : undefined;
  },
  window: (release) => (isAhead(release) ? button('Move…', 'move', release.id) : undefined),
  freeze: clears(PASS, 'pass'),
  lock: ({ environment }) => button('Who holds what', 'locks', environment),
  // What has to be live there first is brought there, or recorded.
  promotion: whatRuns,
  'held-versions': clears('Allow again…', 'allow'),
  'newer-there': overridden,
  health: overridden,
  dependencies: edited,
  'other-rollouts': () => undefined,
  'failed-rollback': whatRuns,
  predecessors: edited,
  // Whoever owes one says that it is done in their own turn.
  deadlines: clears('Details', 'show'),
  documents: clears('Documents…', 'documents'),
  tests: told,
  // Where nothing was found, what is missing is a scan.
  security: (release, gate) => (isAnyOpen(gate.proofs) ? excepted : told)(release, gate),
  compliance: told,
  authors: overridden,
  tickets: overridden,
  drills: clears('Rollback drill…', 'drill-ask'),
  drift: whatRuns,
  elsewhere: whatRuns,
  pipeline: edited,
};
