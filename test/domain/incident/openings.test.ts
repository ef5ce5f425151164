import { describe, expect, test } from 'vitest';
import type { HearIncident } from '../../../src/domain/incident/hear-incident.ts';
import { stateOf } from '../../../src/domain/incident/incident.ts';
import { verdictOf } from '../../../src/domain/incident/openings.ts';
import { incidentWords, openingWords } from '../../../src/domain/incident/words.ts';
import type { HearDeployment } from '../../../src/domain/outside/hear-deployment.ts';
import { following } from '../following.ts';
import type { Given } from '../given.ts';
import { spoken } from '../spoken.ts';
import { at, confirm, found, live, none, only, told, verdict } from './told-of.ts';

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
