import { isForBuilders } from '../../company/audiences.ts';
import type { World } from '../../deciding/world.ts';
import { hearing } from '../../intents/audiences-for.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { inCharge } from '../../people/in-charge.ts';
import { listed, say } from '../../phrase.ts';
import { nameOf, type Release } from '../release.ts';

/** Those outside read of what came back that its impact is being checked: whoever sees to it is asked for it once, and told where to say it. */
export function askedForImpact(release: Release, world: World): Due[] {
  const { id } = release;
  const who = hearing(world.company.audiences, 'rolled-back', release).filter((a) => !isForBuilders(a));
  if (who.length === 0 || release.ahead || release.drill) return [];
  const said = say`${listed(who.map((a) => say`${a.title}`))} read that the impact of ${nameOf(release)} (${id}) is being checked. Tell them once you know: \`/release update ${id}\``;
  const offers = [{ verb: 'update', label: 'Update…', about: id }];
  return inCharge(release, world).map((user) => dueAt(world).tell(user, `${id}/impact`, said, id, offers));
}
