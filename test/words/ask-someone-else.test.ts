import type { InputBlock, View } from '@slack/types';
import { expect, test } from 'vitest';
import { perform } from '../../src/door/perform.ts';
import { CLICKS } from '../../src/words/router.ts';
import { PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

/** What the form holds that opens for a vote: role and end, as they are sent when nothing is touched. */
async function formOf(id: string, about = 'R-1/v1') {
  const setting = await openSetting({ now: () => '2026-03-03T09:00:00.000Z' });
  for (const command of [PLAN, { type: 'OpenVote', release: 'R-1' } as const])
    expect((await perform(setting, command, { actor: { id: 'UMANAGER' }, via: 'test' })).ok).toBe(true);
  const answer = await CLICKS.get('delegate')?.(about, { setting, person: { id, zone: 'UTC' } });
  const view = (answer && 'modal' in answer ? answer.modal : expect.fail('no form')) as View;
  const holds = (block: string) => {
    const found = view.blocks.find((b): b is InputBlock => b.type === 'input' && b.block_id === block);
    const element = found?.element ?? expect.fail(block);
    if (element.type === 'static_select') return element.initial_option?.value;
    return element.type === 'plain_text_input' ? (element.initial_value ?? '') : expect.fail(element.type);
  };
  return [holds('role'), holds('from'), holds('until')];
}

test('who is asked to vote hands on that vote: in its role, until it closes', async () => {
  expect(await formOf('UQA')).toEqual(['qa', 'now', 'Tue 3 Mar 2026 11:00']);
  expect(await formOf('USRE1')).toEqual(['sre', 'now', 'Tue 3 Mar 2026 11:00']);
});

test('who is asked in several roles hands on all of them; of a vote that is not there, nothing is known', async () => {
  expect(await formOf('UBOTH')).toEqual(['every', 'now', 'Tue 3 Mar 2026 11:00']);
  expect(await formOf('UQA', 'R-9/v1')).toEqual(['every', 'now', '']);
});
