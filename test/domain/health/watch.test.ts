import { describe, expect, test } from 'vitest';
import { watches } from '../../../src/domain/health/document.ts';
import { type Got, missing, numbers } from '../../../src/domain/health/measurement.ts';
import { standingOf } from '../../../src/domain/health/watch.ts';
import type { Command } from '../../../src/domain/index.ts';
import type { Given } from '../given.ts';
import { errorsRule } from './rules.ts';
import { DONE, healthPlan, STEP, verifying, WATCH, watched } from './watching.ts';

const watch = (g: Given) => g.world.watches[WATCH] ?? expect.fail('nothing is watched');
const at = (minute: number, second = 0) =>
  `2026-03-03T12:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}.000Z`;
const observed = (minute: number, errors: Got, of: Got = numbers(1000)) => ({
  type: 'ObserveHealth' as const,
  watch: WATCH,
  from: at(minute),
  to: at(minute + 1),
  got: { errors: { errors, of } },
  bases: {},
});
const good = (minute: number) => observed(minute, numbers(0));
const bad = (minute: number) => observed(minute, numbers(100));
const gap = (minute: number) => observed(minute, missing('unreached', 'the source did not answer within 10 s'));
const due = (g: Given) =>
  g
    .follows(1)
    .filter((d) => d.intent.kind !== 'edit')
    .map(({ key, dueAt }) => `${key} ${dueAt.slice(11, 19)}`);

describe('what a step brought is watched', () => {
  test('as soon as its pipeline is done', () => {
    expect(verifying().follows(1)).toContainEqual({
      key: `timer/watch/R-1-1/${STEP.stage}`,
      mode: 'once',
      lane: `timer/watch/R-1-1/${STEP.stage}`,
      dueAt: DONE,
      intent: { kind: 'timer', command: { type: 'BeginWatch', ...STEP, began: DONE } },
    });
  });

  test('from the first whole look after the grace, by the plan as it is then', () => {
    const g = watched();
    expect(watch(g)).toMatchObject({
      service: 'api',
      version: '4.2',
      previous: '4.1',
      region: 'eu',
      began: DONE,
      since: at(0),
      rolloutSince: at(0),
      lookedTo: at(2),
      soakMs: 180_000,
      concluded: 'wait',
    });
    expect(due(g)).toEqual([`measure/${WATCH} 12:03:15`]);
    g.company({ health: [] }).done(good(2));
    expect(watch(g).plan.name).toBe('api');
  });

  test('the longer of both soaks counts', () => {
    expect(watch(watched(healthPlan([errorsRule()], { soakMinutes: 1 }))).soakMs).toBe(120_000);
  });

  test('once, and not where nobody said how, nor after its time', () => {
    watched()
      .when({ type: 'BeginWatch', ...STEP, began: DONE })
      .thenFacts();
    const other = healthPlan([errorsRule()], { scope: { services: ['shop'], environments: [] } });
    verifying(other)
      .when({ type: 'BeginWatch', ...STEP, began: DONE })
      .thenFacts();
    verifying()
      .when({ type: 'BeginWatch', ...STEP, stage: 'us', began: DONE })
      .thenFacts();
    verifying()
      .by('UMANAGER')
      .done({ type: 'RollBack', release: 'R-1', why: 'no' })
      .when({ type: 'BeginWatch', ...STEP, began: DONE })
      .thenFacts();
  });
});

describe('what is measured', () => {
  test('comes to something once it has held for the soak time', () => {
    const g = watched().done(good(2), good(3));
    expect(watch(g).concluded).toBe('wait');
    expect(due(g)).toEqual([`measure/${WATCH} 12:05:15`]);
    g.done(good(4));
    expect(watch(g)).toMatchObject({ concluded: 'go-on', lookedTo: at(5) });
    expect(g.follows(1).at(-1)?.intent).toEqual({
      kind: 'timer',
      command: { type: 'HeedHealth', ...STEP },
    });
  });

  test('is bad at the second look in a row, and is told once', () => {
    const g = watched().done(bad(2));
    expect(watch(g).concluded).toBe('wait');
    g.done(bad(3));
    expect(watch(g).concluded).toBe('unhealthy');
    expect(due(g)).toEqual([
      `measure/${WATCH} 12:05:15`,
      `picture/${WATCH}/unhealthy 12:00:20`,
      `timer/heed/${WATCH} 12:00:20`,
    ]);
    expect(due(g.done(bad(4)))).toEqual([`measure/${WATCH} 12:06:15`]);
  });

  test('is not known, and that pauses in the end', () => {
    const g = watched(healthPlan([errorsRule({ unknownLimit: 2 })])).done(gap(2), gap(3));
    expect(watch(g).concluded).toBe('wait');
    expect(watch(g.done(gap(4))).concluded).toBe('unknown');
    expect(watch(g.done(good(5))).concluded).toBe('wait');
  });

  describe('good and bad by turns', () => {
    const iso = (minute: number) => new Date(Date.parse('2026-03-03T12:00:00.000Z') + minute * 60_000).toISOString();
    const later = (minute: number, errors: number | Got): Command => ({
      ...observed(0, typeof errors === 'number' ? numbers(errors) : errors),
      from: iso(minute),
      to: iso(minute + 1),
    });
    const turns = (g: Given, looks: number, of: readonly (number | Got)[]) => {
      for (let n = 0; n < looks; n++) g.done(later(2 + n, of[n % of.length] ?? 0));
      return watch(g);
    };
    const missed = missing('unreached', 'it did not answer');

    test('each put up with, is not waited for for ever: it pauses, and says so', () => {
      const g = watched();
      expect(turns(g, 29, [0, 100]).concluded).toBe('wait');
      g.done(later(31, 100));
      expect(watch(g).concluded).toBe('unknown');
      expect(standingOf(watch(g))).toMatchObject({
        verdict: 'unknown',
        acts: true,
        said: expect.stringMatching(/^in 30 min it never held for 3; errors: errors 10 % .*bad looks: 1 in a row/),
      });
      g.done({ type: 'HeedHealth', ...STEP });
      expect(g.facts.at(-1)).toMatchObject({ type: 'HealthDoubted', verdict: 'unknown' });
      // It turns bad for good: that is another matter.
      g.done(later(32, 100));
      expect(watch(g).concluded).toBe('unhealthy');
    });

    test.each([
      ['as the plan says', { withinMinutes: 5 }, {}, 5],
      ['never sooner than its soak', { withinMinutes: 1 }, {}, 3],
      ['three times a long soak', { soakMinutes: 20 }, {}, 60],
      ['not before what is put up with is over', {}, { unknownLimit: 50 }, 53],
    ])('%s', (_, plan, rule, looks) => {
      const g = watched(healthPlan([errorsRule({ consecutiveFailureLimit: 1, ...rule })], plan));
      expect(turns(g, looks - 1, [0, 100]).concluded).toBe('wait');
      g.done(later(1 + looks, (looks - 1) % 2 === 0 ? 0 : 100));
      expect(watch(g).concluded).toBe('unknown');
    });

    test('what held just in time is proved', () => {
      const g = watched(healthPlan([errorsRule({ consecutiveFailureLimit: 1 })], { withinMinutes: 5 }));
      expect(turns(g, 5, [100, missed, 0, 0, 0]).concluded).toBe('go-on');
    });

    test('time in which Gonogo was down is not counted', () => {
      const g = watched().done(later(2, 100));
      expect(watch(g.done(later(600, 0))).concluded).toBe('wait');
      expect(watch(g).looks).toBe(2);
    });

    test('those that were kept without it begin to count', () => {
      const { looks: _, ...kept } = watch(watched().done(good(2)));
      expect(watches.read({ ...kept, v: 1 })).toEqual({ ...kept, v: watches.form, looks: 0 });
    });
  });

  test('of a time that was looked at changes nothing', () => {
    const g = watched().done(good(2));
    g.when(bad(2)).thenFacts();
    g.when(bad(1)).thenFacts();
  });

  test('ends when its step is verified no more', () => {
    const g = watched().by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'no' }).by('gonogo').done(bad(2));
    expect(watch(g).over).toEqual({ at: DONE, why: 'its step is verified no more' });
    expect(g.follows(1)).toEqual([]);
    g.when(bad(3)).thenFacts();
  });

  test('is made up for after a while without Gonogo, but not without end', () => {
    const g = watched();
    expect(due(g.at('2026-03-03T12:30:00.000Z').done(good(2)))).toEqual([`measure/${WATCH} 12:04:15`]);
    expect(due(g.at('2026-03-03T18:00:30.000Z').done(good(3)))).toEqual([`measure/${WATCH} 17:01:15`]);
  });

  test('keeps its last measures for a picture', () => {
    expect(watch(watched().done(good(2), bad(3))).measures).toEqual({
      errors: [
        { at: at(3), value: 0 },
        { at: at(4), value: 10 },
      ],
    });
  });

  test('in dry mode says what it would have done, and does nothing', () => {
    const g = watched(healthPlan([errorsRule()], { dry: true })).done(bad(2));
    expect(g.follows(1).map((d) => d.intent)).toMatchObject([
      { kind: 'measure' },
      { kind: 'edit', message: 'R-1/headline' },
      { kind: 'picture', watch: WATCH },
      {
        kind: 'note',
        release: 'R-1',
        note: expect.arrayContaining([{ say: 'Only tried (dry): step ' }, 'would have been rolled back']),
      },
    ]);
  });
});

describe('an alert', () => {
  const hears = (startsAt: string, status: 'firing' | 'resolved' = 'firing', more = {}): Command => ({
    type: 'HearAlerts',
    source: 'alertmanager',
    truncated: false,
    alerts: [{ key: 'f1', name: 'Down', status, startsAt, service: 'api', environment: 'production', ...more }],
  });

  test('that began since the step did is looked at at once', () => {
    const g = watched()
      .at(at(2, 30))
      .done(hears(at(2, 10)));
    expect(due(g)).toEqual([`timer/see-alerts/${WATCH} 12:02:30`]);
    g.done({ type: 'SeeAlerts', watch: WATCH });
    expect(watch(g)).toMatchObject({ concluded: 'unhealthy', lookedTo: at(2) });
    // The look that is due comes to the same.
    expect(watch(g.done(good(2)))).toMatchObject({ concluded: 'unhealthy', lookedTo: at(3) });
  });

  test('of before is none of its', () => {
    const g = watched().done(hears('2026-03-03T11:59:59.000Z'));
    expect(due(g)).toEqual([]);
    g.when({ type: 'SeeAlerts', watch: WATCH }).thenFacts();
  });

  test.each<[string, string | undefined, boolean]>([
    ['the version that came', '4.2', true],
    ['the same, as a tag has it', 'v4.2', true],
    ['none', undefined, true],
    ['one that nobody knows', 'a1b2c3d', true],
    ['the version before, which some of it still runs', '4.1', false],
    ['the same, as a tag has it', 'v4.1', false],
  ])('that names %s (%s) counts or not', (_, version, counts) => {
    const g = watched()
      .at(at(2, 30))
      .done(hears(at(2, 10), 'firing', version === undefined ? {} : { version }));
    const concluded = counts ? 'unhealthy' : 'wait';
    expect(watch(g.done(good(2)))).toMatchObject({ concluded });
    if (counts) expect(watch(g.done({ type: 'SeeAlerts', watch: WATCH }))).toMatchObject({ concluded });
    else g.when({ type: 'SeeAlerts', watch: WATCH }).thenFacts();
  });

  test('is heard once, and what is over stays over', () => {
    const g = watched().done(hears(at(1)));
    g.when(hears(at(1))).thenFacts();
    g.done(hears(at(1), 'resolved', { endsAt: at(2) }));
    g.when(hears(at(1))).thenFacts();
    g.when(hears(at(0))).thenFacts();
    g.when(hears(at(3))).thenTypes('AlertsHeard');
    expect(g.world.alerts['production/api']?.alerts).toMatchObject([{ status: 'resolved', endsAt: at(2) }]);
  });

  test('of nothing that is known is left out', () => {
    watched()
      .when(hears(at(1), 'firing', { service: 'toString' }))
      .thenFacts();
    watched()
      .when(hears(at(1), 'firing', { environment: 'moon' }))
      .thenFacts();
  });

  test('its words can be erased, and what was left out is noted', () => {
    const g = watched().done({ ...hears(at(1), 'firing', { summary: 'api is down' }), truncated: true } as Command);
    expect(g.facts.at(-1)).toMatchObject({ text: { summaries: ['api is down'] }, alerts: [{ key: 'f1' }] });
    expect(g.world.alerts['production/api']).toMatchObject({ truncatedAt: DONE, alerts: [{ summary: 'api is down' }] });
  });

  test('most of those that are over are forgotten', () => {
    const g = watched();
    const alerts = Array.from({ length: 250 }, (_, n) => ({
      key: `k${n}`,
      name: 'Down',
      status: n % 2 === 0 ? ('resolved' as const) : ('firing' as const),
      startsAt: at(1),
      service: 'api',
      environment: 'production',
    }));
    g.done({ type: 'HearAlerts', source: 'alertmanager', truncated: false, alerts });
    const kept = g.world.alerts['production/api']?.alerts ?? [];
    expect(kept.length).toBe(200);
    expect(kept.filter((a) => a.status === 'firing').length).toBe(125);
  });
});
