import { expect, test } from 'vitest';
import type { Ran, RunsThere } from '../../../src/domain/environment/environment.ts';
import { returned, undone, wentLive } from '../../../src/domain/environment/going-live.ts';
import { placeWords, ranWords, samePlace } from '../../../src/domain/environment/place-words.ts';
import { spoken } from '../spoken.ts';

const SINCE = '2026-03-03T12:00:00.000Z';
const ran = (version: string, more: Partial<Ran> = {}): Ran => ({ version, since: SINCE, ...more });
const doubt = (...may: string[]) => ({ may, since: SINCE, release: 'R-2', rollout: 'R-2-1', step: 'eu' });

test.each<[RunsThere, string]>([
  [{ before: [] }, 'nobody has told what runs'],
  [
    { before: [{ version: '4.1' }], removed: { since: SINCE, outside: { source: 'cdevents', key: '1' } } },
    `nothing since ${SINCE} (removed outside Gonogo, told by cdevents)`,
  ],
  [
    {
      before: [{ version: '4.1', since: SINCE, gone: true }],
      removed: { since: SINCE, outside: { source: 'cdevents', key: '1' } },
    },
    'nobody has told what runs',
  ],
  [
    {
      before: [{ version: '4.1' }],
      removed: { since: SINCE, outside: { source: 'cdevents', key: '1' } },
      partly: { version: '4.2', percent: 25, since: SINCE, release: 'R-2' },
    },
    `nothing since ${SINCE} (removed outside Gonogo, told by cdevents), 4.2 on 25 % of it since ${SINCE} (R-2)`,
  ],
  [{ now: { version: '4.1' }, before: [] }, '4.1 (nobody noted since when)'],
  [{ now: ran('4.1'), before: [] }, `4.1 since ${SINCE}`],
  [{ now: ran('4.1', { release: 'R-1' }), before: [] }, `4.1 since ${SINCE} (R-1)`],
  [{ now: ran('4.1', { release: 'R-1', undid: 'R-2' }), before: [] }, `4.1 since ${SINCE} (R-2 was rolled back)`],
  [
    { now: ran('4.1', { release: 'R-1', byHand: { by: 'UMANAGER', why: 'it hung' } }), before: [] },
    `4.1 since ${SINCE} (R-1), by hand (@UMANAGER: it hung)`,
  ],
  [
    { now: ran('4.1', { release: 'R-1', undid: 'R-2', byHand: { by: 'UMANAGER', why: 'it hung' } }), before: [] },
    `4.1 since ${SINCE}, by hand (@UMANAGER: it hung)`,
  ],
  [
    { now: ran('4.1'), before: [], partly: { version: '4.2', percent: 25, since: SINCE, release: 'R-2' } },
    `4.1 since ${SINCE}, 4.2 on 25 % of it since ${SINCE} (R-2)`,
  ],
  [
    { before: [], partly: { version: '4.2', percent: 0, since: SINCE, release: 'R-2' } },
    `4.2 without traffic since ${SINCE} (R-2); nobody has told what has the traffic`,
  ],
  [
    { before: [], partly: { version: '4.2', percent: 25, since: SINCE, release: 'R-2' } },
    `4.2 on 25 % of it since ${SINCE} (R-2); nobody has told what runs on the rest`,
  ],
  // What ran before is among what may run only where it is known.
  [{ now: ran('4.1'), before: [], doubt: doubt('4.1', '4.2') }, `4.1 or 4.2: in doubt since ${SINCE} (step eu of R-2)`],
  [{ now: ran('4.1'), before: [], doubt: doubt('4.2') }, `4.1 or 4.2: in doubt since ${SINCE} (step eu of R-2)`],
  // After a second failure, of 4.3: nobody knew then which of the two it replaces.
  [
    { now: ran('4.1'), before: [], doubt: doubt('4.2', '4.3') },
    `4.1 or 4.2 or 4.3: in doubt since ${SINCE} (step eu of R-2)`,
  ],
  [
    { now: ran('4.2'), before: [], doubt: doubt('4.2') },
    `4.2 or what ran before: in doubt since ${SINCE} (step eu of R-2)`,
  ],
  [
    { before: [], doubt: doubt('4.1', '4.2') },
    `4.1 or 4.2 or what ran before: in doubt since ${SINCE} (step eu of R-2)`,
  ],
  [
    {
      now: ran('4.1'),
      before: [],
      doubt: doubt('4.2'),
      partly: { version: '4.3', percent: 5, since: SINCE, release: 'R-3' },
    },
    `4.1 or 4.2: in doubt since ${SINCE} (step eu of R-2), 4.3 on 5 % of it since ${SINCE} (R-3)`,
  ],
  // The step that ended badly was to bring what had a share.
  [
    {
      now: ran('4.1'),
      before: [],
      doubt: doubt('4.2'),
      partly: { version: '4.2', percent: 5, since: SINCE, release: 'R-2' },
    },
    `4.1 or 4.2: in doubt since ${SINCE} (step eu of R-2)`,
  ],
])('%j: %s', (place, words) => expect(spoken(placeWords(place))).toBe(words));

test('two places are the same when the same is told of them, whatever their past', () => {
  const place: RunsThere = { now: ran('4.1'), before: [] };
  expect(samePlace(place, { ...place, before: [ran('4.0')] })).toBe(true);
  expect(samePlace(place, { ...place, now: ran('4.1', { since: '2026-03-03T12:00:01.000Z' }) })).toBe(false);
  expect(samePlace(place, { ...place, doubt: doubt('4.2') })).toBe(false);
  const partly = { version: '4.2', percent: 0, since: SINCE, release: 'R-2' };
  expect(samePlace(place, { ...place, partly })).toBe(false);
  expect(spoken(ranWords(ran('4.1')))).toBe(`4.1 since ${SINCE}`);
});

test('what ran is kept, five at most, and the same version of the same release once', () => {
  const past = ['4.5', '4.4', '4.3', '4.2', '4.1'].map((v, i) => ran(v, { release: `R-${5 - i}` }));
  const [newest, ...before] = past as [Ran, ...Ran[]];
  const next = ran('4.6', { release: 'R-6' });
  expect(wentLive({ now: newest, before: [...before, ran('4.0')] }, next)).toEqual({ now: next, before: past });
  expect(wentLive({ now: newest, before, doubt: doubt('4.6') }, newest)).toEqual({ now: newest, before });
  // Another release brings the same version: that is an entry of its own.
  const again = ran('4.5', { release: 'R-6' });
  expect(wentLive({ now: newest, before: [] }, again)).toEqual({ now: again, before: [newest] });
  expect(wentLive({ before: [] }, next)).toEqual({ now: next, before: [] });
});

test('what went back lies below what is undone; who brought it first is known again', () => {
  const first = ran('4.1', { release: 'R-1', commit: 'abcdef0' });
  const second = ran('4.2', { release: 'R-2' });
  const third = ran('4.3', { release: 'R-3' });
  const back = { version: '4.1', since: '2026-03-03T13:00:00.000Z', undid: 'R-2' };
  expect(returned({ now: second, before: [first, ran('4.0')] }, back, 'R-2')).toEqual({
    now: { commit: 'abcdef0', release: 'R-1', ...back },
    before: [ran('4.0')],
  });
  // What it had brought itself earlier does not count as what was there before.
  expect(returned({ now: third, before: [ran('4.1', { release: 'R-3' }), first] }, back, 'R-3')).toMatchObject({
    now: { release: 'R-1' },
    before: [],
  });
  const unknown = { version: '3.9' };
  expect(returned({ now: second, before: [first] }, unknown, 'R-2')).toEqual({ now: unknown, before: [first] });
  const bare = { now: second, before: [{ version: '4.1' }] };
  expect(returned(bare, { version: '4.1' }, 'R-2')).toEqual({ now: { version: '4.1' }, before: [] });
  expect(undone({ now: second, before: [first, ran('4.2', { release: 'R-2' })] }, 'R-2')).toEqual({ before: [first] });
  expect(undone({ before: [] }, 'R-2')).toEqual({ before: [] });
});
