import { instantAfter } from '../../../time/instants.ts';
import { fact } from '../../deciding/fact.ts';
import { pollOf } from '../../intents/of-steps.ts';
import { releases } from '../document.ts';
import { rolloutOf } from '../release.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

/** `run`: what its target calls it, where it tells; `url`: where people look at it. */
type Data = { rollout: string; stage: string; run?: string; url?: string; at: string };

const FIRST_LOOK_MS = 2000;

/** A step's target has taken it: from now on it is looked at there. */
export const stageTaken = fact(releases, 'StageTaken')<Data>()({
  evolve(release, { rollout, stage, run, url }) {
    const known = { ...(run !== undefined && { run }), ...(url && { url }) };
    if (rolloutOf(release)?.id === rollout) return withStage(release, stage, known, true);
    const abandoned = release.abandoned?.map((a) =>
      a.rollout === rollout && a.stage.name === stage ? { ...a, stage: { ...a.stage, ...known } } : a,
    );
    return abandoned ? { ...release, abandoned } : release;
  },
  follows: ({ type, rollout, stage, at }, release, world) => [
    telling({ type }, release, world).headline,
    pollOf(release.id, rollout, stage, instantAfter(at, FIRST_LOOK_MS)),
  ],
});
