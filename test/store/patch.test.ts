import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../../src/store/lowdb/diff.ts';
import { isLongerThan, same } from '../../src/store/lowdb/json.ts';
import { apply } from '../../src/store/lowdb/patch.ts';
import type { Json } from '../../src/store/store.ts';

const written = (value: Json): Json => JSON.parse(JSON.stringify(value));

/** Any JSON, with keys that are undefined, look like numbers, or are called `__proto__`. */
const anyKey = fc.oneof(fc.constantFrom('__proto__', 'a', 'b', '1', '0', 'constructor', ''), fc.string());
const { json } = fc.letrec<{ json: Json; leaf: Json; list: Json; dict: Json }>((tie) => ({
  leaf: fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer({ min: -2, max: 2 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
  ),
  list: fc.array(tie('json'), { maxLength: 8 }),
  dict: fc
    .array(fc.tuple(anyKey, fc.option(tie('json'), { nil: undefined })), { maxLength: 6 })
    .map((entries): Json => Object.fromEntries(entries)),
  json: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('list'), tie('dict')),
}));

/** The same value changed in a few places, as a document changes. */
function changed(value: Json, pick: (n: number) => number, other: Json): Json {
  if (Array.isArray(value)) {
    const copy = [...value];
    const at = pick(copy.length + 1);
    const how = pick(4);
    if (how === 0) copy.splice(at, 1);
    else if (how === 1) copy.splice(at, 0, other);
    else if (how === 2) copy.push(...copy.splice(at, 1), other);
    else if (at < copy.length) copy[at] = changed(copy[at] ?? null, pick, other);
    return copy;
  }
  if (typeof value !== 'object' || value === null) return other;
  const entries = Object.entries(value);
  const at = pick(entries.length + 1);
  const entry = entries[at];
  if (!entry) entries.push(['new', other]);
  else if (pick(4) === 0) entries.splice(at, 1);
  else entries[at] = [entry[0], changed(entry[1] ?? null, pick, other)];
  return Object.fromEntries(entries);
}

function expectPatched(a: Json, b: Json): void {
  const patch = diff(a, b);
  const after = patch === undefined ? written(a) : apply(written(patch), written(a));
  // The text shows the order of keys too.
  expect(JSON.stringify(after)).toBe(JSON.stringify(b));
}

describe('a patch', () => {
  test('turns any JSON into any other, keys and their order included', () => {
    fc.assert(fc.property(json, json, expectPatched), { numRuns: 2000 });
  });

  test('turns any JSON into what it became by a few changes', () => {
    fc.assert(
      fc.property(json, json, fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (a, other, picks) => {
        let n = 0;
        const pick = (below: number) => (picks[n++ % picks.length] ?? 0) % below;
        let b = a;
        for (let times = 0; times < 3; times++) b = changed(b, pick, other);
        expectPatched(a, b);
      }),
      { numRuns: 2000 },
    );
  });

  test('is not there when nothing changed, also when the objects are others', () => {
    fc.assert(
      fc.property(json, (a) => {
        expect(diff(a, a)).toBeUndefined();
        expect(same(written(a), written(written(a)))).toBe(true);
        expect(diff(written(a), written(written(a)))).toBeUndefined();
      }),
    );
  });

  const ballots = Array.from({ length: 60 }, (_, n) => ({
    by: `U${n}`,
    role: 'qa',
    answer: 'go',
    why: 'x'.repeat(60),
  }));
  const again = { by: 'U7', role: 'qa', answer: 'no-go', why: '' };
  const vote = { id: 'R-1/v1', ballots, status: 'open' };
  test.each([
    ['one more', [...ballots, again]],
    ['one changed in its place', ballots.map((b, n) => (n === 7 ? again : b))],
    ['one taken out and added at the end', [...ballots.filter((b) => b.by !== 'U7'), again]],
    ['one taken out', ballots.filter((b) => b.by !== 'U7')],
    ['one more at the front', [again, ...ballots]],
    ['two taken out', ballots.filter((b) => b.by !== 'U7' && b.by !== 'U8')],
  ])('of 60 answers is as small as what changed: %s', (_, answers) => {
    const after = { ...vote, ballots: answers };
    expectPatched(vote, after);
    expectPatched(written(vote), written(after));
    expect(JSON.stringify(diff(written(vote), written(after))).length).toBeLessThan(150);
    expect(isLongerThan(after, 5000)).toBe(true);
  });

  test('that does not fit is refused', () => {
    for (const [patch, value] of [
      [
        ['[', 3],
        [1, 2],
      ],
      [['[', { p: ['=', 1] }], []],
      [['{', [], [], []], []],
      [['?'], {}],
      [7, {}],
    ] satisfies [Json, Json][])
      expect(() => apply(patch, value)).toThrow(/patch/);
  });

  test('is measured against the whole by about its length', () => {
    fc.assert(
      fc.property(json, (a) => {
        const { length } = JSON.stringify(a);
        expect(isLongerThan(a, 12 * length + 12)).toBe(false);
        expect(isLongerThan({ a: 'x'.repeat(length), b: a }, length)).toBe(true);
      }),
    );
  });
});
