import { expect, test } from 'vitest';
import { go, PEOPLE, PLAN } from '../domain/given.ts';
import { Asking, wordsOf } from '../support/asked.ts';
import { openSetting } from '../support/setting.ts';

/** What a hand-over costs its release is said before it is offered: nobody clears what is their own. UQA alone answers for QA. */

async function voted() {
  const a = new Asking(
    await openSetting({
      now: () => '2026-03-03T09:00:00.000Z',
      people: () => ({ ...PEOPLE, roles: { ...PEOPLE.roles, qa: ['UQA'] } }),
    }),
  );
  await a.does('UMANAGER', PLAN);
  await a.does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  return a;
}
const LOST = /nobody is left to answer for qa: its vote can't pass/i;

test('to the only one who can answer is asked about first, whoever was chosen where', async () => {
  const a = await voted();
  const opened = await a.types('UMANAGER', 'hand-over R-1');
  expect(wordsOf(opened)).not.toMatch(LOST);
  const asked = await a.submits('UMANAGER', opened, { who: 'UQA' });
  expect(wordsOf(asked)).toMatch(LOST);
  expect(wordsOf(await a.submits('UMANAGER', asked))).toContain('was asked to take R-1 over');
});

test('to whoever said go says that it counts no more', async () => {
  const a = await voted();
  await a.does('UQA', go);
  const asked = await a.submits('UMANAGER', await a.types('UMANAGER', 'hand-over R-1'), { who: 'UQA' });
  expect(wordsOf(asked)).toMatch(/their go for qa counts no more/i);
});

test('to somebody whom no role of the vote needs costs nothing', async () => {
  const a = await voted();
  const offered = await a.submits('UMANAGER', await a.types('UMANAGER', 'hand-over R-1'), { who: 'UOTHER' });
  expect(wordsOf(offered)).toContain('was asked to take R-1 over');
});
