import { instantAfter } from '../../time/instants.ts';
import type { InFlight } from '../company/freezes.ts';
import type { World } from '../deciding/world.ts';
import type { Freezes } from './document.ts';
import { type Freeze, spansOf } from './freeze.ts';
import { againId } from './next-announcement.ts';
import { coversScope } from './scope.ts';

/** Other freezes hold the same: until when (UTC ISO), and what the strictest of them does to what is under way. */
export type StillHeld = { until: string; inFlight: InFlight };

/** That others hold all of what a freeze held that is over; nothing where some of it is free. */
export function stillHeld(freeze: Freeze, { freezes, company, now }: World & Freezes): StillHeld | undefined {
  const declared = freezes.filter((f) => f.id !== freeze.id && f.status === 'declared');
  const repeated = company.freezes
    .filter((f) => againId(f.name) !== freeze.id)
    .flatMap((f) => spansOf(f, now, instantAfter(now, 1)));
  const others = [...declared, ...repeated].filter(
    (f) => !f.soft && f.from <= now && now < f.until && coversScope(f.scope, freeze.scope),
  );
  const until = others
    .map((f) => f.until)
    .sort()
    .at(-1);
  const rules = others.map((f) => f.inFlight ?? 'finish-step');
  return until === undefined
    ? undefined
    : { until, inFlight: STRICTEST.find((r) => rules.includes(r)) ?? 'finish-step' };
}

const STRICTEST: readonly InFlight[] = ['pause', 'finish-step', 'finish'];
