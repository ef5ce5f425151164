import { describe, expect, test } from 'vitest';
import { spotOf } from '../../../src/domain/environment/spot.ts';
import type { Command } from '../../../src/domain/index.ts';
import type { ClaimLock } from '../../../src/domain/lock/claim-lock.ts';
import { heldIn, locks } from '../../../src/domain/lock/document.ts';
import { EVERY_SERVICE, type Held, type Lock, locksOn } from '../../../src/domain/lock/lock.ts';
import { heldWords, spotWords } from '../../../src/domain/lock/lock-words.ts';
import { heldFor } from '../../../src/domain/lock/moving.ts';
import { following } from '../following.ts';
import { approved, COMPANY, type Given, given, NOW, PEOPLE, PLAN } from '../given.ts';
import { refusalOf } from '../refusal-of.ts';
import { rolled, step } from '../release/made.ts';
import { spoken } from '../spoken.ts';

const API = 'production/api';
const NAME = 'api 4.2, ledger 2.9 → production';
const people = { roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] } };
const environments = ['production', 'staging'].map((name) => ({
  name,
  regions: [],
  target: 'pipeline',
  stageTimeoutMinutes: 30,
}));
const two = () => given().people(people).company({ environments });
const claim = (more: Partial<ClaimLock> = {}): ClaimLock => ({
  type: 'ClaimLock',
  services: ['api'],
  environments: ['production'],
  why: 'odd',
  ...more,
});
const held = (more: Partial<Held> = {}): Held => ({ by: 'UOTHER', why: 'odd', since: NOW, ...more });
const lock = (id: string, more: Partial<Lock> = {}): Lock => ({ v: 1, id, ...spotOf(id), held: held(), ...more });
const put = (g: Given, ...all: Lock[]) => all.reduce((so, l) => so.put('lock', l.id, l), g);
const release = (...ids: string[]): Command => ({ type: 'ReleaseLocks', locks: ids, why: ' over ' });
const steal = (more: object = {}) =>
  ({ type: 'StealLock', lock: API, from: 'UOTHER', since: NOW, why: ' fire ', ...more }) as const;
const takeIt = ['To take it: `/release lock`, with the reason.', 'locks production'];
const spot = 'api in production';
const by = (who: string) => `locked by @${who} since ${NOW}, until it is released: odd`;

describe('a lock that can’t be', () => {
  test.each<[string, Given, Command, string[]]>([
    [
      'of no environment',
      two(),
      claim({ environments: [] }),
      ['unknown-environment', 'A lock is of an environment.', 'Name one of production, staging.', 'in where'],
    ],
    [
      'of one that nobody knows',
      two(),
      claim({ environments: ['production', 'moon'] }),
      ['unknown-environment', "I don't know an environment moon.", 'Name one of production, staging.', 'in where'],
    ],
    [
      'of a service that nobody knows',
      two(),
      claim({ services: ['api', 'none'] }),
      ['unknown-service', "I don't know a service none.", 'in what'],
    ],
    [
      'without a reason',
      two(),
      claim({ why: ' ' }),
      ['needs-reason', 'A lock needs its reason: everybody who waits for it reads it.', 'in why'],
    ],
    [
      'with too long a one',
      two(),
      claim({ why: 'x'.repeat(301) }),
      ['too-long', "A lock's reason has 300 characters at most.", 'in why'],
    ],
    [
      'for too short',
      two(),
      claim({ minutes: 4 }),
      [
        'bad-length',
        'A lock lasts from 5 minutes to 31 days, or until you release it.',
        'Say for how long: for 2h.',
        'in minutes',
      ],
    ],
    [
      'that is another’s',
      put(two(), lock(API)),
      claim(),
      ['locked', `${spot} is ${by('UOTHER')}`, 'Ask them, or take it over: they are told.', `take-over-lock ${API}`],
    ],
    [
      'that is partly another’s',
      put(two(), lock('production/ledger')),
      claim({ services: [] }),
      [
        'locked',
        `ledger in production is ${by('UOTHER')}`,
        'Ask them, or take it over: they are told.',
        'take-over-lock production/ledger',
      ],
    ],
    [
      'that nobody can read',
      put(two(), lock(API, { held: { by: 'UOTHER' } as never })),
      claim(),
      [
        'locked',
        `${spot} is locked, and nobody can tell by whom: what is stored of it can't be read`,
        'It stays so until a version of Gonogo that can read it is started.',
      ],
    ],
    ['to release, of none', two(), release(), ['not-held', 'Name a lock.']],
    [
      'to release, that nobody holds',
      two(),
      release(API),
      ['not-held', `Nobody holds the lock of ${spot}.`, ...takeIt],
    ],
    ['to take over, that nobody holds', two(), steal(), ['not-held', `Nobody holds the lock of ${spot}.`, ...takeIt]],
    [
      'to take over, that is one’s own',
      put(two(), lock(API, { held: held({ by: 'UMANAGER' }) })),
      steal({ from: 'UMANAGER' }),
      ['own', 'You hold that lock yourself.'],
    ],
    [
      'to take over, that is somebody else’s by now',
      put(two(), lock(API)),
      steal({ from: 'UQA' }),
      [
        'changed',
        `Somebody else holds it by now: ${spot} is ${by('UOTHER')}`,
        'Look at it once more.',
        `take-over-lock ${API}`,
      ],
    ],
    [
      'to take over for too short',
      put(two(), lock(API)),
      steal({ minutes: 1 }),
      [
        'bad-length',
        'A lock lasts from 5 minutes to 31 days, or until you release it.',
        'Say for how long: for 2h.',
        'in minutes',
      ],
    ],
  ])('%s', (_, g, command, expected) => expect(refusalOf(g, command)).toEqual(expected));

  const under = (by: string, owner: string) =>
    two().put('release', 'R-1', { ...rolled('deploying', [step('eu', 'running', 'api 4.2')], { by }), owner });
  test.each<[string, Given, Partial<ClaimLock>, boolean]>([
    ['of others', under('UOTHER', 'UQA'), {}, true],
    ['of one’s own', under('UOTHER', 'UMANAGER'), {}, false],
    ['that one began', under('UMANAGER', 'UQA'), {}, false],
    ['elsewhere', under('UOTHER', 'UQA'), { environments: ['staging'] }, false],
    ['of another service', under('UOTHER', 'UQA'), { services: ['shop'] }, false],
    ['of one of its services', under('UOTHER', 'UQA'), { services: ['shop', 'ledger'] }, true],
  ])('while a rollout is under way there, %s', (_, g, more, refused) =>
    expect(refusalOf(g, claim(more))).toEqual(
      refused
        ? [
            'running',
            `${NAME} (R-1) is under way there: it holds that until its end.`,
            'Ask @UOTHER, or stop everything there: `/release emergency-stop`.',
            'show R-1',
          ]
        : [],
    ),
  );
});

describe('what becomes of a lock', () => {
  const fact = (type: string, more: object, id = API) =>
    ({ stream: `lock/${id}`, type, lock: id, at: NOW, ...more }) as never;
  test('it is taken once for each place; the same claim again changes nothing', () => {
    const taken = (id: string) =>
      fact('LockTaken', { by: 'UMANAGER', claim: 'a', until: '2026-03-03T10:00:00.000Z', text: { why: 'odd' } }, id);
    const terms = { minutes: 60, claim: 'a', why: ' odd ' };
    two()
      .when(
        claim({ ...terms, services: ['api', 'api', 'shop'], environments: ['production', 'production', 'staging'] }),
      )
      .thenFacts(...['production/api', 'production/shop', 'staging/api', 'staging/shop'].map(taken));
    const mine = two().done(claim(terms));
    expect(mine.world.locks[0]?.held).toEqual({
      by: 'UMANAGER',
      why: 'odd',
      since: NOW,
      until: '2026-03-03T10:00:00.000Z',
      claim: 'a',
    });
    mine.when(claim({ ...terms, why: 'other' })).thenFacts();
    const changed = (more: object) => {
      const { at: _, ...told } = fact('LockChanged', { text: { why: 'odd' }, ...more }) as { at: string };
      return told as never;
    };
    mine.when(claim()).thenFacts(changed({}));
    mine.when(claim({ minutes: 60 })).thenFacts();
    mine.when(claim({ minutes: 60, claim: 'b' })).thenFacts();
    mine.when(claim({ minutes: 90, claim: 'b' })).thenFacts(changed({ claim: 'b', until: '2026-03-03T10:30:00.000Z' }));
    expect(mine.done(claim({ minutes: 90, claim: 'b' })).world.locks[0]?.held).toMatchObject({
      claim: 'b',
      until: '2026-03-03T10:30:00.000Z',
    });
  });
  test('it is taken over, with what else they hold that covers the same', () => {
    const stolen = (id: string, more: object = {}) =>
      fact('LockStolen', { by: 'UMANAGER', from: 'UOTHER', text: { why: 'fire' }, ...more }, id);
    const others = [lock('production/*'), lock('production/ledger'), lock('staging/api'), lock(API)];
    put(two(), ...others)
      .when(steal())
      .thenFacts(stolen('production/*'), stolen(API));
    const g = put(two(), lock(API, { held: held({ claim: 'x' }) }));
    const until = '2026-03-03T09:30:00.000Z';
    g.when(steal({ minutes: 30 })).thenFacts(stolen(API, { until }));
    expect(g.done(steal({ minutes: 30 })).world.locks[0]?.held).toEqual({
      by: 'UMANAGER',
      why: 'fire',
      since: NOW,
      until,
    });
  });
  test('it is released, each once, for a reason', () => {
    const released = fact('LockReleased', { by: 'UMANAGER', from: 'UOTHER', text: { why: 'over' } });
    put(two(), lock(API)).when(release(API, API)).thenFacts(released);
    expect(refusalOf(put(two(), lock(API)).by('UQA'), release(API))[0]).toBe('forbidden');
    expect(refusalOf(put(two(), lock(API, { held: held({ by: 'UQA' }) })).by('UQA'), release(API))).toEqual([]);
  });
  test('its timers are of what is held now', () => {
    const end: Command = { type: 'EndLock', lock: API };
    given().by('gonogo').when(end).thenFacts();
    put(given(), lock(API, { held: held({ until: NOW }) }))
      .by('gonogo')
      .when(end)
      .thenFacts(fact('LockEnded', { from: 'UOTHER' }));
    given().by('gonogo').when({ type: 'NagOfLock', lock: API, since: NOW, when: NOW }).thenFacts();
  });
});

describe('who hears of a lock', () => {
  const waiting = () => approved().people(people).company({ environments: COMPANY.environments });
  const turns = (...who: string[]) => who.map((id) => `turn of @${id}`);
  const nag = '2026-03-03T15:00:00.000Z: NagOfLock production/api 2026-03-03T12:00:00.000Z 2026-03-03T15:00:00.000Z';
  test('taken: whose release waits for it; nobody where none is there', () => {
    const g = waiting().by('UOTHER').done(claim());
    expect(following(g)).toEqual([
      'edit R-1/headline, starts 2026-03-03T12:00:00.000Z',
      ...turns('UOTHER', 'UMANAGER'),
      'edit offers/production/api',
      `tell @UMANAGER: ${NAME} (R-1) can't deploy: ${spot} is locked by @UOTHER since 2026-03-03T12:00:00.000Z, until it is released: odd | Who holds what`,
      nag,
    ]);
    const shop = waiting()
      .by('UOTHER')
      .done(claim({ services: ['shop'] }));
    expect(following(shop).slice(0, 2)).toEqual([...turns('UOTHER'), 'edit offers/production/shop']);
  });
  test('taken over: from whom, by whom and why', () => {
    const g = put(waiting(), lock(API)).done(steal());
    expect(following(g)[0]).toBe(`tell @UOTHER: @UMANAGER took your lock of ${spot} over: fire | Who holds what`);
    expect(following(g)[1]).toBe('turn of @UOTHER');
  });
  test('released: its holder, if another did it, and whose release waited', () => {
    const free = `tell @UMANAGER: ${spot} is not locked any more: ${NAME} (R-1) is not held by that. Nothing was started.`;
    const g = put(waiting(), lock(API)).by('UOTHER').done(release(API));
    expect(following(g)).toEqual([
      'edit R-1/headline, starts 2026-03-03T12:00:00.000Z',
      ...turns('UMANAGER', 'UOTHER'),
      'edit offers/production/api',
      ...turns('UOTHER'),
      free,
    ]);
    const other = put(waiting(), lock(API)).by('UMANAGER');
    expect(following(other.done(release(API)))[0]).toBe(`tell @UOTHER: @UMANAGER released your lock of ${spot}: over`);
    const mine = put(waiting(), lock(API, { held: held({ by: 'UMANAGER' }) }));
    expect(following(mine.done(release(API))).some((line) => line.startsWith('tell'))).toBe(false);
  });
  test('before a release is approved, nobody waits for its lock', () => {
    const g = given().people(people).done(PLAN).by('UOTHER').done(claim());
    expect(following(g).some((line) => line.startsWith('tell'))).toBe(false);
  });
  test('whoever holds it is reminded; where that person is gone, the managers that are there', () => {
    const nagged = (more: object) =>
      following(
        put(two(), lock(API))
          .people({ ...people, ...more })
          .by('gonogo')
          .done({ type: 'NagOfLock', lock: API, since: NOW, when: NOW }),
      );
    const asks = (who: string) =>
      `tell @${who}: You hold the lock of ${spot} since ${NOW}: odd. Is it still needed? Nobody else can deploy there. | `;
    const [first, ...rest] = nagged({});
    expect(first?.startsWith(asks('UOTHER'))).toBe(true);
    expect(rest).toHaveLength(1);
    expect(nagged({ deactivated: ['UOTHER'] })[0]?.startsWith(asks('UMANAGER'))).toBe(true);
    expect(nagged({ deactivated: ['UOTHER'] })).toHaveLength(2);
  });
});

describe('where a lock holds', () => {
  test('others’ locks, and what nobody can read whoever asks', () => {
    const odd: Lock = { ...lock('production/shop'), unreadable: true };
    const all = [lock(API), lock('production/ledger', { held: held({ by: 'UQA' }) }), odd, lock('staging/api')];
    const ids = (who?: string, ...services: string[]) =>
      locksOn(all, { environment: 'production', services }, NOW, who).map((l) => l.service);
    expect(ids(undefined, 'api', 'ledger', 'shop')).toEqual(['api', 'ledger', 'shop']);
    expect(ids('UOTHER', 'api', 'ledger', 'shop')).toEqual(['ledger', 'shop']);
    expect(ids(undefined, 'ledger')).toEqual(['ledger']);
    const ended = [lock(API, { held: held({ until: NOW }) })];
    expect(locksOn(ended, { environment: 'production', services: ['api'] }, NOW)).toEqual([]);
  });
  test('those held for a release go with it, but for those within a whole environment', () => {
    const r = rolled('deploying', []);
    const mine = (...all: Lock[]) => heldFor(r, 'UOTHER', { locks: all, now: NOW }).map((l) => l.id);
    expect(
      mine(
        lock(API),
        lock('production/shop'),
        lock('staging/api'),
        lock('production/ledger', { held: held({ by: 'UQA' }) }),
      ),
    ).toEqual([API]);
    expect(mine(lock(API), lock('production/*'))).toEqual([]);
    expect(mine(lock(API), lock('staging/*'))).toEqual([API]);
    expect(mine(lock(API), lock('production/*', { held: held({ until: NOW }) }))).toEqual([API]);
  });
  test('it stands in the lists of its place and its holder while it is held', () => {
    expect(locks.lists(lock(API))).toEqual(['locks/held', 'locks/in/production', 'locks/by/UOTHER']);
    const { held: _, ...free } = lock(API);
    expect(locks.lists(free)).toEqual([]);
    expect(locks.lists({ ...free, unreadable: true })).toEqual(['locks/held', 'locks/in/production']);
    expect(heldIn('a', 'b').lists).toEqual(['locks/in/a', 'locks/in/b']);
    for (const odd of [{ by: 'U' }, { by: 'U', since: NOW }, { since: NOW, why: 'x' }, { by: 'U', why: 'x' }])
      expect(locks.read({ ...free, held: odd })).toMatchObject({ id: API, service: 'api', unreadable: true });
    expect(locks.read(free)).toBe(free);
  });
  test('it is named as people say it', () => {
    expect(spoken(spotWords({ environment: 'production', service: EVERY_SERVICE }))).toBe('all of production');
    expect(spoken(heldWords({ held: held({ until: PLAN.window.end }) }))).toBe(
      `locked by @UOTHER since ${NOW}, until ${PLAN.window.end}: odd`,
    );
    expect(spoken(heldWords({}))).toContain('nobody can tell by whom');
  });
});
