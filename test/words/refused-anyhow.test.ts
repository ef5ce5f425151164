import { expect, test } from 'vitest';
import type { Command } from '../../src/domain/index.ts';
import { perform } from '../../src/door/perform.ts';
import type { Setting } from '../../src/door/setting.ts';
import { refusedAnyhow } from '../../src/words/refused-anyhow.ts';
import { runCommand } from '../../src/words/router.ts';
import { PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const R = { release: 'R-1' } as const;
const by = (setting: Setting, id: string) => ({ setting, person: { id, zone: 'UTC' } });

/** UQA owns R-1, which is planned. */
async function planned(): Promise<Setting> {
  const setting = await openSetting();
  const outcome = await perform(setting, PLAN, { actor: { id: 'UQA' }, via: 'slack' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return setting;
}

test.each<[string, Command, string[], string | undefined]>([
  ['a reason is what the dialog asks for', { type: 'CancelRelease', ...R, why: '' }, ['why'], undefined],
  ['blanks are none', { type: 'CancelRelease', ...R, why: ' \n' }, ['why'], undefined],
  ['one that was typed is taken', { type: 'CancelRelease', ...R, why: 'no need' }, ['why'], undefined],
  ['a dialog that does not ask for it', { type: 'CancelRelease', ...R, why: '' }, [], 'needs-reason'],
  ['whom it goes to is chosen', { type: 'OfferHandOver', ...R, to: '', summary: '' }, ['to'], undefined],
  ['or was named, wrongly', { type: 'OfferHandOver', ...R, to: 'UQA', summary: '' }, [], 'same'],
  ['its state refuses it', { type: 'PauseRollout', ...R, why: '' }, ['why'], 'not-running'],
  ['so does it another', { type: 'RollBack', ...R, why: '' }, ['why', 'how'], 'not-deployed'],
  ['a lack behind the reason', { type: 'SkipTrain', train: 'none', why: '' }, ['why'], 'forbidden'],
])('%s', async (_, command, asks, refused) => {
  const found = await refusedAnyhow(by(await planned(), 'UQA'), command, asks);
  expect(found?.refused).toBe(refused);
});

test('a reason that is to be given yet hides nothing that is refused with any', async () => {
  const scope = { services: ['api'], environments: [] };
  const stop: Command = { type: 'EmergencyStop', why: ' ', scope, minutes: 2 };
  expect((await refusedAnyhow(by(await planned(), 'UMANAGER'), stop))?.refused).toBe('bad-length');
  expect(await refusedAnyhow(by(await planned(), 'UMANAGER'), { ...stop, minutes: 20 })).toBeUndefined();
});

test.each([
  ['UQA', 'cancel R-1', 'cancel'],
  ['UQA', 'move R-1', 'move'],
  ['UQA', 'hand-over R-1', 'hand-over'],
  ['UQA', 'hotfix', 'hotfix'],
  ['UQA', 'allow R-1', 'no role may'],
  ['UQA', 'pause R-1', 'no deploy of it is under way'],
  ['UQA', 'stop-waiting R-1', 'Nothing of'],
  ['USRE1', 'cancel R-1', "You can't cancel"],
  ['USRE1', 'move R-1', "You can't move"],
  ['USRE1', 'hand-over R-1', "You can't hand"],
  ['UMANAGER', 'emergency-stop the shop is down for 2 days', 'from 5 minutes to a day'],
  ['UMANAGER', 'emergency-stop the shop is down for 2 hours', 'emergency-stop'],
])('%s types %s: the dialog, or why it does not open', async (who, text, opens) => {
  const answer = await runCommand(text, by(await planned(), who));
  expect('modal' in answer ? answer.modal.callback_id : JSON.stringify(answer)).toContain(opens);
});
