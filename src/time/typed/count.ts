import { is, joint, type Lexeme, numberAt, type ParsedAt } from './lexemes.ts';
import { HALVED, NUMBERS, UNITS } from './vocabulary.ts';

/** "2", "1.5", "1,5", "1 1/2", "3/4", "two", "an", "two and a half", "forty-five". */
export function countAt(all: readonly Lexeme[], i: number): ParsedAt<number> | undefined {
  const number = all[i]?.number;
  if (number !== undefined) {
    const share = joint(all, i + 1, '.', ',') ? numberAt(all, i + 2, 1, 3) : undefined;
    if (share !== undefined) return { value: Number(`${number}.${all[i + 2]?.text}`), next: i + 3 };
    const alone = fractionAt(all, i);
    if (alone) return alone;
    const more = all[i + 1]?.glued === false ? fractionAt(all, i + 1) : undefined;
    if (more) return { value: number + more.value, next: more.next };
    return halfMore(all, { value: number, next: i + 1 });
  }
  if (is(all, i, 'a', 'an')) return { value: 1, next: i + 1 };
  const halved = HALVED.get(all[i]?.text ?? '');
  if (halved !== undefined) return { value: halved, next: i + 1 };
  const word = NUMBERS.get(all[i]?.text ?? '');
  if (word === undefined) return undefined;
  const dash = is(all, i + 1, '-') ? i + 2 : i + 1;
  const ones = word >= 20 ? NUMBERS.get(all[dash]?.text ?? '') : undefined;
  return halfMore(
    all,
    ones !== undefined && ones < 10 ? { value: word + ones, next: dash + 1 } : { value: word, next: i + 1 },
  );
}

const halfMore = (all: readonly Lexeme[], { value, next }: ParsedAt<number>): ParsedAt<number> =>
  andAHalf(all, next) ? { value: value + 0.5, next: next + 3 } : { value, next };

/** "3/4" of what is counted, and no day: a word follows. */
function fractionAt(all: readonly Lexeme[], i: number): ParsedAt<number> | undefined {
  const [share, of] = [numberAt(all, i, 1, 1), numberAt(all, i + 2, 1, 1)];
  if (share === undefined || of === undefined || !joint(all, i + 1, '/') || share >= of || of > 4) return undefined;
  return UNITS.has(all[i + 3]?.text ?? '') ? { value: share / of, next: i + 3 } : undefined;
}

/** What follows a unit: "an hour and a half", "an hour and three quarters". */
export function andAShare(all: readonly Lexeme[], i: number): ParsedAt<number> | undefined {
  if (andAHalf(all, i)) return { value: 0.5, next: i + 3 };
  if (!is(all, i, 'and') || is(all, i + 3, 'of', 'to', 'past', 'before', 'after', 'an', 'a')) return undefined;
  if (is(all, i + 1, 'a') && is(all, i + 2, 'quarter')) return { value: 0.25, next: i + 3 };
  return is(all, i + 1, 'three') && is(all, i + 2, 'quarters') ? { value: 0.75, next: i + 3 } : undefined;
}

const andAHalf = (all: readonly Lexeme[], i: number) =>
  is(all, i, 'and') && is(all, i + 1, 'a') && is(all, i + 2, 'half') && !is(all, i + 3, 'an', 'a');
