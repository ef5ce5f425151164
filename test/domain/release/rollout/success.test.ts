import { expect, test } from 'vitest';
import type { Release } from '../../../../src/domain/release/release.ts';
import { deploysBy, shareWords, total, weeksBefore } from '../../../../src/domain/release/rollout/success.ts';
import { BASE, rolled } from '../made.ts';

test('the weeks before an instant begin at the same time of day, also where a clock was changed between', () => {
  const weeks = weeksBefore('2026-03-30T08:00:00.000Z', 'Europe/Berlin', 2);
  expect(weeks).toEqual([
    { from: '2026-03-16T09:00:00.000Z', until: '2026-03-23T09:00:00.000Z' },
    { from: '2026-03-23T09:00:00.000Z', until: '2026-03-30T08:00:00.000Z' },
  ]);
  // The last one ends at the instant itself, with its seconds.
  expect(
    weeksBefore('2026-03-30T08:00:12.345Z', 'Europe/Berlin')
      .map((w) => w.until)
      .slice(-2),
  ).toEqual(['2026-03-23T09:00:00.000Z', '2026-03-30T08:00:12.345Z']);
  expect(weeksBefore('2026-03-30T08:00:00.000Z', 'Europe/Berlin')).toHaveLength(8);
});

const week = { from: '2026-03-02T00:00:00.000Z', until: '2026-03-09T00:00:00.000Z' };
const inside = '2026-03-03T00:00:00.000Z';
const ended = (status: 'completed' | 'rolled-back', at: string) => ({ ...rolled(status, []), at }) as Release;
const begun = (status: 'failed' | 'rolling-back' | 'deploying', startedAt: string) => rolled(status, [], { startedAt });

test.each<[string, Release | undefined, number, number]>([
  ['live and stayed', ended('completed', inside), 1, 1],
  ['at its beginning', ended('completed', week.from), 1, 1],
  ['just before', ended('completed', '2026-03-01T23:59:59.999Z'), 0, 0],
  ['at its end', ended('completed', week.until), 0, 0],
  ['rolled back', ended('rolled-back', inside), 1, 0],
  ['failed, from when it began', begun('failed', inside), 1, 0],
  ['going back', begun('rolling-back', inside), 1, 0],
  ['under way', begun('deploying', inside), 0, 0],
  ['not deployed', { ...BASE, status: 'planned' }, 0, 0],
  ['a drill', { ...ended('rolled-back', inside), drill: {} }, 0, 0],
  ['nobody knows it', undefined, 0, 0],
])('of what was deployed in a week: %s', (_, release, of, stayed) =>
  expect(deploysBy([week], [release])).toEqual([{ ...week, of, stayed }]),
);

test('all weeks together, and their share rounded down', () => {
  const weeks = [
    { ...week, of: 14, stayed: 13 },
    { ...week, of: 3, stayed: 3 },
  ];
  expect(total(weeks)).toEqual({ of: 17, stayed: 16 });
  expect(shareWords(total(weeks))).toBe('16 of 17 (94 %)');
  expect(shareWords({ of: 1000, stayed: 999 })).toBe('999 of 1000 (99 %)');
});
