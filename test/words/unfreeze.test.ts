import { expect, test } from 'vitest';
import type { Command } from '../../src/domain/index.ts';
import { perform } from '../../src/door/perform.ts';
import type { Ask } from '../../src/words/ask.ts';
import { CLICKS, runCommand } from '../../src/words/router.ts';
import { NOW, PEOPLE } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const FREEZE: Command = {
  ...{ type: 'DeclareFreeze', name: 'Sale', why: 'sale', scope: { services: [], environments: [] } },
  ...{ from: NOW, until: '2026-03-06T17:00:00.000Z' },
};

/** Everything is frozen until Friday evening. */
async function frozen(): Promise<Ask> {
  const roles = { ...PEOPLE.roles, manager: ['UMANAGER'] };
  const setting = await openSetting({ people: () => ({ ...PEOPLE, roles }) });
  expect((await perform(setting, FREEZE, { actor: { id: 'UMANAGER' }, via: 'slack' })).ok).toBe(true);
  return { setting, person: { id: 'UMANAGER', zone: 'Europe/Berlin' } };
}

const answered = async (text: string, a: Ask) => {
  const answer = await runCommand(text, a);
  const said = 'say' in answer ? answer.say : { text: '', blocks: [] };
  const values = said.blocks.flatMap((b) =>
    b.type === 'actions' ? b.elements.flatMap((e) => (e.type === 'button' ? [`${e.action_id} ${e.value}`] : [])) : [],
  );
  return [said.text.split(/[.,:]/, 1)[0], ...values];
};

// It is Tuesday.
test.each([
  ['unfreeze tomorrow at 9', '2026-03-04T08:00:00.000Z'],
  ['unfreeze Sale tomorrow at 9', '2026-03-04T08:00:00.000Z'],
  ['unfreeze in 2 hours because the sale is over', '2026-03-03T11:00:00.000Z'],
  ['unfreeze on Thursday', '2026-03-04T23:00:00.000Z'],
])('“%s” is a change of when it ends', async (text, until) => {
  const a = await frozen();
  const [said, ends] = await answered(text, a);
  expect(said).toBe('Lifting is done at once');
  expect(ends).toBe(`change-freeze:F-1 ${until} F-1 ${until}`);
  const dialog = await CLICKS.get('change-freeze')?.(`F-1 ${until}`, a);
  const shown = dialog && 'modal' in dialog ? JSON.stringify(dialog.modal) : '';
  expect(shown).toContain(`"block_id":"until"`);
});
test.each([
  ['unfreeze for 2 hours', 'A freeze is lifted for good'],
  ['unfreeze from 12:00 until 14:00', 'A freeze is lifted for good'],
  ['unfreeze next month', 'No freeze is in force'],
])('“%s” can’t be done', async (text, why) => expect((await answered(text, await frozen()))[0]).toContain(why));
test('without a time it is lifted', async () =>
  expect((await answered('unfreeze', await frozen()))[0]).toBe('Lift this freeze?'));
test.each([
  ['unfreeze F-1', 'Lift this freeze?'],
  ['unfreeze f1 because the sale is over', 'Lift this freeze?'],
  ['unfreeze the freeze F-1', 'Lift this freeze?'],
  ['unfreeze F-9', 'No freeze is of just that'],
])('“%s” names it by its id', async (text, said) => expect((await answered(text, await frozen()))[0]).toBe(said));
