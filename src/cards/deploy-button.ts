import type { Button, ConfirmationDialog } from '@slack/types';
import { button, confirm } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { nameOf, type Release, rolloutOf } from '../domain/release/release.ts';
import { stepsLeft } from '../domain/release/steps.ts';

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
