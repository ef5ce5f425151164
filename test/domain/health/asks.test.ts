import { describe, expect, test } from 'vitest';
import { asksOf, knownBases } from '../../../src/domain/health/asks.ts';
import { baseHours } from '../../../src/domain/health/base-hours.ts';
import { gathered } from '../../../src/domain/health/gathered.ts';
import { type Got, missing, numbers } from '../../../src/domain/health/measurement.ts';
import { newWatch, watchId } from '../../../src/domain/health/watch.ts';
import { errorsRule, shiftRule, valueRule } from './rules.ts';
import { healthPlan } from './watching.ts';

const SUBJECT = {
  release: 'R-1',
  rollout: 'R-1-1',
  stage: 'eu',
  service: 'api',
  version: '4.2',
  previous: '4.1',
  environment: 'production',
  region: 'eu',
  since: '2026-03-03T12:10:00.000Z',
  rolloutSince: '2026-03-03T12:00:00.000Z',
};
const LOOK = { from: '2026-03-03T12:15:00.000Z', to: '2026-03-03T12:20:00.000Z' };
const watch = (...rules: Parameters<typeof healthPlan>[0]) =>
  newWatch(SUBJECT, healthPlan(rules, { everySeconds: 300 }), 0, '2026-03-03T12:11:00.000Z');
const against = (from: ('stable' | 'before' | 'weeks')[], more = {}) => ({ from, hours: 2, weeks: 2, ...more });
const asked = (of: ReturnType<typeof watch>) =>
  asksOf(of, LOOK, 'Europe/Berlin').map(
    (a) => `${a.part} ${a.text}@${a.version} ${a.from.slice(5, 16)}..${a.to.slice(11, 16)} ${a.windowSeconds}`,
  );

test('a look asks for the version that was deployed, within its time', () => {
  expect(asked(watch(errorsRule(), valueRule({ sample: 's' }), shiftRule({ against: against(['stable']) })))).toEqual([
    'errors e@4.2 03-03T12:15..12:20 300',
    'of n@4.2 03-03T12:15..12:20 300',
    'value q@4.2 03-03T12:15..12:20 300',
    'sample s@4.2 03-03T12:15..12:20 300',
    'points p@4.2 03-03T12:15..12:20 60',
    'stable:points p@4.1 03-03T12:15..12:20 60',
  ]);
});

test('a baseline is of the version before: beside it, or in the hours before the rollout', () => {
  const rule = errorsRule({ against: { ...against(['stable', 'before']), margin: 1 } });
  expect(asked(watch(rule)).slice(2)).toEqual([
    'stable:errors e@4.1 03-03T12:15..12:20 300',
    'stable:of n@4.1 03-03T12:15..12:20 300',
    'before:errors e@4.1 03-03T10:00..12:00 7200',
    'before:of n@4.1 03-03T10:00..12:00 7200',
  ]);
});

test('or of the same hour, weeks ago, by a query of its own', () => {
  const rule = shiftRule({ against: against(['weeks'], { query: { points: 'any' } }) });
  expect(asked(watch(rule)).slice(1)).toEqual([
    'weeks:points any@4.1 02-24T12:00..13:00 60',
    'weeks:points any@4.1 02-17T12:00..13:00 60',
  ]);
});

describe('the same weekday and hour', () => {
  const weeks = (from: string, zone: string) =>
    baseHours('weeks', { hours: 1, weeks: 2 }, SUBJECT, { from, to: from }, zone).spans.map((s) => s.from);

  test('is by the wall clock, over a change of clocks', () => {
    // Berlin moves on at 2026-03-29T01:00Z: 09:00 is 07:00Z after it, 08:00Z before.
    expect(weeks('2026-03-30T07:00:00.000Z', 'Europe/Berlin')).toEqual([
      '2026-03-23T08:00:00.000Z',
      '2026-03-16T08:00:00.000Z',
    ]);
    expect(weeks('2026-03-30T07:59:59.000Z', 'Europe/Berlin')[0]).toBe('2026-03-23T08:00:00.000Z');
    expect(weeks('2026-03-30T08:00:00.000Z', 'Europe/Berlin')[0]).toBe('2026-03-23T09:00:00.000Z');
    expect(weeks('2026-10-26T08:00:00.000Z', 'Europe/Berlin')).toEqual([
      '2026-10-19T07:00:00.000Z',
      '2026-10-12T07:00:00.000Z',
    ]);
  });

  test('that a week ago was skipped, or came twice, is an hour all the same', () => {
    // 02:30 was skipped on the 29th of March, and came twice on the 25th of October.
    expect(weeks('2026-04-05T00:30:00.000Z', 'Europe/Berlin')).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-22T01:00:00.000Z',
    ]);
    expect(weeks('2026-11-01T01:30:00.000Z', 'Europe/Berlin')).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-18T00:00:00.000Z',
    ]);
  });

  test('is another one where clocks are half an hour apart', () => {
    expect(weeks('2026-03-03T12:15:00.000Z', 'Asia/Kolkata')[0]).toBe('2026-02-24T11:30:00.000Z');
  });
});

describe('what was answered', () => {
  const rule = errorsRule({ against: { ...against(['weeks']), margin: 1 } });
  const answers = (...gots: Got[]) =>
    asksOf(watch(rule), LOOK, 'UTC').map((ask, i) => ({ ask, got: gots[i] ?? numbers(1) }));

  test('of several weeks is added up, and kept until the hour is another', () => {
    const { got, bases } = gathered(
      answers(numbers(3), numbers(500), numbers(10), numbers(1000), numbers(5), numbers(2000)),
    );
    expect(got.errors).toEqual({
      errors: numbers(3),
      of: numbers(500),
      'weeks:errors': numbers(15),
      'weeks:of': numbers(3000),
    });
    const kept = { ...watch(rule), bases };
    expect(asksOf(kept, LOOK, 'UTC').map((a) => a.part)).toEqual(['errors', 'of']);
    expect(knownBases(rule, kept, LOOK, 'UTC')).toEqual({ 'weeks:errors': numbers(15), 'weeks:of': numbers(3000) });
    const later = { from: '2026-03-03T13:00:00.000Z', to: '2026-03-03T13:05:00.000Z' };
    expect(asksOf(kept, later, 'UTC')).toHaveLength(6);
    expect(knownBases(rule, kept, later, 'UTC')).toEqual({});
  });

  test('a week without any series is left out, one that was not reached is missing', () => {
    const none = missing('no-series', 'none');
    const lost = missing('unreached', 'lost');
    const first = gathered(answers(numbers(3), numbers(500), none, none, numbers(5), numbers(2000)));
    expect(first.got.errors).toMatchObject({ 'weeks:errors': numbers(5), 'weeks:of': numbers(2000) });
    const second = gathered(answers(numbers(3), numbers(500), numbers(1), lost, numbers(5), numbers(2000)));
    expect(second.got.errors).toMatchObject({ 'weeks:of': lost });
    expect(second.bases).toEqual({});
    expect(gathered(answers(numbers(3), numbers(500), none, none, none, none)).got.errors).toMatchObject({
      'weeks:of': none,
    });
  });

  test('very many points become few of the same middle and spread', () => {
    const points = Array.from({ length: 5001 }, (_, n) => n);
    const ask = asksOf(watch(shiftRule()), LOOK, 'UTC')[1] ?? expect.fail('nothing is asked');
    const { got } = gathered([{ ask, got: { ok: true, numbers: points } }]);
    const kept = got.p95?.['stable:points'];
    expect(kept?.ok && kept.numbers.length).toBe(240);
    expect(kept?.ok && [kept.numbers[0], kept.numbers.at(-1)]).toEqual([0, 5000]);
  });

  test('names of rules are only names', () => {
    const odd = errorsRule({ name: 'constructor' });
    const { got } = gathered(asksOf(watch(odd), LOOK, 'UTC').map((ask) => ({ ask, got: numbers(7) })));
    expect(got.constructor).toEqual({ errors: numbers(7), of: numbers(7) });
  });
});

test('a watch is named for its step and service', () => {
  expect(watchId(SUBJECT)).toBe('R-1-1/eu/api');
});
