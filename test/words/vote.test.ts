import { expect, test } from 'vitest';
import type { Command } from '../../src/domain/index.ts';
import { perform } from '../../src/door/perform.ts';
import { runCommand } from '../../src/words/router.ts';
import { PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

/** R-1 of api is voted on, R-2 of ledger is planned; both by UMANAGER. */
async function twoReleases() {
  const setting = await openSetting();
  const ledger = { ...PLAN, items: [{ service: 'ledger', version: '3.0' }], after: [] };
  const api = { ...PLAN, items: [{ service: 'api', version: '4.2' }], after: [] };
  for (const command of [api, { type: 'OpenVote', release: 'R-1' }, ledger] satisfies Command[]) {
    const outcome = await perform(setting, command, { actor: { id: 'UMANAGER' }, via: 'slack' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  }
  return (person: string, text: string) => runCommand(text, { setting, person: { id: person, zone: 'UTC' } });
}

test.each(['vote', 'vote api', 'vote R-1'])('“%s” of somebody who is asked shows them the vote', async (text) => {
  const says = await twoReleases();
  const answer = await says('UQA', text);
  expect('modal' in answer && answer.modal.callback_id).toBe('review');
});

test('of one that is open and asks others, and one that is planned, whoever may open votes means that', async () => {
  const says = await twoReleases();
  expect(JSON.stringify(await says('UMANAGER', 'vote'))).toContain('The vote on ledger 3.0 → production (R-2) is open');
});

test('who neither opens nor answers reads whose that is', async () => {
  const says = await twoReleases();
  expect(JSON.stringify(await says('UNOBODY', 'vote ledger'))).toContain("You can't open the vote");
  expect(JSON.stringify(await says('UNOBODY', 'vote api'))).toContain("Your vote isn't asked for here");
});
