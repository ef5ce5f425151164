import { instantAfter } from '../../time/instants.ts';
import type { World } from '../deciding/world.ts';
import type { Freezes } from './document.ts';
import { type Freeze, spansOf } from './freeze.ts';
import { coversScope } from './scope.ts';

/** Until when (UTC ISO) others hold all of what a freeze held that is over; nothing where some of it is free. */
export function stillHeld(freeze: Freeze, { freezes, company, now }: World & Freezes): string | undefined {
  const declared = freezes.filter((f) => f.id !== freeze.id && f.status === 'declared');
  const repeated = company.freezes
    .filter((f) => f.name !== freeze.name)
    .flatMap((f) => spansOf(f, now, instantAfter(now, 1)));
  return [...declared, ...repeated]
    .filter((f) => !f.soft && f.from <= now && now < f.until && coversScope(f.scope, freeze.scope))
    .map((f) => f.until)
    .sort()
    .at(-1);
}
