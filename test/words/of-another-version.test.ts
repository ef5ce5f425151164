import { expect, test } from 'vitest';
import type { Ask } from '../../src/words/ask.ts';
import { clickOf, submitOf } from '../../src/words/router.ts';
import { openSetting } from '../support/setting.ts';

const SAID = 'Another version of Gonogo made this';
const asker = async (): Promise<Ask> => ({
  setting: await openSetting(),
  person: { id: 'UMANAGER', zone: 'UTC' },
});

/** What no version of today writes into that button: a part is missing, or is no such thing. */
const CLICKS = {
  'take-request': ['', 'R-1', 'R-1/', '/Q-3'],
  'defer-request': ['R-1'],
  'decline-request': ['R-1'],
  met: ['R-1', '/testing'],
  'ask-them': ['R-1', '/deploy'],
  'ask-pass': ['', '@F-1'],
  pass: ['', '@F-1'],
  'ask-others': ['', 'R-1', '{"verb":"freeze"}'],
  'ask-others-why': ['', '{}'],
  'take-on': ['', '/anyway', 'abc/perhaps'],
  cause: ['I-3', 'I-3@2026-03-03T12:05:00.000Z', ' R-12'],
  'change-freeze': ['', ' 2026-03-03T12:05:00.000Z'],
  unfreeze: ['', ' because'],
  'take-over-lock': ['', '|30|why', 'production/api|soon|why'],
  'lock-longer': ['', '@2026-03-03T12:05:00.000Z'],
  drill: ['', 'api', '|production', 'api/production'],
  'drill-ask': ['api', '|production'],
  'drill-book': ['api|production', '2026-03-03T12:05:00.000Z|api'],
  'drill-call-off': ['api'],
  'move-away': ['', '@F-1'],
  'move-slot': ['', '2026-03-03T12:05:00.000Z'],
  'plan-slot': ['', '2026-03-03T12:05:00.000Z'],
  'plan-as': ['', '|api 4.2'],
  go: ['', '#qa'],
  'no-go': [''],
  'recheck-freeze': [''],
} as const;

test.each(Object.entries(CLICKS))(
  'a button “%s” of another version says so, and does nothing',
  async (verb, carried) => {
    const a = await asker();
    for (const value of carried) {
      const answer = await clickOf(verb)(value, a);
      expect([value, JSON.stringify(answer)]).toEqual([value, expect.stringContaining(SAID)]);
    }
  },
);

const OTHERS = ['{', 'null', '"R-1"', '{}', '[]', '["production/api"]', '{"id":7}'];
/** The same of dialogs. */
const SUBMITS = {
  update: ['', '/engineering'],
  'update-send': ['', 'R-1', ...OTHERS],
  'take-over-lock': ['', 'R-1/2026', ...OTHERS],
  freeze: ['', 'R-1', '{"freeze":"F-1"}', ...OTHERS],
  'hand-over': ['', '/UQA'],
  'decline-request': ['', 'R-1'],
  'no-go': ['', '#qa'],
  review: ['', '!abc'],
  rollback: ['', ' R-2'],
  pass: ['', 'R-1', ' F-1'],
  'done-by-hand-all': ['', 'R-1', 'R-1 perhaps', ' live'],
  'ask-others-why': ['', ...OTHERS],
} as const;

test.each(Object.entries(SUBMITS))(
  'a dialog “%s” of another version says so beside what was written',
  async (callback, carried) => {
    const a = await asker();
    for (const metadata of carried) {
      const answer = await submitOf(callback)({ why: 'it must' }, metadata, a);
      expect([metadata, answer]).toEqual([metadata, { errors: { why: expect.stringContaining(SAID) } }]);
    }
  },
);

test.each(['hotfix', 'except', 'plan'])('a dialog “%s” needs nothing of what it carries', async (callback) => {
  const a = await asker();
  for (const metadata of ['', 'R-1', ...OTHERS]) {
    const answer = await submitOf(callback)({ why: 'it must', what: 'api 4.2' }, metadata, a);
    expect([metadata, 'errors' in answer || 'update' in answer]).toEqual([metadata, true]);
  }
});
