import { expect, test } from 'vitest';
import { releases } from '../../../src/domain/release/document.ts';
import { checksOverridden } from '../../../src/domain/release/facts/checks-overridden.ts';
import { reviewDue } from '../../../src/domain/release/facts/review-due.ts';
import stored from '../../fixtures/documents/release-1.json' with { type: 'json' };
import ofForm2 from '../../fixtures/documents/release-2.json' with { type: 'json' };
import ofForm3 from '../../fixtures/documents/release-3.json' with { type: 'json' };

const [ofNoKind] = stored;

test('a release that an earlier version stored is read in the form of today; what was of no kind was normal', () => {
  expect(ofNoKind).not.toHaveProperty('change');
  expect(stored.map((before) => releases.read(before))).toEqual(
    stored.map(({ overrides, ...before }) => ({
      change: 'normal',
      ...before,
      ...(overrides && { overrides: overrides.map((o) => ({ ...o, gates: ['votes'] })) }),
      v: releases.form,
    })),
  );
});

test('the gates of an override are named by id, whatever their title was', () => {
  const gates = ['votes', 'freeze', 'predecessors', 'deadlines', 'documents'];
  expect(ofForm2.map((before) => releases.read(before))).toEqual(
    ofForm2.map(({ overrides, ...before }) => ({
      ...before,
      ...(overrides && { overrides: overrides.map((o) => ({ ...o, gates })) }),
      v: releases.form,
    })),
  );
  const [planned, overridden] = ofForm2;
  for (const { gates: titles, by, at, why } of overridden?.overrides ?? []) {
    const told = checksOverridden.of('R-2', { gates: titles, by, at, text: { why } });
    expect(checksOverridden.fold(planned, told).document).toMatchObject({ overrides: [{ gates }] });
  }
});

test('one of form 3 reads as it was: nobody had owned it before, and no no-go holds it', () => {
  expect(ofForm3.map((before) => releases.read(before))).toEqual(
    ofForm3.map((before) => ({ ...before, v: releases.form })),
  );
});

test('it goes on, and is stored, in the form of today', () => {
  const due = '2026-03-05T12:00:00.000Z';
  const { document, lists } = reviewDue.fold(ofNoKind, reviewDue.of('R-1', { due }));
  expect(document).toEqual({ ...ofNoKind, v: releases.form, change: 'normal', review: { due } });
  expect(lists).toContain('releases/open');
});

test('one of a form that is yet to come is not guessed at', () => {
  expect(() => releases.read({ ...ofNoKind, v: releases.form + 1 })).toThrow(
    `a release has the form ${releases.form + 1}`,
  );
});

test('an open one stands in the lists of its weeks, services and predecessors; what runs, in that of what runs', () => {
  const release = releases.read(ofNoKind);
  const week = (at: string) => Math.floor(Date.parse(at) / (7 * 86_400_000));
  const over = {
    ...release,
    window: { ...release.window, start: '2026-03-04T23:59:00.000Z', end: '2026-03-05T00:00:00.000Z' },
  };
  // Thursday is the day on which the weeks of 1970 begin.
  expect(week(over.window.end)).toBe(week(over.window.start) + 1);
  expect(releases.lists({ ...over, after: [{ release: 'R-7' }] })).toEqual([
    'releases/open',
    `releases/open/week/${week(over.window.start)}`,
    `releases/open/week/${week(over.window.end)}`,
    ...over.items.map((i) => `releases/open/service/${i.service}`),
    'releases/open/after/R-7',
  ]);
});
