import { shortened } from '../blocks/text.ts';
import { type Fault, nameMissed, nearMiss } from './fault.ts';
import { isFiller } from './fillers.ts';
import { OTHERS_ID } from './foreign.ts';
import { longName } from './near.ts';
import type { Extent, Token } from './tokens.ts';

const MARKS = new Set(['to', 'in', 'on', 'for', 'of', 'from', 'at', 'the']);
const CALLED: Readonly<Record<string, string>> = { r: 'a release', f: 'a freeze', i: 'an incident' };

/** “stop staging proxy errors”: a name with dashes that was said without them, though what it begins with may be a name too. */
export function saidApart(
  text: string,
  tokens: readonly Token[],
  begins: Token,
  names: readonly string[],
  reason: Extent,
): Fault | undefined {
  const found = longName(
    begins,
    tokens,
    names.filter((name) => /[_-]/.test(name)),
  );
  return found && nameMissed(text, found.at, found.name, reason);
}

/** What looks like a term with a mistake in it at either end of a reason, or is all of it. */
export function strange(
  text: string,
  reason: readonly Token[],
  names: readonly string[],
  place: { from: number; to: number },
  marked: boolean,
): Fault | undefined {
  const [begins, before, ends] = [reason[0], reason.at(-2), reason.at(-1)];
  const id = begins && OTHERS_ID.exec(begins.low)?.[1];
  if (begins && id && (marked || reason.length === 1))
    return { why: `${shortened(begins.word, 40)} is ${CALLED[id]}, and none is taken here.` };
  const said = reason.find((t) => !MARKS.has(t.low) && !isFiller(t, false)) ?? begins;
  return (
    (said && nearMiss(text, said, names, place)) ??
    (before && ends && MARKS.has(before.low) ? nearMiss(text, ends, names, place) : undefined)
  );
}
