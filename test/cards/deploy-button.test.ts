import { expect, test } from 'vitest';
import { deployButton } from '../../src/cards/deploy-button.ts';
import { rolloutOf } from '../../src/domain/release/release.ts';
import { approved, COMPANY, type Given } from '../domain/given.ts';
import { verifying } from '../domain/health/watching.ts';

const shown = (g: Given) => {
  const { text, confirm } = deployButton(g.world.releases['R-1'] ?? expect.fail('there is no release'), g.world);
  return `${text.text} ${confirm?.title?.text} ${confirm?.text.text} [${confirm?.confirm?.text}]`;
};
const doubted = (g: Given, stage = 'eu 5 %') => {
  const { world } = g;
  const release = world.releases['R-1'] ?? expect.fail('there is no release');
  const doubt = { verdict: 'unknown', said: 'api, errors: too few', at: 'x', until: 'x' } as const;
  const rollout = rolloutOf(release) ?? expect.fail('nothing is rolled out');
  const stages = rollout.stages.map((s) => {
    if (s.name === stage) return { ...s, state: 'verifying' as const, doubt };
    return stage === 'eu 100 %' ? { ...s, state: 'done' as const } : s;
  });
  return g.put('release', 'R-1', { ...release, rollout: { ...rollout, stages } } as never);
};

test('a step in doubt is gone on with, and not deployed once more', () => {
  expect(shown(doubted(verifying()))).toBe(
    'Go on… Go on all the same? api 4.2 → production, step eu 5 %: api, errors: too few. Next: step eu 100 %. Everybody following R-1 is told. [Go on]',
  );
});

test('after the last step nothing comes but that it counts', () => {
  expect(shown(doubted(verifying(), 'eu 100 %'))).toContain(
    'step eu 100 %: api, errors: too few. It counts as healthy then. Everybody following R-1 is told. [Go on]',
  );
});

test('of many steps the question names the first, and still who is told', () => {
  const g = approved().company({
    environments: COMPANY.environments.map((e) => ({
      ...e,
      regions: Array.from({ length: 40 }, (_, i) => `region-${i}`),
    })),
  });
  expect(shown(g)).toContain(
    'steps region-0, then region-1, then region-2, then region-3 and 36 more. Everybody following R-1 is told. [Deploy]',
  );
});
