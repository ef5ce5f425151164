import { expect, test } from 'vitest';
import { votes } from '../../../src/domain/vote/document.ts';
import { ballotCast } from '../../../src/domain/vote/facts/ballot-cast.ts';
import { ownerChanged } from '../../../src/domain/vote/facts/owner-changed.ts';
import { outcomeOf } from '../../../src/domain/vote/outcome.ts';
import { isOwnWork } from '../../../src/domain/vote/standing.ts';
import stored from '../../fixtures/documents/vote-1.json' with { type: 'json' };
import ofForm2 from '../../fixtures/documents/vote-2.json' with { type: 'json' };

const [open, closed] = stored;

test('a vote of form 1 reads as one of today, with the answers it has', () => {
  expect(stored.map((before) => votes.read(before))).toEqual(stored.map((before) => ({ ...before, v: votes.form })));
  expect(outcomeOf(votes.read(closed))).toBe('go');
  expect(() => votes.read({ ...open, v: votes.form + 1 })).toThrow(`a vote has the form ${votes.form + 1}`);
});

test('so does one of form 2: what people saw when they answered was not kept', () => {
  expect(ofForm2.map((before) => votes.read(before))).toEqual(ofForm2.map((before) => ({ ...before, v: votes.form })));
});

test('it goes on in the form of today: an answer takes the place of the one before, and a new owner is excluded', () => {
  const told = ballotCast.of('R-1/v1', {
    by: 'UQA',
    role: 'qa',
    answer: 'no-go',
    at: '2026-03-03T09:01:00.000100Z',
    print: 'c1',
    text: { why: 'disk' },
  });
  const { document } = ballotCast.fold(open, told);
  expect(document).toMatchObject({ v: votes.form, ballots: [{ by: 'UQA', answer: 'no-go', changed: true }] });
  const owned = ownerChanged.fold(document, ownerChanged.of('R-1/v1', { by: 'UQA', at: '2026-03-03T09:02:00.000Z' }));
  expect(['UMANAGER', 'UQA', 'USRE1'].map((p) => isOwnWork(votes.read(owned.document), p))).toEqual([
    true,
    true,
    false,
  ]);
});
