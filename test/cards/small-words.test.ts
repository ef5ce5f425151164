import { expect, test } from 'vitest';
import { headlineCard } from '../../src/cards/headline.ts';
import { environments } from '../../src/domain/environment/document.ts';
import { versionPartlyLive } from '../../src/domain/environment/facts/version-partly-live.ts';
import { given, PLAN } from '../domain/given.ts';

test.each([
  ['it was 2.1 s', 'the pages follow', 'it was 2.1 s. Next: the pages follow'],
  ['it was 2.1 s.', 'the pages follow', 'it was 2.1 s. Next: the pages follow'],
  ['is it over? ', 'we look', 'is it over? Next: we look'],
  ['wait…', 'we look', 'wait… Next: we look'],
  ['over!', 'we look', 'over! Next: we look'],
  ['it was 2.1 s', '', 'it was 2.1 s'],
])('an update on a card ends one sentence before the next: %s', (happened, next, words) => {
  const g = given().done(PLAN);
  const release = {
    ...(g.world.releases['R-1'] ?? expect.fail()),
    lastUpdate: { at: g.world.now, by: 'UQA', happened, next },
  };
  const shown = JSON.stringify(headlineCard(release as never, undefined, g.world as never).blocks);
  expect(shown).toContain(`<@UQA>: ${words}"`);
});

test('a share is said since it is that share', () => {
  const at = (minute: string) => `2026-03-03T15:${minute}:00.000Z`;
  const told = (percent: number, when: string) =>
    versionPartlyLive.of('production', {
      version: '3.2',
      percent,
      release: 'R-1',
      region: 'eu',
      service: 'api',
      at: when,
    });
  let there = environments.fresh?.('production') ?? expect.fail();
  const seen = [told(5, at('01')), told(5, at('03')), told(25, at('12')), told(25, at('14'))].map((fact) => {
    there = versionPartlyLive.evolve(there, fact);
    return there;
  });
  expect(seen.map((e) => e.live.api?.eu?.partly?.since)).toEqual([at('01'), at('01'), at('12'), at('12')]);
});
