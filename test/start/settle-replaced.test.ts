import { expect, test } from 'vitest';
import { environments } from '../../src/domain/environment/document.ts';
import { releases } from '../../src/domain/release/document.ts';
import { asJson } from '../../src/door/stored.ts';
import { atEachStart } from '../../src/start/at-each-start.ts';
import { running } from '../domain/given.ts';
import { rolled, step } from '../domain/release/made.ts';
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
