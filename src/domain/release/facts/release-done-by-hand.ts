import { fact } from '../../deciding/fact.ts';
import { looksAfter } from '../../health/afterwards.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, type Rollout } from '../release.ts';
import { askedForEffect } from './asked-for-effect.ts';
import { rolloutStarted } from './rollout-started.ts';
import { telling } from './telling.ts';

/** `rollout`: its steps are all done. `environment`: where; facts of before do not tell it. */
type Data = { rollout: Rollout; environment?: string; text: { why: string } };

/** Somebody says that they brought all of it live, or took it back, without a pipeline. What it came to is told by the fact after it. */
export const releaseDoneByHand = fact(releases, 'ReleaseDoneByHand')<Data>()({
  evolve: (release, { rollout, text }) =>
    rolloutStarted.evolve(release, rolloutStarted.of(release.id, { rollout, text })),
  follows(done, release, world) {
    const { due, id, cause } = telling(done, release, world);
    const { rollout, environment = release.environment, text } = done;
    const own = rollout.stages.filter((s) => s.finishedAt === rollout.startedAt);
    const where = [...new Set(rollout.stages.map((s) => s.region))].join(', ');
    const what = rollout.direction === 'forward' ? 'is live' : 'was taken back';
    const said = say`Done by hand: ${nameOf(release)} ${what} in ${where}. By ${users([rollout.by])}: ${text.why}`;
    return [
      due.note(id, cause, said),
      ...own.flatMap((s) => looksAfter({ ...release, environment }, rollout, s, world)),
      ...(rollout.direction === 'forward' ? askedForEffect(release, cause, 'done', world) : []),
    ];
  },
});
