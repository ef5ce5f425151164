import { expect, test } from 'vitest';
import { votes } from '../../../src/domain/vote/document.ts';
import { ballotCast } from '../../../src/domain/vote/facts/ballot-cast.ts';
import { ownerChanged } from '../../../src/domain/vote/facts/owner-changed.ts';
import { voteContentChanged } from '../../../src/domain/vote/facts/vote-content-changed.ts';
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

const told = (by: string, role: string, more: object = {}) =>
  ballotCast.of('R-1/v1', {
    by,
    role,
    answer: 'go',
    at: '2026-03-03T09:01:00.000Z',
    print: 'c1',
    text: { why: '' },
    ...more,
  });

test('a closed vote stands in the receipts of each who answered in it, once, by the month in which it opened', () => {
  const of = { ...votes.read(closed), openedAt: '2026-02-28T09:00:00.000Z' };
  const [ballot] = of.ballots;
  if (!ballot) throw new Error('nobody answered');
  const ballots = [ballot, { ...ballot, role: 'other' }, { ...ballot, by: 'UOTHER' }];
  expect(votes.lists({ ...of, ballots })).toEqual([
    `votes/${of.release}`,
    `ballots/${ballot.by}/2026-02`,
    'ballots/UOTHER/2026-02',
  ]);
});

test('what several saw alike when they answered is kept once, and each answer says which it was', () => {
  const sights = [{ gate: 'tests' as const, open: true, saw: 'unit is green' }];
  const first = ballotCast.fold(open, told('UQA', 'qa', { saw: 0, text: { why: '', saw: sights } }));
  const again = ballotCast.fold(first.document, told('USRE1', 'sre', { saw: 0 }));
  // Told once more by whoever did not know of the first.
  const twice = ballotCast.fold(again.document, told('USRE2', 'sre', { saw: 0, text: { why: '', saw: sights } }));
  expect(twice.document).toMatchObject({ sights: [sights] });
  expect(
    votes
      .read(twice.document)
      .ballots.slice(-3)
      .map((b) => b.saw),
  ).toEqual([0, 0, 0]);
});

test('of answers that were given at one instant only those that grew too old go, and are kept among the expired', () => {
  const two = ballotCast.fold(ballotCast.fold(open, told('UQA', 'qa')).document, told('USRE1', 'sre')).document;
  const before = votes.read(two);
  const [qa] = before.ballots.filter((b) => b.by === 'UQA');
  if (!qa || !before.content) throw new Error('no answer');
  const gone = { by: qa.by, role: qa.role, answer: qa.answer, at: qa.at };
  const why = { parts: [], roles: ['qa'], because: 'expired' as const, expired: [gone] };
  const changed = voteContentChanged.of(before.id, {
    ...why,
    content: before.content,
    print: 'c1',
    at: '2026-03-03T11:00:00.000Z',
  });
  const after = votes.read(voteContentChanged.fold(two, changed).document);
  expect(after.ballots.map((b) => b.by)).toEqual(before.ballots.filter((b) => b !== qa).map((b) => b.by));
  expect(after.expired).toEqual([qa]);
  // What changed but took nobody's answer leaves nothing among the expired.
  const none = voteContentChanged.of(before.id, {
    ...why,
    expired: [],
    content: before.content,
    print: 'c1',
    at: gone.at,
  });
  expect(votes.read(voteContentChanged.fold(two, none).document)).not.toHaveProperty('expired');
});
