import type { Button, ConfirmationDialog } from '@slack/types';
import { shownWith } from '../blocks/as-shown.ts';
import { button, confirm } from '../blocks/blocks.ts';
import { md, NOTHING } from '../blocks/mrkdwn.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { fewOf } from '../domain/few.ts';
import { nameOf, pauseOf, type Release, rolloutOf } from '../domain/release/release.ts';
import { deployShown, doubtedIn } from '../domain/release/rollout/deploy-shown.ts';
import { pausedBefore } from '../domain/release/rollout/paused-before.ts';
import { stepsLeft } from '../domain/release/rollout/planned-steps.ts';
import { printOf } from '../domain/shown.ts';
import { cut } from './written.ts';

/** A question holds 300 characters: of many steps the first are named, so that who is told stays in it. */
const NAMED = 4;

/** Its label names the first step; where the health of one is in doubt, it goes on in spite of that. What its question says goes with the click. */
export function deployButton(release: Release, world: World & Environments): Button {
  const again = isAgain(release);
  // Whether it is deployed again or goes back is for whoever decides: neither is recommended.
  const asks = { ...(!again && { style: 'primary' as const }), confirm: deployConfirm(release, world) };
  const label = again ? 'Deploy again…' : labelOf(release, world);
  return shownWith(button(label, 'deploy', release.id, asks), printOf(deployShown(release, world)));
}

const isAgain = (release: Release) =>
  release.status === 'failed' && release.rollout.stages.some((s) => s.state === 'failed');

function labelOf(release: Release, world: World & Environments): string {
  if (doubtedIn(release)) return 'Go on…';
  if (pauseOf(release)) return 'Resume…';
  const paused = rolloutOf(release)?.held?.paused;
  return paused ? `Go on with ${paused}…` : `Deploy ${stepsLeft(release, world)[0]?.name ?? ''}…`;
}

/** Asked once before a deploy, naming services, versions, environment and the steps. */
function deployConfirm(release: Release, world: World & Environments): ConfirmationDialog {
  const doubted = doubtedIn(release);
  const steps = stepsLeft(release, world).flatMap((s) => (s.name === doubted?.name ? [] : [s.name]));
  const told = md`Everybody following ${release.id} is told.`;
  const all = md`${steps.length === 1 ? 'step' : 'steps'} ${fewOf(steps, NAMED, ', then ')}`;
  const pause = pauseOf(release);
  if (pause && !doubted?.doubt) {
    const then = pausedBefore(release);
    const next = steps.length > 0 ? md`, ${all}` : then && 'on' in then ? md`: next is ${then.on}` : NOTHING;
    return confirm('Resume it?', md`${nameOf(release)}${next}. ${told} It was paused: ${cut(pause.why)}`, 'Resume');
  }
  if (!doubted?.doubt) return confirm('Deploy now?', md`${nameOf(release)}, ${all}. ${told}`, 'Deploy');
  const then = steps.length === 0 ? md`It counts as healthy then.` : md`Next: ${all}.`;
  return confirm(
    'Go on all the same?',
    md`${nameOf(release)}, step ${doubted.name}: ${doubted.doubt.said}. ${then} ${told}`,
    'Go on',
  );
}
