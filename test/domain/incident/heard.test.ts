import { describe, expect, test } from 'vitest';
import type { Cause, Incident, Opening, Sighting } from '../../../src/domain/incident/incident.ts';
import type { News } from '../../../src/domain/incident/news.ts';
import { linesOf } from '../following.ts';
import { COMPANY, given } from '../given.ts';
import { rolled } from '../release/made.ts';

/** Minutes after 12:00. */
const at = (minute: number) => new Date(Date.parse('2026-03-03T12:00:00.000Z') + minute * 60_000).toISOString();
const saw = (state: Sighting['state'], minute: number, began = minute): Sighting => ({
  source: 'pagerduty',
  key: 'P1',
  state,
  at: at(minute),
  startedAt: at(began),
  title: 'Checkout fails',
});
const cause = (deploy: string): Cause => ({
  deploy,
  service: 'api',
  version: '4.2',
  environment: 'production',
  began: at(0),
});
const opening = (from: number, over?: number, ...causes: Cause[]): Opening => ({
  since: at(from),
  ...(over !== undefined && { over: at(over) }),
  causes,
});
const incident = (more: Partial<Incident> = {}): Incident => ({
  v: 5,
  id: 'I-1',
  service: 'api',
  environment: 'production',
  seen: [saw('open', 5)],
  openings: [opening(5)],
  verdicts: [],
  ...more,
});
const audiences = [
  {
    name: 'execs',
    title: 'execs',
    language: 'business' as const,
    channel: 'execs',
    headline: false,
    events: ['incident' as const],
    templates: {},
  },
];

describe('who hears of an incident', () => {
  const heard = (news: News, of: Incident) =>
    linesOf(
      given()
        .company({ audiences: [...COMPANY.audiences, ...audiences] })
        .put('incident', 'I-1', of)
        .put('release', 'R-1', rolled('completed', []))
        .leadsTo({
          stream: 'incident/I-1',
          type: 'IncidentHeard',
          incident: 'I-1',
          service: 'api',
          causes: [],
          heardAt: at(6),
          news,
          text: {},
        } as never),
    );
  const shown = 'edit R-1/headline';
  const by = (of: number, deploy?: string) => ({ by: 'UQA', at: at(30), of: at(of), ...(deploy && { deploy }) });
  const name = 'I-1 “Checkout fails” of api, ';
  const ask = `Perhaps because of a deploy: R-1: its rollout of api 4.2 to production began 5 min before. Whoever knows says so: \`/release incident I-1\``;
  test('that a deploy may have caused: its thread and its owner; one from outside, engineering', () => {
    const said = `Incident: ${name}open since ${at(5)}. ${ask}`;
    expect(heard('opened', incident({ openings: [opening(5, undefined, cause('R-1'))] }))).toEqual([
      shown,
      `R-1!: ${said}`,
      `tell @UMANAGER: ${said} | What caused it…`,
    ]);
    const outside = incident({ openings: [opening(5, undefined, cause('ci/7'))] });
    expect(heard('opened', outside)).toEqual([
      `engineering: Incident: ${name}open since ${at(5)}. Perhaps because of a deploy: ci/7: its rollout of api 4.2 to production began 5 min before. Whoever knows says so: \`/release incident I-1\``,
    ]);
    const many = incident({ openings: [opening(5, undefined, ...['a/1', 'a/2', 'a/3', 'a/4'].map(cause))] });
    expect([heard('opened', many)[0]?.includes('a/3'), heard('opened', many)[0]?.includes('a/4')]).toEqual([
      true,
      false,
    ]);
  });
  test('that nothing may have caused, or nothing did: nobody', () => {
    expect(heard('opened', incident())).toEqual([]);
    expect(heard('causes', incident({ openings: [opening(5, undefined, cause('R-1'))], verdicts: [by(5)] }))).toEqual([
      shown,
    ]);
    expect(heard('nothing', incident({ openings: [opening(5, undefined, cause('R-1'))] }))).toEqual([shown]);
    expect(heard('opened', incident({ openings: [] }))).toEqual([]);
  });
  test('of which somebody said what caused it: nobody is asked again', () => {
    const known = incident({ openings: [opening(5, undefined, cause('R-1'))], verdicts: [by(5, 'R-1')] });
    expect(heard('causes', known)).toEqual([shown, `R-1!: Incident: ${name}open since ${at(5)}`]);
  });
  const over = (more: Partial<Incident> = {}) =>
    incident({ seen: [saw('resolved', 9, 5)], openings: [opening(5, 9, cause('R-1'))], ...more });
  test('that is over: its thread, and those outside where somebody said that it was that', () => {
    const note = `R-1: Over: incident ${name}over since ${at(9)}, began ${at(5)}`;
    expect(heard('resolved', over())).toEqual([shown, note]);
    expect(heard('resolved', over({ verdicts: [by(5, 'R-1')] }))).toEqual([shown, note, 'execs hears: incident']);
    expect(heard('resolved', over({ verdicts: [by(5)] }))).toEqual([shown]);
    expect(heard('resolved', over({ openings: [opening(5, 9)] }))).toEqual([]);
  });
  test('that is open again: whoever dealt with it the time before, where nothing is thought of this time', () => {
    const again = (more: Partial<Incident> = {}) =>
      incident({
        seen: [saw('resolved', 9, 5), saw('open', 40)],
        openings: [opening(5, 9, cause('R-1')), opening(40)],
        ...more,
      });
    expect(heard('reopened', again())).toEqual([
      shown,
      `R-1!: Incident, open again: ${name}open again since ${at(40)}, for the 2nd time`,
    ]);
    expect(heard('reopened', again({ verdicts: [by(5)] }))).toEqual([shown]);
    expect(heard('reopened', again({ verdicts: [by(40)] }))).toEqual([shown]);
    expect(heard('reopened', again({ openings: [opening(5, 9), opening(40)] }))).toEqual([]);
  });
});

describe('what is kept of it', () => {
  const told = (more: object = {}) =>
    ({
      type: 'HearIncident',
      source: 'pagerduty',
      key: 'P1',
      service: 'api',
      state: 'open',
      title: 'Checkout fails',
      ...more,
    }) as never;
  const system = () => given().by('gonogo').at(at(60));
  const fact = (sighting: object, more: object = {}) => {
    const { title: _, ...bare } = saw('open', 60);
    return {
      stream: 'incident/I-1',
      type: 'IncidentHeard',
      incident: 'I-1',
      service: 'api',
      sighting: { ...bare, ...sighting },
      causes: [],
      heardAt: at(60),
      news: 'opened',
      text: { title: 'Checkout fails' },
      ...more,
    } as never;
  };
  test('when it began and became so, as far as that was told, and no later than now', () => {
    const when = (more: object, sighting: object, rest: object = {}) =>
      system().when(told(more)).thenFacts(fact(sighting, rest));
    when({}, {});
    when({ startedAt: at(50) }, { at: at(50), startedAt: at(50) });
    when({ startedAt: at(50), at: at(55) }, { at: at(55), startedAt: at(50) });
    when({ startedAt: at(90), at: at(95) }, {});
    when({ startedAt: at(55), at: at(50) }, { at: at(50), startedAt: at(50) });
    when({ state: 'resolved', startedAt: at(50) }, { state: 'resolved', startedAt: at(50) }, { news: 'nothing' });
    when({ environment: 'production' }, {}, { environment: 'production' });
    system()
      .when(told({ service: 'none' }))
      .thenFacts();
    system()
      .when(told({ environment: 'none' }))
      .thenFacts();
    system().done(told()).when(told()).thenFacts();
  });
  test('the causes of each opening, and where it is once that is told', () => {
    const g = system()
      .put('incident', 'I-1', incident({ seen: [saw('resolved', 9, 5)], openings: [opening(5, 9)] }))
      .put('release', 'R-1', {
        ...rolled('completed', [], { startedAt: at(3) }),
        begun: [
          { environment: 'production', at: at(3) },
          { environment: 'production', at: at(50) },
        ],
      });
    g.done(told({ startedAt: at(55) }));
    const kept = g.world.incidents[0];
    expect(kept?.openings.map((o) => [o.since, o.causes.map((c) => [c.deploy, c.began])])).toEqual([
      [at(5), [['R-1', at(3)]]],
      [at(55), [['R-1', at(50)]]],
    ]);
    expect(kept?.environment).toBe('production');
  });
});
