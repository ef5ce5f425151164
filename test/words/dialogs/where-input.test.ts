import { expect, test } from 'vitest';
import { perform } from '../../../src/door/perform.ts';
import { CHOICES, runCommand } from '../../../src/words/router.ts';
import { COMPANY, PLAN } from '../../domain/given.ts';
import { openSetting } from '../../support/setting.ts';

const stores = Array.from({ length: 150 }, (_, n) => ({
  ...{ name: `store-${n}`, regions: [`r${n}`], target: 'pipeline', stageTimeoutMinutes: 30 },
}));
const company = { ...COMPANY, environments: [...COMPANY.environments, ...stores] };

test.each([
  ['new', 'store-149'],
  ['hotfix', 'store-149'],
  ['edit R-1', 'production'],
  ['lock store-149', 'store-149'],
  ['freeze store-149', 'store-149'],
  ['freeze', 'everywhere'],
  ['emergency-stop', 'everywhere'],
])('“%s” asks where, among more environments than Slack’s lists hold', async (text, chosen) => {
  const setting = await openSetting({ company: () => company });
  const asked = { setting, person: { id: 'UMANAGER', zone: 'UTC' } };
  expect(await perform(setting, PLAN, { actor: { id: 'UMANAGER' }, via: 'slack' })).toMatchObject({ ok: true });
  const answer = await runCommand(text, asked);
  if (!('modal' in answer)) throw new Error(`it opens no dialog: ${JSON.stringify(answer)}`);
  const { blocks, callback_id = '', private_metadata = '' } = answer.modal;
  const where = blocks.find((b) => b.block_id === 'where');
  expect(where).toMatchObject({
    element: { type: 'external_select', initial_option: { value: expect.stringContaining(chosen) } },
  });
  const offered = await CHOICES.get(callback_id)?.(private_metadata, asked);
  const values = offered?.where?.map((o) => o.value);
  expect(values).toEqual(expect.arrayContaining(company.environments.map((e) => e.name)));
  expect(values?.includes('everywhere')).toBe(chosen === 'everywhere' || text.startsWith('freeze'));
});
