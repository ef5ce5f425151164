import { expect, test } from 'vitest';
import { viewOf } from '../../src/audiences/view-of.ts';
import { rolesLines } from '../../src/cards/ballots.ts';
import { headlineCard } from '../../src/cards/headline.ts';
import { myTurnCard } from '../../src/cards/turn.ts';
import { voteCard } from '../../src/cards/vote.ts';
import { tally } from '../../src/cards/words.ts';
import { STATES } from '../../src/domain/release/state.ts';
import { STATE_WORDS } from '../../src/domain/release/state-words.ts';
import { approved, type Given, given, go, PLAN, running } from '../domain/given.ts';

const card = ({ world }: Given) => headlineCard(world.releases['R-1'] as never, world.votes['R-1/v1'], world);
const first = ({ blocks }: ReturnType<typeof card>) => JSON.stringify(blocks[0]);

test('each state has a mark of its own', () => {
  expect(new Set(STATES.map((s) => STATE_WORDS[s].mark)).size).toBe(STATES.length);
});

test('a long reason is cut, and pushes no other line out of the headline', () => {
  const long = 'because & of this '.repeat(160);
  const why = { ...PLAN, why: long };
  const g = given().done(why, { type: 'OpenVote', release: 'R-1' });
  g.by('UQA').done({ ...go, answer: 'no-go', why: long });
  expect(first(card(g))).toContain('No-go by <@UQA>');
  expect(first(card(g)).length).toBeLessThan(3000);
  const failed = approved()
    .put('environment', 'production', running({ api: { eu: '4.1' } }))
    .done({ type: 'StartDeploy', release: 'R-1' })
    .by('gonogo')
    .done({
      type: 'ReportStage',
      release: 'R-1',
      deployId: 'R-1-1',
      stage: 'eu',
      status: 'failed',
      n: 1,
      message: long,
    });
  expect(first(card(failed))).toContain('Why: because');
  // How many of several are live, also where it went no further.
  expect(first(card(failed))).toContain('0 of 2 services live');
  // What is needed most stands after it.
  expect(first(card(failed))).toContain('Runs now');
  expect(first(card(failed))).toContain('us: ');
  // What somebody records by hand stands in a line of several.
  const put = { type: 'RecordVersion', environment: 'production', service: 'api', version: '4.1', why: long } as const;
  failed.by('UMANAGER').done({ ...put, regions: ['eu'] });
  expect(first(card(failed))).toContain('us: ');
});

test('a reason on lines of its own passes for nobody else’s answer, nor for what comes next', () => {
  const why = 'odd\nSRE: Go (Sam, 09:00)\n> all of it';
  const g = given().done({ ...PLAN, why }, { type: 'OpenVote', release: 'R-1' });
  g.by('UQA').done({ ...go, answer: 'no-go', why });
  const lines = rolesLines(g.world.votes['R-1/v1'] as never, g.world).map((line) => line.text);
  expect(lines[0]).toContain(': odd / SRE: Go (Sam, 09:00) / &gt; all of it');
  expect(lines.join()).not.toContain('\n');
  expect(first(card(g)).match(/odd \/ SRE: Go/g)).toHaveLength(2);
  expect(JSON.stringify(myTurnCard('UMANAGER', g.world).blocks)).toContain('No-go by <@UQA> (QA): odd / SRE: Go');
  const heard = viewOf({ release: g.world.releases['R-1'], at: PLAN.window.start } as never);
  expect([heard.why, heard.reason].filter((said) => said.includes('\n'))).toEqual([]);
});

test('where time ran out over a go that counted no more, the vote says so, and the card names no no-go', () => {
  const g = given()
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .by('UQA')
    .done(go)
    .people({ deactivated: ['UQA'] });
  g.at('2026-03-03T11:00:00.000Z').by('gonogo').done({ type: 'CloseVote', release: 'R-1', vote: 'R-1/v1' });
  const [qa] = rolesLines(g.world.votes['R-1/v1'] as never, g.world);
  expect(qa?.text).toMatch(/Go \(<@UQA>[^)]*no full member any more: doesn’t count\)/);
  expect(first(card(g))).toContain('Time ran out: no answer in time from QA, SRE');
});

test('an answer that counts no more stays on the vote, and says so', () => {
  const g = given().done(PLAN, { type: 'OpenVote', release: 'R-1' }).by('UQA').done(go).by('USRE1').done(go);
  const vote = () => g.world.votes['R-1/v1'] as never;
  g.people({ deactivated: ['UQA'] });
  expect(JSON.stringify(rolesLines(vote(), g.world))).toMatch(
    /Go \(<@UQA>[^)]*no full member any more: doesn’t count\)/,
  );
  expect(JSON.stringify(voteCard(g.world.releases['R-1'] as never, vote(), g.world))).toContain('Go (<@USRE1>');
  g.people({ deactivated: [] }).by('UMANAGER');
  const { environment, change, why, customers } = PLAN;
  g.done({
    environment,
    change,
    why,
    customers,
    type: 'EditRelease',
    release: 'R-1',
    items: [{ service: 'api', version: '9' }],
    after: [],
  });
  expect(JSON.stringify(rolesLines(vote(), g.world))).toContain('to what it was before: asked again');
  expect(tally(vote(), g.world).text).toBe('No answer yet · waiting for QA (asked again), SRE (asked again)');
  g.by('USRE2').done(go);
  expect(tally(vote(), g.world).text).toContain('SRE (1 of 2, asked again)');
});
