import { expect, test } from 'vitest';
import type { DeclareFreeze } from '../../../../src/domain/freeze/declare-freeze.ts';
import { rolloutOf } from '../../../../src/domain/release/release.ts';
import { approved, COMPANY, type Given } from '../../given.ts';

const begin = { type: 'BeginByItself', release: 'R-1' } as const;
const opens = { type: 'OpenWindow', release: 'R-1' } as const;
const environments = COMPANY.environments.map((e) => ({ ...e, startsByItself: true }));
const timers = (g: Given) => g.follows(1).flatMap((d) => (d.intent.kind === 'timer' ? [d.intent.command] : []));
const freeze: DeclareFreeze = {
  type: 'DeclareFreeze',
  name: 'sale',
  why: 'sale',
  scope: { services: [], environments: [] },
  from: '2026-03-03T11:00:00.000Z',
  until: '2026-03-03T12:30:00.000Z',
};

test('what is ready when its window opens is deployed, where the environment says so', () => {
  const g = approved().company({ environments }).by('gonogo').done(opens);
  expect(timers(g)).toContainEqual(begin);
  g.done(begin);
  expect(g.world.releases['R-1']).toMatchObject({ status: 'deploying' });
  const release = g.world.releases['R-1'];
  expect(release && rolloutOf(release)?.by).toBe('gonogo');
  g.when(begin).thenFacts();
});

test('elsewhere somebody says so', () => {
  const g = approved().by('gonogo').done(opens);
  expect(timers(g)).toEqual([]);
  g.when(begin).thenFacts();
});

test('what is in the way keeps it; when that ends by itself the window opens once more', () => {
  const g = approved().company({ environments }).done(freeze).by('gonogo').done(opens);
  expect(timers(g)).toEqual([opens]);
  g.when(begin).thenFacts();
  const later = g.at(freeze.until).done({ type: 'EndFreeze', freeze: 'F-1' }, opens);
  expect(timers(later)).toContainEqual(begin);
});

test('a soft freeze asks a person for a reason: nothing begins by itself', () => {
  const g = approved()
    .company({ environments })
    .done({ ...freeze, soft: true })
    .by('gonogo')
    .done(opens);
  g.when(begin).thenFacts();
});
