import { expect, test } from 'vitest';
import type { Environment } from '../../../src/domain/company/services.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { ABLE, approved, COMPANY, given, go, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';
import { sees } from './seeing.ts';

const environments: Environment[] = [{ name: 'production', regions: ['eu'], stageTimeoutMinutes: 30 }];
const services = COMPANY.services.map((s) => (s.name === 'ledger' ? { ...s, target: 'books' } : s));
const seen = (given: ReturnType<typeof approved>) =>
  gatesOf(given.world.releases['R-1'] as never, given.world).find((g) => g.id === 'pipeline');

test('who has a pipeline for everything sees nothing of it', () => {
  expect(seen(approved())).toBeUndefined();
});

test('what no pipeline deploys is named, and its deploy refused: the environment’s is missing, a service’s own is not', () => {
  const given = approved().company({ environments, services });
  expect(seen(given)).toMatchObject({ open: false, firm: true, byHand: true });
  expect(JSON.stringify(seen(given)?.saw)).toMatch(/no pipeline deploys .*api.* to .*production/);
  expect(JSON.stringify(seen(given)?.saw)).not.toContain('ledger');
});

test.each([
  ['api', { services: COMPANY.services.filter((s) => s.name !== 'api') }],
  ['production', { environments: [] }],
])(
  '%s, which the manifests name no more, is not deployed: its owner changes or cancels it; what has begun is seen through',
  (gone, more) => {
    expect(sees(approved().company(more), 'pipeline')).toMatchObject({
      open: false,
      saw: `the manifests name ${gone} no more: change what it holds or where it goes, or cancel it`,
    });
    expect(seen(approved().company(more))).not.toHaveProperty('byHand');
    const begun = approved().done({ type: 'StartDeploy', release: 'R-1' }).company(more);
    expect(spoken(seen(begun)?.saw ?? [])).not.toContain('no more');
  },
);

test('planning and voting need no pipeline, the deploy does', () => {
  const { decision } = given()
    .company({ environments })
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .by('UQA')
    .done(go)
    .by('USRE1')
    .done(go)
    .by('USRE2')
    .done(go)
    .by('UMANAGER')
    .at('2026-03-03T12:00:00.000Z')
    .when({ type: 'StartDeploy', release: 'R-1' });
  expect(decision).toMatchObject({ refused: 'blocked', offers: [{ verb: 'done-by-hand' }, { verb: 'show' }] });
});

test('steps that were chosen before the manifests said that a pipeline can’t be told them close it before the first and before each', () => {
  const shares = 'write {percent} into its inputs';
  const step = { called: '', act: 'deploy', soakMinutes: 0, promotion: 'timed' } as const;
  const careful = {
    name: 'careful',
    words: '',
    steps: [5, 100].map((share) => ({ ...step, called: `${share}`, share })),
  };
  const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
  const told = given()
    .company({ strategies: [careful] })
    .done({ ...PLAN, strategy: 'careful' }, { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) told.by(voter).done(go);
  told.by('UMANAGER').at('2026-03-03T12:00:00.000Z');
  const known = { strategies: [careful], pipelines: [{ name: 'pipeline', can: { ...ABLE, shares } }] };
  for (const commands of [[], [deploy]]) {
    expect(seen(told.company({ pipelines: [] }).done(...commands))).toBeUndefined();
    expect(seen(told.company(known))).toMatchObject({ open: false, firm: true });
    expect(JSON.stringify(seen(told)?.saw)).toContain(shares);
  }
});
