import { commitOf } from '../build/commit-of.ts';
import type { BuildsOf } from '../build/document.ts';
import { isSameCommit } from '../build/same-commit.ts';
import { isSameVersion } from '../build/same-version.ts';
import { at, type Phrase, say } from '../phrase.ts';
import type { Item } from '../release/parts.ts';
import type { HeldVersion, WhatRuns } from './environment.ts';

/** As many as a company may have forgotten. */
const KEPT = 100;

/** A version that is held, and comes again. `as`: under another number, built from the same commit. */
export type HeldAs = HeldVersion & { as?: string };

/** Those of some versions that are held in an environment, under whatever number their commit comes again. `commit`: of an item whose build nobody may have told. */
export function heldAmong(
  items: readonly (Item & { commit?: string })[],
  environment: WhatRuns | undefined,
  { builds }: BuildsOf,
): HeldAs[] {
  return (environment?.held ?? []).flatMap((h): HeldAs[] => {
    const its = items.filter((i) => i.service === h.service);
    if (its.some((i) => isSameVersion(i.version, h.version))) return [h];
    const held = commitOf(h, { builds });
    const again = its.find((i) => {
      const commit = commitOf(i, { builds });
      return held !== undefined && commit !== undefined && isSameCommit(held, commit);
    });
    return again ? [{ ...h, as: again.version }] : [];
  });
}

export const withHeld = (environment: WhatRuns, held: HeldVersion): WhatRuns => ({
  ...environment,
  held: [...without(environment, held), held].slice(-KEPT),
});

export const withoutHeld = ({ held: _, ...environment }: WhatRuns, left: HeldVersion[]): WhatRuns =>
  left.length > 0 ? { ...environment, held: left } : environment;

export const without = ({ held = [] }: WhatRuns, { service, version }: Item): HeldVersion[] =>
  held.filter((h) => h.service !== service || !isSameVersion(h.version, version));

/** "payments 5.2 was rolled back 3 Mar 10:27 (R-2: errors)" */
export function heldWords({ service, version, as, release, at: when, why }: HeldAs): Phrase {
  const what =
    as === undefined
      ? say`${service} ${version}`
      : say`${service} ${as} is built from the same commit as ${version}, which`;
  return say`${what} was rolled back ${at(when)} (${release}: ${why})`;
}
