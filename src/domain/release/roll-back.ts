import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { at, say } from '../phrase.ts';
import { releases } from './document.ts';
import { nameOf, type Release, rolloutOf, type Stage } from './release.ts';
import { begun } from './starting.ts';
import { isAlready, isSo, openIt } from './state-refusals.ts';
import { again } from './steps.ts';
import { unknownRelease } from './unknown.ts';

export type RollBack = { type: 'RollBack'; release: string; why: string };

export const rollBack = command<RollBack>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { release: id, why }): Decision {
    const { release } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, 'rollback', say`roll back ${nameOf(release)}`, release.owner, id) ?? notNow(release);
    if (no) return no;
    if (why.trim() === '')
      return refuse('needs-reason', say`A rollback needs its reason: the release channel reads it.`, {
        offers: [{ verb: 'rollback', label: 'Roll back…', about: id }],
        field: 'why',
      });
    const facts = begun(release, 'back', touched(release).map(again), why, world);
    if (facts.length > 0) return { facts };
    return refuse('not-deployed', say`Nothing of ${nameOf(release)} was deployed.`, { offers: openIt(release) });
  },
});

function notNow(release: Release): Refusal | undefined {
  if (release.status === 'rolled-back')
    return refuse('rolled-back', say`${nameOf(release)} was rolled back already, ${at(release.at)}.`, {
      offers: openIt(release),
    });
  if (release.status === 'rolling-back' && !release.failed) return isAlready('rolling-back', release);
  return rolloutOf(release) ? undefined : isSo('not-deployed', release, say`nothing of it was deployed.`);
}

/** Newest first, and what failed halfway too: nobody knows what it left behind. A rollback that failed goes on with what it left. */
function touched(release: Release): Stage[] {
  const stages = rolloutOf(release)?.stages ?? [];
  return release.status === 'rolling-back'
    ? stages.filter((s) => s.state !== 'done')
    : stages.filter((s) => s.state !== 'waiting').reverse();
}
