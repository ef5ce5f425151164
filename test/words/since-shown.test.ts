import { describe, expect, test } from 'vitest';
import type { DeclareFreeze } from '../../src/domain/freeze/declare-freeze.ts';
import { instantAfter, MINUTE_MS } from '../../src/time/instants.ts';
import { COMPANY, go, PEOPLE, PLAN } from '../domain/given.ts';
import { Asking, wordsOf } from '../support/asked.ts';
import { openSetting } from '../support/setting.ts';

/** What was confirmed is what is done: where it is another by the time of the click, nothing is, and it is asked anew. */

const ACTIONS = COMPANY.roles.map((r) =>
  r.name === 'manager' ? { ...r, actions: [...r.actions, 'override' as const] } : r,
);

/** R-1, voted on and ready; UMANAGER and UOTHER may do all of it. */
async function ready() {
  let now = '2026-03-03T09:00:00.000Z';
  const roles = { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] };
  const setting = await openSetting({
    now: () => now,
    people: () => ({ ...PEOPLE, roles }),
    company: () => ({ ...COMPANY, roles: ACTIONS }),
  });
  const a = Object.assign(new Asking(setting), {
    minutesPass: (minutes: number) => {
      now = instantAfter(now, minutes * MINUTE_MS);
    },
  });
  await a.does('UMANAGER', PLAN);
  await a.does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  await voted(a);
  now = PLAN.window.start;
  return a;
}
async function voted(a: Asking) {
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await a.does(voter, go);
}
const report = (stage: string) =>
  ({ type: 'ReportStage', release: 'R-1', deployId: 'R-1-1', stage, status: 'succeeded', n: 9, message: 'm' }) as const;
const pause = (why: string) => ({ type: 'PauseRollout', release: 'R-1', why }) as const;
const frozen = (why: string, more: Partial<DeclareFreeze> = { soft: true }): DeclareFreeze => ({
  ...{ type: 'DeclareFreeze', name: why, why, scope: { services: [], environments: [] } },
  ...{ from: PLAN.window.start, until: PLAN.window.end, ...more },
});

describe('a deploy', () => {
  test('clicked twice is told to be under way, by whom; one that can’t be any more, why', async () => {
    const a = await ready();
    const asked = await a.types('UMANAGER', 'deploy R-1');
    await a.clicks('UOTHER', 'deploy', asked);
    const twice = wordsOf(await a.clicks('UMANAGER', 'deploy', asked));
    expect(twice).toMatch(/is deploying already/);
    expect(twice).not.toMatch(/since you were asked/);
    const other = await ready();
    const then = await other.types('UMANAGER', 'deploy R-1');
    await other.does('UOTHER', frozen('sale', {}));
    expect(wordsOf(await other.clicks('UMANAGER', 'deploy', then))).toMatch(/frozen/i);
  });
  test('of eu is none of us: the second click on one question asks the next one', async () => {
    const a = await ready();
    const asked = await a.types('UMANAGER', 'deploy R-1');
    expect(wordsOf(await a.clicks('UMANAGER', 'deploy', asked))).toContain('step eu was sent');
    await a.does('UOTHER', pause('lunch'));
    await a.does('gonogo', report('eu'));

    const again = await a.clicks('UMANAGER', 'deploy', asked);
    expect(wordsOf(again)).toContain('Nothing was done: since you were asked, ');
    expect(wordsOf(again)).toContain('only step us is left');
    expect(wordsOf(again)).toContain('lunch');
    expect(wordsOf(await a.clicks('UMANAGER', 'deploy', again))).toContain('step us was sent');
  });

  test('of one version is none of another', async () => {
    const a = await ready();
    const asked = await a.types('UMANAGER', 'deploy R-1');
    const items = PLAN.items.map((i) => ({ ...i, version: '5.3' }));
    await a.does('UOTHER', { ...PLAN, after: [], type: 'EditRelease', release: 'R-1', items });
    await voted(a);

    const again = await a.clicks('UMANAGER', 'deploy', asked);
    expect(wordsOf(again)).toContain('Nothing was done: since you were asked, it is api 5.3, ledger 5.3 → production.');
    expect(wordsOf(await a.clicks('UMANAGER', 'deploy', again))).toContain('step eu was sent');
  });

  test('that goes on after a pause ends no other pause', async () => {
    const a = await ready();
    await a.clicks('UMANAGER', 'deploy', await a.types('UMANAGER', 'deploy R-1'));
    await a.does('UOTHER', pause('lunch'));
    const asked = await a.types('UMANAGER', 'resume R-1');
    expect(wordsOf(asked)).toContain('lunch');
    await a.clicks('UOTHER', 'deploy', await a.types('UOTHER', 'resume R-1'));
    a.minutesPass(1);
    await a.does('UOTHER', pause('double charges seen'));

    const again = await a.clicks('UMANAGER', 'deploy', asked);
    expect(wordsOf(again)).toContain('it was paused by <@UOTHER>: double charges seen');
    expect(wordsOf(await a.clicks('UMANAGER', 'deploy', again))).toContain('goes on');
  });

  test('against a soft freeze goes against no other one', async () => {
    const a = await ready();
    await a.does('UOTHER', frozen('stocktaking'));
    const asked = await a.clicks('UMANAGER', 'deploy-anyway', await a.types('UMANAGER', 'deploy R-1'));
    await a.does('UOTHER', { type: 'LiftFreeze', freeze: 'F-1', why: '' });
    await a.does('UOTHER', frozen('the bank asked'));

    const again = await a.submits('UMANAGER', asked, { why: 'stock is counted' });
    expect(wordsOf(again)).toContain('Nothing was done: since you were asked, it is softly frozen');
    expect(wordsOf(again)).toContain('stock is counted');
    expect(wordsOf(await a.submits('UMANAGER', again))).toContain('step eu was sent');
  });

  test('clicked where nothing but the release is known asks, and does nothing', async () => {
    const a = await ready();
    const asked = await a.clicks('UMANAGER', 'deploy', 'R-1');
    expect(wordsOf(asked)).toMatch(/^Deploy .*, steps: eu, then us\?/);
    expect(wordsOf(await a.clicks('UMANAGER', 'deploy', asked))).toContain('step eu was sent');
  });
});

describe('a freeze', () => {
  const HARD = { until: '2026-03-03T17:00:00.000Z' };
  test('that was prolonged, and is about something else, is not lifted for why the first was', async () => {
    const a = await ready();
    await a.does('UOTHER', frozen('database corruption', HARD));
    const asked = await a.types('UMANAGER', 'unfreeze because it was restored');
    const terms = { ...frozen('a second table is corrupt', { until: '2026-03-03T20:00:00.000Z' }), freeze: 'F-1' };
    await a.does('UOTHER', { ...terms, type: 'ChangeFreeze' });

    const again = await a.clicks('UMANAGER', 'unfreeze', asked);
    expect(wordsOf(again)).toMatch(/^Nothing was done: since you were asked, it is frozen .*a second table is corrupt/);
    expect(wordsOf(await a.clicks('UMANAGER', 'unfreeze', again))).toContain('Lifted: “a second table is corrupt”');
  });

  test('that was not named is passed by nobody', async () => {
    const a = await ready();
    await a.does('UOTHER', frozen('audit', HARD));
    const asked = await a.types('UMANAGER', 'pass R-1 the bank agreed');
    await a.does('UOTHER', frozen('database is corrupt', { until: '2026-03-06T17:00:00.000Z' }));

    const given = await a.submits('UMANAGER', asked);
    expect(wordsOf(given)).toContain('may pass “audit” until');
    expect(wordsOf(given)).toContain('database is corrupt');
  });

  test('that was named and changed is asked about again, with what was entered, and no other', async () => {
    const a = await ready();
    await a.does('UOTHER', frozen('audit', HARD));
    await a.does('UOTHER', frozen('stocktaking', { until: '2026-03-03T16:00:00.000Z' }));
    const asked = await a.types('UMANAGER', 'pass F-2 R-1 the bank agreed');
    const terms = { ...frozen('stock is lost', { until: '2026-03-03T18:00:00.000Z' }), freeze: 'F-2' };
    await a.does('UOTHER', { ...terms, type: 'ChangeFreeze' });
    const again = await a.submits('UMANAGER', asked, { until: '2026-03-03 15:30' });
    expect(wordsOf(again)).toMatch(/^Nothing was done: since you were asked, .*stock is lost/);
    expect(wordsOf(again)).toContain('may pass “stock is lost”');
    expect(wordsOf(again)).toContain('15:30');
    expect(wordsOf(again)).not.toContain('audit');

    await a.does('UOTHER', { type: 'LiftFreeze', freeze: 'F-2', why: '' });
    const none = await a.submits('UMANAGER', again);
    expect(wordsOf(none)).toContain('F-2 is not in the way of');
    expect(wordsOf(none)).toContain('Nothing was done');
  });

  test('of a button that names it is that one, whatever holds it first', async () => {
    const a = await ready();
    await a.does('UOTHER', frozen('audit', HARD));
    await a.does('UOTHER', frozen('stocktaking', { until: '2026-03-03T16:00:00.000Z' }));
    const asked = await a.clicks('UMANAGER', 'pass', 'R-1@F-2');
    expect(wordsOf(asked)).toContain('may pass “stocktaking”');
    expect(wordsOf(await a.clicks('UMANAGER', 'pass', 'R-1'))).toContain('may pass “audit”');
    await a.does('UOTHER', { type: 'LiftFreeze', freeze: 'F-2', why: '' });
    expect(wordsOf(await a.clicks('UMANAGER', 'pass', 'R-1@F-2'))).toContain('F-2 is not in the way of');
  });

  test('that was changed is asked about again, though nobody named it and another comes first by now', async () => {
    const a = await ready();
    await a.does('UOTHER', frozen('audit', HARD));
    const asked = await a.types('UMANAGER', 'pass R-1 the bank agreed');
    await a.does('UOTHER', frozen('stocktaking', { until: '2026-03-03T20:00:00.000Z' }));
    await a.does('UOTHER', { ...frozen('second audit', HARD), freeze: 'F-1', type: 'ChangeFreeze' });
    expect(wordsOf(await a.submits('UMANAGER', asked))).toContain('may pass “second audit”');
  });

  test('that became another is passed by nobody for what it was', async () => {
    const a = await ready();
    await a.does('UOTHER', frozen('audit', HARD));
    const asked = await a.types('UMANAGER', 'pass R-1 the bank agreed');
    await a.does('UOTHER', { type: 'LiftFreeze', freeze: 'F-1', why: '' });
    await a.does('UOTHER', frozen('database is corrupt', HARD));

    const again = await a.submits('UMANAGER', asked);
    expect(wordsOf(again)).toMatch(/^Nothing was done: since you were asked, it is frozen .*database is corrupt/);
    expect(wordsOf(again)).toContain('the bank agreed');
    expect(wordsOf(await a.submits('UMANAGER', again))).toContain('may pass “database is corrupt”');
  });
});

describe('an override', () => {
  const over = (a: Asking) => a.types('UMANAGER', 'override R-1 the bank agreed to the audit');
  const audit = frozen('audit', { until: '2026-03-03T17:00:00.000Z' });

  test('passes no check that closed after it was asked, a no-go least of all', async () => {
    const a = await ready();
    await a.does('UOTHER', audit);
    const asked = await over(a);
    await a.does('UQA', { ...go, answer: 'no-go', why: 'charges customers twice' });

    const again = await a.submits('UMANAGER', asked);
    expect(wordsOf(again)).toMatch(/^Nothing was done: since you were asked, Votes: .*charges customers twice/);
    expect(wordsOf(again)).toContain('the bank agreed to the audit');
    expect(wordsOf(await a.submits('UMANAGER', again))).toContain('Overridden: Votes, Freeze of');
  });

  test('of one version is none of another', async () => {
    const a = await ready();
    await a.does('UOTHER', audit);
    const asked = await over(a);
    const items = PLAN.items.map((i) => ({ ...i, version: '5.3' }));
    await a.does('UOTHER', { ...PLAN, after: [], type: 'EditRelease', release: 'R-1', items });
    expect(wordsOf(await a.submits('UMANAGER', asked))).toContain('since you were asked, it is api 5.3, ledger 5.3');
  });

  test('goes on where a check that it names has opened meanwhile, without that one', async () => {
    const a = await ready();
    await a.does('UOTHER', audit);
    await a.does('UQA', { ...go, answer: 'no-go', why: 'charges customers twice' });
    const asked = await over(a);
    await a.does('UQA', go);
    expect(wordsOf(await a.submits('UMANAGER', asked))).toContain('Overridden: Freeze of');
  });
});

describe('what is done to a release for a reason', () => {
  const edited = (a: Asking) =>
    a.does('UOTHER', {
      ...{ ...PLAN, after: [], type: 'EditRelease', release: 'R-1' },
      items: PLAN.items.map((i) => ({ ...i, version: '5.3' })),
    });

  test('is not done to what it became: a cancel of 4.2 cancels no 5.3', async () => {
    const a = await ready();
    const asked = await a.types('UMANAGER', 'cancel R-1 customers wait');
    await edited(a);
    const again = await a.submits('UMANAGER', asked);
    expect(wordsOf(again)).toContain('Nothing was done: since you were asked, it is api 5.3, ledger 5.3 → production');
    expect(wordsOf(await a.submits('UMANAGER', again))).toContain('Cancelled: *api 5.3');
  });

  test('is not done to another rollout of it, nor to another step', async () => {
    const a = await ready();
    await a.clicks('UMANAGER', 'deploy', await a.types('UMANAGER', 'deploy R-1'));
    const asked = await a.types('UMANAGER', 'stop-waiting R-1 it says nothing');
    await a.does('gonogo', report('eu'));
    const again = await a.submits('UMANAGER', asked, { run: 'leave' });
    expect(wordsOf(again)).toContain('since you were asked, what is waited for is step us');
  });

  test('but for a rollback, which goes on, and says what more goes back', async () => {
    const a = await ready();
    await a.clicks('UMANAGER', 'deploy', await a.types('UMANAGER', 'deploy R-1'));
    const asked = await a.types('UMANAGER', 'rollback R-1 errors rise');
    await a.does('gonogo', report('eu'));
    expect(wordsOf(await a.submits('UMANAGER', asked))).toContain('Since you were asked, what goes back is us, eu.');
  });
});

describe('what two people edit at once', () => {
  const theirs = (a: Asking, what: string) =>
    a.types('UOTHER', 'edit R-1').then((opened) => a.submits('UOTHER', opened, { what }));

  test('is theirs and mine: a field that I left alone is not put back', async () => {
    const a = await ready();
    const opened = await a.types('UMANAGER', 'edit R-1');
    await theirs(a, 'api 5.3, ledger 2.9');
    const saved = await a.submits('UMANAGER', opened, { why: 'twice as fast' });
    expect(wordsOf(saved)).toContain('*api 5.3, ledger 2.9 → production* (R-1)');
    expect(wordsOf(await a.types('UMANAGER', 'edit R-1'))).toContain('twice as fast');
  });

  test('is shown first where it is the same field, and overwritten only then', async () => {
    const a = await ready();
    const opened = await a.types('UMANAGER', 'edit R-1');
    await theirs(a, 'api 5.3, ledger 2.9');
    const again = await a.submits('UMANAGER', opened, { what: 'api 6, ledger 2.9', why: 'twice as fast' });
    expect(wordsOf(again)).toContain('Nothing was saved: since you opened it, it is api 5.3, ledger 2.9.');
    expect(wordsOf(again)).toContain('api 6, ledger 2.9');
    expect(wordsOf(await a.types('UOTHER', 'edit R-1'))).not.toContain('api 6');
    expect(wordsOf(await a.submits('UMANAGER', again))).toContain('*api 6, ledger 2.9 → production* (R-1)');
    expect(wordsOf(await a.types('UMANAGER', 'edit R-1'))).toContain('twice as fast');
  });
});
