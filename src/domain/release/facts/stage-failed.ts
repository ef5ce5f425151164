import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { baseOf } from './base.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

type Data = { rollout: string; stage: string; n: number; at: string; text: { why: string } };

export const stageFailed = fact(releases, 'StageFailed')<Data>()({
  evolve(release, { stage, n, at, text: { why } }) {
    const failed = withStage(release, stage, { state: 'failed', n, note: why, finishedAt: at });
    if (failed.status === 'deploying')
      return { ...baseOf(release), status: 'failed', vote: failed.vote, rollout: failed.rollout, reason: why };
    return failed.status === 'rolling-back' ? { ...failed, failed: why } : failed;
  },
  follows(failed, release, world) {
    const { due, headline, crew, told, cause: of } = telling(failed, release, world);
    const cause = `${of}/${failed.stage}`;
    return [
      headline,
      ...due.posts(release.status === 'rolling-back' ? 'rollback-failed' : 'failed', cause, told),
      ...due.myTurn(crew, cause, { urgent: true }),
    ];
  },
});
