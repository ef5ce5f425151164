import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newestFirst, oldestFirst } from '../../src/time/in-order.ts';

const told = (...all: string[]) => all.map((one) => ({ at: one.slice(0, 1), name: one }));
const names = (all: { name: string }[]) => all.map((one) => one.name).join(' ');
const at = (one: { at: string }) => one.at;

test('what is of one instant stays in the order in which it came, and turns round with the rest', () => {
  const all = told('2b', '1a', '2a', '1b', '2c');
  expect(names(oldestFirst(all, at))).toBe('1a 1b 2b 2a 2c');
  expect(names(newestFirst(all, at))).toBe('2c 2a 2b 1b 1a');
  expect(names(all)).toBe('2b 1a 2a 1b 2c');
});

test('of many at few instants too, where sorting takes other ways', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 400 }), (instants) => {
      const all = instants.map((n, i) => ({ at: String(n), name: String(i) }));
      const sorted = oldestFirst(all, at);
      for (const [i, one] of sorted.entries()) {
        const next = sorted[i + 1];
        if (next) expect(one.at < next.at || (one.at === next.at && Number(one.name) < Number(next.name))).toBe(true);
      }
      expect(newestFirst(all, at)).toEqual(sorted.toReversed());
    }),
  );
});
