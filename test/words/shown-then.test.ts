import { describe, expect, test } from 'vitest';
import type { Train } from '../../src/domain/company/plans.ts';
import { one } from '../../src/domain/deciding/reads.ts';
import { releases } from '../../src/domain/release/document.ts';
import type { RequestScope } from '../../src/domain/release/requests/request-scope.ts';
import { trains } from '../../src/domain/train/document.ts';
import { look } from '../../src/door/read-only.ts';
import { COMPANY, PEOPLE, PLAN } from '../domain/given.ts';
import { Asking, wordsOf } from '../support/asked.ts';
import { openSetting } from '../support/setting.ts';

/** A drill, a request and a train: what somebody says yes to is what stood there when they were asked. */

const TRAIN: Train = {
  ...{ name: 'weekly', title: 'Weekly train', items: [{ service: 'api', version: '{n}' }], environment: 'production' },
  ...{ start: '0 10 * * 5', hours: 1, zone: 'Europe/Berlin', change: 'normal', owners: 'manager', opensDaysBefore: 2 },
  ...{ duringFreeze: 'skip', why: 'weekly', customers: '' },
};

async function company() {
  const roles = { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] };
  const actions = ['record', 'deploy', 'trains', 'plan', 'cancel', 'freeze'] as const;
  const setting = await openSetting({
    now: () => '2026-03-03T09:00:00.000Z',
    people: () => ({ ...PEOPLE, roles }),
    company: () => ({
      ...COMPANY,
      trains: [TRAIN],
      roles: COMPANY.roles.map((r) =>
        r.name === 'manager' ? { ...r, actions: [...new Set([...r.actions, ...actions])] } : r,
      ),
    }),
  });
  return new Asking(setting);
}
const byHand = (a: Asking, version: string) =>
  a.does('UOTHER', {
    ...{ type: 'RecordVersion', service: 'api', environment: 'production', regions: ['eu', 'us'] },
    ...{ version, why: 'moved by hand' },
  });

test('a drill of the versions that were there then is none of others', async () => {
  const a = await company();
  await byHand(a, '4.1');
  await byHand(a, '4.2');
  const asked = await a.types('UMANAGER', 'drill api production');
  expect(wordsOf(asked)).toContain('api would go from 4.2 to 4.1 in eu');
  await byHand(a, '4.3');
  const again = await a.clicks('UMANAGER', 'drill', asked);
  expect(wordsOf(again)).toContain('Nothing was done: since you were asked, api would go from 4.3 to 4.2 in eu');
  expect(wordsOf(await a.clicks('UMANAGER', 'drill', again))).toContain('has begun (R-1)');
});

describe('a train', () => {
  const skipped = async (a: Asking) =>
    (await look(a.setting, { train: one(trains, 'weekly') }, { id: 'UMANAGER' })).world.train?.skipped.map(
      (s) => s.departure,
    ) ?? [];

  test('that opened since is not skipped for the next one', async () => {
    const a = await company();
    const asked = await a.clicks('UMANAGER', 'skip-train', 'weekly');
    await a.does('UOTHER', { type: 'SkipTrain', train: 'weekly', why: 'holiday' });
    const again = await a.submits('UMANAGER', asked, { why: 'nobody is there' });
    expect(wordsOf(again)).toContain('Nothing was done: since you were asked, its next departure is');
    expect(wordsOf(again)).toContain('nobody is there');
    expect(await skipped(a)).toEqual(['2026-03-06T09:00:00.000Z']);
    await a.submits('UMANAGER', again);
    expect(await skipped(a)).toEqual(['2026-03-06T09:00:00.000Z', '2026-03-13T09:00:00.000Z']);
  });

  test('that is held by another for another reason is not resumed', async () => {
    const a = await company();
    await a.does('UOTHER', { type: 'HoldTrain', train: 'weekly', why: 'holiday' });
    const asked = await a.types('UMANAGER', 'trains');
    await a.does('UOTHER', { type: 'ResumeTrain', train: 'weekly' });
    await a.does('UOTHER', { type: 'HoldTrain', train: 'weekly', why: 'the bank asked' });
    const again = await a.clicks('UMANAGER', 'resume-train', asked);
    expect(wordsOf(again)).toContain('Nothing was done: since you were asked, it is held by <@UOTHER>: the bank asked');
    expect(wordsOf(await a.clicks('UMANAGER', 'resume-train', again))).not.toContain('held');
  });
});

describe('a request', () => {
  const contentOf = async (a: Asking) =>
    (await look(a.setting, { r: one(releases, 'R-1') }, { id: 'UMANAGER' })).world.r?.items.map(
      (i) => `${i.service} ${i.version}`,
    );
  const request: RequestScope = {
    type: 'RequestScope',
    release: 'R-1',
    items: [{ service: 'api', version: '4.2.1' }],
    why: 'refunds',
  };
  const take = (a: Asking) => a.clicks('UMANAGER', 'take-request', 'R-1/Q-1');

  test('is taken into the release that was shown, and into none that it became', async () => {
    const a = await company();
    await a.does('UMANAGER', PLAN);
    await a.does('UQA', request);
    const asked = await take(a);
    expect(wordsOf(asked)).toContain('api 4.2.1, asked for by <@UQA>');
    await a.does('UOTHER', {
      ...PLAN,
      type: 'EditRelease',
      release: 'R-1',
      after: [],
      items: [{ service: 'api', version: '5.0' }],
    });
    const again = await a.clicks('UMANAGER', 'take-request', asked);
    expect(wordsOf(again)).toContain('Nothing was done: since you were asked, it is api 5.0 → production');
    expect(await contentOf(a)).toEqual(['api 5.0']);
    expect(wordsOf(await a.clicks('UMANAGER', 'take-request', again))).toContain('Taken');
    expect(await contentOf(a)).toEqual(['api 4.2.1']);
  });

  test('that makes the release go back, or meet another, is shown with that first', async () => {
    const a = await company();
    await byHand(a, '4.3');
    await a.does('UMANAGER', { ...PLAN, items: [{ service: 'ledger', version: '2.9' }] });
    await a.does('UQA', request);
    const asked = await take(a);
    expect(wordsOf(asked)).toContain('api 4.2.1 is lower than 4.3, which runs in production: it would go back');
    expect(wordsOf(asked)).toContain('Take it anyway');
    expect(await contentOf(a)).toEqual(['ledger 2.9']);
    expect(wordsOf(await a.clicks('UMANAGER', 'take-request', asked))).toContain('Taken');
  });
});
