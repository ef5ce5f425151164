import type { Button } from '@slack/types';
import { button } from '../blocks/blocks.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { isByHand } from '../domain/gates/index.ts';
import { mayBeAlone } from '../domain/hotfix/alone.ts';
import type { Checked } from '../domain/release/clearing/checked.ts';
import { pauseOf, type Release } from '../domain/release/release.ts';
import { wentByHand } from '../domain/release/rollout/by-hand.ts';
import { canPause } from '../domain/release/rollout/pause-rollout.ts';
import { isAtItsEnd } from '../domain/release/rollout/paused-before.ts';
import { isQuiet } from '../domain/release/rollout/quiet.ts';
import { waitedFor } from '../domain/release/rollout/stop-waiting.ts';
import { deployButton } from './deploy-button.ts';
import { leavesDoubt } from './state-lines.ts';

type Known = World & Environments;

/** What takes the release on from its state; none where only time does. Those that act ask once, naming what and where. */
export function nextSteps(checked: Checked, world: Known): Button[] {
  const { release } = checked;
  const { id } = release;
  const back = (label: string) => button(label, 'rollback', id, { style: 'danger' });
  switch (checked.state) {
    case 'planned':
      return [button('Open the vote', 'vote', id, { style: 'primary' })];
    case 'voting':
      return [
        ...(release.status === 'voting' ? [button('Review & vote', 'review', release.vote, { style: 'primary' })] : []),
        ...(mayBeAlone(release, world) ? [button('Without the votes…', 'push-alone', id)] : []),
      ];
    case 'rejected':
      return [
        button('Open a new vote', 'vote', id),
        ...(release.status === 'rejected' && release.by ? [button('Lift the no-go', 'go', release.vote)] : []),
      ];
    case 'ready':
      return [isByHand(checked.gates) ? byHand(release, 'primary') : deployButton(release, world)];
    case 'blocked':
      return unblocking(checked);
    case 'missed':
      return [
        button('Move…', 'move', id, { style: 'primary' }),
        // It may have been done in time, and not been recorded yet.
        ...(release.status === 'approved' && isByHand(checked.gates) ? [byHand(release)] : []),
        button('Cancel…', 'cancel', id),
      ];
    case 'held':
      return [...letGoOn(checked, world), back('Roll back…')];
    case 'halfway':
    case 'next-step':
      return [...(mayGoOn(checked) ? [deployButton(release, world)] : unblocking(checked)), back('Roll back…')];
    case 'deploying':
    case 'verifying':
      return [...stopWaiting(release, world), ...pause(release, world), back('Roll back…')];
    case 'failed':
      return [
        back('Roll back…'),
        ...(checked.closed.length === 0 ? [deployButton(release, world)] : unblocking(checked)),
        byHand(release),
      ];
    case 'rollback-failed':
      return [back('Roll back again…'), byHand(release)];
    case 'halfway-back':
      return [back('Roll back the rest…'), byHand(release)];
    case 'completed':
      return [wentByHand(release) ? byHand(release) : button('Roll back…', 'rollback', id)];
    case 'partly-back':
      return [button('Roll back the rest…', 'rollback', id), ...settling(release, world), ...planAgain(release)];
    case 'rolled-back':
    case 'drilled':
    case 'replaced':
    case 'cancelled':
      return planAgain(release);
    case 'rolling-back':
      return stopWaiting(release, world);
    case 'approved':
    case 'waiting':
      return [];
  }
}

/** Of what stayed in doubt, somebody says what runs. */
const settling = (release: Release, world: Known): Button[] => (leavesDoubt(release, world) ? [byHand(release)] : []);

const planAgain = ({ id, drill }: Release): Button[] => (drill ? [] : [button('Plan it again…', 'plan-again', id)]);

/** What stopped without a failure after all is deployed anew: its checks count again. */
const mayGoOn = ({ release, closed }: Checked) => release.status !== 'failed' || closed.length === 0;

/** What only a pause holds is resumed; else what is in the way comes first. */
const letGoOn = (checked: Checked, world: Known): Button[] =>
  pauseOf(checked.release) && (checked.closed.length === 0 || isAtItsEnd(checked.release))
    ? [deployButton(checked.release, world)]
    : unblocking(checked);

/** Only where a pause would hold something. */
const pause = (release: Release, world: Known): Button[] =>
  canPause(release, world) ? [button('Pause…', 'pause', release.id)] : [];

/** Once its pipeline has been quiet for long it stands in front; before, behind [⋯]. */
const stopWaiting = (release: Release, world: Known): Button[] =>
  isQuiet(release, world) || waitedFor(release)?.startsWith('R-') ? [stopButton(release)] : [];
export const stopButton = ({ id }: Release) => button('Stop waiting…', 'stop-waiting', id);
const byHand = ({ id }: Release, style?: 'primary') =>
  button('Done by hand…', 'done-by-hand', id, style ? { style } : {});

/** What clears away what is in the way, as far as a button can. */
function unblocking({ release, closed }: Checked): Button[] {
  const blocked = closed.filter((g) => !g.waits);
  const about = (gate: string) => blocked.some((g) => g.id === gate);
  return [
    ...(about('freeze') ? [button('Freeze pass…', 'pass', release.id)] : []),
    ...(about('held-versions') ? [button('Allow again…', 'allow', release.id)] : []),
    ...(about('lock') ? [button('Who holds what', 'locks', release.environment)] : []),
    ...(about('documents') ? [button('Documents…', 'documents', release.id)] : []),
    ...(about('drills') ? [button('Rollback drill…', 'drill-ask', release.id)] : []),
    ...(about('predecessors') ? [button('Edit…', 'edit', release.id)] : []),
  ];
}
