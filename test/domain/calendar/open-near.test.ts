import { expect, test } from 'vitest';
import { openNear } from '../../../src/domain/calendar/open-near.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { given, PLAN } from '../given.ts';
import { LittleStore } from '../little-store.ts';

const window = { start: '2026-03-04T23:00:00.000Z', end: '2026-03-05T01:00:00.000Z' };
const [release] = Object.values(given().done(PLAN).world.releases);

/** What is found of releases by id: those planned on a day, or otherwise. */
function found(planned: Record<string, Partial<Release>>, after: string[] = []) {
  const store = new LittleStore();
  for (const [id, more] of Object.entries(planned)) store.put('release', id, { ...release, ...more, id });
  const read = openNear({ window, after: after.map((id) => ({ release: id })) });
  return read
    .from(store.reading()(read))
    .map((r) => r.id)
    .sort();
}
const on = (day: string) => ({ window: { start: `${day}T12:00:00.000Z`, end: `${day}T13:00:00.000Z`, zone: 'UTC' } });

test('a plan can meet what is planned in each of the weeks that its window touches, and nothing else', () => {
  const planned = {
    'R-1': on('2026-02-26'),
    'R-2': on('2026-03-04'),
    'R-3': on('2026-03-05'),
    'R-4': on('2026-03-12'),
    'R-5': on('2026-02-25'),
  };
  expect(found(planned)).toEqual(['R-1', 'R-2', 'R-3']);
});

test('and what must complete before it, whenever that is planned, as long as it is open; each once', () => {
  const cancelled = { status: 'cancelled', by: 'UMANAGER', reason: 'no', at: '2026-03-03T09:00:00.000Z' } as const;
  const planned = { 'R-2': on('2026-03-04'), 'R-3': on('2026-06-01'), 'R-4': { ...on('2026-06-01'), ...cancelled } };
  expect(found(planned, ['R-2', 'R-3', 'R-4', 'R-9'])).toEqual(['R-2', 'R-3']);
});

test('of no plan there is nothing to meet', () => {
  expect(openNear(undefined)).toMatchObject({ docs: [], lists: [] });
});
