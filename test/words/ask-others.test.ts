import { expect, test } from 'vitest';
import type { Answer, Ask } from '../../src/words/ask.ts';
import { CLICKS, runCommand, SUBMITS } from '../../src/words/router.ts';
import { COMPANY, PEOPLE } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const TRAIN = {
  name: 'shop',
  title: 'Shop train',
  start: '0 14 * * 4',
  hours: 1,
  zone: 'Europe/Berlin',
  items: [{ service: 'api', version: '{n}' }],
  environment: 'production',
  change: 'normal' as const,
  owners: 'manager',
  opensDaysBefore: 3,
  duringFreeze: 'skip' as const,
  why: 'what was merged',
  customers: '',
};
const roles = COMPANY.roles.map((r) =>
  r.name === 'manager' ? { ...r, actions: [...r.actions, 'trains' as const] } : r,
);
type Shown = { blocks?: { elements?: { action_id?: string; value?: string; text?: { text: string } }[] }[] };
const buttons = (answer: Answer) =>
  ('say' in answer ? ((answer.say as Shown).blocks ?? []) : []).flatMap((b) => b.elements ?? []);

async function asking() {
  const company = { ...COMPANY, trains: [TRAIN], roles };
  const setting = await openSetting({
    company: () => company,
    people: () => PEOPLE,
    now: () => '2026-03-03T09:00:00.000Z',
  });
  const a: Ask = { setting, person: { id: 'UQA', zone: 'UTC' } };
  const [skip] = buttons(await runCommand('trains', a)).filter((b) => b.text?.text.startsWith('Ask to skip'));
  const asked = async (why: string) =>
    JSON.stringify(await SUBMITS.get('ask-others-why')?.({ why }, skip?.value ?? '', a));
  return { a, skip, asked };
}

test('who asks others to skip a train says why: they read it beside what is asked', async () => {
  const { a, skip, asked } = await asking();
  expect(skip).toMatchObject({
    action_id: expect.stringMatching(/^ask-others-why/),
    text: { text: 'Ask to skip the next…' },
  });
  const dialog = JSON.stringify(await CLICKS.get('ask-others-why')?.(skip?.value ?? '', a));
  expect(dialog).toContain('asked to skip the next departure of a train: *Shop train*');
  expect(dialog).toContain('Those who are asked read this.');
  expect(await asked(' ')).toContain('Say why in a line');
  expect(await asked('the bank is closed')).toContain('by direct message: Shop train (the bank is closed)');
  const told = (await a.setting.store.pending('tell/')).map((e) => JSON.stringify(e));
  expect(told.join()).toContain('Shop train (the bank is closed)');
  expect(await asked('again')).toContain('You asked @UMANAGER');
});
