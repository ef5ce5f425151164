import { expect, test } from 'vitest';
import { environments } from '../../src/domain/environment/document.ts';
import { releases } from '../../src/domain/release/document.ts';
import type { Release } from '../../src/domain/release/release.ts';
import { asJson } from '../../src/door/stored.ts';
import { atEachStart } from '../../src/start/at-each-start.ts';
import { COMPANY, running } from '../domain/given.ts';
import { BASE, rolled, step } from '../domain/release/made.ts';
import { openSetting } from '../support/setting.ts';

const api = 'api 4.2<4.1';
const place = (release: string) => ({
  now: { version: '4.3', since: '2026-03-02T00:00:00.000Z', release },
  before: [],
});

test.each([
  ['another brought what runs there', 'R-2', ['timer/replace/R-1/R-2']],
  ['it brought that itself', 'R-1', []],
])('at the start it is asked whether what got stuck was replaced meanwhile, where %s', async (_, release, asked) => {
  const setting = await openSetting();
  const stuck = rolled('failed', [step('eu', 'failed', api), step('us', 'waiting', api, { region: 'us' })]);
  const environment = { ...running({}), live: { api: { eu: place(release) } } };
  await setting.store.commit({
    at: setting.now(),
    put: [
      { key: releases.key('R-1'), value: asJson(stuck), lists: releases.lists(stuck) },
      { key: environments.key('production'), value: asJson(environment), lists: environments.lists(environment) },
    ],
  });
  await atEachStart(setting);
  expect((await setting.store.pending('timer/replace/')).map((e) => e.key)).toEqual(asked);
});

test.each([
  ['begins by itself', true, '2026-03-03T12:10:00.000Z', 1],
  ['begins by itself, before its window', true, '2026-03-03T09:00:00.000Z', 0],
  ['is begun by people', false, '2026-03-03T12:10:00.000Z', 0],
])(
  'what waits in its open window is asked whether it can begin, since manifests may be in its way no more: what %s',
  async (_, startsByItself, now, many) => {
    const environments = COMPANY.environments.map((e) => ({ ...e, ...(startsByItself && { startsByItself }) }));
    const setting = await openSetting({ company: () => ({ ...COMPANY, environments }), now: () => now });
    const ready: Release = { ...BASE, status: 'approved', vote: 'R-1/v1', approvedAt: now };
    await setting.store.commit({
      at: now,
      put: [{ key: releases.key('R-1'), value: asJson(ready), lists: releases.lists(ready) }],
    });
    await atEachStart(setting);
    expect(await setting.store.pending('timer/begin/R-1')).toHaveLength(many);
  },
);
