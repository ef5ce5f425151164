import { describe, expect, test } from 'vitest';
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
  ['new api 4.3 – after the freeze – refunds', 'new api 4.3 – Fri 6 Mar 2026 17:00 – refunds'],
  ['new api 4.3 after the freeze: refunds', 'new api 4.3 Fri 6 Mar 2026 17:00: refunds'],
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

describe.each([
  'new api 4.3 tomorrow 12:00 because it waited until after the freeze',
  'new api 4.3 tomorrow 12:00: first deploy after the freeze',
  'new api 4.3 tomorrow 12:00: after the freeze we may',
  'new api 4.3 tomorrow 12:00 – retry when the stop is lifted',
  'new api 4.3 tomorrow 12:00 (first deploy after the freeze)',
  'move R-1 Friday 10:00: QA is back after the stop',
  'move R-1 Friday 10:00 - QA is back once the freeze is over',
])('in a reason it is no time: %s', (typed) => {
  test.each<[string, DeclareFreeze[]]>([
    ['of a freeze', [AUDIT]],
    ['of none', []],
  ])('%s', async (_, freezes) => {
    const { setting } = await asking(...freezes);
    const said = wordsOf(await runCommand(typed, { setting, person: { id: 'UMANAGER', zone: 'UTC' } }));
    expect(said).not.toContain('Which?');
    expect(said).not.toContain('is no time yet');
  });
});

test('the time that is offered is none at which it still holds', async () => {
  const until = '2026-03-03T17:42:37.500Z';
  const a = await asking(frozen('audit', until));
  const again = /"value":"([^"]*)"/.exec(
    JSON.stringify(await a.types('UMANAGER', 'new api 4.3 after the freeze')),
  )?.[1];
  expect(again).toBe('new api 4.3 Tue 3 Mar 2026 17:43');
});
