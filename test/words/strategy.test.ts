import type { View } from '@slack/types';
import { expect, test } from 'vitest';
import * as strategies from '../../src/domain/strategy/index.ts';
import { perform } from '../../src/door/perform.ts';
import type { Ask, Fields, OnClick } from '../../src/words/ask.ts';
import { recheckEdit } from '../../src/words/edit/dialog.ts';
import { recheckHotfix } from '../../src/words/hotfix/typed.ts';
import { recheckPlan } from '../../src/words/new/typed.ts';
import { ABLE, COMPANY, NOW, PEOPLE, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const careful = {
  name: 'careful',
  ...strategies.canary.make({ percents: [5, 100], soakMinutes: 1, promotion: 'timed' }),
};
const whole = { name: 'at-once', ...strategies.allAtOnce.make({ soakMinutes: 1, promotion: 'timed' }) };
const [production] = COMPANY.environments;
if (!production) throw new Error('the company has an environment');
/** Production is told shares, staging is not. */
const company = {
  ...COMPANY,
  strategies: [careful, whole],
  environments: [{ ...production, name: 'staging', target: 'jenkins' }, production],
  pipelines: [
    { name: 'pipeline', can: ABLE },
    { name: 'jenkins', can: { ...ABLE, shares: 'no parameter holds {percent}' } },
  ],
};

async function rechecked(click: OnClick, fields: Fields, view: Partial<View> = {}): Promise<string> {
  const setting = await openSetting({ company: () => company, people: () => PEOPLE, now: () => NOW });
  await perform(setting, PLAN, { actor: { id: 'UMANAGER' }, via: 'test' });
  const ask: Ask = { setting, person: { id: 'UMANAGER', zone: 'UTC' } };
  const around: View = { type: 'modal', title: { type: 'plain_text', text: '-' }, blocks: [], ...view };
  return JSON.stringify(await click('', ask, { view: around, fields }));
}

const MORE = { private_metadata: JSON.stringify({ more: true, seen: '' }) };
const said = { what: 'api 4.2', when: 'tomorrow 15:00', why: 'w' };
test.each<[string, OnClick, Partial<View>]>([
  ['planning', recheckPlan, MORE],
  ['editing', recheckEdit, { private_metadata: 'R-1' }],
  ['a hotfix', recheckHotfix, {}],
])(
  '%s: a strategy that its pipeline can’t be told is said as soon as it is chosen, with another one',
  async (_, click, view) => {
    const chosen = { ...said, strategy: 'careful' };
    expect(await rechecked(click, { ...chosen, where: 'production' }, view)).not.toContain('as careful: the pipeline');
    const there = await rechecked(click, { ...chosen, where: 'staging' }, view);
    expect(there).toContain("api can't go as careful: the pipeline jenkins brings a region all at once");
    expect(there).toContain('Choose at-once');
    const usual = await rechecked(click, { ...said, strategy: '-', where: 'staging' }, view);
    expect(usual).not.toContain('careful');
  },
);

test('where it goes through several environments, one can be chosen for each of them', async () => {
  const route = { ...said, where: 'staging>production' };
  const fields = await rechecked(recheckPlan, { ...route, strategy: '-' }, MORE);
  for (const offered of ['at-once', 'careful in production', 'at-once in production', 'at-once in staging'])
    expect(fields).toContain(`"value":"${offered}"`);
  // Staging's pipeline can't be told its steps, so it is offered neither there nor for all of it.
  expect(fields).not.toContain('"value":"careful in staging"');
  expect(fields).not.toContain('"value":"careful"');
  const chosen = await rechecked(
    recheckPlan,
    { ...route, strategy: 'careful in production, at-once in staging' },
    MORE,
  );
  expect(chosen).toMatch(/"initial_option":[^}]*}[^}]*"value":"careful in production, at-once in staging"/);
  const gone = await rechecked(recheckPlan, { ...said, where: 'staging', strategy: 'careful in production' }, MORE);
  expect(gone).toContain("It does not go to production: it can't go as careful there.");
  const alone = await rechecked(recheckPlan, { ...said, where: 'production', strategy: '-' }, MORE);
  expect(alone).not.toContain(' in production"');
});
