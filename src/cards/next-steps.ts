import type { Button } from '@slack/types';
import { button } from '../blocks/blocks.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { isByHand } from '../domain/gates/index.ts';
import { mayBeAlone } from '../domain/hotfix/alone.ts';
import type { Checked } from '../domain/release/clearing/checked.ts';
import { pauseOf, type Release } from '../domain/release/release.ts';
import { takenBack } from '../domain/release/rollback/taken-back.ts';
import { settleOffer } from '../domain/release/rollback/waits-further.ts';
import { wentByHand } from '../domain/release/rollout/by-hand.ts';
import { canPause } from '../domain/release/rollout/pause-rollout.ts';
import { isAtItsEnd } from '../domain/release/rollout/paused-before.ts';
import { isQuiet } from '../domain/release/rollout/quiet.ts';
import { anotherFirst, waitedFor } from '../domain/release/rollout/stop-waiting.ts';
import type { State } from '../domain/release/state.ts';
import { supersededBy } from '../domain/release/superseded.ts';
import { deployButton } from './deploy-button.ts';
import { canStillGoFurther, doubtedEarlier, isAnyLeft, leavesDoubt } from './stays.ts';
import { unblocking } from './unblocking.ts';

type Known = World & Environments;

/** What takes the release on from its state; none where only time does. Those that act ask once, naming what and where. */
export const nextSteps = (checked: Checked, world: Known): Button[] => STEPS[checked.state](checked, world);

const STEPS: Record<State, (checked: Checked, world: Known) => Button[]> = {
  planned: ({ release }) => [button('Open the vote', 'vote', release.id, { style: 'primary' })],
  voting: ({ release }, world) => [
    ...(release.status === 'voting' ? [button('Review & vote', 'review', release.vote, { style: 'primary' })] : []),
    ...(mayBeAlone(release, world) ? [button('Without the votes…', 'push-alone', release.id)] : []),
  ],
  rejected: ({ release }) => [
    button('Open a new vote', 'vote', release.id),
    ...(release.status === 'rejected' && release.by ? [button('Lift the no-go', 'go', release.vote)] : []),
  ],
  ready: ({ release, gates }, world) => [isByHand(gates) ? byHand(release, 'primary') : deployButton(release, world)],
  blocked: (checked) => unblocking(checked),
  missed: ({ release, gates }) => [
    button('Move…', 'move', release.id, { style: 'primary' }),
    // It may have been done in time, and not been recorded yet.
    ...(release.status === 'approved' && isByHand(gates) ? [byHand(release)] : []),
    button('Cancel…', 'cancel', release.id),
  ],
  held: (checked, world) => [...letGoOn(checked, world), back(checked, 'Roll back…')],
  halfway: (checked, world) => [...proceed(checked, world), back(checked, 'Roll back…')],
  'next-step': (checked, world) => [...proceed(checked, world), back(checked, 'Roll back…')],
  deploying: (checked, world) => whileItRuns(checked, world),
  verifying: (checked, world) => whileItRuns(checked, world),
  failed: (checked, world) => [
    // What no pipeline ever took is not live anywhere.
    takenBack(checked.release).length > 0
      ? back(checked, 'Roll back…')
      : button('Cancel…', 'cancel', checked.release.id),
    ...(checked.closed.length === 0 ? [deployButton(checked.release, world)] : unblocking(checked)),
    byHand(checked.release),
  ],
  'rollback-failed': (checked) => [back(checked, 'Roll back again…'), byHand(checked.release)],
  'halfway-back': (checked) => [back(checked, 'Roll back the rest…'), byHand(checked.release)],
  // What something else has come in place of is rolled back with that, if at all.
  completed: ({ release }, world) =>
    supersededBy(release, world)
      ? []
      : [wentByHand(release) ? byHand(release) : button('Roll back…', 'rollback', release.id)],
  'partly-back': ({ release }, world) => [
    // What others have replaced since is no part of it any more.
    ...(isAnyLeft(release, world) ? [button('Roll back the rest…', 'rollback', release.id)] : []),
    ...settling(release, world),
    ...planAgain(release),
  ],
  'rolled-back': ({ release }, world) => [...further(release, world), ...planAgain(release)],
  drilled: ({ release }) => planAgain(release),
  replaced: ({ release }) => planAgain(release),
  cancelled: ({ release }) => planAgain(release),
  'rolling-back': ({ release }, world) => stopWaiting(release, world),
  approved: () => [],
  waiting: () => [],
};

const back = ({ release }: Checked, label: string) => button(label, 'rollback', release.id, { style: 'danger' });

const proceed = (checked: Checked, world: Known): Button[] =>
  mayGoOn(checked) ? [deployButton(checked.release, world)] : unblocking(checked);

const whileItRuns = (checked: Checked, world: Known): Button[] => [
  ...stopWaiting(checked.release, world),
  ...pause(checked.release, world),
  back(checked, 'Roll back…'),
];

/** Where it is live before its last environment, it goes back there too if somebody says so; where nobody knows whether it is, once somebody says what runs. */
const further = (release: Release, world: Known): Button[] => {
  const doubted = doubtedEarlier(release, world);
  const settle = doubted && settleOffer(doubted);
  return [
    ...(canStillGoFurther(release, world) ? [button('Roll back further…', 'rollback', release.id)] : []),
    ...(settle ? [button(settle.label, settle.verb, settle.about)] : []),
  ];
};

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
  isQuiet(release, world) || anotherFirst(release) ? [stopButton(release)] : [];
export const stopButton = (release: Release) =>
  button(waitedFor(release) ? 'Stop waiting…' : 'Stop a service…', 'stop-waiting', release.id);
const byHand = ({ id }: Release, style?: 'primary') =>
  button('Done by hand…', 'done-by-hand', id, style ? { style } : {});
