import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { releases } from '../document.ts';
import { withStage } from './stages.ts';

/** Somebody goes on with a step whose health was in doubt. */
export const healthPassed = fact(releases, 'HealthPassed')<{
  rollout: string;
  stage: string;
  by: string;
  at: string;
}>()({
  evolve: (release, { stage, by, at }) => withStage(release, stage, { passed: { by, at } }),
  follows({ rollout: deployId, stage, at }, { id: release }, world) {
    const command = { type: 'EndVerifying', release, deployId, stage };
    return [dueAt(world).timer(`verify/${deployId}/${stage}`, at, command, 'latest')];
  },
});
