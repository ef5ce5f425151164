import { DAY_MS, instantAfter } from '../../time/instants.ts';
import { spansIn } from '../../time/recurrence.ts';
import type { Company } from '../company/company.ts';
import type { RecurringFreeze } from '../company/freezes.ts';
import { slugOf } from '../deciding/key-part.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';

/** The id under which a freeze of the manifests is announced. */
export const againId = (name: string) => `again-${slugOf(name)}`;

/** A freeze of the manifests, if it is announced. */
export const announcedOne = ({ freezes }: Pick<Company, 'freezes'>, name: string): RecurringFreeze | undefined =>
  freezes.find((f) => f.name === name && f.announce);

const AHEAD_MS = 400 * DAY_MS;

/** The timer of a freeze's first beginning after an instant (UTC ISO). */
export function nextComing(
  name: string,
  after: string,
  world: Pick<World, 'now' | 'company' | 'people' | 'actor'>,
): Due[] {
  const freeze = announcedOne(world.company, name);
  const until = instantAfter(after, AHEAD_MS);
  const next = freeze && spansIn(freeze, after, until).find((s) => s.from > after);
  if (!next) return [];
  const command = { type: 'AnnounceFreeze', freeze: name, from: next.from } as const;
  return [dueAt(world).timer(`again/${againId(name)}/${next.from}`, next.from, command)];
}
