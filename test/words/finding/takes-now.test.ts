import { expect, test } from 'vitest';
import { perform } from '../../../src/door/perform.ts';
import { runCommand } from '../../../src/words/router.ts';
import { COMPANY, PLAN } from '../../domain/given.ts';
import { openSetting } from '../../support/setting.ts';

const manager = { id: 'UMANAGER' };
const roles = COMPANY.roles.map((r) =>
  r.name === 'manager' ? { ...r, actions: [...r.actions, 'override' as const] } : r,
);

/** Three releases are planned, R-3 is cancelled; nothing runs, and nothing was rolled back. */
async function answerTo(text: string, id = manager.id): Promise<string> {
  const setting = await openSetting({ company: () => ({ ...COMPANY, roles }) });
  for (const service of ['api', 'shop', 'ledger'])
    await perform(setting, { ...PLAN, items: [{ service, version: '1' }] }, { actor: manager, via: 'slack' });
  await perform(setting, { type: 'CancelRelease', release: 'R-3', why: 'x' }, { actor: manager, via: 'slack' });
  const answer = await runCommand(text, { setting, person: { id, zone: 'UTC' } });
  return 'say' in answer ? answer.say.text : JSON.stringify(answer);
}

test.each([
  ['allow', 'None of these can be allowed again now:'],
  ['pause', 'None of these can be paused now:'],
  ['resume', 'None of these can be resumed now:'],
  ['promote', 'None of these can be promoted now:'],
  ['deploy', 'None of these can be deployed now:'],
  ['override', 'Which release?'],
  ['cancel', 'Which release?'],
])('%s of several asks among those only that take it: %s', async (text, begins) => {
  const said = await answerTo(text);
  expect(said).toContain(begins);
  // Each is told from the others.
  expect(said).toMatch(/api 1 .*R-1/);
  expect(said).toMatch(/shop 1 .*R-2/);
  expect(said).not.toContain('R-3');
});

test('whoever may not hears whom to ask, of the one that they meant', async () => {
  expect(await answerTo('override because it must', 'UQA')).toContain('Which release?');
  expect(await answerTo('override api because it must', 'UQA')).toContain("You can't override");
});
