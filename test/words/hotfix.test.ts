import { expect, test } from 'vitest';
import { commandOf } from '../../src/words/hotfix/fields.ts';
import { runCommand } from '../../src/words/router.ts';
import { COMPANY, PEOPLE, running } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

test.each([
  ['hotfix irreversible: drops a column because refunds fail', { irreversible: 'drops a column', why: 'refunds fail' }],
  ['hotfix customers: nothing irreversible: mails go out', { irreversible: 'mails go out', customers: 'nothing' }],
  ['hotfix because refunds fail', { irreversible: undefined, why: 'refunds fail' }],
])('“%s” fills the dialog, and what can’t be undone is kept', async (text, fields) => {
  const setting = await openSetting({ company: () => COMPANY });
  const a = { setting, person: { id: 'UMANAGER', zone: 'UTC' } };
  const answer = await runCommand(text, a);
  if (!('modal' in answer)) throw new Error(`it opens no dialog: ${JSON.stringify(answer)}`);
  const shown = JSON.parse(JSON.stringify(answer.modal.blocks)) as { block_id?: string; element?: object }[];
  for (const [field, value] of Object.entries(fields)) {
    const input = shown.find((b) => b.block_id === field)?.element;
    expect(input, field).toBeDefined();
    expect(Object(input).initial_value, field).toBe(value);
  }
  const items = { ok: true as const, value: [{ service: 'api', version: '4.1.4' }] };
  const command = commandOf({ what: 'api 4.1.4', where: 'production', why: 'w', ...fields } as never, items, [], a);
  expect(command?.irreversible).toBe(fields.irreversible);
});

test.each([
  ['hotfix api 4.1.4 to mars irreversible: drops a column because refunds fail', true],
  ['edit R-1 frobnicate customers: faster refunds', true],
  ['hotfix api 4.1.4 to mars because refunds fail', false],
])('“%s” is not understood, and says what else is to be typed once more', async (text, isMarked) => {
  const setting = await openSetting({ company: () => COMPANY });
  const answer = await runCommand(text, { setting, person: { id: 'UMANAGER', zone: 'UTC' } });
  if (!('say' in answer)) throw new Error(`it was understood: ${JSON.stringify(answer)}`);
  const again = 'Say once more, too, what you named: `irreversible: …`';
  expect([answer.say.text, JSON.stringify(answer.say.blocks)].map((said) => said.includes(again))).toEqual([
    isMarked,
    isMarked,
  ]);
});

test.each([
  ['what was rolled back there', '4.2', true],
  ['the next version', '4.2.1', false],
])('a hotfix of %s says so at once, where it has to', async (_, version, isHeld) => {
  const qa = COMPANY.policies.map((p) => ({ ...p, rules: [{ role: 'qa', need: 1, veto: true }] }));
  const setting = await openSetting({ company: () => ({ ...COMPANY, policies: qa }), people: () => PEOPLE });
  const held = [{ service: 'api', version: '4.2', release: 'R-0', at: setting.now(), why: 'errors' }];
  const there = { ...running({ api: { eu: '4.1', us: '4.1' } }), held };
  await setting.store.commit({
    at: setting.now(),
    put: [{ key: 'environment/production', value: there as never, lists: ['environments/all'] }],
  });
  const a = { setting, person: { id: 'UMANAGER', zone: 'UTC' } };
  const answer = await runCommand(`hotfix api ${version} to production because refunds fail`, a);
  if (!('say' in answer)) throw new Error(`it opens a dialog: ${JSON.stringify(answer)}`);
  expect(answer.say.text).toContain(`Hotfix planned: *api ${version} → production*`);
  expect(/Careful: api 4\.2 was rolled back .* \(R-0: errors\): somebody has to say why/.test(answer.say.text)).toBe(
    isHeld,
  );
});
