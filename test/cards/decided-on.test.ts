import { expect, test } from 'vitest';
import { myTurnCard } from '../../src/cards/turn.ts';
import { type Given, given, go, PLAN, running } from '../domain/given.ts';

const there = running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } });
const voting = (before: (g: Given) => Given = (g) => g) =>
  before(given().put('environment', 'production', there)).done(PLAN, { type: 'OpenVote', release: 'R-1' });
const seen = (g: Given, person = 'UQA') => {
  const card = myTurnCard(person, g.world as never);
  return { ...card, shown: JSON.stringify(card.blocks) };
};

test('whoever votes from their direct message sees how risky it is, what was in its way and when; what changes with each answer stands in the vote alone', () => {
  const g = voting((before) =>
    before.done({
      ...{ type: 'DeclareFreeze', name: 'audit', why: 'w', scope: { services: [], environments: [] } },
      ...{ from: PLAN.window.start, until: '2026-03-05T00:00:00.000Z' },
    }),
  )
    .by('USRE1')
    .done(go);
  const { shown, text } = seen(g);
  // What a phone or a screen reader has is the same.
  for (const told of [shown, text]) {
    expect(told).toMatch(/(Low|Medium|High) risk/);
    expect(told).not.toContain('waiting for');
  }
  expect(shown).toContain('Ask someone else…');
  expect(text.split('\n')[0]).toMatch(/^Your vote by .*: api 4\.2, ledger 2\.9 to production \(QA\)$/);
});

test.each<[string, (g: Given) => Given, RegExp]>([
  [
    'another release at the same time',
    (g) => g.done({ ...PLAN, items: [{ service: 'ledger', version: '2.8.1' }] }),
    /In the way when I last looked: .*ledger 2\.8\.1/,
  ],
  [
    'a version that was rolled back there',
    (g) =>
      g.put('environment', 'production', {
        ...there,
        held: [{ service: 'api', version: '4.2', release: 'R-0', at: PLAN.window.start, why: 'errors' }],
      }),
    /(Medium|High) risk: .*In the way when I last looked: .*api 4\.2 was rolled back/s,
  ],
])('in its way may be %s', (_, before, words) => {
  const g = before(given().put('environment', 'production', there));
  g.done(PLAN);
  const id = `R-${Object.keys(g.world.releases).length}`;
  expect(seen(g.done({ type: 'OpenVote', release: id })).text).toMatch(words);
});

test('of many votes the first are looked at closely, and each has its buttons', () => {
  const g = voting();
  const { R: _, ...one } = { R: 0, ...(g.world.releases['R-1'] ?? expect.fail()) };
  const vote = g.world.votes['R-1/v1'] ?? expect.fail();
  const ids = Array.from({ length: 6 }, (_, n) => `R-${n + 1}`);
  const world = {
    ...g.world,
    openReleases: ids.map((id) => ({ ...one, id, vote: `${id}/v1` })),
    votes: Object.fromEntries(ids.map((id) => [`${id}/v1`, { ...vote, id: `${id}/v1`, release: id }])),
  };
  const shown = JSON.stringify(myTurnCard('UQA', world as never).blocks);
  expect(shown.match(/ risk/g)).toHaveLength(3);
  expect(shown.match(/"text":"Ask someone else/g)).toHaveLength(6);
});
