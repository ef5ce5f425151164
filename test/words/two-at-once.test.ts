import { describe, expect, test } from 'vitest';
import { one } from '../../src/domain/deciding/reads.ts';
import type { DeclareFreeze } from '../../src/domain/freeze/declare-freeze.ts';
import { currentOnes } from '../../src/domain/freeze/document.ts';
import { releases } from '../../src/domain/release/document.ts';
import { look } from '../../src/door/read-only.ts';
import { COMPANY, PEOPLE, PLAN } from '../domain/given.ts';
import { Asking, wordsOf } from '../support/asked.ts';
import { openSetting } from '../support/setting.ts';

/** Two people have one dialog open: what one of them left alone stays as the other made it, and what both changed is shown first. */

async function planned() {
  const roles = { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] };
  const manager = COMPANY.roles.map((r) =>
    r.name === 'manager' ? { ...r, actions: [...r.actions, 'record' as const] } : r,
  );
  const setting = await openSetting({
    now: () => '2026-03-03T09:00:00.000Z',
    people: () => ({ ...PEOPLE, roles }),
    company: () => ({ ...COMPANY, roles: manager }),
  });
  const a = new Asking(setting);
  await a.does('UMANAGER', PLAN);
  return a;
}
const releaseOf = async (a: Asking) => (await look(a.setting, { r: one(releases, 'R-1') }, { id: 'UMANAGER' })).world.r;
const freezeOf = async (a: Asking) => (await look(a.setting, { all: currentOnes }, { id: 'UMANAGER' })).world.all[0];

describe('documents', () => {
  const runbook = 'Runbook: https://wiki.example.com/run';
  const notes = 'Notes: https://wiki.example.com/notes';
  const namesOf = async (a: Asking) => (await releaseOf(a))?.documents?.map((d) => `${d.name} ${d.url}`);

  test('that two people add are both there', async () => {
    const a = await planned();
    const opened = await a.types('UMANAGER', 'documents R-1');
    await a.submits('UOTHER', await a.types('UOTHER', 'documents R-1'), { documents: runbook });
    await a.submits('UMANAGER', opened, { documents: notes });
    expect(await namesOf(a)).toEqual(['Notes https://wiki.example.com/notes', 'Runbook https://wiki.example.com/run']);
  });

  test('that somebody took away stay away, and one that I take away goes', async () => {
    const a = await planned();
    await a.submits('UOTHER', await a.types('UOTHER', 'documents R-1'), { documents: `${runbook}\n${notes}` });
    const opened = await a.types('UMANAGER', 'documents R-1');
    await a.submits('UOTHER', await a.types('UOTHER', 'documents R-1'), { documents: notes });
    await a.submits('UMANAGER', opened, { documents: `${runbook}\n${notes}\nGuide: https://wiki.example.com/guide` });
    expect(await namesOf(a)).toEqual(['Notes https://wiki.example.com/notes', 'Guide https://wiki.example.com/guide']);
    await a.submits('UMANAGER', await a.types('UMANAGER', 'documents R-1'), { documents: notes });
    expect(await namesOf(a)).toEqual(['Notes https://wiki.example.com/notes']);
  });

  test('of which both changed one are shown first', async () => {
    const a = await planned();
    await a.submits('UOTHER', await a.types('UOTHER', 'documents R-1'), { documents: runbook });
    const opened = await a.types('UMANAGER', 'documents R-1');
    await a.submits('UOTHER', await a.types('UOTHER', 'documents R-1'), { documents: `${runbook}/v2` });
    const again = await a.submits('UMANAGER', opened, { documents: `${runbook}/v3` });
    expect(wordsOf(again)).toContain(
      'Nothing was saved: since you opened it, Runbook is at https://wiki.example.com/run/v2',
    );
    expect(wordsOf(again)).toContain('run/v3');
    expect(await namesOf(a)).toEqual(['Runbook https://wiki.example.com/run/v2']);
    await a.submits('UMANAGER', again);
    expect(await namesOf(a)).toEqual(['Runbook https://wiki.example.com/run/v3']);
  });

  test('of which one is named twice are refused all the same', async () => {
    const a = await planned();
    const twice = await a.submits('UMANAGER', await a.types('UMANAGER', 'documents R-1'), {
      documents: `${runbook}\n${runbook}/2`,
    });
    expect(wordsOf(twice)).toContain('named twice');
  });
});

describe('release notes', () => {
  test('that somebody saved meanwhile are shown before mine stand in their place', async () => {
    const a = await planned();
    const opened = await a.types('UMANAGER', 'notes R-1');
    await a.submits('UOTHER', await a.types('UOTHER', 'notes R-1'), { notes: 'refunds are faster' });
    const again = await a.submits('UMANAGER', opened, { notes: 'wallets work' });
    expect(wordsOf(again)).toContain('since you opened it, the release notes are “refunds are faster”');
    expect((await releaseOf(a))?.notes).toBe('refunds are faster');
    await a.submits('UMANAGER', again);
    expect((await releaseOf(a))?.notes).toBe('wallets work');
  });

  test('that I left as they were stay as somebody made them', async () => {
    const a = await planned();
    await a.submits('UOTHER', await a.types('UOTHER', 'notes R-1'), { notes: 'wallets' });
    const opened = await a.types('UMANAGER', 'notes R-1');
    await a.submits('UOTHER', await a.types('UOTHER', 'notes R-1'), { notes: 'wallets and refunds' });
    expect(wordsOf(await a.submits('UMANAGER', opened))).toContain('Nothing of it changed.');
    expect((await releaseOf(a))?.notes).toBe('wallets and refunds');
  });
});

describe('a freeze', () => {
  const AUDIT: DeclareFreeze = {
    ...{
      type: 'DeclareFreeze',
      name: 'audit',
      why: 'audit of the bank',
      scope: { services: ['ledger'], environments: [] },
    },
    ...{ from: '2026-03-03T08:30:20.000Z', until: '2026-03-04T17:00:40.000Z' },
  };
  const change = (a: Asking, by: string) => a.clicks(by, 'change-freeze', 'F-1');

  test('that somebody prolonged ends when they said, whatever else I change', async () => {
    const a = await planned();
    await a.does('UOTHER', AUDIT);
    const opened = await change(a, 'UMANAGER');
    await a.submits('UOTHER', await change(a, 'UOTHER'), { until: 'Fri 6 Mar 2026 17:00' });
    const saved = await a.submits('UMANAGER', opened, { why: 'audit of two banks' });
    expect(wordsOf(saved)).toContain('Fri 6 Mar 2026 17:00');
    expect(await freezeOf(a)).toMatchObject({ until: '2026-03-06T17:00:00.000Z', why: 'audit of two banks' });
  });

  test('whose end both changed shows theirs first', async () => {
    const a = await planned();
    await a.does('UOTHER', AUDIT);
    const opened = await change(a, 'UMANAGER');
    await a.submits('UOTHER', await change(a, 'UOTHER'), { until: 'Fri 6 Mar 2026 17:00' });
    const again = await a.submits('UMANAGER', opened, { until: 'Thu 5 Mar 2026 12:00' });
    expect(wordsOf(again)).toMatch(/^Nothing was saved: since you opened it, it ends .*Thu 5 Mar 2026 12:00/);
    expect(await freezeOf(a)).toMatchObject({ until: '2026-03-06T17:00:00.000Z' });
    await a.submits('UMANAGER', again);
    expect(await freezeOf(a)).toMatchObject({ until: '2026-03-05T12:00:00.000Z' });
  });

  test('keeps its seconds where nobody changed its times', async () => {
    const a = await planned();
    await a.does('UOTHER', AUDIT);
    await a.submits('UMANAGER', await change(a, 'UMANAGER'), { why: 'audit of two banks' });
    expect(await freezeOf(a)).toMatchObject({ from: AUDIT.from, until: AUDIT.until, why: 'audit of two banks' });
  });

  test('of which nothing was changed is not told anew', async () => {
    const a = await planned();
    await a.does('UOTHER', AUDIT);
    expect(wordsOf(await a.submits('UMANAGER', await change(a, 'UMANAGER')))).toContain('Nothing of it changed.');
  });
});

describe('a move', () => {
  test('by a length counts from the window that was shown, and from no other', async () => {
    const a = await planned();
    const opened = await a.types('UMANAGER', 'move R-1 by 1 hour');
    await a.submits('UOTHER', await a.types('UOTHER', 'move R-1 to 5 March 2026 11:00'));
    const again = await a.submits('UMANAGER', opened);
    expect(wordsOf(again)).toContain('Nothing was done: since you were asked, it is api 4.2');
    expect(wordsOf(again)).toContain('Thu 5 Mar 2026 12:00');
    expect((await releaseOf(a))?.window.start).toBe('2026-03-05T11:00:00.000Z');
    await a.submits('UMANAGER', again);
    expect((await releaseOf(a))?.window.start).toBe('2026-03-05T12:00:00.000Z');
  });

  test('to when it is planned already tells nobody, and says so', async () => {
    const a = await planned();
    const opened = await a.types(
      'UMANAGER',
      `move R-1 to ${PLAN.window.start.slice(0, 10)} ${PLAN.window.start.slice(11, 16)}`,
    );
    const same = await a.submits('UMANAGER', opened);
    expect(wordsOf(same)).toContain('It is there already.');
    expect(wordsOf(same)).not.toContain('were told');
  });
});

describe('what was done by hand', () => {
  const by = (a: Asking, who: string, version: string) =>
    a.types(who, `done-by-hand api ${version} production eu looked`);

  test('is recorded over what somebody else recorded meanwhile only once that was shown', async () => {
    const a = await planned();
    const opened = await by(a, 'UMANAGER', '4.1.3');
    await a.submits('UOTHER', await by(a, 'UOTHER', '4.1.4'));
    const again = await a.submits('UMANAGER', opened);
    expect(wordsOf(again)).toContain('eu: api 4.1.4');
    expect(wordsOf(await a.submits('UMANAGER', again))).toContain('Recorded: *api 4.1.3*');
  });

  test('is recorded at once where what is known there stood in the dialog', async () => {
    const a = await planned();
    await a.submits('UOTHER', await by(a, 'UOTHER', '4.1.4'));
    const opened = await by(a, 'UMANAGER', '4.1.3');
    expect(wordsOf(opened)).toContain('eu: api 4.1.4');
    expect(wordsOf(await a.submits('UMANAGER', opened))).toContain('Recorded: *api 4.1.3*');
  });
});
