import { describe, expect, test } from 'vitest';
import { TYPED } from '../../src/words/router.ts';
import { spelledWord, spellingsOf } from '../../src/words/spelled.ts';

describe('the word that a sentence begins with', () => {
  test.each([
    ['no go: not tested', 'no-go', 'not tested'],
    ['no-go: not tested', 'no-go', 'not tested'],
    ['NO–GO not tested', 'no-go', 'not tested'],
    ['go, looks good', 'go', 'looks good'],
    ['go!', 'go', ''],
    ['go as sre', 'go', 'as sre'],
    ['roll back payments it fails', 'rollback', 'payments it fails'],
    ['stop waiting R-1', 'stop-waiting', 'R-1'],
    ['stop payments double charges', 'stop', 'payments double charges'],
    ['emergency stop payments', 'emergency-stop', 'payments'],
    ['done by hand R-1 live', 'done-by-hand', 'R-1 live'],
    ['who holds payments', 'who-holds', 'payments'],
    ['what if payments Fri 5pm', 'what-if', 'payments Fri 5pm'],
    ['hot-fix payments 5.2', 'hotfix', 'payments 5.2'],
    ['on_duty', 'on-duty', ''],
    ['/release freeze: payments', 'freeze', 'payments'],
    ['please list', 'list', ''],
    ['pls freeze payments', 'freeze', 'payments'],
    ['Can you freeze payments until noon?', 'freeze', 'payments until noon?'],
    ['hey, could you please roll back payments it fails', 'rollback', 'payments it fails'],
    ['let’s go', 'go', ''],
    ["I'd like to plan payments 5.2", 'plan', 'payments 5.2'],
    ['/release we want to stop payments', 'stop', 'payments'],
    ['  kindly lock payments', 'lock', 'payments'],
    ['lock s production', 'lock', 's production'],
  ])('“%s”', (text, name, rest) => {
    const found = spelledWord(text, spellingsOf(TYPED.keys()));
    expect([found.name, found.rest]).toEqual([name, rest]);
  });
  test.each([
    'pol',
    'no',
    'please',
    'can you',
    'hi',
    'we want to',
    `please ${'please '.repeat(400)}list`,
    '__proto__',
    'constructor x',
    '',
    '?',
    'x'.repeat(3000),
  ])('none begins %j', (text) => expect(spelledWord(text, spellingsOf(TYPED.keys())).name).toBeUndefined());
});
