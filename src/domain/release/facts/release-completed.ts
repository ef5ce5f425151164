import { fact } from '../../deciding/fact.ts';
import { calledBy } from '../../people/called-by.ts';
import { releases } from '../document.ts';
import { rolloutOf, voteOf } from '../release.ts';
import { baseOf } from './base.ts';
import { telling, voteShown } from './telling.ts';

export const releaseCompleted = fact(releases, 'ReleaseCompleted')<{ at: string }>()({
  evolve: (release, { at }) =>
    'rollout' in release
      ? { ...baseOf(release), status: 'completed', vote: voteOf(release) ?? '', rollout: release.rollout, at }
      : release,
  follows(completed, release, world) {
    const { due, headline, crew, told, cause } = telling(completed, release, world);
    const run = rolloutOf(release);
    const by = run ? { by: calledBy(run.by, 'deploy', world) } : {};
    return [
      headline,
      ...voteShown(release, world),
      ...due.posts('done', cause, { ...told, ...by }),
      ...due.myTurn(crew),
    ];
  },
});
