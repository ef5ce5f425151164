import { isForCustomers } from '../../company/audiences.ts';
import type { World } from '../../deciding/world.ts';
import { hearing } from '../../intents/audiences-for.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { inCharge } from '../../people/in-charge.ts';
import { listed, say } from '../../phrase.ts';
import { nameOf, type Release } from '../release.ts';

/** As it was when they read it: what is told stays for weeks. */
const SAID = { deploying: 'was being deployed', done: 'was live' } as const;

/** Those who speak to customers read that nobody has said what these notice: its owner is asked. `event`: what they read. */
export function askedForEffect(release: Release, cause: string, event: keyof typeof SAID, world: World): Due[] {
  const { id, customers } = release;
  const who = hearing(world.company.audiences, event, release).filter(isForCustomers);
  if (customers.trim() !== '' || who.length === 0) return [];
  const said = say`${listed(who.map((a) => say`${a.title}`))} read that ${nameOf(release)} (${id}) ${SAID[event]}, and that nobody had said what customers notice of it. Tell them: \`/release update ${id}\``;
  const offers = [{ verb: 'update', label: 'Update…', about: id }];
  return inCharge(release, world).map((who) => dueAt(world).tell(who, `${cause}/effect`, said, id, offers));
}
