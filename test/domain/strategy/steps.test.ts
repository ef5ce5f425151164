import { describe, expect, test } from 'vitest';
import { hasPipeline, isOffered, strategyFault } from '../../../src/domain/strategy/choosing.ts';
import { isInParts, isPart, unfitIn, unfitSteps } from '../../../src/domain/strategy/fitting.ts';
import * as shelf from '../../../src/domain/strategy/index.ts';
import { wavesOf, waysOf } from '../../../src/domain/strategy/waves.ts';
import { ABLE, COMPANY, PLAN } from '../given.ts';
import { step } from '../release/made.ts';
import { spoken } from '../spoken.ts';

const lines = ({ steps }: ReturnType<typeof shelf.canary.make>) =>
  steps.map((s) => [s.called, s.act, `${s.share} %`, `${s.soakMinutes} min`, s.promotion].filter(Boolean).join(' '));

describe('the shelf', () => {
  test('all at once: one step that needs no name', () => {
    const made = shelf.allAtOnce.make({ soakMinutes: 10 });
    expect([made.words, ...lines(made)]).toEqual(['all at once, 10 min each', 'deploy 100 % 10 min timed']);
    expect(shelf.allAtOnce.make({}).words).toBe('all at once');
  });
  test('canary: a growing share', () => {
    const made = shelf.canary.make({ percents: [5, 100], soakMinutes: 2, promotion: 'health' });
    expect([made.words, ...lines(made)]).toEqual([
      'canary 5 → 100 %, 2 min each, by health',
      '5 % deploy 5 % 2 min health',
      '100 % deploy 100 % 2 min health',
    ]);
    for (const percents of [[], [5, 5, 100], [10, 5, 100], [5, 50], [0, 100], [100.1]])
      expect(() => shelf.canary.make({ percents })).toThrow();
    expect(shelf.canary.make({ percents: [100] }).steps).toHaveLength(1);
  });
  test('rolling: batch by batch', () => {
    const made = shelf.rolling.make({ batches: 3, promotion: 'manual' });
    expect([made.words, ...lines(made)]).toEqual([
      'rolling in 3 batches, each by hand',
      'batch 1 of 3 deploy 33 % 0 min manual',
      'batch 2 of 3 deploy 67 % 0 min manual',
      'batch 3 of 3 deploy 100 % 0 min manual',
    ]);
    for (const batches of [1, 51, 2.5]) expect(() => shelf.rolling.make({ batches })).toThrow();
  });
  test('blue-green: beside, switched, taken away', () => {
    const made = shelf.blueGreen.make({ keepMinutes: 30, soakMinutes: 5, promotion: 'manual' });
    expect([made.words, ...lines(made)]).toEqual([
      'blue-green, the old copy kept for 30 min, 5 min each, each by hand',
      'idle prepare 0 % 5 min manual',
      'switch switch 100 % 30 min timed',
      'old copy away retire 100 % 0 min timed',
    ]);
  });
});

describe('whether its pipelines can be told', () => {
  test('a step is a part where it brings less than all, or more than a version', () => {
    expect([
      isPart({}),
      isPart({ share: 99 }),
      isPart({ act: 'switch' }),
      isPart({ act: 'deploy', share: 100 }),
    ]).toEqual([false, true, true, false]);
    expect([isInParts(shelf.allAtOnce.make({})), isInParts(shelf.canary.make({ percents: [5, 100] }))]).toEqual([
      false,
      true,
    ]);
  });
  const careful = { name: 'careful', ...shelf.canary.make({ percents: [5, 100] }) };
  const whole = { name: 'whole', ...shelf.allAtOnce.make({}) };
  const pipelines = [{ name: 'pipeline', can: { ...ABLE, shares: 'it has no shares' } }];
  const company = { ...COMPANY, strategies: [careful, whole], pipelines };
  const going = { items: PLAN.items, environments: ['production'] };
  const three = { ...going, items: [...PLAN.items, { service: 'shop', version: '1' }] };
  test('by pipeline, each with all its services', () => {
    expect(unfitIn({ ...three, strategy: 'careful' }, company)).toEqual([
      { services: ['ledger', 'api'], target: 'pipeline', why: 'it has no shares' },
    ]);
    expect([unfitIn({ ...going, strategy: 'whole' }, company), unfitIn(going, company)]).toEqual([[], []]);
    const steps = [
      step('eu 5 %', 'waiting', 'api 1', { share: 5 }),
      step('eu 100 %', 'waiting', 'api 1, ledger 1', { act: 'switch' }),
      step('us', 'waiting', 'shop 1'),
    ];
    expect(unfitSteps(steps, company)).toEqual([
      { services: ['api', 'ledger'], target: 'pipeline', why: 'it has no shares' },
    ]);
    expect(unfitSteps(steps.slice(2), company)).toEqual([]);
  });
  const said = (chosen: string, of: Parameters<typeof strategyFault>[1], known = company) => {
    const no = strategyFault(chosen, of, known);
    return no && [no.refused, spoken(no.why), spoken(no.remedy ?? []), no.field];
  };
  test('why one can’t be chosen', () => {
    expect(said('none', going)).toEqual([
      'unknown-strategy',
      "I don't know the strategy none.",
      'There are careful: canary 5 → 100 % and whole: all at once.',
      'strategy',
    ]);
    expect(said('none', going, { ...company, strategies: [whole] })?.[2]).toBe('There is whole: all at once.');
    expect(said('none', going, { ...company, strategies: [] })?.[2]).toBe(
      'There are none: name them in manifests/strategies.yml.',
    );
    expect(said('careful', going)).toEqual([
      'cant-in-parts',
      "ledger, api can't go as careful: the pipeline pipeline brings a region all at once, since it has no shares.",
      'Choose whole, or mend manifests/deploy-targets.yml.',
      'strategy',
    ]);
    expect(said('careful', going, { ...company, strategies: [careful] })?.[2]).toBe(
      'Leave the strategy out, or mend manifests/deploy-targets.yml.',
    );
    const hand = { ...company, environments: [{ name: 'production', regions: ['eu'], stageTimeoutMinutes: 30 }] };
    expect(said('whole', { ...going, environments: ['staging', 'production'] }, hand)).toEqual([
      'no-pipeline',
      'No pipeline deploys it to staging, then production: people do that by hand, and the strategy whole would change nothing.',
      'Leave the strategy out.',
      'strategy',
    ]);
    expect([isOffered('whole', going, company), isOffered('careful', going, company)]).toEqual([true, false]);
    expect([
      hasPipeline(going, company),
      hasPipeline(going, hand),
      hasPipeline({ ...three, environments: ['production'] }, hand),
    ]).toEqual([true, false, true]);
  });
  test('what goes together, and in which words', () => {
    const waves = (known: typeof COMPANY, strategy?: string) =>
      wavesOf({ items: three.items, environment: 'production', ...(strategy && { strategy }) }, known).map(
        (w) => `${w.target}: ${w.services.join('+')} ${w.strategy.name}`,
      );
    expect(waves(company)).toEqual(['pipeline: ledger+api all-at-once', 'other: shop all-at-once']);
    const single = { ...company, pipelines: [{ name: 'pipeline', can: { ...ABLE, several: 'one by one' } }] };
    expect(waves(single, 'careful')).toEqual([
      'pipeline: ledger careful',
      'pipeline: api careful',
      'other: shop careful',
    ]);
    const own = {
      ...company,
      services: COMPANY.services.map((s) => (s.name === 'api' ? { ...s, strategy: 'careful' } : s)),
    };
    expect(waysOf({ items: three.items, environment: 'production' }, own)).toEqual(['api canary 5 → 100 %']);
    expect(waysOf({ items: three.items, environment: 'production', strategy: 'careful' }, company)).toEqual([
      'canary 5 → 100 %',
    ]);
    expect(waysOf({ items: three.items, environment: 'production' }, company)).toEqual([]);
  });
});
