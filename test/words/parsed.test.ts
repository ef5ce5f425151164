import { expect, test } from 'vitest';
import { submitOf } from '../../src/words/router.ts';
import { openSetting } from '../support/setting.ts';

const OTHERS = ['', '{', 'null', '"R-1"', '{}', '[]', '["production/api"]', '{"id":7}', 'R-1/2026'];

test.each(['update', 'take-over-lock', 'freeze', 'plan'])(
  'a dialog “%s” that another version opened is answered, whatever it carried',
  async (callback) => {
    const a = { setting: await openSetting(), person: { id: 'UMANAGER', zone: 'UTC' } };
    for (const carried of OTHERS) {
      const answer = await submitOf(callback)({ why: 'it must', what: 'api 4.2' }, carried, a);
      expect([carried, 'errors' in answer || 'update' in answer]).toEqual([carried, true]);
    }
  },
);

test.each(['update', 'take-over-lock'])('of “%s” nothing is done, and what was written stays', async (callback) => {
  const a = { setting: await openSetting(), person: { id: 'UMANAGER', zone: 'UTC' } };
  for (const carried of OTHERS) {
    const answer = await submitOf(callback)({ why: 'it must' }, carried, a);
    expect(answer).toEqual({ errors: { why: expect.stringContaining('Another version of Gonogo made this') } });
  }
});
