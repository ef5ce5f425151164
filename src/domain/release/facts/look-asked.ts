import { fact } from '../../deciding/fact.ts';
import { pollOf } from '../../intents/of-steps.ts';
import { releases } from '../document.ts';

/** The system of a step's run told something of it: how it is, is looked at there at once. */
export const lookAsked = fact(releases, 'LookAsked')<{ rollout: string; stage: string; at: string }>()({
  follows: ({ rollout, stage }, release, { now }) => [pollOf(release.id, rollout, stage, now)],
});
