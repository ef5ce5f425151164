import { expect, test } from 'vitest';
import { ordinal, placeLine, queueLines } from '../../src/cards/queue.ts';
import type { Release } from '../../src/domain/release/release.ts';
import { approved, go, PLAN } from '../domain/given.ts';

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [112, '112th'],
])('%i is said %s', (n, said) => {
  expect(ordinal(n)).toBe(said);
});

test('the queue has a line each: of what a check saw at length only its title', () => {
  const line = (why: string) => {
    const g = approved()
      .by('UQA')
      .done({ ...go, answer: 'no-go', why });
    return queueLines('production', { services: [] }, g.world)[1]?.text;
  };
  expect(line('errors')).toMatch(/ · Votes: rejected: errors \(<@UQA> or <@UMANAGER> can change that\)$/);
  expect(line('the disk is full, '.repeat(20))).toMatch(/ · Votes \(<@UQA> or <@UMANAGER> can change that\)$/);
});

test('of many whose vote is asked for, a line names the first and counts the rest', () => {
  const { world } = approved().done({ ...PLAN, items: [{ service: 'shop', version: '1' }] });
  const { company } = world;
  const rules = Array.from({ length: 20 }, (_, i) => ({ role: `role-${i}`, need: 1, veto: false }));
  const policies = company.policies.map((p) => ({ ...p, rules }));
  const line = queueLines('production', { services: [] }, { ...world, company: { ...company, policies } }).at(-1)?.text;
  expect(line).toMatch(/ \(role-0, role-1, role-2, role-3, role-4 and 15 more can change that\)$/);
});

test('a card and the queue say what a release waits for, and who can change it; what somebody typed stays text', () => {
  const g = approved()
    .done({ ...PLAN, items: [{ service: 'api', version: '<!channel>' }] }, { type: 'StartDeploy', release: 'R-1' })
    .done({ ...PLAN, items: [{ service: 'shop', version: '1' }] });
  const { world } = g;
  expect(placeLine(world.releases['R-2'] as Release, { ...world, runningReleases: [] }).text).toBe(
    '2nd for production, after R-1, which is deploying',
  );
  expect(placeLine(world.releases['R-1'] as Release, world).text).toBe('');
  expect(placeLine(world.releases['R-3'] as Release, world).text).toBe('');
  const lines = queueLines('production', { services: [] }, world).map((l) => l.text);
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain('1. `R-1` api 4.2, ledger 2.9 · Deploying');
  expect(lines[2]).toContain('2. `R-2` api &lt;!channel&gt; · Planned');
  expect(lines[2]).toContain('after R-1, which is deploying · Votes: not voted on yet (QA and SRE can change that)');
  expect(queueLines('production', { services: ['shop'] }, world)).toHaveLength(2);
  expect(queueLines('moon', { services: [] }, world)).toEqual([]);
});
