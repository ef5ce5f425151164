import { expect, test } from 'vitest';
import { renderFor } from '../../src/audiences/render.ts';
import { headlineCard } from '../../src/cards/headline.ts';
import type { Audience } from '../../src/domain/company/audiences.ts';
import { overruledIn } from '../../src/domain/vote/overruled.ts';
import { type Given, given, go, PLAN } from '../domain/given.ts';

const voting = () => given().done(PLAN, { type: 'OpenVote', release: 'R-1' });
const no = { ...go, answer: 'no-go', why: 'charges customers twice' } as const;
const override = { type: 'OverrideChecks', release: 'R-1', why: 'the board decided' } as const;
const MAY = { roles: { manager: ['UMANAGER'], qa: ['UQA'], sre: ['USRE1', 'USRE2'] } };
const manager = (g: Given) =>
  g
    .company({ roles: g.world.company.roles.map((r) => ({ ...r, actions: [...r.actions, 'override' as const] })) })
    .people(MAY)
    .by('UMANAGER')
    .done(override);

const looked = (g: Given) => {
  const { world } = g;
  const release = world.releases['R-1'] ?? expect.fail('not planned');
  const vote = world.votes['R-1/v1'];
  return { over: overruledIn(release, vote), card: JSON.stringify(headlineCard(release, vote, world)), release };
};

test.each<[string, Given, object, string]>([
  [
    'against a no-go',
    manager(voting().by('UQA').done(no)),
    { by: 'UMANAGER', goes: [], against: ['qa'], unanswered: ['sre'] },
    'Votes overridden by <@UMANAGER> · no-go: QA · no answer: SRE',
  ],
  [
    'while it is open',
    manager(voting().by('UQA').done(go)),
    { by: 'UMANAGER', goes: ['qa'], against: [], unanswered: ['sre'] },
    'Votes overridden by <@UMANAGER> · no answer: SRE · Go: QA',
  ],
  [
    'before there was one',
    manager(given().done(PLAN)),
    { by: 'UMANAGER', goes: [], against: [], unanswered: [] },
    'Votes overridden by <@UMANAGER>',
  ],
])('votes overridden %s read as what they are: nobody is waited for', (_, g, over, words) => {
  const seen = looked(g);
  expect(seen.over).toEqual(over);
  expect(seen.card).toContain(words);
  expect(seen.card).not.toMatch(/waiting for|No answer yet/);
});

test('a vote that passed, or one opened anew, is no overridden one', () => {
  const passed = voting().by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go);
  expect(looked(passed).over).toBeUndefined();
  expect(looked(passed).card).toContain('Go: QA, SRE');
  expect(looked(voting()).over).toBeUndefined();
});

const executives: Audience = {
  name: 'a',
  title: 'A',
  language: 'business',
  channel: 'c',
  headline: false,
  events: ['approved'],
  templates: {},
};
test.each<[object | undefined, string]>([
  [{ by: 'manager', against: ['QA'], unanswered: [] }, '*Approved by manager, against the no-go of QA: api, ledger*'],
  [
    { by: 'manager', against: ['QA'], unanswered: ['SRE', 'Product'] },
    '*Approved by manager, against the no-go of QA, without the answer of SRE, Product: api, ledger*',
  ],
  [{ against: [], unanswered: [] }, '*Approved without a vote: api, ledger*'],
  [undefined, '*Approved: api, ledger*'],
])('executives read who went past whom (%o)', (overruled, title) => {
  const { release } = looked(voting());
  const told = { event: 'approved', release, at: PLAN.window.start, ...(overruled && { overruled }) } as const;
  expect(renderFor(executives, told as never).text).toContain(title);
});
