import { describe, expect, test } from 'vitest';
import { healthPlanFor } from '../../../src/domain/company/health.ts';
import { isNamed } from '../../../src/domain/company/pattern.ts';
import {
  dependenciesOf,
  environmentNamed,
  inDependencyOrder,
  sameAs,
  serviceNamed,
  strategyOf,
  targetOf,
  usualEnvironment,
} from '../../../src/domain/company/services.ts';
import { COMPANY } from '../given.ts';

test.each<[string, string, boolean]>([
  ['api', 'API', true],
  ['API', 'api', true],
  ['api', 'apis', false],
  ['*', '', true],
  ['*', 'anything', true],
  ['api*', 'api', true],
  ['api*', 'api-2', true],
  ['api*', 'an-api', false],
  ['*api', 'an-api', true],
  ['*api', 'api-2', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['a*b*c', 'a-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['a*b*c', 'abc', true],
  ['a*bc*c', 'abc', false],
  ['a*b*b*c', 'a-b-c', false],
  ['a*b*b*c', 'a-b-b-c', true],
  ['*bb*b', 'abb', false],
  ['*bb*b', 'abbb', true],
])('%s stands for %s: %s', (pattern, name, is) => expect(isNamed(pattern, name)).toBe(is));

describe('what the manifests say', () => {
  const names = ['Api', 'api'];
  const company = {
    ...COMPANY,
    services: [
      ...names.map((name) => ({ name, about: '', dependsOn: [] })),
      { name: 'mail', about: '', dependsOn: [], strategy: 'careful', sameIn: ['staging', 'production'] },
    ],
    environments: [
      { name: 'staging', regions: [], stageTimeoutMinutes: 30, strategy: 'quick' },
      { name: 'production', regions: [], stageTimeoutMinutes: 30, target: 'pipeline' },
    ],
    strategies: ['careful', 'quick'].map((name) => ({ name, words: '', steps: [] })),
  };
  test('by its name as it is written, or else in whatever case', () => {
    expect(names.map((name) => serviceNamed(company, name)?.name)).toEqual(names);
    expect(serviceNamed(company, 'API')?.name).toBe('Api');
    expect(serviceNamed(company, 'none')).toBeUndefined();
    expect(environmentNamed(company, 'STAGING')?.name).toBe('staging');
    expect([usualEnvironment(company), usualEnvironment({ environments: [] })]).toEqual(['production', '']);
  });
  test('where else it should run the same', () => {
    const same = (service: string, environment: string) => sameAs(company, service, environment);
    expect([same('mail', 'staging'), same('mail', 'far'), same('api', 'staging')]).toEqual([['production'], [], []]);
  });
  test('its pipeline: its own, or its environment’s', () => {
    expect([targetOf(COMPANY, 'shop', 'production'), targetOf(COMPANY, 'api', 'production')]).toEqual([
      'other',
      'pipeline',
    ]);
    expect([targetOf(company, 'api', 'staging'), targetOf(company, 'none', 'none')]).toEqual([undefined, undefined]);
  });
  test('how it is brought there: as was planned, else as it says, else its environment', () => {
    const by = (service: string, environment: string, planned?: string) =>
      strategyOf(company, service, environment, planned)?.name;
    expect([by('mail', 'staging'), by('api', 'staging'), by('api', 'production')]).toEqual([
      'careful',
      'quick',
      undefined,
    ]);
    expect([by('mail', 'staging', 'quick'), by('mail', 'staging', 'gone')]).toEqual(['quick', 'careful']);
  });
  test('of a service by environment, where it says one for that', () => {
    const services = company.services.map((s) =>
      s.name === 'api' ? { ...s, strategy: { Production: 'careful' } } : s,
    );
    const environments = company.environments.map((e) => (e.name === 'production' ? { ...e, name: 'Production' } : e));
    const by = (environment: string) => strategyOf({ ...company, services, environments }, 'api', environment)?.name;
    const usual = environments.find((e) => e.name === 'staging')?.strategy;
    expect([by('Production'), by('production'), by('staging'), by('constructor')]).toEqual([
      'careful',
      'careful',
      usual,
      undefined,
    ]);
  });
  test('all that it needs, through others too; not itself, even in a circle', () => {
    const services = [
      { name: 'a', about: '', dependsOn: ['b'] },
      { name: 'b', about: '', dependsOn: ['c'] },
      { name: 'c', about: '', dependsOn: [] },
    ];
    const needs = (name: string) => [...dependenciesOf({ services }, name)];
    expect([needs('a'), needs('b'), needs('c'), needs('none')]).toEqual([['b', 'c'], ['c'], [], []]);
    expect(inDependencyOrder({ services }, ['a', 'c', 'a', 'none'])).toEqual(['c', 'a', 'none']);
    expect(inDependencyOrder({ services }, ['a', 'b', 'c'])).toEqual(['c', 'b', 'a']);
    const circle = services.map((s) => (s.name === 'c' ? { ...s, dependsOn: ['a'] } : s));
    expect(inDependencyOrder({ services: circle }, ['a', 'b', 'c'])).toEqual(['c', 'b', 'a']);
    // Each two of a layer need both of the next: as many ways through them as 2 to the power of 60.
    const layers = Array.from({ length: 120 }, (_, i) => {
      const next = i - (i % 2) + 2;
      return { name: `s${i}`, about: '', dependsOn: next < 120 ? [`s${next}`, `s${next + 1}`] : [] };
    });
    expect(inDependencyOrder({ services: layers }, ['s0', 's119'])).toEqual(['s119', 's0']);
  });
  test('how its health is judged: the first plan that fits', () => {
    const plan = (name: string, services: string[], environments: string[]) =>
      ({ name, scope: { services, environments } }) as never;
    const health = [plan('one', ['api'], ['production']), plan('two', ['api'], []), plan('three', [], ['staging'])];
    const of = (service: string, environment: string) => healthPlanFor({ health }, service, environment)?.name;
    expect([of('api', 'production'), of('api', 'staging'), of('mail', 'staging'), of('mail', 'production')]).toEqual([
      'one',
      'two',
      'three',
      undefined,
    ]);
  });
});
