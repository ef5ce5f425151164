import { describe, expect, test } from 'vitest';
import type { DeclareFreeze } from '../../src/domain/freeze/declare-freeze.ts';
import { COMPANY, PEOPLE, PLAN } from '../domain/given.ts';
import { Asking, wordsOf } from '../support/asked.ts';
import { openSetting } from '../support/setting.ts';

/** What a dialog would run into is seen before it is saved, though nobody pressed Enter in it: on a phone nobody does. */

async function planned(more: Partial<typeof PLAN> = {}) {
  const roles = { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] };
  const setting = await openSetting({
    now: () => '2026-03-03T09:00:00.000Z',
    people: () => ({ ...PEOPLE, roles }),
    company: () => COMPANY,
  });
  const a = new Asking(setting);
  await a.does('UMANAGER', { ...PLAN, ...more });
  return a;
}
const FROZEN: DeclareFreeze = {
  ...{ type: 'DeclareFreeze', name: 'stocktaking', why: 'stocktaking', scope: { services: [], environments: [] } },
  ...{ from: '2026-03-05T00:00:00.000Z', until: '2026-03-06T00:00:00.000Z' },
};
/** Another release of the same service, on Thursday. */
const LATER = {
  ...PLAN,
  items: [{ service: 'api', version: '4.3' }],
  window: { ...PLAN.window, start: '2026-03-05T12:00:00.000Z', end: '2026-03-05T13:00:00.000Z' },
};

describe('a move', () => {
  test.each([
    ['a freeze', FROZEN, /freeze “stocktaking” covers it/],
    ['another release of the same service', LATER, /api 4\.3 → production \(R-2\) is planned/],
  ])('into %s shows it before it is saved', async (_, other, said) => {
    const a = await planned();
    await a.does('UOTHER', other);
    const opened = await a.types('UMANAGER', 'move R-1');
    const asked = await a.submits('UMANAGER', opened, { when: '5 March 2026 12:00' });
    expect(wordsOf(asked)).toMatch(said);
    expect(wordsOf(await a.submits('UMANAGER', asked))).toContain('is planned Thu 5 Mar 2026 12:00');
  });

  test('that was shown what it runs into is saved at once; so is one that runs into nothing', async () => {
    const a = await planned();
    await a.does('UOTHER', FROZEN);
    const opened = await a.types('UMANAGER', 'move R-1 to 5 March 2026 12:00');
    expect(wordsOf(opened)).toMatch(/stocktaking/);
    expect(wordsOf(await a.submits('UMANAGER', opened))).toContain('is planned Thu 5 Mar 2026 12:00');
    const clean = await a.types('UMANAGER', 'move R-1');
    expect(wordsOf(await a.submits('UMANAGER', clean, { when: '4 March 2026 12:00' }))).toContain(
      'Wed 4 Mar 2026 12:00',
    );
  });

  test('into a freeze that was declared while the dialog was open shows that one', async () => {
    const a = await planned();
    const opened = await a.types('UMANAGER', 'move R-1 to 5 March 2026 12:00');
    await a.does('UOTHER', FROZEN);
    expect(wordsOf(await a.submits('UMANAGER', opened))).toMatch(/freeze “stocktaking” covers it/);
  });
});

describe('an edit', () => {
  test.each([
    ['a version that goes back', { what: 'api 4.4, ledger 2.9' }, /api 4\.3 is lower, and goes there after it: R-2/],
    ['what must complete first, and ends later', { after: 'R-2' }, /\(R-2\) must complete first, and is planned until/],
  ])('to %s shows it before it is saved', async (_, fields, said) => {
    const a = await planned();
    await a.does('UOTHER', LATER);
    const opened = await a.types('UMANAGER', 'edit R-1');
    const asked = await a.submits('UMANAGER', opened, fields);
    expect(wordsOf(asked)).toMatch(said);
    expect(wordsOf(await a.types('UOTHER', 'edit R-1'))).not.toMatch(said);
    expect(wordsOf(await a.submits('UMANAGER', asked))).toContain('→ production* (R-1)');
    expect(wordsOf(await a.types('UOTHER', 'edit R-1'))).toMatch(said);
  });

  test('of a reason asks nothing, whatever the release runs into already', async () => {
    const a = await planned(LATER);
    await a.does('UOTHER', FROZEN);
    const opened = await a.types('UMANAGER', 'edit R-1');
    expect(wordsOf(opened)).toMatch(/stocktaking/);
    expect(wordsOf(await a.submits('UMANAGER', opened, { why: 'twice as fast' }))).toContain('(R-1)');
    expect(wordsOf(await a.types('UMANAGER', 'edit R-1'))).toContain('twice as fast');
  });

  test('of what somebody else edited meanwhile shows what both of it would run into, once', async () => {
    const a = await planned();
    await a.does('UOTHER', LATER);
    const opened = await a.types('UMANAGER', 'edit R-1');
    const theirs = await a.submits('UOTHER', await a.types('UOTHER', 'edit R-1'), { what: 'api 4.4, ledger 2.9' });
    await a.submits('UOTHER', theirs);
    const asked = await a.submits('UMANAGER', opened, { why: 'twice as fast' });
    expect(wordsOf(asked)).toMatch(/api 4\.3 is lower/);
    expect(wordsOf(await a.submits('UMANAGER', asked, { what: 'api 4.2, ledger 2.9' }))).toContain(
      '*api 4.4, ledger 2.9',
    );
  });
});

describe('a freeze', () => {
  const filled = { until: 'Fri 6 March 2026 12:00', why: 'stocktaking' };

  test('shows what it would hold before it is declared', async () => {
    const a = await planned(LATER);
    const opened = await a.types('UMANAGER', 'freeze');
    const asked = await a.submits('UMANAGER', opened, filled);
    expect(wordsOf(asked)).toMatch(/Would hold 1:/);
    expect(wordsOf(await a.submits('UMANAGER', asked))).toContain('Frozen: *everything, everywhere*');
  });

  test('that would hold nothing, or was seen to, is declared at once', async () => {
    const a = await planned(LATER);
    const nothing = await a.submits('UMANAGER', await a.types('UMANAGER', 'freeze'), { ...filled, what: 'shop' });
    expect(wordsOf(nothing)).toContain('Frozen: *shop, everywhere*');
    const seen = await a.types('UMANAGER', 'freeze until Fri 6 March 2026 12:00 because of the audit');
    expect(wordsOf(seen)).toMatch(/Would hold 1:/);
    expect(wordsOf(await a.submits('UMANAGER', seen))).toContain('Frozen: *everything, everywhere*');
  });

  test('that is changed shows what it would hold then', async () => {
    const a = await planned(LATER);
    await a.does('UOTHER', { ...FROZEN, from: '2026-03-03T00:00:00.000Z', until: '2026-03-04T00:00:00.000Z' });
    const opened = await a.clicks('UMANAGER', 'change-freeze', 'F-1');
    const asked = await a.submits('UMANAGER', opened, { until: 'Fri 6 March 2026 12:00' });
    expect(wordsOf(asked)).toMatch(/Would hold 1:/);
    expect(wordsOf(await a.submits('UMANAGER', asked))).toContain('Frozen: *everything, everywhere*');
  });
});
