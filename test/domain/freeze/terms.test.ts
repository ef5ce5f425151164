import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../src/domain/company/changes.ts';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import type { DeclareFreeze } from '../../../src/domain/freeze/declare-freeze.ts';
import { freezeChanged } from '../../../src/domain/freeze/facts/freeze-changed.ts';
import { freezeDeclared } from '../../../src/domain/freeze/facts/freeze-declared.ts';
import { freezeExtended } from '../../../src/domain/freeze/facts/freeze-extended.ts';
import type { Command } from '../../../src/domain/index.ts';
import { freezePassGranted } from '../../../src/domain/release/facts/freeze-pass-granted.ts';
import { approved, COMPANY, type Given, given } from '../given.ts';
import { spoken } from '../spoken.ts';

const R = { release: 'R-1' } as const;
const freeze: DeclareFreeze = {
  type: 'DeclareFreeze',
  name: 'sale',
  why: 'sales',
  scope: { services: [], environments: [] },
  from: '2026-03-03T12:00:00.000Z',
  until: '2026-03-03T14:00:00.000Z',
};
const stop = { type: 'EmergencyStop', why: 'money', scope: freeze.scope, minutes: 60 } as const;
/** Why something is refused, which field is at fault, what to do, and what is offered. */
const refused = (g: Given, command: Command) => {
  const { decision } = g.when(command);
  if (!isRefusal(decision)) return [];
  const { refused, field, remedy, offers } = decision;
  return [refused, field, remedy && spoken(remedy), ...(offers ?? []).map((o) => `${o.verb} ${o.about}`)];
};

describe('what excepts all that it names would be told to everybody and hold nothing', () => {
  const ALL = COMPANY.services.map((s) => s.name);
  test.each<[string, Scope]>([
    ['its only service', { services: ['api'], environments: [], except: { services: ['api'] } }],
    ['each of its services', { services: ['api', 'shop'], environments: [], except: { services: ['shop', 'api'] } }],
    ['all services of everything', { services: [], environments: [], except: { services: ALL } }],
    ['its environment', { services: [], environments: ['production'], except: { environments: ['production'] } }],
    ['all environments', { services: ['api'], environments: [], except: { environments: ['production'] } }],
    [
      'each kind of change',
      { services: [], environments: [], except: { changes: ['standard', 'normal', 'emergency'] } },
    ],
    ['its kind of change', { services: [], environments: [], changes: ['normal'], except: { changes: ['normal'] } }],
  ])('%s', (_, scope) => {
    const g = given();
    const words = ['holds-nothing', 'except', 'Except less than what is named.'];
    expect(refused(g, { ...freeze, scope })).toEqual(words);
    expect(refused(g, { ...stop, scope })).toEqual(words);
    g.done(freeze);
    expect(refused(g, { ...freeze, type: 'ChangeFreeze', freeze: 'F-1', scope })).toEqual(words);
  });
  test('some are left: it is declared', () => {
    const scope: Scope = { services: ['api', 'shop'], environments: [], except: { services: ['shop', 'ledger'] } };
    given()
      .when({ ...freeze, scope })
      .thenTypes('FreezeDeclared');
    given()
      .when({ ...stop, scope })
      .thenTypes('FreezeDeclared');
  });
});

describe('a freeze that can’t be declared: the field and the remedy are named', () => {
  test.each<[Partial<DeclareFreeze>, string, string, string]>([
    [{ until: freeze.from }, 'ends-before-start', 'until', 'Choose an end after the start.'],
    [
      { from: '2026-03-02T12:00:00.000Z', until: '2026-03-03T09:00:00.000Z' },
      'past',
      'until',
      'Choose an end in the future.',
    ],
    [
      { until: '2028-03-03T12:00:00.000Z' },
      'too-long',
      'until',
      'Choose an end within a year; freezes that come again belong in manifests/freezes.yml.',
    ],
    [{ name: 'Audit' }, 'same-name', 'name', 'Lift it first, or choose another name.'],
    [
      { until: '2026-04-03T12:00:00.000Z' },
      'everything',
      'until',
      'If that is meant, send it once more; otherwise name services, an environment or an earlier end.',
    ],
  ])('%j: %s', (more, why, field, remedy) =>
    expect(refused(given().done({ ...freeze, name: 'audit' }), { ...freeze, ...more })).toEqual([why, field, remedy]),
  );
  test('one may keep its name, and nobody else’s', () => {
    const { type: _, ...terms } = freeze;
    const g = given().done(freeze, { ...freeze, name: 'audit' });
    const change = { ...terms, type: 'ChangeFreeze', freeze: 'F-2', why: 'longer' } as const;
    g.when({ ...change, name: 'audit' }).thenFacts(
      freezeChanged.of('F-2', {
        by: 'UMANAGER',
        was: { scope: { services: [], environments: [] }, from: freeze.from, until: freeze.until },
        scope: { services: [], environments: [] },
        from: '2026-03-03T12:00:00.000Z',
        until: '2026-03-03T14:00:00.000Z',
        text: { name: 'audit', why: 'longer' },
      }),
    );
    expect(refused(g, { ...change, name: 'sale' }).slice(0, 2)).toEqual(['same-name', 'name']);
    g.done({ ...change, name: 'audit' });
    expect(g.world.freezes.map((f) => `${f.name}: ${f.why}`)).toEqual(['sale: sales', 'audit: longer']);
  });
  test('to finish the step is how it is without a word: it is not kept', () => {
    given()
      .done({ ...freeze, inFlight: 'finish-step' })
      .when(freeze)
      .thenRefused('same-name');
    expect(given().done({ ...freeze, inFlight: 'finish-step' }).world.freezes[0]).not.toHaveProperty('inFlight');
    expect(given().done({ ...freeze, inFlight: 'finish' }).world.freezes[0]).toMatchObject({ inFlight: 'finish' });
  });
});

describe('an emergency stop', () => {
  test('takes a reason and a length', () => {
    expect(refused(given(), { ...stop, why: ' \n' })).toEqual(['needs-reason', 'why', undefined]);
    expect(refused(given(), { ...stop, minutes: 4 })).toEqual([
      'bad-length',
      'minutes',
      'Declare a freeze for longer: `/release freeze`.',
    ]);
  });
  test('extends a stop of the same scope alone: no freeze, and no stop of another scope', () => {
    given()
      .done(freeze)
      .when(stop)
      .thenFacts(
        freezeDeclared.of('F-2', {
          by: 'UMANAGER',
          scope: { services: [], environments: [] },
          from: '2026-03-03T09:00:00.000Z',
          until: '2026-03-03T10:00:00.000Z',
          text: { name: 'Emergency stop', why: 'money' },
          stop: true,
        }),
      );
    given()
      .done({ ...stop, scope: { services: ['api'], environments: [] } })
      .when(stop)
      .thenFacts(
        freezeDeclared.of('F-2', {
          by: 'UMANAGER',
          scope: { services: [], environments: [] },
          from: '2026-03-03T09:00:00.000Z',
          until: '2026-03-03T10:00:00.000Z',
          text: { name: 'Emergency stop', why: 'money' },
          stop: true,
        }),
      );
    given()
      .done(stop)
      .when(stop)
      .thenFacts(
        freezeExtended.of('F-1', { until: '2026-03-03T10:00:00.000Z', by: 'UMANAGER', text: { why: 'money' } }),
      );
  });
  test('says what becomes of what runs, and stays a stop when its terms are changed', () => {
    expect(given().done(stop).world.freezes[0]).not.toHaveProperty('inFlight');
    const g = given().done({ ...stop, inFlight: 'pause' });
    expect(g.world.freezes[0]).toMatchObject({ inFlight: 'pause', stop: true });
    const { type: _, ...terms } = freeze;
    g.done({ ...terms, type: 'ChangeFreeze', freeze: 'F-1', from: '2026-03-03T09:00:00.000Z' });
    expect(g.world.freezes[0]).toMatchObject({ name: 'sale', stop: true });
    const plain = given().done(freeze, { ...terms, type: 'ChangeFreeze', freeze: 'F-1', why: 'y' });
    expect(plain.world.freezes[0]).not.toHaveProperty('stop');
  });
});

describe('a freeze pass', () => {
  const pass = { type: 'GrantPass', ...R, why: 'refunds' } as const;
  test('takes a reason, a time to come, a freeze, and a release that is not over', () => {
    const frozen = () => approved().done(freeze);
    expect(refused(frozen(), { ...pass, why: ' ' })).toEqual(['needs-reason', 'why', undefined]);
    const past = ['past', 'until', 'Choose a time to come.'];
    expect(refused(frozen(), { ...pass, until: '2026-03-03T12:00:00.000Z' })).toEqual(past);
    frozen()
      .when({ ...pass, until: '2026-03-03T12:00:00.001Z' })
      .thenFacts(
        freezePassGranted.of('R-1', {
          freeze: 'F-1',
          until: '2026-03-03T12:00:00.001Z',
          by: 'UMANAGER',
          text: { name: 'sale', why: 'refunds' },
        }),
      );
    expect(refused(approved(), pass)).toEqual(['nothing-frozen', undefined, undefined, 'show R-1']);
    const over = frozen().done({ type: 'CancelRelease', ...R, why: 'x' });
    expect(refused(over, pass)).toEqual(['over', undefined, undefined, 'show R-1']);
  });
});
