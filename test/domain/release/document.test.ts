import { expect, test } from 'vitest';
import { releases } from '../../../src/domain/release/document.ts';
import { reviewDue } from '../../../src/domain/release/facts/review-due.ts';
import stored from '../../fixtures/documents/release-1.json' with { type: 'json' };

const [ofNoKind] = stored;

test('a release that an earlier version stored is read in the form of today; what was of no kind was normal', () => {
  expect(ofNoKind).not.toHaveProperty('change');
  expect(stored.map((before) => releases.read(before))).toEqual(
    stored.map((before) => ({ change: 'normal', ...before, v: 2 })),
  );
});

test('it goes on, and is stored, in the form of today', () => {
  const due = '2026-03-05T12:00:00.000Z';
  const { document, lists } = reviewDue.fold(ofNoKind, reviewDue.of('R-1', { due }));
  expect(document).toEqual({ ...ofNoKind, v: 2, change: 'normal', review: { due } });
  expect(lists).toEqual(['releases/open']);
});

test('one of a form that is yet to come is not guessed at', () => {
  expect(() => releases.read({ ...ofNoKind, v: 3 })).toThrow('a release has the form 3');
});
