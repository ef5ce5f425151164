import { expect, test } from 'vitest';
import { alongWith, shownWith } from '../../src/blocks/as-shown.ts';
import { button, dialog, fitsButton } from '../../src/blocks/blocks.ts';
import { perform } from '../../src/door/perform.ts';
import { runCommand, WORDS } from '../../src/words/router.ts';
import { go, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

test('what fits into a button is carried whole, and nothing longer is carried at all', () => {
  for (const length of [0, 1, 1999, 2000]) {
    const about = 'x'.repeat(length);
    expect([fitsButton(about), button('Go', 'go', about).value === about]).toEqual([true, true]);
  }
  expect(fitsButton('x'.repeat(2001))).toBe(false);
  expect(() => button('Go', 'go', 'x'.repeat(2001))).toThrow('go: 2001 characters');
});

test('nor is what a dialog takes along, or what was shown, ever cut', () => {
  expect(dialog('d', 'D', 'Do', 'x'.repeat(3000)).private_metadata).toHaveLength(3000);
  expect(() => dialog('d', 'D', 'Do', 'x'.repeat(3001))).toThrow('d: 3001 characters');
  expect(() => shownWith(button('Go', 'go', 'x'.repeat(1995)), 'print')).toThrow('more than the 2000');
  expect(() => alongWith('x'.repeat(2995), 'print')).toThrow('more than the 3000');
});

const LONG = ['because ', ''].map((begin) => `${begin}${'it has to be so '.repeat(180)}`);
const NAMED = ['', 'R-1', 'api', 'api 4.2', 'api production tomorrow 15:00', 'api production 2 h'];

test('whatever is typed at length, no button or dialog of the answer has too much to carry', async () => {
  const setting = await openSetting();
  const by = (id: string) => ({ actor: { id }, via: 'slack' }) as const;
  await perform(setting, PLAN, by('UMANAGER'));
  await perform(setting, { type: 'OpenVote', release: 'R-1' }, by('UMANAGER'));
  await perform(setting, go, by('UQA'));
  await perform(
    setting,
    { type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'w', claim: 'c' },
    by('USRE1'),
  );
  const faults: [string, string][] = [];
  let answers = 0;
  for (const { name, typed } of WORDS)
    for (const named of typed ? NAMED : [])
      for (const why of LONG)
        for (const id of ['UMANAGER', 'UNOBODY']) {
          const said = `${name} ${named} ${why}`.slice(0, 2990);
          await runCommand(said, { setting, person: { id, zone: 'UTC' } }).catch((fault) =>
            faults.push([said.slice(0, 60), fault.message]),
          );
          answers += 1;
        }
  expect(faults).toEqual([]);
  expect(answers).toBeGreaterThan(500);
});
