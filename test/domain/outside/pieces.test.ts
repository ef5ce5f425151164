import { describe, expect, test } from 'vitest';
import {
  type Deployment,
  type DeploymentState,
  type Deployments,
  deploymentWith,
  leaves,
  type Report,
  withDeployment,
} from '../../../src/domain/outside/deployment.ts';
import { late } from '../../../src/domain/outside/late.ts';
import { isOfAStep } from '../../../src/domain/outside/of-a-step.ts';
import { nowKnownWords, outsideWords } from '../../../src/domain/outside/words.ts';
import type { Release, Rollout, Stage } from '../../../src/domain/release/release.ts';
import { linesOf } from '../following.ts';
import { given, NOW, PEOPLE, running } from '../given.ts';
import { BASE, rolled, step } from '../release/made.ts';
import { spoken } from '../spoken.ts';

/** Minutes after 08:00. */
const at = (minute: number) => new Date(Date.parse('2026-03-03T08:00:00.000Z') + minute * 60_000).toISOString();
const report = (state: DeploymentState = 'succeeded', minute = 10, more: Partial<Report> = {}): Report => ({
  source: 'ci',
  key: '7',
  version: '4.3',
  regions: ['eu'],
  state,
  at: at(minute),
  ...more,
});
const live = (state: DeploymentState, minute: number, liveAt = minute, more: Partial<Deployment> = {}): Deployment => ({
  ...report(state, minute),
  liveAt: at(liveAt),
  ...more,
});
const known = (...deployments: Deployment[]): Deployments => ({ v: 2, id: 'production/api', deployments });

const CI = { url: 'https://ci' };
const CI_OF_5 = { ...CI, urlOf: { at: at(5), state: 'running' as const } };

describe('a deployment, told in whatever order', () => {
  test.each<[string, Deployments | undefined, Report, Deployment | undefined]>([
    ['for the first time', undefined, report('running'), report('running')],
    ['done', known(), report(), live('succeeded', 10)],
    ['of another key', known(live('succeeded', 5, 5, { key: '8' })), report(), live('succeeded', 10)],
    ['of another source', known(live('succeeded', 5, 5, { source: 'cd' })), report(), live('succeeded', 10)],
    ['again', known(live('succeeded', 10)), report(), undefined],
    ['later', known(report('running', 5)), report('succeeded', 10), live('succeeded', 10)],
    ['failed after it was live', known(live('succeeded', 5)), report('failed', 10), live('failed', 10, 5)],
    ['of the same instant, further', known(report('running', 10)), report(), live('succeeded', 10)],
    ['of the same instant, less far', known(live('succeeded', 10)), report('running'), undefined],
    ['earlier', known(live('succeeded', 10)), report('running', 5), undefined],
    ['later, without a link', known(report('running', 5, CI)), report(), live('succeeded', 10, 10, CI_OF_5)],
    [
      'earlier, with a link',
      known(live('succeeded', 10)),
      report('running', 5, CI),
      live('succeeded', 10, 10, CI_OF_5),
    ],
    ['earlier, with an older link', known(live('succeeded', 10, 10, CI_OF_5)), report('requested', 4, CI), undefined],
    [
      'earlier, with a newer link',
      known(live('succeeded', 10, 10, CI_OF_5)),
      report('running', 7, { url: 'https://cd' }),
      live('succeeded', 10, 10, { url: 'https://cd', urlOf: { at: at(7), state: 'running' } }),
    ],
    [
      'later, with a link of its own',
      known(report('running', 5, CI)),
      report('succeeded', 10, { url: 'https://cd' }),
      live('succeeded', 10, 10, { url: 'https://cd' }),
    ],
    [
      'later, by nobody',
      known(report('running', 5, { by: { name: 'hubot' } })),
      report(),
      live('succeeded', 10, 10, { by: { name: 'hubot' }, byOf: { at: at(5), state: 'running' } }),
    ],
    [
      'earlier, with a link, and that it was live',
      known(report('removed', 20)),
      report('succeeded', 10, CI),
      live('removed', 20, 10, { ...CI, urlOf: { at: at(10), state: 'succeeded' } }),
    ],
    [
      'that it was live, once it is gone',
      known(report('removed', 20)),
      report('succeeded', 10),
      live('removed', 20, 10),
    ],
    ['that it was live earlier', known(live('removed', 20, 10)), report('succeeded', 5), undefined],
    ['that it was live later', known(live('removed', 20, 10)), report('succeeded', 15), live('removed', 20, 15)],
  ])('%s', (_, before, told, expected) => expect(deploymentWith(before, told)).toEqual(expected));

  test('what is left of it where it went', () => {
    const left = (state: DeploymentState, isLive = true) => leaves(isLive ? live(state, 10) : report(state));
    expect([left('succeeded'), left('running'), left('removed'), left('failed'), left('rolled-back')]).toEqual([
      'runs',
      'runs',
      'gone',
      'nothing',
      'nothing',
    ]);
    expect([left('running', false), left('removed', false)]).toEqual(['nothing', 'nothing']);
  });
  test('fifty are kept, each once, the oldest first', () => {
    const many = Array.from({ length: 50 }, (_, n) => live('succeeded', n, n, { key: `k${n}` }));
    const { deployments } = withDeployment(known(...many), live('succeeded', 99));
    expect([deployments.length, deployments[0]?.key, deployments.at(-1)?.key]).toEqual([50, 'k1', '7']);
    expect(withDeployment(known(...many), live('failed', 3, 3, { key: 'k3' })).deployments).toHaveLength(50);
    expect(
      withDeployment(known(live('succeeded', 10)), live('succeeded', 5, 5, { key: '8' })).deployments.map((d) => d.key),
    ).toEqual(['8', '7']);
  });
});

describe('what a step of a release did is not from outside', () => {
  const under = (
    more: Partial<Stage> = {},
    run: Partial<Rollout> = {},
    direction: 'deploying' | 'rolling-back' = 'deploying',
  ) => rolled(direction, [step('eu', 'running', 'api 4.3<4.1', more)], { startedAt: at(10), ...run });
  const url = 'https://ci.test/run/7';
  const told = (more: object = {}) => ({ ...report(), service: 'api', environment: 'production', ...more });
  test.each<[string, Release, ReturnType<typeof told>, boolean]>([
    ['it brings this there', under(), told(), true],
    ['another version', under(), told({ version: '4.2' }), false],
    ['another service', under(), told({ service: 'shop' }), false],
    ['another region', under({ region: 'us' }), told(), false],
    ['elsewhere', under(), told({ environment: 'far' }), false],
    ['elsewhere, though by its run', under({ url }), told({ environment: 'far', url }), false],
    ['going back it brings what ran before', under({}, {}, 'rolling-back'), told({ version: '4.1' }), true],
    ['going back, not what it takes away', under({}, {}, 'rolling-back'), told(), false],
    ['five minutes before it began', under(), told({ at: at(5) }), true],
    ['more than five minutes before', under(), told({ at: at(4.999) }), false],
    ['by its run', under({ url }), told({ version: '9', url }), true],
    ['by a job of its run', under({ url }), told({ version: '9', url: `${url}/job/1` }), true],
    [
      'by a job of its run, that ends in a slash',
      under({ url: `${url}/` }),
      told({ version: '9', url: `${url}/job/1` }),
      true,
    ],
    ['by another run', under({ url }), told({ version: '9', url: `${url}1` }), false],
    [
      'by a run that was left behind',
      {
        ...under(),
        abandoned: [{ rollout: 'R-1-0', direction: 'forward', stage: step('eu', 'failed', 'api 4.0', { url }) }],
      },
      told({ version: '9', url }),
      true,
    ],
    ['that failed as nobody knows how', under({ state: 'failed', how: 'silent' }), told(), false],
    ['that failed, as it is told too', under({ state: 'failed', how: 'silent' }), told({ state: 'failed' }), true],
    ['that failed before such was told', under({ state: 'failed' }), told(), true],
    ['what was never deployed', { ...BASE, status: 'planned' }, told(), false],
  ])('%s', (_, release, deployment, is) => expect(isOfAStep(deployment, 'eu', release)).toBe(is));
});

describe('in words', () => {
  const where = { environment: 'production', service: 'api' };
  const words = (deployment: Deployment) => spoken(outsideWords({ ...deployment, regions: ['eu', 'us'] }, where));
  test.each<[Deployment, string]>([
    [
      live('succeeded', 10),
      `Deployed outside Gonogo: api 4.3 runs in eu, us of production since ${at(10)}, told by ci`,
    ],
    [
      live('succeeded', 20, 10),
      `Deployed outside Gonogo: api 4.3 runs in eu, us of production since ${at(10)}, told by ci`,
    ],
    [
      report('running', 20),
      `Deployed outside Gonogo: api 4.3 runs in eu, us of production since ${at(20)}, told by ci`,
    ],
    [
      { ...report('failed'), url: 'https://ci.test' },
      'A deployment outside Gonogo failed: api 4.3 to eu, us of production, told by ci: https://ci.test',
    ],
    [
      live('failed', 20, 10),
      'Deployed outside Gonogo, and failed after that: api 4.3 in eu, us of production, told by ci',
    ],
    [
      live('rolled-back', 20, 10, { by: { name: 'hubot' } }),
      'Rolled back outside Gonogo: api 4.3 in eu, us of production, by hubot, told by ci',
    ],
    [
      live('removed', 20, 10),
      'Removed outside Gonogo: api 4.3 runs in eu, us of production no more, and nobody has told what does, told by ci',
    ],
  ])('%#: %s', (deployment, expected) => expect(words(deployment)).toBe(expected));
  test('what was known by its commit alone', () =>
    expect(spoken(nowKnownWords('production/api', { version: '4.3', commit: 'abcdef0123' }))).toBe(
      'What was deployed to production as commit abcdef0 is api 4.3',
    ));
});

describe('who hears of it', () => {
  const heard = (more: object = {}, releases: Release[] = []) => {
    const g = given()
      .people({ roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] } })
      .put('deployments', 'production/api', known());
    for (const r of releases) g.put('release', r.id, r);
    const fact = {
      stream: 'deployments/production/api',
      type: 'DeploymentHeard',
      place: 'production/api',
      ...live('succeeded', 10),
      heardAt: NOW,
      changes: ['eu'],
      text: {},
      ...more,
    };
    return linesOf(g.leadsTo(fact as never));
  };
  const said = `Deployed outside Gonogo: api 4.3 runs in eu of production since ${at(10)}, told by ci`;
  test('engineering, where it changes what runs or never came there', () => {
    expect(heard()).toEqual([`engineering: ${said}`]);
    expect(heard({ changes: [] })).toEqual([]);
    const failed = { state: 'failed', changes: [], regions: ['eu', 'us'] };
    expect(heard(failed)).toEqual([]);
    expect(heard({ ...failed, liveAt: undefined })).toEqual([
      'engineering: A deployment outside Gonogo failed: api 4.3 to eu, us of production, told by ci',
    ]);
  });
  test('whose release is open there, above all under way', () => {
    const open: Release = { ...BASE, status: 'planned', id: 'R-2' };
    const far: Release = { ...BASE, status: 'planned', id: 'R-3', environment: 'far' };
    expect(heard({}, [rolled('deploying', []), open, far])).toEqual([
      `engineering: ${said}`,
      `R-1!: ${said}`,
      'edit R-1/headline',
      'edit R-2/headline',
    ]);
  });
  test('where it was rolled back before: its thread and the managers', () => {
    const loud = `Rolled back before, and running again: nobody said why it may (R-1: \`/release allow\`). ${said}`;
    expect(heard({ held: 'R-1' }, [rolled('deploying', [])])).toEqual([
      `R-1!: ${loud}`,
      `tell @UMANAGER: ${loud}`,
      `tell @UOTHER: ${loud}`,
      'edit R-1/headline',
    ]);
  });
  test('of an incident that may have come of it', () => {
    const incident = {
      v: 3 as const,
      id: 'I-1',
      service: 'shop',
      seen: [],
      openings: [{ since: at(20), causes: [] }],
      verdicts: [],
    };
    const wonders = (more: object) => {
      const g = given()
        .put('deployments', 'production/api', known())
        .put('incident', 'I-1', { ...incident, ...more } as never);
      const fact = {
        stream: 'deployments/production/api',
        type: 'DeploymentHeard',
        place: 'production/api',
        ...live('succeeded', 10),
        heardAt: NOW,
        changes: [],
        text: {},
      };
      return linesOf(g.leadsTo(fact as never));
    };
    const look = [`${NOW}: LookForCauses I-1`];
    expect(wonders({})).toEqual(look);
    expect(wonders({ service: 'ledger' })).toEqual([]);
    expect(wonders({ openings: [{ since: at(300), causes: [] }] })).toEqual([]);
    expect(wonders({ verdicts: [{ by: 'UQA', at: NOW, of: at(20) }] })).toEqual([]);
  });
});

describe('what is told once something else runs there', () => {
  const told = (more: object = {}) => ({
    ...report('succeeded', 10),
    service: 'api',
    environment: 'production',
    ...more,
  });
  const ran = (version: string, since?: string, before: { version: string; since?: string }[] = []) => ({
    ...running({}),
    live: { api: { eu: { now: { version, ...(since && { since }) }, before } } },
  });
  const keeps = (runs: ReturnType<typeof ran>, more: object = {}) => {
    const decision = late(told(more), ['eu'], { known: undefined, runs, now: NOW });
    return 'facts' in decision ? decision.facts : decision;
  };
  test('is kept for whoever looks for causes, and changes nothing', () => {
    expect(keeps(ran('4.5', at(30)), { by: { name: 'hubot' }, url: 'https://ci.test' })).toEqual([
      {
        stream: 'deployments/production/api',
        type: 'DeploymentHeard',
        place: 'production/api',
        ...live('succeeded', 10),
        url: 'https://ci.test',
        heardAt: NOW,
        changes: [],
        text: { by: { name: 'hubot' } },
      },
    ]);
    expect(keeps(ran('4.5', at(30)))).toMatchObject([{ text: {} }]);
    // Another service was rolled back from the same number.
    const held = [{ service: 'ledger', version: '4.3', release: 'R-1', at: at(40), why: 'x' }];
    expect(keeps({ ...ran('4.5', at(30)), held })).toMatchObject([{ version: '4.3', changes: [] }]);
  });
  test.each<[string, ReturnType<typeof ran>, object]>([
    ['what runs there is older', ran('4.5', at(5)), {}],
    ['it is what runs there', ran('v4.3', at(30)), {}],
    ['it ran there before', ran('4.5', at(30), [{ version: '4.3', since: at(1) }]), {}],
    [
      'it was rolled back there',
      { ...ran('4.5', at(30)), held: [{ service: 'api', version: '4.3', release: 'R-1', at: at(40), why: 'x' }] },
      {},
    ],
    ['it did not succeed', ran('4.5', at(30)), { state: 'failed' }],
  ])('is nothing where %s', (_, runs, more) => expect(keeps(runs, more)).toEqual([]));
  test('of a past that is cut off, only what is kept of it', () => {
    const before = Array.from({ length: 9 }, (_, n) => ({ version: `3.${n}`, since: at(20 - n) }));
    expect(keeps(ran('4.5', at(30), before), { at: at(13) })).toHaveLength(1);
    expect(keeps(ran('4.5', at(30), before), { at: at(12) })).toHaveLength(0);
  });
});
