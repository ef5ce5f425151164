import { describe, expect, test } from 'vitest';
import type { RegisterBuild } from '../../../src/domain/build/register-build.ts';
import type { HearIncident } from '../../../src/domain/incident/hear-incident.ts';
import { openingWords } from '../../../src/domain/incident/words.ts';
import type { HearDeployment } from '../../../src/domain/outside/hear-deployment.ts';
import { deploy } from '../facts/steps.ts';
import { following } from '../following.ts';
import { approved, COMPANY, type Given, given } from '../given.ts';
import { spoken } from '../spoken.ts';
import { at, causes, confirm, deployed, found, live, only, opening, told, verdict } from './told-of.ts';

describe('what may have caused it', () => {
  test('a rollout that is under way, with the sentence why; its owner is asked, and its card says so', () => {
    const g = deployed().done(told());
    expect(causes(g)).toEqual(['R-1: its rollout of api 4.2 to production began 5 min before, and is under way']);
    const said = `Incident: I-1 “Checkout fails” of api, open since ${at('12:05')}. Perhaps because of a deploy: ${causes(g)[0]}. Whoever knows says so: \`/release incident I-1\``;
    expect(following(g)).toEqual(['edit R-1/headline', `R-1!: ${said}`, `tell @UMANAGER: ${said} | What caused it…`]);
  });
  test('a service that it needs, but not one that needs it', () => {
    const g = deployed().done(told({ service: 'shop' }));
    expect(causes(g)).toEqual([
      'R-1: its rollout of api 4.2 to production began 5 min before, which shop needs, and is under way',
    ]);
    const { decision } = approved()
      .done(deploy)
      .at(at('12:06'))
      .when(told({ service: 'ledger' }));
    expect(decision).toMatchObject({ facts: [{ causes: [{ service: 'ledger' }] }] });
  });
  const other: HearDeployment = {
    ...{ type: 'HearDeployment', source: 'github', key: '7', service: 'api', environment: 'production' },
    ...{ regions: [], state: 'succeeded', version: '4.3', at: at('12:03') },
  };
  test.each<[string, Partial<HearIncident>, string]>([
    ['nothing', {}, 'R-1'],
    ['its version', { version: '4.3' }, 'github/7'],
    ['its version as its tag is', { version: 'api-v4.3' }, 'github/7'],
    ['its commit', { commit: 'ffffffffff01' }, 'github/7'],
    ['a version and a commit that was never built', { commit: '0123456789ab' }, 'R-1'],
    ['the deploy by its id there', { source: 'github', deploy: '7' }, 'github/7'],
    ['the deploy of another system by that id', { source: 'ci', deploy: '7' }, 'R-1'],
    ['a deploy of ours', { version: undefined, deploy: 'R-1-1' }, 'R-1'],
    ['another version', { version: '4.1' }, 'R-1'],
  ])('of two deploys the one that it names goes first: %s', (_, more, first) => {
    const known: RegisterBuild = {
      type: 'RegisterBuild',
      service: 'api',
      version: '4.3',
      commit: 'ffffffffff01',
      commits: [],
    };
    const g = deployed().by('gonogo').done(known, other, told(more));
    expect(found(g).map((c) => c.deploy)[0]).toBe(first);
    const isNamed =
      more.version === '4.3' || more.version === 'api-v4.3' || first === 'github/7' || more.deploy === 'R-1-1';
    expect(causes(g)[0]?.includes(', which it names')).toBe(isNamed);
    expect(found(g)).toHaveLength(2);
  });
  test('the version that put it right is not what caused it', () => {
    const g = deployed()
      .by('gonogo')
      .done(other, told({ version: '4.2' }), told({ state: 'resolved', version: '4.3', at: at('12:06') }));
    expect(causes(g).map((c) => c.includes(', which it names'))).toEqual([true, false]);
    expect(found(g)[0]?.deploy).toBe('R-1');
  });
  test('the rollback that took away the version it names is not named by it', () => {
    const after = live(at('12:20')).done({ type: 'RollBack', release: 'R-1', why: 'slow' }).at(at('12:30'));
    const started = { startedAt: at('12:25'), at: at('12:25') };
    expect(causes(after.done(told({ ...started, version: '4.2' })))[0]).not.toContain('which it names');
  });
  test('what it names goes first only for the opening that it was said of', () => {
    const g = deployed()
      .by('gonogo')
      .done(other, told({ version: '4.3' }), told({ state: 'resolved', at: at('12:06') }));
    g.at(at('12:20')).done(told({ startedAt: at('12:15'), at: at('12:15') }));
    expect(only(g).openings.map((o) => o.causes[0]?.named)).toEqual([true, undefined]);
  });
  test('what went back before anybody told of it', () => {
    const g = live(at('12:20')).done({ type: 'RollBack', release: 'R-1', why: 'slow' }).at(at('12:30')).done(told());
    expect(causes(g)).toEqual(['R-1: its rollout of api 4.2 to production began 5 min before']);
    const after = live(at('12:20')).done({ type: 'RollBack', release: 'R-1', why: 'slow' }).at(at('12:30'));
    expect(causes(after.done(told({ startedAt: at('12:25'), at: at('12:25') })))).toEqual([
      'R-1: its rollback of api 4.2 in production began 5 min before, and is under way',
    ]);
  });
  test.each([
    ['within the time that is set', at('14:00'), 120, 1],
    ['a second later', '2026-03-03T14:00:01.000Z', 120, 0],
    ['at the same instant', at('12:00'), 120, 1],
    ['by a clock that is behind a minute', at('11:59'), 120, 1],
    ['before it began', '2026-03-03T11:58:59.000Z', 120, 0],
    ['within a shorter time', at('12:10'), 10, 1],
    ['after a shorter time', at('12:11'), 10, 0],
  ])('%s', (_, startedAt, within, many) => {
    const g = live(at('15:00')).company({ ...COMPANY, incidentsWithinMinutes: within });
    expect(found(g.done(told({ startedAt, at: at('14:30') })))).toHaveLength(many);
  });
  test('elsewhere is not here; where nobody told where, anywhere counts', () => {
    const staging = { name: 'staging', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 };
    const two = () => deployed().company({ ...COMPANY, environments: [...COMPANY.environments, staging] });
    expect(found(two().done(told({ environment: 'staging' })))).toEqual([]);
    const { environment: _, ...nowhere } = told();
    expect(found(two().done(nowhere))).toHaveLength(1);
  });
  test('an incident before any deploy is listed, and told to nobody', () => {
    const g = given().at(at('12:06')).done(told());
    expect(following(g)).toEqual([]);
    expect(found(g)).toEqual([]);
  });
  test('a deployment outside of Gonogo, also one that is told of later; what is under way goes first', () => {
    const outside: HearDeployment = {
      type: 'HearDeployment',
      source: 'github',
      key: '7',
      service: 'api',
      environment: 'production',
      regions: [],
      state: 'succeeded',
      version: '4.3',
      at: at('12:04'),
    };
    const g = deployed().done(told()).done(outside);
    expect(following(g, 3)).toContain(`${at('12:06')}: LookForCauses I-1`);
    g.done({ type: 'LookForCauses', incident: 'I-1' });
    expect(found(g).map((c) => c.deploy)).toEqual(['R-1', 'github/7']);
    expect(found(deployed().done(outside, told()))).toEqual(found(g));
    g.when({ type: 'LookForCauses', incident: 'I-1' }).thenFacts();
    g.by('UMANAGER').done({ ...confirm, deploy: 'github/7' });
    expect(verdict(g)?.deploy).toBe('github/7');
  });
  test('a service that was taken away, its own or one that it needs, told before it or after', () => {
    const away = (more: Partial<HearDeployment> = {}): HearDeployment => ({
      ...{ type: 'HearDeployment', source: 'cd', key: 'x', service: 'api', environment: 'production', regions: [] },
      ...{ state: 'removed', at: at('12:03'), ...more },
    });
    const needed = away({ service: 'ledger', key: 'y', regions: ['eu'], at: at('12:04') });
    const first = live().done(away(), needed).done(told());
    expect(causes(first)).toEqual([
      'api was taken away from production outside Gonogo 2 min before',
      'R-1: its rollout of api 4.2 to production began 5 min before',
      'ledger was taken away from production outside Gonogo 1 min before, which api needs',
    ]);
    const look = { type: 'LookForCauses', incident: 'I-1' } as const;
    const last = live().done(told()).at(at('12:30')).done(needed);
    expect(following(last)).toContain(`${at('12:30')}: LookForCauses I-1`);
    last.done(away());
    expect(found(last.done(look))).toEqual(found(first));
    last.by('UMANAGER').done({ ...confirm, deploy: `cd/x@${at('12:03')}` });
    expect(spoken(openingWords(only(last), opening(last)))).toContain('caused by api, taken away outside Gonogo, says');
    // What was taken away once more since, and told of first, takes the place of nothing.
    const [once, more] = [away(), away({ at: at('12:04') })];
    const all = [live().done(more, once, told()), live().done(once, told(), more).done(look)].map(causes);
    expect(all[0]).toHaveLength(3);
    expect(all[1]).toEqual(all[0]);
    // Before it was taken away, nothing came of that.
    const before = live(at('12:20')).done(away({ at: at('12:08') }), told());
    expect(causes(before)).toEqual(['R-1: its rollout of api 4.2 to production began 5 min before']);
  });
  test('a deployment that is told of once the incident is over: also of what its service needs, and before what mended it', () => {
    const outside = (more: Partial<HearDeployment>): HearDeployment => ({
      ...{ type: 'HearDeployment', source: 'ci', key: '9', service: 'api', environment: 'production', regions: [] },
      ...{ state: 'succeeded', version: '5.0', at: at('11:59'), ...more },
    });
    const over = () =>
      live()
        .done(told())
        .at(at('12:30'))
        .done(told({ state: 'resolved', at: at('12:20') }))
        .at(at('12:40'));
    const look = { type: 'LookForCauses', incident: 'I-1' } as const;
    const causes = (g: Given) => found(g.done(look)).map((c) => c.deploy);
    const needed = over().done(outside({ service: 'ledger', version: '3.0', at: at('12:04') }));
    expect(following(needed)).toContain(`${at('12:40')}: LookForCauses I-1`);
    expect(causes(needed)).toEqual(['R-1', 'ci/9']);
    // Older than what runs there by now: that stays what it is.
    const before = over();
    const runs = before.world.environments.production;
    before.done(outside({}));
    expect(before.world.environments.production).toEqual(runs);
    expect(following(before, 1)).toEqual([`${at('12:40')}: LookForCauses I-1`]);
    expect(causes(before)).toEqual(['R-1', 'ci/9']);
    before.when(outside({})).thenFacts();
    // What a release brought is told of again by whoever carried it out, late or not; too long ago is no cause.
    over()
      .when(outside({ version: 'v4.2' }))
      .thenFacts();
    over()
      .when(outside({ state: 'failed' }))
      .thenFacts();
    expect(following(over().done(outside({ at: at('10:00') })), 1)).toEqual([]);
    expect(following(over().done(outside({ service: 'shop', version: '1', at: at('12:04') }))).join()).not.toContain(
      'Look',
    );
  });
});
