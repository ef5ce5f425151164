import type { Phrase } from '../phrase.ts';
import { type Release, rolloutOf } from '../release/release.ts';
import type { Freezes } from './document.ts';
import { frozenByName } from './frozen-span.ts';
import { inScope, targetOf } from './scope.ts';

/** The freeze that its rollout waits for, as far as was told. */
export function frozenHold(release: Release): { name: string; until: string } | undefined {
  const held = rolloutOf(release)?.held;
  return held?.freeze === undefined || held.ended ? undefined : { name: held.freeze, until: held.until };
}

/** The freeze that holds a release, in a sentence. Every emergency stop has the same name: its scope and its end tell whose it is. */
export function heldByWords(
  release: Release,
  { freeze, until }: { freeze: string; until: string },
  { freezes }: Freezes,
): Phrase {
  const there = freezes.filter((f) => f.name === freeze && inScope(f.scope, targetOf(release)));
  return frozenByName(freeze, [...there.filter((f) => f.until === until), ...there]);
}
