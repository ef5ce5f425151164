import { some } from '../../domain/deciding/reads.ts';
import { environments } from '../../domain/environment/document.ts';
import { releases, runningOnes } from '../../domain/release/document.ts';
import type { Release, Stage } from '../../domain/release/release.ts';
import { type AroundBack, allOnTop, backPlan } from '../../domain/release/rollback/back-plan.ts';
import { canGoFurther, type EarlierBack, earlierBack, placesWent } from '../../domain/release/rollback/earlier.ts';
import { illBefore } from '../../domain/release/rollback/ill-before.ts';
import { isNameless } from '../../domain/release/rollback/nameless.ts';
import type { OnTop } from '../../domain/release/rollback/on-top.ts';
import { onlyWith, takenBack } from '../../domain/release/rollback/taken-back.ts';
import { leftWanting, type Wanting } from '../../domain/release/rollback/unmet-needs.ts';
import { type WaitsThere, waitsIn } from '../../domain/release/rollback/waits-further.ts';
import { type Depending, staysDepending } from '../../domain/release/rollback/with-dependents.ts';
import { type Ask, seeFor } from '../ask.ts';

/**
 * What a person has to know before something goes back. `later`: the releases on top, `stops`: what is under way there, `wanting`: what stays and needs
 * more than what ran before, `depending`: what stays and depends on what goes; `nameless`: its steps whose pipelines can't be told what ran before; `ill`: what would run again, and was judged unhealthy.
 */
export type RollbackAround = {
  top: OnTop;
  later: Release[];
  stops: Release[];
  wanting: Wanting[];
  depending: Depending[];
  nameless: Stage[];
  ill: string[];
  /** the environments that it passed: what of it goes back there too, if somebody says so */
  earlier: EarlierBack[];
  /** where others are under way now */
  waits: WaitsThere[];
};

/** Looks again for what lies on top of what lies on top, until no more comes. `services`: those that go back. */
export async function aroundBack(release: Release, services: readonly string[], a: Ask): Promise<RollbackAround> {
  let ids: string[] = [];
  for (;;) {
    const world: AroundBack = await seeFor(a, {
      environments: some(environments, placesWent(release)),
      runningReleases: runningOnes,
      releases: some(releases, ids),
    });
    const top = allOnTop(release, world, { services });
    if (top.releases.every((id) => ids.includes(id))) {
      const plan = backPlan(release, 'all', { ...world, actor: { id: a.person.id, system: true } }, { services });
      const later = top.releases.flatMap((id) => world.releases[id] ?? []);
      const own = onlyWith(takenBack(release), services);
      const nameless = own.filter((s) => isNameless(s, world));
      const going = own.filter((s) => !nameless.includes(s));
      const wanting = leftWanting(release, going, world);
      const depending = staysDepending(release, going, world);
      const ill = illBefore(release, own, world);
      const earlier = canGoFurther(release) ? earlierBack(release, services, world) : [];
      const stops = 'stops' in plan ? plan.stops : [];
      const waits = waitsIn(release, earlier, world);
      return { top, later, stops, wanting, depending, nameless, ill, earlier, waits };
    }
    ids = top.releases;
  }
}
