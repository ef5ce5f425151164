import { expect, test } from 'vitest';
import { keysOf } from '../../src/domain/deciding/reads.ts';
import { homeOf } from '../../src/domain/everything-open.ts';

test.each([
  ['2026-07-01T00:00:00.000Z', ['2026-07', '2026-06']],
  ['2026-03-31T23:59:59.999Z', ['2026-03', '2026-02']],
  ['2026-01-01T00:00:00.000Z', ['2026-01', '2025-12']],
])('App Home at %s shows what one answered in %j', (now, months) => {
  const answered = keysOf(homeOf('UQA', now)).lists.filter((list) => list.startsWith('ballots/UQA/'));
  expect(answered).toEqual(months.map((month) => `ballots/UQA/${month}`));
});
