import { expect, test } from 'vitest';
import { versionOrder } from '../../../../src/domain/release/planning/version-order.ts';

test.each([
  ['7.1', '7.2', -1],
  ['7.10', '7.9', 1],
  ['v4.2.0', '4.2', 0],
  ['4.2.0-rc.1', '4.2.0', -1],
  ['4.2.0-rc.2', '4.2.0-rc.10', -1],
  ['4.2.0-alpha', '4.2.0-1', 1],
  ['4.2.0-alpha', '4.2.0-alpha.1', -1],
  ['4.2.0+b1', '4.2.0+b2', 0],
  ['2026.03', '2026.11', -1],
  ['2026.03.04', '2026.03.4', 0],
  ['1990.1', '2026.03', -1],
  ['1989.1', '4.2', 1],
  ['1989.1', '2026.03', undefined],
  ['2199.1', '2026.03', 1],
  ['2200.1', '4.2', 1],
  ['2200.1', '2026.03', undefined],
  ['4.2.0-alpha', '4.2.0-beta', -1],
  ['4.2.0-alpha', '4.2.0-alpha', 0],
  ['4.2.0-alpha.b', '4.2.0-alpha.a', 1],
  ['2026.03', '4.2', undefined],
  ['main', '4.2', undefined],
  ['4.2', 'a1b2c3d', undefined],
] as const)('%s beside %s: %s', (a, b, order) => {
  expect(versionOrder(a, b)).toBe(order);
  expect(versionOrder(b, a)).toBe(order === undefined || order === 0 ? order : -order);
});
