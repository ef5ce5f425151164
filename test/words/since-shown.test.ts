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
