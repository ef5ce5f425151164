import { expect, test } from 'vitest';
import { headlineCard } from '../../src/cards/headline.ts';
import { healthLines } from '../../src/cards/health.ts';
import { keysOf, knowing } from '../../src/domain/deciding/reads.ts';
import { numbers } from '../../src/domain/health/measurement.ts';
import { surroundingsOf } from '../../src/domain/release/clearing/surroundings.ts';
import { errorsRule } from '../domain/health/rules.ts';
import { healthPlan, STEP, WATCH, watched } from '../domain/health/watching.ts';
import { LittleStore } from '../domain/little-store.ts';

/** The card of a release whose first look was bad. */
function afterBadLook(more: Parameters<typeof healthPlan>[1]) {
  const look = {
    type: 'ObserveHealth',
    watch: WATCH,
    from: '2026-03-03T12:02:00.000Z',
    to: '2026-03-03T12:03:00.000Z',
  } as const;
  const got = { errors: { errors: numbers(80), of: numbers(1000) } };
  const plan = healthPlan([errorsRule({ consecutiveFailureLimit: 0 })], more);
  const g = watched(plan)
    .done({ ...look, got, bases: {} })
    .done({ type: 'HeedHealth', ...STEP });
  const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
  const store = new LittleStore();
  store.put('release', 'R-1', release);
  store.put('watch', WATCH, g.world.watches[WATCH]);
  const reads = surroundingsOf(release);
  const card = headlineCard(release, undefined, knowing(g.world, reads, store.reading()(keysOf(reads))));
  return { card, shown: JSON.stringify(card.blocks) };
}

test('a card says of rules that are only tried that they are', () => {
  expect(afterBadLook({ onUnhealthy: 'roll-back', dry: true }).shown).toContain(
    'Only tried (dry), unhealthy: api, errors: errors 8 % (80 of 1,000 requests), allowed 1 %',
  );
});

test('what was proved, and is watched on, hides nothing that is seen since', () => {
  const lines = (got: number, of: number) => {
    const looked = { type: 'ObserveHealth', watch: WATCH, from: '2026-03-03T12:02:00.000Z' } as const;
    const g = watched(healthPlan([errorsRule({ consecutiveFailureLimit: 3 })])).done({
      ...looked,
      ...{ to: '2026-03-03T12:03:00.000Z', got: { errors: { errors: numbers(got), of: numbers(of) } }, bases: {} },
    });
    const watch = g.world.watches[WATCH] ?? expect.fail('nothing is watched');
    return healthLines(g.world.releases['R-1'] ?? expect.fail('there is no release'), {
      watches: { [WATCH]: { ...watch, concluded: 'go-on' } },
    }).map((l) => l.text);
  };
  expect(lines(0, 1000)).toEqual([expect.stringMatching(/^Healthy: api, errors: errors 0 %/)]);
  expect(lines(0, 3)).toEqual([expect.stringMatching(/^Was healthy, not surely now: api, .*it takes 50 requests/)]);
  expect(lines(80, 1000)).toEqual([expect.stringMatching(/^Was healthy, not surely now: api, errors: errors 8 %/)]);
});

test('a card says of a step that is not well so, and what was measured, and that somebody decides', () => {
  const { card, shown } = afterBadLook({ onUnhealthy: 'ask' });
  expect(card.text).toMatch(/^Stopped halfway: api 4\.2 to production/);
  expect(shown).toContain('eu 5 % unhealthy');
  // What is in doubt is which version runs, and that is known.
  expect(shown).not.toContain('in doubt');
  expect(shown).toContain('Unhealthy: api, errors: errors 8 % (80 of 1,000 requests), allowed 1 %, looked at <!date');
  expect(shown).toMatch(
    /Step eu 5 % was unhealthy <[^>]*>: api, errors: errors 8 % \(80 of 1,000 requests\), allowed 1 %\. It goes on when somebody says so: by <[^>]*>, or <@UMANAGER> hears of it/,
  );
});
