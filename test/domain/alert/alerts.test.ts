import { describe, expect, test } from 'vitest';
import { type Alert, type Alerts, afterTold, alertsOn, withAlerts } from '../../../src/domain/alert/alerts.ts';
import { alertsHeard } from '../../../src/domain/alert/facts/alerts-heard.ts';
import type { HeardAlert } from '../../../src/domain/alert/hear-alerts.ts';
import { linesOf } from '../following.ts';
import { type COMPANY, type Given, given, NOW, PLAN } from '../given.ts';

const at = (minute: number) => `2026-03-03T08:${String(minute).padStart(2, '0')}:00.000Z`;
/** Begun at a minute, and over at another; `~`: it goes on, nobody told of its beginning. */
const alert = (begun: number | string, over?: number, more: Partial<Alert> = {}): Alert => ({
  key: 'k1',
  source: 'prometheus',
  name: 'Errors',
  status: over === undefined ? 'firing' : 'resolved',
  startsAt: at(Number(String(begun).replace('~', ''))),
  ...(String(begun).startsWith('~') && { goesOn: true }),
  ...(over !== undefined && { endsAt: at(over) }),
  heardAt: NOW,
  ...more,
});

/** Told so many seconds after the others. */
const heard = (seconds: number) => ({ heardAt: new Date(Date.parse(NOW) + seconds * 1000).toISOString() });
const ahead = { endsAt: '2026-03-04T09:00:00.000Z' };

describe('an alert, told in whatever order', () => {
  const told = 'told';
  test.each<[string, Alert | undefined, Alert, Alert | typeof told | undefined]>([
    ['for the first time', undefined, alert(10), told],
    ['again', alert(10), alert(10), undefined],
    ['an older beginning', alert(10), alert(9), undefined],
    ['a newer one while it fires', alert(10), alert(11), told],
    ['its end', alert(10), alert(10, 20), told],
    ['its end again', alert(10, 20), alert(10, 21), undefined],
    ['the end of an older one', alert(10), alert(9, 20), undefined],
    ['the end of a newer one', alert(10, 20), alert(30, 40), told],
    ['its beginning after its end', alert(10, 20), alert(10), undefined],
    ['a beginning before its end', alert(10, 20), alert(15), alert(15, 20)],
    ['a beginning at its end', alert(10, 20), alert(20), alert(20, 20)],
    ['it fires again', alert(10, 20), alert(21), told],
    ['its beginning, 15 minutes after its end was', alert(10, 20), alert(10, undefined, heard(15 * 60)), undefined],
    ['it fires again with the same beginning', alert(10, 20), alert(10, undefined, heard(15 * 60 + 1)), told],
    ['an older beginning, long after its end', alert(10, 20), alert(9, undefined, heard(3600)), undefined],
    [
      'its beginning, before a clock that is ahead has its end',
      alert(10, 20, ahead),
      alert(10, undefined, heard(3600)),
      undefined,
    ],
    ['that it goes on', alert(10), alert('~12'), undefined],
    ['that it goes on, after its end', alert(10, 20), alert('~19'), undefined],
    ['that it goes on again', alert(10, 20), alert('~21'), told],
    ['that it goes on from earlier', alert('~10'), alert('~8'), alert('~8')],
    ['that it goes on from later', alert('~10'), alert('~12'), undefined],
    ['when it began', alert('~10'), alert(8), alert(8)],
    ['that it began then', alert('~10'), alert(10), alert(10)],
    ['that it began anew', alert('~10'), alert(12), told],
    ['an end without a beginning', alert(10), alert('~20', 20), alert(10, 20)],
    ['an end without a beginning, of what goes on', alert('~10'), alert('~20', 20), alert('~10', 20)],
    ['an end before it began', alert(10), alert('~9', 9), undefined],
    ['an end at its beginning', alert(10), alert('~10', 10), alert(10, 10)],
    ['a later end of what is over', alert(10, 20), alert('~21', 21), told],
    ['the same end of what is over', alert(10, 20), alert('~20', 20), undefined],
  ])('%s', (_, before, news, expected) => expect(afterTold(before, news)).toEqual(expected === told ? news : expected));

  test('an end that says no time is at its beginning', () => {
    const { endsAt: _, ...end } = alert('~20', 20);
    expect(afterTold(alert(10), end)).toMatchObject({ status: 'resolved', startsAt: at(10) });
    const { endsAt: __, ...over } = alert(10, 20);
    expect(afterTold(over, alert(11))).toEqual(alert(11));
    expect(afterTold(over, alert(10))).toBeUndefined();
  });
});

describe('those of a place', () => {
  const known = (alerts: Alert[], more: Partial<Alerts> = {}): Alerts => ({
    v: 4,
    id: 'production/api',
    alerts,
    ...more,
  });
  test('each stands once, by its key and source, the newest last', () => {
    const other = { source: 'datadog' };
    const all = withAlerts(known([alert(10), alert(10, undefined, other), alert(11, undefined, { key: 'k2' })]), [
      alert(10, 20),
    ]);
    expect(all.alerts.map((a) => [a.key, a.source, a.status].join(' '))).toEqual([
      'k1 datadog firing',
      'k2 prometheus firing',
      'k1 prometheus resolved',
    ]);
  });
  test('two hundred are kept: those that fire before those that are over', () => {
    const many = (count: number, over?: number) =>
      Array.from({ length: count }, (_, n) => alert(10, over, { key: `${over ?? 'f'}-${n}` }));
    const mixed = withAlerts(known([...many(199, 20)]), many(3)).alerts;
    expect(mixed).toHaveLength(200);
    expect([mixed[0]?.key, mixed.at(-1)?.key]).toEqual(['20-2', 'f-2']);
    expect(withAlerts(known(many(199)), [alert(10)]).alerts).toHaveLength(200);
    expect(withAlerts(known(many(200)), [alert(10)]).alerts[0]?.key).toBe('f-1');
  });
  test('of a rule: the names of those that began since, each once', () => {
    const rule = (...alerts: string[]) => ({ kind: 'alerts', alerts }) as never;
    const all = known([alert(9), alert(10, 20), alert(11, 20), alert(12, undefined, { name: 'Slow', key: 'k3' })], {
      truncatedAt: at(10),
    });
    expect(alertsOn(all, at(10))(rule())).toEqual({
      firing: ['Slow'],
      resolved: ['Errors'],
      cut: true,
      unmeasured: [],
    });
    expect(alertsOn(all, at(9))(rule('Errors'))).toEqual({
      firing: ['Errors'],
      resolved: ['Errors'],
      cut: true,
      unmeasured: [],
    });
    expect(alertsOn(all, at(11))(rule('None'))).toEqual({ firing: [], resolved: [], cut: false, unmeasured: [] });
    expect(alertsOn(undefined, at(11))(rule())).toEqual({ firing: [], resolved: [], cut: false, unmeasured: [] });
  });
});

test('of a rule without data nothing is known: it neither fires nor speaks for a recovery, then and when it has data again', () => {
  const rule = { kind: 'alerts', alerts: ['Errors'] } as never;
  const of = (...all: Alert[]) => alertsOn({ v: 4, id: 'production/api', alerts: all }, at(9))(rule);
  const none = { unmeasured: true } as const;
  expect(of(alert(10, undefined, none))).toMatchObject({ firing: [], resolved: [], unmeasured: ['Errors'] });
  expect(of(alert(10, 20, none))).toMatchObject({ firing: [], resolved: [], unmeasured: [] });
  expect(of(alert(10, 20), alert(12, undefined, { ...none, key: 'k2' }))).toMatchObject({
    resolved: ['Errors'],
    unmeasured: ['Errors'],
  });
});

describe('what a source tells', () => {
  const heard = (more: Partial<HeardAlert> = {}): HeardAlert => {
    const { source: _, heardAt: __, ...of } = alert(10);
    return { ...of, service: 'api', environment: 'production', ...more };
  };
  const hear = (alerts: HeardAlert[], truncated = false) =>
    ({ type: 'HearAlerts', source: 'prometheus', alerts, truncated }) as const;
  const fact = (place: string, more: object = {}) => ({
    ...alertsHeard.of(place, { alerts: [alert(10)], at: NOW, text: { summaries: [''] } }),
    ...more,
  });
  const system = () => given().by('gonogo');
  test('is kept by environment and service; what people wrote lies apart', () => {
    system()
      .when(hear([heard({ summary: 'errors' }), heard({ service: 'shop' })], true))
      .thenFacts(
        fact('production/api', { text: { summaries: ['errors'] }, truncated: true }),
        fact('production/shop', { truncated: true }),
      );
    const kept = system().done(hear([heard({ summary: 'errors' })], true)).world.alerts['production/api'];
    expect(kept).toEqual({
      v: 4,
      id: 'production/api',
      alerts: [alert(10, undefined, { summary: 'errors' })],
      truncatedAt: NOW,
    });
  });
  test('is nothing where it is known, or about what nobody knows by that name', () => {
    const note = (g: Given, ...told: HeardAlert[]) => {
      const { decision } = g.when(hear(told));
      return 'facts' in decision && decision.facts.length === 0 ? decision.note : decision;
    };
    expect(note(system().done(hear([heard()])), heard())).toBe('all of it is known');
    const strange = 'none of these is about a service and an environment that are known';
    for (const more of [{ service: 'none' }, { environment: 'none' }, { service: 'API' }])
      expect(note(system(), heard(more))).toBe(strange);
    // Another alert of the place, or one of that key by another source, is news.
    const other = system().done(hear([heard()]));
    expect(note(other, heard({ key: 'k2' }))).not.toBe('all of it is known');
    other.when({ ...hear([heard()]), source: 'datadog' }).thenTypes('AlertsHeard');
  });
  test('is shown on what is about to go there, where health is asked for', () => {
    const shows = (environment: string, health: object[]) =>
      linesOf(
        given()
          .company({ health: health as typeof COMPANY.health })
          .done(PLAN)
          .put('alerts', `${environment}/api`, { v: 4, id: `${environment}/api`, alerts: [] })
          .leadsTo(fact(`${environment}/api`)),
      );
    const plan = [{}];
    expect(shows('production', plan)).toEqual(['edit R-1/headline']);
    expect(shows('production', [])).toEqual([]);
    expect(shows('staging', plan)).toEqual([]);
  });
  test('is in the list of what fires while something does', () => {
    const lists = (over?: number) =>
      alertsHeard.fold(
        undefined,
        alertsHeard.of('production/api', { alerts: [alert(10, over)], at: NOW, text: { summaries: [''] } }),
      ).lists;
    expect([lists(), lists(20)]).toEqual([['alerts/firing'], []]);
  });
});
