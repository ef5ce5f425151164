import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { crewOf } from '../people/in-charge.ts';
import { at, type Phrase, say, user } from '../phrase.ts';
import { nextWaits } from '../release/facts/stages.ts';
import { nameOf, type Release } from '../release/release.ts';
import type { Freeze } from './freeze.ts';
import { frozenBy, keyOf } from './frozen-span.ts';
import { inScope, targetOf } from './scope.ts';

/** Whether a step of it runs, and what a freeze stops is the one after that: said while somebody can still look, not when it ends. */
export function waitsAfterStep(release: Release, freeze: Freeze, now: string): boolean {
  if (release.status !== 'deploying' || release.rollout.held || !inScope(freeze.scope, targetOf(release))) return false;
  if (freeze.soft || now < freeze.from || freeze.until <= now) return false;
  // What is to stop where it is is told as it stops, and what may finish is not stopped.
  if (freeze.inFlight !== undefined && freeze.inFlight !== 'finish-step') return false;
  const passes = release.passes?.some((p) => p.freeze === keyOf(freeze) && now < p.until) ?? false;
  return !passes && release.rollout.stages.some((s) => s.state === 'waiting');
}

/** Who was told that the next step waits hears that it does not wait for that any more. `over`: what became of the freeze, up to its colon; `freeze`: as it was. */
export const underWayFreed = (
  held: readonly Release[],
  freeze: Freeze,
  over: Phrase,
  cause: string,
  world: World,
): Due[] =>
  held
    .filter((r) => waitsAfterStep(r, freeze, world.now))
    .flatMap((r) => {
      const said = say`${over} the next step of ${nameOf(r)} (${r.id}) does not wait for it any more.`;
      return crewOf([r], world).map((who) => dueAt(world).tell(who, `${cause}/freed/${r.id}`, said, r.id));
    });

/** Who sees to what is under way hears what a freeze does to it. `cause`: what makes it told once. */
export const underWayTold = (held: readonly Release[], freeze: Freeze, cause: string, world: World): Due[] =>
  held
    .filter((r) => waitsAfterStep(r, freeze, world.now))
    .flatMap((r) => {
      const why = freeze.why === freeze.name ? [] : say` (${freeze.why})`;
      const by = freeze.stop || freeze.status === 'recurring' ? [] : say` by ${user(freeze.by)}`;
      const said = say`${frozenBy(freeze, 'The')}${why}${by} meets ${nameOf(r)} (${r.id}) while it deploys: the step that runs is not stopped, and ${nextWaits(r)} until ${at(freeze.until)}.`;
      const offers = [
        { verb: 'rollback', label: 'Roll back…', about: r.id },
        { verb: 'show', label: 'Details', about: r.id },
      ];
      return crewOf([r], world).map((who) => dueAt(world).tell(who, `${cause}/${r.id}`, said, r.id, offers));
    });
