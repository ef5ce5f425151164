import { own } from '../own.ts';
import type { Item } from '../release/parts.ts';
import type { HeldVersion, WhatRuns } from './environment.ts';

/** As many as a company may have forgotten. */
const KEPT = 100;

/** Those of some versions that are held in an environment. */
export const heldAmong = (items: readonly Item[], environment: WhatRuns | undefined): HeldVersion[] =>
  (environment?.held ?? []).filter((h) => items.some((i) => i.service === h.service && i.version === h.version));

export const withHeld = (environment: WhatRuns, { service, version, ...held }: HeldVersion): WhatRuns => {
  const commit = commitOf(environment, service, version);
  const one = { service, version, ...(commit && { commit }), ...held };
  return { ...environment, held: [...without(environment, { service, version }), one].slice(-KEPT) };
};

export const withoutHeld = ({ held: _, ...environment }: WhatRuns, left: HeldVersion[]): WhatRuns =>
  left.length > 0 ? { ...environment, held: left } : environment;

export const without = ({ held = [] }: WhatRuns, { service, version }: Item): HeldVersion[] =>
  held.filter((h) => h.service !== service || h.version !== version);

/** What it was built from, where anybody told when it ran there. */
function commitOf({ live }: WhatRuns, service: string, version: string): string | undefined {
  const places = Object.values(own(live, service) ?? {});
  return places.flatMap(({ now, before }) => [now ?? [], before].flat()).find((ran) => ran.version === version)?.commit;
}
