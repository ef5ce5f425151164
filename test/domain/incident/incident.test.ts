import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { RegisterBuild } from '../../../src/domain/build/register-build.ts';
import { incidents } from '../../../src/domain/incident/document.ts';
import type { HearIncident } from '../../../src/domain/incident/hear-incident.ts';
import { stateOf } from '../../../src/domain/incident/incident.ts';
import { newestOpening, verdictOf } from '../../../src/domain/incident/openings.ts';
import { causeWords, incidentWords, openingWords } from '../../../src/domain/incident/words.ts';
import type { HearDeployment } from '../../../src/domain/outside/hear-deployment.ts';
import { deploy, report } from '../facts/steps.ts';
import { following } from '../following.ts';
import { approved, COMPANY, type Given, given } from '../given.ts';
import { spoken } from '../spoken.ts';

const at = (time: string) => `2026-03-03T${time}:00.000Z`;
const told = (more: Partial<HearIncident> = {}): HearIncident => ({
  type: 'HearIncident',
  source: 'pagerduty',
  key: 'P1',
  service: 'api',
  environment: 'production',
  state: 'open',
  title: 'Checkout fails',
  startedAt: at('12:05'),
  at: at('12:05'),
  ...more,
});
/** 4.2 of the API and 2.9 of the ledger went out at 12:00; it is 12:06 or later. */
const deployed = (now = at('12:06')) => approved().done(deploy).at(now);
const live = (now = at('12:06')) =>
  approved()
    .done(deploy, report('eu', 'succeeded', 1), report('us', 'succeeded', 1))
    .at(now);
const only = (g: Given) => {
  const [incident, ...others] = g.world.incidents;
  if (!incident || others.length > 0) throw new Error(`there are ${others.length + (incident ? 1 : 0)} incidents`);
  return incident;
};
const opening = (g: Given) => {
  const newest = newestOpening(only(g));
  if (!newest) throw new Error('it never opened');
  return newest;
};
const found = (g: Given) => opening(g).causes;
const verdict = (g: Given) => verdictOf(only(g), opening(g));
const causes = (g: Given) => found(g).map((c) => spoken(causeWords(c, opening(g), only(g).service)));
const confirm = { type: 'ConfirmCause', incident: 'I-1', deploy: 'R-1' } as const;
const none = { type: 'ConfirmCause', incident: 'I-1' } as const;

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

describe('how it goes on', () => {
  const states = (g: Given) => stateOf(only(g));
  test('acknowledged, over, open again: only what is new is said', () => {
    const g = live().done(told());
    g.at(at('12:10')).done(told({ state: 'acknowledged', at: at('12:07') }));
    expect([states(g), following(g)]).toEqual(['acknowledged', ['edit R-1/headline']]);
    g.done(told({ state: 'resolved', at: at('12:09') }));
    expect(following(g)).toContain(
      `R-1: Over: incident I-1 “Checkout fails” of api, over since ${at('12:09')}, began ${at('12:05')}`,
    );
    g.when(told()).thenFacts();
    g.when(told({ state: 'acknowledged', at: at('12:07') })).thenFacts();
    g.at(at('12:20')).done(told({ state: 'open', at: at('12:15') }));
    expect(states(g)).toBe('open');
    expect(following(g).some((l) => l.startsWith('R-1!: Incident, open again: I-1'))).toBe(true);
  });
  test('over before anybody told of its beginning', () => {
    const g = live(at('12:30')).done(told({ state: 'resolved', at: at('12:20') }));
    expect(states(g)).toBe('resolved');
    g.done(told({ at: at('12:05') }))
      .when(told())
      .thenFacts();
    expect([states(g), spoken(incidentWords(only(g)))]).toEqual([
      'resolved',
      `I-1 “Checkout fails” of api, over since ${at('12:20')}, began ${at('12:05')}`,
    ]);
  });
  test('a clock that is ahead is not believed', () => {
    const g = live().done(told({ at: at('18:00'), startedAt: at('18:00') }));
    expect(only(g).seen[0]).toMatchObject({ at: at('12:06'), startedAt: at('12:06') });
    g.at(at('12:10')).done(told({ state: 'resolved', at: at('12:09') }));
    expect(states(g)).toBe('resolved');
  });
  test.each<[Partial<HearIncident>, number]>([
    [{ source: 'statuspage', key: 'x' }, 1],
    [{ source: 'statuspage', key: 'x', title: 'checkout  FAILS!' }, 1],
    [{ source: 'statuspage', key: 'P1', title: 'Orders' }, 1],
    [{ source: 'statuspage', key: 'x', startedAt: at('12:20'), at: at('12:20') }, 1],
    [{ source: 'statuspage', key: 'x', startedAt: '2026-03-03T12:20:01.000Z', at: at('12:21') }, 2],
    [{ source: 'statuspage', key: 'x', title: 'Orders' }, 2],
    [{ source: 'pagerduty', key: 'P2' }, 2],
    [{ source: 'statuspage', key: 'x', service: 'shop' }, 2],
  ])('of two systems: %j is %i in all', (more, many) => {
    const g = live(at('12:30')).done(told(), told(more));
    expect(g.world.incidents.map((i) => i.id)).toEqual(['I-1', 'I-2'].slice(0, many));
  });
  test('it is over when all who tell of it say so', () => {
    const other = { source: 'statuspage', key: 'x' };
    const g = live(at('12:30')).done(told(), told(other), told({ state: 'resolved', at: at('12:10') }));
    expect(states(g)).toBe('open');
    expect(states(g.done(told({ ...other, state: 'resolved', at: at('12:11') })))).toBe('resolved');
  });
  test.each<[string, Partial<HearIncident>]>([
    ['an unknown service', { service: 'API' }],
    ['an unknown environment', { environment: 'prod' }],
  ])('%s changes nothing, and says why', (_, more) => given().when(told(more)).thenFacts());
});

describe('it opens again', () => {
  const over = (time: string) => told({ state: 'resolved', at: at(time) });
  const times = (g: Given) => only(g).openings.map((o) => [o.since, o.over].map((t) => t?.slice(11, 16)).join('-'));
  /** 4.2 went out at 12:00, it failed from 12:05 to 12:09; 4.3 is deployed by hand at 14:40, and it fails again from 14:45. */
  const byHand: HearDeployment = {
    ...{ type: 'HearDeployment', source: 'ci', key: '8', service: 'api', environment: 'production', regions: [] },
    ...{ state: 'succeeded', version: '4.3', at: at('14:40') },
  };
  const again = () =>
    live(at('12:10'))
      .done(told(), over('12:09'))
      .at(at('14:46'))
      .done(byHand, told({ at: at('14:45') }));

  test('with a beginning and causes of its own; what was found of the time before stays', () => {
    const g = again();
    expect(times(g)).toEqual(['12:05-12:09', '14:45-']);
    expect(only(g).openings.map((o) => o.causes.map((c) => c.deploy))).toEqual([['R-1'], ['ci/8']]);
    expect(spoken(incidentWords(only(g)))).toBe(
      `I-1 “Checkout fails” of api, open again since ${at('14:45')}, for the 2nd time`,
    );
    expect(only(g).openings.map((o) => spoken(openingWords(only(g), o)))).toEqual([
      `from ${at('12:05')} to ${at('12:09')}: perhaps R-1: its rollout of api 4.2 to production began 5 min before`,
      `from ${at('14:45')}: perhaps api 4.3 was deployed to production outside Gonogo 5 min before`,
    ]);
    expect(spoken(incidentWords(only(g), only(g).openings[0]))).toBe(
      `I-1 “Checkout fails” of api, over since ${at('12:09')}, began ${at('12:05')}; since then open again since ${at('14:45')}`,
    );
  });
  test('what was said of one time is not said of the next; each can be said, whichever is named', () => {
    const g = again();
    g.done({ ...confirm, of: at('12:05') });
    expect([verdict(g), only(g).verdicts]).toEqual([undefined, [expect.objectContaining({ deploy: 'R-1' })]]);
    g.done({ type: 'ConfirmCause', incident: 'I-1', deploy: 'ci/8' });
    expect(verdict(g)?.deploy).toBe('ci/8');
    // R-1 may have caused the first alone, so it is that which is meant.
    g.when(confirm).thenRefused('said-already');
    g.done({ ...none, of: at('12:07') });
    expect(only(g).openings.map((o) => verdictOf(only(g), o)?.deploy)).toEqual([undefined, 'ci/8']);
    expect(only(g).verdicts).toHaveLength(2);
  });
  test('where no deploy began before it, whoever dealt with it the time before hears of it', () => {
    const g = live(at('12:10')).done(told(), confirm, over('12:09'));
    g.at(at('20:00')).done(told({ at: at('19:59') }));
    expect(found(g)).toEqual([]);
    expect(following(g)).toEqual([
      'edit R-1/headline',
      `R-1!: Incident, open again: I-1 “Checkout fails” of api, open again since ${at('19:59')}, for the 2nd time`,
    ]);
    g.at(at('20:10')).done(over('20:05'));
    expect(following(g)).toContain(
      `R-1: Over: incident I-1 “Checkout fails” of api, over since ${at('20:05')}, began again ${at('19:59')}, for the 2nd time`,
    );
  });
  test.each<[string, Partial<HearIncident>[], string[]]>([
    [
      'by the same start that it had',
      [{}, { state: 'resolved', at: at('12:09') }, { at: at('12:15') }],
      ['12:05-12:09', '12:15-'],
    ],
    [
      'by a start of its own',
      [{}, { state: 'resolved', at: at('12:09') }, { startedAt: at('12:14'), at: at('12:15') }],
      ['12:05-12:09', '12:14-'],
    ],
    [
      'at the very end of the time before, which does not end then',
      [{}, { state: 'resolved', at: at('12:09') }, { at: at('12:09') }],
      ['12:05-12:09'],
    ],
    [
      'a second after it',
      [{}, { state: 'resolved', at: at('12:09') }, { at: '2026-03-03T12:09:01.000Z' }],
      ['12:05-12:09', '12:09-'],
    ],
    [
      'taken at once',
      [{}, { state: 'resolved', at: at('12:09') }, { state: 'acknowledged', at: at('12:12') }],
      ['12:05-12:09', '12:12-'],
    ],
    [
      'told of only once it is over again',
      [{}, { state: 'resolved', at: at('12:09') }, { state: 'resolved', startedAt: at('12:14'), at: at('12:20') }],
      ['12:05-12:09', '12:14-12:20'],
    ],
    [
      'over, told twice',
      [{}, { state: 'resolved', at: at('12:09') }, { state: 'resolved', at: at('12:20') }],
      ['12:05-12:09'],
    ],
    [
      'while another system says that it goes on',
      [{}, { source: 'statuspage', key: 'x' }, { state: 'resolved', at: at('12:09') }, { at: at('12:15') }],
      ['12:05-'],
    ],
    [
      'three times',
      [
        {},
        ...[9, 19, 29].flatMap((m) => [
          { state: 'resolved' as const, at: at(`12:${String(m).padStart(2, '0')}`) },
          { at: at(`12:${m + 2}`) },
        ]),
      ],
      ['12:05-12:09', '12:11-12:19', '12:21-12:29', '12:31-'],
    ],
  ])('%s', (_, all, expected) => {
    const ordered = live(at('12:40')).done(...all.map(told));
    const backwards = live(at('12:40')).done(...[...all, ...all].reverse().map(told));
    for (const g of [ordered, backwards]) expect(times(g)).toEqual(expected);
  });
  test('of which two systems tell, one of them by another key each time: it is one', () => {
    const status = { source: 'statuspage', title: 'Checkout fails' };
    const first = { ...status, key: 'x', startedAt: at('12:06'), at: at('12:06') };
    const second = { ...status, key: 'y', startedAt: at('14:47'), at: at('14:47') };
    const g = live(at('14:50')).done(
      ...[told(), told(first), told({ ...first, state: 'resolved', at: at('12:09') }), over('12:09')],
      ...[told({ at: at('14:45') }), told(second)],
    );
    expect([g.world.incidents.length, times(g)]).toEqual([1, ['12:05-12:09', '14:45-']]);
    // Two that it tells of at one time are two.
    g.done(told({ ...second, key: 'z' }));
    expect(g.world.incidents.length).toBe(2);
  });
  test('of which another system told before this one opened again: they turn out to be one, unless somebody said of what the other came', () => {
    const again = told({ state: 'open', at: at('14:00') });
    const other = told({ source: 'statuspage', key: 'S1', startedAt: at('14:02'), at: at('14:02') });
    const both = () => live(at('14:05')).done(told(), told({ state: 'resolved', at: at('12:20') }), other);
    const g = both();
    expect(g.world.incidents.map((i) => i.id)).toEqual(['I-1', 'I-2']);
    const late = { type: 'ConfirmCause', incident: 'I-2' } as const;
    g.by('gonogo').when(again).thenTypes('IncidentJoined', 'IncidentHeard', 'IncidentHeard');
    g.done(again);
    const [one, two] = g.world.incidents;
    expect(one).toMatchObject({ id: 'I-1', openings: [{ since: at('12:05') }, { since: at('14:00') }] });
    expect(one?.seen.map((s) => s.source)).toEqual(['pagerduty', 'pagerduty', 'pagerduty', 'statuspage']);
    expect(two).toMatchObject({ id: 'I-2', joined: 'I-1', seen: [], openings: [] });
    expect(g.by('UMANAGER').when(late).decision).toMatchObject({
      refused: 'one-with-another',
      offers: [{ about: 'I-1' }],
    });

    const said = both().by('UMANAGER').done(late).by('gonogo');
    said.when(again).thenTypes('IncidentHeard');
  });
  test('what flaps for ever is kept in bounds, with its beginning and its last times', () => {
    const g = live(at('14:30'));
    const second = (n: number) => new Date(Date.parse(at('12:05')) + n * 1000).toISOString();
    for (let n = 0; n < 60; n++) g.done(told({ state: n % 2 ? 'resolved' : 'open', at: second(n) }));
    for (let n = 0; n < 10; n++) g.done(told({ at: second(300 + n) }));
    expect(only(g).seen.length).toBeLessThanOrEqual(40);
    expect([only(g).openings.at(-1)?.since, stateOf(only(g))]).toEqual([second(300), 'open']);
  });
});

test('an incident of before, which had one beginning, is read as that', () => {
  const path = join(import.meta.dirname, '../../fixtures/documents/incident-1.json');
  const [said, open] = z.array(z.looseObject({ v: z.literal(1) })).parse(JSON.parse(readFileSync(path, 'utf8')));
  const { causes, verdict: _, ...rest } = Object(said);
  expect(incidents.read(said)).toEqual({
    ...rest,
    v: 5,
    openings: [{ since: at('12:05'), over: at('12:20'), causes }],
    verdicts: [{ deploy: 'R-1', by: 'UMANAGER', at: at('13:00'), of: at('12:05') }],
  });
  expect(incidents.read(open)).toMatchObject({ openings: [{ since: at('12:05'), causes: [] }], verdicts: [] });
});

describe('somebody says what caused it', () => {
  test('its card, its thread and those who follow it say so; late evidence changes nothing of it', () => {
    const g = live().done(told()).done(confirm);
    expect(following(g)).toEqual([
      'edit R-1/headline',
      'edit offers/I-1',
      `R-1!: It caused incident I-1 “Checkout fails” of api, open since ${at('12:05')}, says @UMANAGER`,
    ]);
    g.at(at('12:10')).done(told({ startedAt: at('11:00'), at: at('12:08') }));
    expect([verdict(g), found(g)]).toEqual([expect.objectContaining({ deploy: 'R-1', by: 'UMANAGER' }), []]);
    g.done(told({ state: 'resolved', at: at('12:09') }));
    expect(verdict(g)?.deploy).toBe('R-1');
  });
  test('executives hear it in their words, and that it is over; support only where it asks for that', () => {
    const audience = (name: string, language: 'business' | 'user-facing', events: ('done' | 'incident')[] = ['done']) =>
      ({ name, title: name, language, channel: name, headline: false, events, templates: {} }) as const;
    const audiences = [
      ...COMPANY.audiences,
      audience('executives', 'business'),
      audience('support', 'user-facing'),
      audience('desk', 'user-facing', ['incident']),
    ];
    const g = live()
      .company({ ...COMPANY, audiences: audiences.map((a) => ({ ...a, events: [...a.events] })) })
      .done(told())
      .done(confirm);
    expect(following(g).filter((l) => l.includes('hears'))).toEqual([
      'executives hears: incident',
      'desk hears: incident',
    ]);
    g.at(at('12:10')).done(told({ state: 'resolved', at: at('12:09') }));
    expect(following(g).filter((l) => l.includes('hears'))).toEqual([
      'executives hears: incident',
      'desk hears: incident',
    ]);
  });
  test('none of these stays, and stands on no card', () => {
    const g = live().done(told()).done(none);
    expect(following(g)).toContain(
      `R-1: It did not cause incident I-1 “Checkout fails” of api, open since ${at('12:05')}, says @UMANAGER`,
    );
    g.at(at('12:10')).done(told({ state: 'resolved', at: at('12:08') }));
    expect(following(g)).toEqual(['edit R-1/headline']);
    expect(verdict(g)).toEqual({ by: 'UMANAGER', at: at('12:06'), of: at('12:05') });
  });
  test('twice is said; another answer takes the place of the first, and both hear', () => {
    const g = live().done(told()).done(confirm);
    g.when(confirm).thenRefused('said-already');
    g.by('USRE1').when(none).thenRefused('forbidden');
    g.by('UMANAGER').done(none);
    expect(following(g).some((l) => l.startsWith('R-1: It did not cause'))).toBe(true);
    g.when(none).thenRefused('said-already');
  });
  test('what is not known is refused', () => {
    const g = live().done(told());
    g.when({ ...confirm, incident: 'I-9' }).thenRefused('unknown-incident');
    g.when({ ...confirm, deploy: 'R-9' }).thenRefused('unknown-release');
    g.when({ ...confirm, deploy: 'github/9' }).thenRefused('unknown-deploy');
  });
  test('who owns the release may say that it did, and nobody else without the role', () => {
    const g = live()
      .done(told())
      .people({ roles: { qa: ['UQA'] } });
    g.by('UQA').when(confirm).thenRefused('forbidden');
    g.by('UMANAGER').when(confirm).thenTypes('CauseConfirmed');
  });
});

test('in whatever order and how often it is told, the same is known in the end', () => {
  const one = fc.record({
    source: fc.constantFrom('pagerduty', 'statuspage'),
    key: fc.constantFrom('P1', 'P2'),
    minute: fc.integer({ min: 1, max: 9 }),
    start: fc.integer({ min: 0, max: 9 }),
    url: fc.constantFrom('https://pd.example/1', 'https://pd.example/2', undefined),
    state: fc.constantFrom('open' as const, 'acknowledged' as const, 'resolved' as const),
  });
  const all = fc.uniqueArray(one, { maxLength: 7, selector: (r) => `${r.source}/${r.key}/${r.minute}` });
  const known = (
    list: readonly {
      source: string;
      key: string;
      minute: number;
      start: number;
      url: string | undefined;
      state: HearIncident['state'];
    }[],
  ) => {
    const g = live(at('12:30'));
    for (const { source, key, minute, start, url, state } of list)
      g.done(
        told({
          source,
          key,
          state,
          title: `of ${key}`,
          ...(url !== undefined && { url }),
          startedAt: at(`12:0${Math.min(start, minute)}`),
          at: at(`12:0${minute}`),
        }),
      );
    return g.world.incidents
      .map(({ id: _, ...i }) => i)
      .sort((a, b) => ((a.seen[0]?.key ?? '') < (b.seen[0]?.key ?? '') ? -1 : 1));
  };
  const mixed = all.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
  );
  fc.assert(
    fc.property(mixed, ([list, shuffled]) => {
      expect(known(shuffled)).toEqual(known([...list].sort((a, b) => a.minute - b.minute)));
    }),
    { numRuns: 60 },
  );
});

test('without a time of its own an incident is open since it began: an end that was heard late ends it', () => {
  const { at: _, ...untimed } = told();
  const g = live(at('12:10'))
    .done(untimed)
    .done(told({ state: 'resolved', at: at('12:09') }));
  expect(stateOf(only(g))).toBe('resolved');
  // Told again as open, without a time, it is so now.
  expect(stateOf(only(g.at(at('12:20')).done(untimed)))).toBe('open');
  const early = live(at('12:10')).done({ ...untimed, state: 'resolved' });
  early.done(told({ at: at('12:08') }));
  expect(following(early)).toEqual(['edit R-1/headline']);
  expect(stateOf(only(early))).toBe('resolved');
});
