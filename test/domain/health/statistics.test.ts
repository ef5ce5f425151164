import { expect, test } from 'vitest';
import {
  newcombe,
  normalQuantile,
  robustFall,
  robustScore,
  spreadOf,
  wilson,
  zFor,
} from '../../../src/domain/health/statistics.ts';

const points = ({ low, high }: { low: number; high: number }) => [low, high].map((x) => Math.round(x * 1000) / 10);

test.each([
  [0.99, 2.3263],
  [0.995, 2.5758],
  [0.999, 3.0902],
  [0.5, 0],
  [0.01, -2.3263],
  [0.975, 1.96],
  [0.0001, -3.719],
])('the quantile %d of the normal distribution is %d', (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 4);
});

test('what one rule may be wrong about is divided among several', () => {
  expect(zFor(1)).toBeCloseTo(2.326, 3);
  expect(zFor(10)).toBeCloseTo(3.09, 3);
  expect(zFor(0)).toBe(zFor(1));
});

test.each([
  // Newcombe 1998, table I of single proportions, z 1.96
  [81, 263, 1.959964, [25.5, 36.6]],
  [15, 148, 1.959964, [6.2, 16]],
  [0, 20, 1.959964, [0, 16.1]],
  [1, 29, 1.959964, [0.6, 17.2]],
])('%d of %d lies where Wilson says', (x, n, z, expected) => {
  expect(points(wilson(x, n, z))).toEqual(expected);
});

test.each([
  // Newcombe 1998, table II, method 10
  [56, 70, 48, 80, 1.959964, [5.2, 33.4]],
  [9, 10, 3, 10, 1.959964, [17.1, 80.9]],
  [10, 10, 0, 20, 1.959964, [67.9, 100]],
  // a few against many
  [1, 20, 10, 1000, 2.33, [-0.4, 27.5]],
  [24, 800, 10, 1000, 2.33, [0.5, 3.8]],
])('%d/%d less %d/%d lies where Newcombe says', (x1, n1, x2, n2, z, expected) => {
  expect(points(newcombe(x1, n1, x2, n2, z))).toEqual(expected);
});

test('a spread is of the middle, not of the ends', () => {
  expect(spreadOf([1, 2, 3, 4, 1000])).toEqual({ median: 3, mad: 1, n: 5 });
  expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, mad: 1, n: 4 });
  expect(spreadOf([7])).toEqual({ median: 7, mad: 0, n: 1 });
  expect(spreadOf([]).median).toBeNaN();
});

test('a shift is counted in spreads, and a flat series has one of a hundredth', () => {
  expect(robustScore(13, { median: 3, mad: 1, n: 5 })).toBeCloseTo(6.745);
  expect(robustScore(110, { median: 100, mad: 0, n: 5 })).toBeCloseTo(6.745);
  expect(robustScore(3, { median: 3, mad: 0, n: 5 })).toBe(0);
  expect(robustScore(1, { median: 0, mad: 0, n: 5 })).toBe(Number.POSITIVE_INFINITY);
});

test('a fall is counted in spreads of the logarithms, where half is as far as double', () => {
  const swings = [80, 100, 125, 100, 80, 125, 100];
  const mad = Math.log(1.25);
  expect(robustFall(50, swings)).toBeCloseTo((0.6745 * Math.log(2)) / mad);
  expect(robustFall(50, [100, 100, 100])).toBeCloseTo(67.45 * Math.log(2));
  expect(robustFall(0, swings)).toBe(Number.POSITIVE_INFINITY);
  // No fall, nothing to fall from, and what has no logarithm.
  expect(robustFall(200, swings)).toBe(0);
  expect(robustFall(100, swings)).toBe(0);
  expect(robustFall(0, [0, 0, 0, 1, 1])).toBe(0);
  expect(robustFall(0, [0, 0, 2, 2])).toBe(0);
  expect(robustFall(-1, swings)).toBe(0);
  expect(robustFall(1, [-1, 5, 5])).toBe(0);
  expect(robustFall(1, [])).toBe(0);
});
