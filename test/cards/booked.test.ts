import { expect, test } from 'vitest';
import { bookedLines, bookedPart } from '../../src/cards/booked.ts';
import type { Booking } from '../../src/domain/drill/booking.ts';

const booking = (service: string, environment: string, at?: string): Booking => ({
  ...{ v: 1, id: `${environment}/${service}`, service, environment },
  ...(at && { booked: { at, by: 'UMAYA' } }),
});
const all = [
  booking('ledger', 'staging', '2026-03-06T10:00:00.000Z'),
  booking('api', 'production', '2026-03-05T10:00:00.000Z'),
  booking('shop', 'staging'),
];
const named = (asked: Parameters<typeof bookedLines>[1]) =>
  bookedLines(all, asked).map((l) => /\*(\w+)\* in (\w+)/.exec(l.text)?.slice(1).join(' '));

test('booked drills stand in order, those that were asked for, and only while they are booked', () => {
  expect(named({})).toEqual(['api production', 'ledger staging']);
  expect(named({ services: ['ledger'] })).toEqual(['ledger staging']);
  expect(named({ environments: ['production'] })).toEqual(['api production']);
  expect(named({ from: '2026-03-05T10:00:00.000Z', until: '2026-03-06T10:00:00.000Z' })).toEqual(['api production']);
  expect(bookedPart(all, { services: ['shop'] })).toEqual([]);
  expect(bookedPart(all, {})[0]?.text).toBe('*Rollback drills booked*');
});
