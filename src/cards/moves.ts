import type { Button, ConfirmationDialog, Overflow } from '@slack/types';
import { button, confirm, menu } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import type { Action } from '../domain/company/roles.ts';
import { isAhead } from '../domain/deadline/deadline.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { type Around, closedGates, gatesOf } from '../domain/gates/index.ts';
import { may } from '../domain/people/may.ts';
import { isQuiet } from '../domain/release/quiet.ts';
import { nameOf, type Release, rolloutOf } from '../domain/release/release.ts';
import { stateOf } from '../domain/release/state.ts';
import { stepsLeft } from '../domain/release/steps.ts';
import { waitedFor } from '../domain/release/stop-waiting.ts';

type Known = World & Around & Environments;

/**
 * All that can be done with a release in its state: the next step first, what is done more rarely behind [⋯]. `without`: verbs that are not
 * wanted; `person`: only what they may do, where nobody else looks.
 */
export function movesOf(
  release: Release,
  world: Known,
  { without = [], person }: { without?: readonly string[]; person?: string } = {},
): (Button | Overflow)[] {
  const next = nextSteps(release, world);
  const others = otherMoves(release).filter((b) => !next.some((n) => n.action_id === b.action_id));
  const kept = (b: Button) =>
    !without.includes(verbOf(b)) && (person === undefined || mayTake(person, verbOf(b), release, world));
  return [...next.filter(kept), ...withMenu(others.filter(kept))];
}

/** What a verb takes; whoever owns the release may without, but for what is `firm`. */
const TAKES: Partial<Record<string, { action: Action; firm?: true }>> = {
  vote: { action: 'open-vote' },
  deploy: { action: 'deploy', firm: true },
  rollback: { action: 'rollback' },
  pass: { action: 'freeze', firm: true },
  move: { action: 'cancel' },
  cancel: { action: 'cancel' },
  edit: { action: 'cancel' },
  documents: { action: 'update' },
  update: { action: 'update' },
  'stop-waiting': { action: 'deploy' },
  'done-by-hand': { action: 'record', firm: true },
  'plan-again': { action: 'plan', firm: true },
};

function mayTake(person: string, verb: string, { owner }: Release, world: Known): boolean {
  const takes = TAKES[verb];
  return !takes || may(world, person, takes.action, takes.firm ? undefined : owner);
}

/** What takes the release on from its state; none where only time does. Those that act ask once, naming what and where. */
export function nextSteps(release: Release, world: Known): Button[] {
  const { id } = release;
  const back = (label: string) => button(label, 'rollback', id, { style: 'danger' });
  switch (stateOf(release, world)) {
    case 'planned':
      return [button('Open the vote', 'vote', id, { style: 'primary' })];
    case 'voting':
      return release.status === 'voting' ? [button('Review & vote', 'review', release.vote, { style: 'primary' })] : [];
    case 'rejected':
      return [
        button('Open a new vote', 'vote', id),
        ...(release.status === 'rejected' && release.by ? [button('Lift the no-go', 'go', release.vote)] : []),
      ];
    case 'ready':
      return [deployButton(release, world)];
    case 'blocked':
      return unblocking(release, world);
    case 'missed':
      return [button('Move…', 'move', id, { style: 'primary' }), button('Cancel…', 'cancel', id)];
    case 'held':
      return [...unblocking(release, world), back('Roll back…')];
    case 'halfway':
      return [deployButton(release, world), back('Roll back…')];
    case 'deploying':
      return [...stopWaiting(release, world), back('Roll back…')];
    case 'failed':
      return [
        back('Roll back…'),
        ...(closedGates(gatesOf(release, world)).length === 0
          ? [deployButton(release, world)]
          : unblocking(release, world)),
        byHand(release),
      ];
    case 'rollback-failed':
      return [back('Roll back again…'), byHand(release)];
    case 'completed':
      return [button('Roll back…', 'rollback', id)];
    case 'rolled-back':
    case 'cancelled':
      return [button('Plan it again…', 'plan-again', id)];
    case 'rolling-back':
      return stopWaiting(release, world);
    case 'approved':
    case 'waiting':
      return [];
  }
}

/** Once its pipeline has been quiet for long it stands in front; before, behind [⋯]. */
const stopWaiting = (release: Release, world: Known): Button[] =>
  isQuiet(release, world) || waitedFor(release)?.startsWith('R-') ? [stop(release)] : [];
const stop = ({ id }: Release) => button('Stop waiting…', 'stop-waiting', id);
const byHand = ({ id }: Release) => button('Done by hand…', 'done-by-hand', id);

/** What clears away what is in the way, as far as a button can. */
function unblocking(release: Release, world: Known): Button[] {
  const blocked = closedGates(gatesOf(release, world)).filter((g) => !g.waits);
  const about = (gate: string) => blocked.some((g) => g.id === gate);
  return [
    ...(about('freeze') ? [button('Freeze pass…', 'pass', release.id)] : []),
    ...(about('documents') ? [button('Documents…', 'documents', release.id)] : []),
    ...(about('predecessors') ? [button('Edit…', 'edit', release.id)] : []),
  ];
}

function otherMoves(release: Release): Button[] {
  const { id } = release;
  const always = [
    button('Details', 'show', id),
    button('Update…', 'update', id),
    ...(waitedFor(release) ? [stop(release)] : []),
  ];
  return isAhead(release)
    ? [
        ...always,
        button('Edit…', 'edit', id),
        button('Move…', 'move', id),
        button('Documents…', 'documents', id),
        button('Cancel…', 'cancel', id),
      ]
    : always;
}

const RARE = ['stop-waiting', 'update', 'edit', 'move', 'documents', 'cancel'];

/** What people come for as buttons, the rest behind [⋯]. */
export function withMenu(buttons: Button[]): (Button | Overflow)[] {
  const rare = buttons.filter((b) => RARE.includes(verbOf(b)));
  return rare.length > 1 ? [...buttons.filter((b) => !rare.includes(b)), ...menu(rare)] : buttons;
}

const verbOf = (b: Button) => b.action_id?.split(':')[0] ?? '';

/** Its label names the first step. */
export function deployButton(release: Release, world: World & Environments): Button {
  const [first] = stepsLeft(release, world);
  const paused = rolloutOf(release)?.held?.paused;
  const label =
    release.status === 'failed' ? 'Deploy again…' : paused ? `Go on with ${paused}…` : `Deploy ${first?.name ?? ''}…`;
  return button(label, 'deploy', release.id, { style: 'primary', confirm: deployConfirm(release, world) });
}

/** Asked once before a deploy, naming services, versions, environment and every step. */
export function deployConfirm(release: Release, world: World & Environments): ConfirmationDialog {
  const steps = stepsLeft(release, world).map((s) => s.name);
  const what = md`${nameOf(release)}, ${steps.length === 1 ? 'step' : 'steps'} ${steps.join(', then ')}`;
  return confirm('Deploy now?', md`${what}. Everybody following ${release.id} is told.`, 'Deploy');
}
