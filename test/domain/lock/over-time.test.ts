import { describe, expect, test } from 'vitest';
import { lockReleased } from '../../../src/domain/lock/facts/lock-released.ts';
import { nextNag } from '../../../src/domain/lock/timers.ts';
import { approved, emptyWorld, type Given, given, NOW } from '../given.ts';
import { API, claim, holderOf, told, two } from './claimed.ts';

describe('time', () => {
  const timers = (g: Given, type: string) =>
    g
      .follows(1)
      .flatMap(({ intent, dueAt }) => (intent.kind === 'timer' && intent.command.type === type ? [dueAt] : []));

  test('its holder is asked every three hours by day, and offered to release it', () => {
    const g = given().done(claim());
    const [first = ''] = timers(g, 'NagOfLock');
    expect(first).toBe('2026-03-03T12:00:00.000Z');
    g.by('gonogo').at(first).done({ type: 'NagOfLock', lock: API, since: NOW, when: first });
    expect(told(g, 'UMANAGER')).toMatchObject([{ offers: [{ verb: 'unlock', about: API }] }]);
    expect(timers(g, 'NagOfLock')).toEqual(['2026-03-03T15:00:00.000Z']);
    // One that was released, and is held anew, is not meant.
    g.by('UMANAGER')
      .done({ type: 'ReleaseLocks', locks: [API], why: '' })
      .at('2026-03-03T12:30:00.000Z')
      .done(claim());
    g.by('gonogo').when({ type: 'NagOfLock', lock: API, since: NOW, when: first }).thenFacts();
  });

  test.each([
    // Quiet hours begin at 20:00 in Berlin, 19:00 UTC in winter.
    ['2026-03-03T15:59:00.000Z', '2026-03-03T18:59:00.000Z'],
    ['2026-03-03T16:00:00.000Z', '2026-03-04T08:00:00.000Z'],
    // Over a weekend; the clocks go forward on Sunday 29 March: 09:00 is 07:00 UTC then.
    ['2026-03-27T17:00:00.000Z', '2026-03-30T07:00:00.000Z'],
    // And back on Sunday 25 October.
    ['2026-10-23T16:00:00.000Z', '2026-10-26T08:00:00.000Z'],
  ])('held at %s, they are asked at %s', (now, at) => expect(nextNag('UMANAGER', emptyWorld(now))).toBe(at));

  test('before its end they may keep it longer; at its end it is free, and who waits is told', () => {
    const g = approved().done(claim({ minutes: 60 }));
    const until = '2026-03-03T13:00:00.000Z';
    expect(timers(g, 'WarnOfLockEnd')).toEqual(['2026-03-03T12:45:00.000Z']);
    expect(timers(g, 'EndLock')).toEqual([until]);
    expect(timers(g, 'NagOfLock')).toEqual([]);
    g.by('gonogo').at('2026-03-03T12:45:00.000Z').done({ type: 'WarnOfLockEnd', lock: API, until });
    expect(told(g, 'UMANAGER')[0]?.offers?.map((o) => o.verb)).toEqual(['unlock', 'lock-longer']);
    g.at('2026-03-03T12:59:59.999Z').when({ type: 'EndLock', lock: API }).thenFacts();
    g.at(until).done({ type: 'EndLock', lock: API });
    expect(g.world.locks).toEqual([]);
    expect(told(g, 'UMANAGER')).toHaveLength(1);
    g.when({ type: 'EndLock', lock: API }).thenFacts();
  });

  test.each([
    ['the same reason', {}],
    ['another reason', { why: 'the schema moves' }],
  ])('claimed again for %s and without a length, it lasts until it is released', (_, more) => {
    const g = given()
      .done(claim({ minutes: 60 }))
      .done(claim(more));
    expect(g.world.locks).toMatchObject([{ held: { by: 'UMANAGER', since: NOW } }]);
    expect(g.world.locks[0]?.held).not.toHaveProperty('until');
    // Its holder is asked about it from now on.
    expect(timers(g, 'NagOfLock')).toEqual(['2026-03-03T12:00:00.000Z']);
    g.by('gonogo').at('2026-03-03T10:00:00.000Z').when({ type: 'EndLock', lock: API }).thenFacts();
  });

  test('at its end it is another’s to claim, before the end was worked off', () => {
    const g = two()
      .done(claim({ minutes: 60 }))
      .by('UOTHER');
    g.at('2026-03-03T09:59:59.999Z').when(claim()).thenRefused('locked');
    g.at('2026-03-03T10:00:00.000Z').done(claim());
    expect(holderOf(g, API)).toBe('UOTHER');
    g.by('gonogo').when({ type: 'EndLock', lock: API }).thenFacts();
    g.by('UMANAGER')
      .when({ type: 'ReleaseLocks', locks: [API], why: '' })
      .thenFacts(
        lockReleased.of('production/api', {
          by: 'UMANAGER',
          from: 'UOTHER',
          at: '2026-03-03T10:00:00.000Z',
          text: { why: '' },
        }),
      );
    expect(g.world.locks).toHaveLength(1);
  });

  test('kept longer, its old end and warning are moot', () => {
    const g = given()
      .done(claim({ minutes: 60 }))
      .at('2026-03-03T09:50:00.000Z')
      .done(claim({ minutes: 60 }));
    expect(g.facts.at(-1)).toMatchObject({ type: 'LockChanged', until: '2026-03-03T10:50:00.000Z' });
    g.by('gonogo').at('2026-03-03T10:00:00.000Z').when({ type: 'EndLock', lock: API }).thenFacts();
    g.when({ type: 'WarnOfLockEnd', lock: API, until: '2026-03-03T10:00:00.000Z' }).thenFacts();
  });

  test('whoever holds it has left: the release managers are asked', () => {
    const g = two()
      .by('UOTHER')
      .done(claim())
      .people({ deactivated: ['UOTHER'] })
      .by('gonogo');
    g.at('2026-03-03T12:00:00.000Z').done({ type: 'NagOfLock', lock: API, since: NOW, when: NOW });
    expect(told(g, 'UMANAGER')).toHaveLength(1);
    expect(told(g, 'UOTHER')).toHaveLength(0);
  });
});
