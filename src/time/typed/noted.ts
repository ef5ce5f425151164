import { lengthAt } from './length.ts';
import { is, type Lexeme, type ParsedAt } from './lexemes.ts';
import { placesAt } from './places.ts';
import type { Spoken, TimePhrase } from './said.ts';

/**
 * A time with what we write behind one that we read back: "(1 h, Asia/Tokyo)" after a stretch, "(in 2 days 5 h, Asia/Tokyo)" after a moment, in brackets
 * that are no lexemes. The length must fit; how far ahead it was is said of a now that is over.
 */
export function noted(all: readonly Lexeme[], { value, next }: ParsedAt<TimePhrase>): ParsedAt<TimePhrase>[] {
  const { start, end } = value;
  const last = end ?? start;
  if (!last?.clock || value.length) return [];
  const isStretch = start !== undefined && end !== undefined;
  if (!isStretch && !is(all, next, 'in')) return [];
  const length = lengthAt(all, isStretch ? next : next + 1);
  if (!length) return [];
  const said = { ...value, ...(isStretch && { length: length.value }) };
  if (!is(all, length.next, ',')) return isStretch ? [{ value: said, next: length.next }] : [];
  return placesAt(all, length.next + 1).map(({ value: place, next }) => {
    // Beside an offset of its own the name of the zone says nothing new.
    const there: Spoken = last.place ? last : { ...last, place };
    return { value: { ...said, ...(end ? { end: there } : { start: there }) }, next };
  });
}
