import { say } from '../phrase.ts';
import type { ShownParts } from '../shown.ts';
import { type FrozenSpan, frozenWords, keyOf } from './frozen-span.ts';

/** What is said yes to about a freeze: it may be prolonged, or have become another, meanwhile. */
export const freezeShown = (f: FrozenSpan): ShownParts => ({
  freeze: { is: JSON.stringify([keyOf(f), f.name, f.why, f.scope, f.until]), now: say`it is ${frozenWords(f)}` },
});
