import { expect, test } from 'vitest';
import type { DeclareFreeze } from '../../src/domain/freeze/declare-freeze.ts';
import { runCommand } from '../../src/words/router.ts';
import { PLAN } from '../domain/given.ts';
import { Asking, wordsOf } from '../support/asked.ts';
import { openSetting } from '../support/setting.ts';

/** “After the freeze” is a time that only the freezes know: which of them is meant is asked, with the end of each a click away. */

const frozen = (name: string, until: string): DeclareFreeze => ({
  ...{ type: 'DeclareFreeze', name, why: 'sale', scope: { services: [], environments: [] } },
  ...{ from: '2026-03-03T10:00:00.000Z', until },
});

async function asking(...freezes: DeclareFreeze[]) {
  const a = new Asking(await openSetting({ now: () => '2026-03-03T09:00:00.000Z' }));
  await a.does('UMANAGER', PLAN);
  for (const freeze of freezes) await a.does('UMANAGER', freeze);
  return a;
}
const AUDIT = frozen('audit', '2026-03-06T17:00:00.000Z');

test.each([
  ['new api 4.3 after the freeze because refunds', 'new api 4.3 Fri 6 Mar 2026 17:00 because refunds'],
  ['new api 4.3 once the freeze is over', 'new api 4.3 Fri 6 Mar 2026 17:00'],
  ['new api 4.3 right after the freeze', 'new api 4.3 Fri 6 Mar 2026 17:00'],
  ['move R-1 after the freeze ends because of it', 'move R-1 Fri 6 Mar 2026 17:00 because of it'],
  ['move R-1 to when that freeze is lifted', 'move R-1 to Fri 6 Mar 2026 17:00'],
  ['what-if api 4.3 as soon as the freeze is over', 'what-if api 4.3 Fri 6 Mar 2026 17:00'],
])('%s', async (typed, again) => {
  const a = await asking(AUDIT);
  const asked = await a.types('UMANAGER', typed);
  expect(wordsOf(asked)).toContain('“audit” ends');
  expect(JSON.stringify(asked)).toContain(`"value":"${again}"`);
});

test('of several each is offered; of none it is said that it is no time', async () => {
  const several = await asking(AUDIT, frozen('inventory', '2026-03-09T08:00:00.000Z'));
  const asked = wordsOf(await several.types('UMANAGER', 'move R-1 after the freeze'));
  expect(asked).toMatch(/“audit” ends .*“inventory” ends/);
  const none = await asking();
  expect(wordsOf(await none.types('UMANAGER', 'move R-1 after the freeze'))).toContain('Nothing is frozen now');
});

test('in a reason it is no time', async () => {
  const a = await asking(AUDIT);
  const { setting } = a;
  const typed = 'new api 4.3 tomorrow 12:00 because it waited until after the freeze';
  expect(wordsOf(await runCommand(typed, { setting, person: { id: 'UMANAGER', zone: 'UTC' } }))).not.toContain(
    'Which?',
  );
});
