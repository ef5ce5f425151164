import { describe, expect, test } from 'vitest';
import { foundLines, healthLines } from '../../../src/cards/health.ts';
import type { HealthPlan } from '../../../src/domain/company/health.ts';
import { looksAfter, rulesAfter, soakAfter } from '../../../src/domain/health/afterwards.ts';
import type { Command } from '../../../src/domain/index.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import {
  back,
  company,
  found,
  go,
  heard,
  look,
  looks,
  open,
  PLANNED,
  pages,
  place,
  R,
  release,
  report,
  time,
} from './back-again.ts';
import { alertsRule, errorsRule, shiftRule } from './rules.ts';
import { healthPlan } from './watching.ts';

describe('after a rollback', () => {
  test.each([
    ['its last environment', undefined, 'production'],
    ['one before that', 'staging', 'staging'],
  ])('in %s: that one is looked at, whoever settled it and however late', (_, environment, seen) => {
    const g = back(PLANNED);
    const run = rolloutOf(release(g)) ?? expect.fail('there is no rollout');
    const step = run.stages[0] ?? expect.fail('there is no step');
    const due = looksAfter(release(g), { ...run, ...(environment && { environment }) }, step, g.world);
    expect(due.map(({ intent }) => intent)).toMatchObject([
      { kind: 'timer', command: { type: 'LookAfter', environment: seen, after: 'rollback' } },
    ]);
  });
  test('what runs again is said to be healthy once its rules held for five minutes, and not before', () => {
    const g = back(PLANNED);
    expect(release(g)).toMatchObject({ status: 'rolled-back' });
    expect(open(g)).toEqual(['R-1-2/eu/api']);
    expect(
      healthLines(release(g), g.world)
        .map((l) => l.text)
        .join(),
    ).toContain('Proving itself: api');
    looks(g, 11, 'good', 'good', 'good', 'good');
    expect([release(g).foundAfter, place(g)?.proved]).toEqual([undefined, undefined]);
    look(g, 15, 'good');
    expect(found(g)).toEqual({
      ...{ rollout: 'R-1-2', environment: 'production', verdict: 'healthy' },
      ...{ said: 'api 4.1 in eu', at: time(16) },
    });
    expect(place(g)?.proved).toBe(time(16));
    expect(open(g)).toEqual([]);
    expect(heard(g)).toContain('Healthy after the rollback: api 4.1 in eu');
    expect(foundLines(release(g))[0]?.text).toContain('Found healthy');
    expect(pages(g)).toEqual([]);
  });

  test('what is no better wakes the owner once, with what was measured and what runs where; it is over when that is well', () => {
    const g = looks(back(PLANNED), 11, 'bad', 'bad');
    expect(found(g)).toMatchObject({ verdict: 'unhealthy' });
    expect(place(g)?.unhealthy).toMatchObject({ at: time(13) });
    expect(heard(g)).toContain(
      'Unhealthy after the rollback: api 4.1 in eu: errors: errors 8 % (80 of 1,000 requests)',
    );
    expect(pages(g)).toEqual([
      'open: What runs after the rollback of api 4.2 → production (R-1) is unhealthy: api 4.1 in eu: errors: errors 8 % (80 of 1,000 requests), allowed 1 %. Runs now: api 4.1 in eu, api 4.1 in us',
    ]);
    const facts = g.facts.length;
    looks(g, 13, 'bad', 'gap');
    expect(g.facts.slice(facts).map((f) => f.type)).toEqual(['HealthObserved', 'HealthObserved']);
    looks(g, 15, 'good', 'good', 'good', 'good', 'good', 'good');
    expect(found(g)).toMatchObject({ verdict: 'healthy' });
    expect(pages(g)[0]).toMatch(/^resolved: /);
  });

  test('where nothing is measured it is said to be not known, and nobody is woken', () => {
    const g = looks(back(PLANNED), 11, 'gap', 'gap');
    expect(found(g)).toMatchObject({ verdict: 'unknown' });
    expect(heard(g)).toContain('Not known whether it is healthy after the rollback: api 4.1 in eu');
    expect([place(g)?.proved, pages(g), open(g)]).toEqual([undefined, [], []]);
  });

  test.each<[string, HealthPlan | undefined]>([
    ['nobody said how it is judged', undefined],
    ['its rules are only tried', { ...PLANNED, dry: true }],
    [
      'it is only held against what was taken away',
      healthPlan([
        errorsRule({ atMost: undefined, against: { from: ['stable'], hours: 1, weeks: 1, margin: 1 } } as never),
      ]),
    ],
  ])('where %s nothing is looked at, and nothing said', (_, plan) => {
    const g = back(plan);
    expect([open(g), found(g)]).toEqual([[], undefined]);
  });

  test('each region is looked at when it is back, and well only together; what is bad of one is told at once', () => {
    const g = company(undefined)
      .done({ type: 'StartDeploy', ...R })
      .by('gonogo');
    g.done(report('R-1-1', 'eu'), report('R-1-1', 'us')).company({ health: [PLANNED] });
    g.at(time(9))
      .by('UMANAGER')
      .done({ type: 'RollBack', ...R, why: 'errors' })
      .at(time(10))
      .by('gonogo');
    go(g, report('R-1-2', 'us'));
    const us = 'R-1-2/us/api';
    for (const minute of [11, 12, 13, 14, 15]) look(g, minute, 'good', us);
    expect([place(g, 'us')?.proved, found(g)]).toEqual([time(16), undefined]);
    go(g.at(time(20)), report('R-1-2', 'eu'));
    expect(looks(g, 21, 'bad', 'bad') && found(g)).toMatchObject({
      ...{ verdict: 'unhealthy', said: expect.stringMatching(/^api 4\.1 in eu: /) },
    });
    // That all is back ends the pages of rollbacks, and not this one.
    expect(pages(go(g, { type: 'ResolvePages', ...R } as Command).by('gonogo'))[0]).toMatch(/^open: /);
  });

  test('something else comes there: it is watched no more, and nobody is needed for it', () => {
    const g = looks(back(PLANNED), 11, 'bad', 'bad');
    const there = { service: 'api', environment: 'production', regions: ['eu'], version: '4.3', why: 'by hand' };
    g.by('UMANAGER').done({ type: 'RecordVersion', ...there });
    look(g, 13, 'bad');
    expect(g.world.watches['R-1-2/eu/api']?.over).toMatchObject({ why: 'something else runs there by now' });
    expect(pages(g)[0]).toMatch(/^resolved: /);
    // It came there before anybody looked.
    const early = company(PLANNED)
      .done({ type: 'StartDeploy', ...R })
      .by('gonogo')
      .done(report('R-1-1', 'eu'));
    early
      .by('UMANAGER')
      .done({ type: 'RollBack', ...R, why: 'x' })
      .by('gonogo')
      .done(report('R-1-2', 'eu'));
    const timer = early
      .follows(1)
      .flatMap((d) => (d.intent.kind === 'timer' && d.intent.command.type === 'LookAfter' ? [d.intent.command] : []));
    early
      .by('UMANAGER')
      .done({ type: 'RecordVersion', ...there })
      .by('gonogo');
    expect(timer).toHaveLength(1);
    early.when(timer[0] as unknown as Command).thenFacts();
  });
});

test('the old alerts and hours are those of before the bad version came', () => {
  expect(back(PLANNED).world.watches['R-1-2/eu/api']).toMatchObject({
    ...{ after: 'rollback', version: '4.1', previous: '4.2', rolloutSince: time(0), began: time(10), since: time(9) },
  });
});

describe('by hand', () => {
  const byHand = { type: 'RecordRelease', ...R, how: 'live', why: 'by hand' } as const;
  test('what somebody brought live is looked at for as long as its rules ask, in each region', () => {
    const g = go(company({ ...PLANNED, soakMinutes: 3 }), byHand);
    expect(release(g).status).toBe('completed');
    expect(open(g)).toEqual(['R-1-1/eu/api', 'R-1-1/us/api']);
    expect(g.world.watches['R-1-1/eu/api']).toMatchObject({ after: 'by-hand', version: '4.2', soakMs: 180_000 });
    for (const minute of [1, 2, 3]) look(look(g, minute, 'good', 'R-1-1/eu/api'), minute, 'good', 'R-1-1/us/api');
    expect(found(g)).toMatchObject({ verdict: 'healthy', said: 'api 4.2 in eu; api 4.2 in us' });
    expect(heard(g)).toContain('Healthy since it was done by hand: api 4.2 in eu; api 4.2 in us');
  });
  test('bad, it is told to its owner, and nobody is woken: it did not go back', () => {
    const g = go(company(PLANNED), byHand);
    for (const minute of [1, 2]) look(g, minute, 'bad', 'R-1-1/eu/api');
    expect(found(g)).toMatchObject({ verdict: 'unhealthy' });
    expect(heard(g)).toContain('Unhealthy since it was done by hand');
    expect(pages(g)).toEqual([]);
  });
  test('what somebody took back is looked at as after any rollback', () => {
    const g = go(company(undefined), byHand)
      .company({ health: [PLANNED] })
      .by('UMANAGER')
      .at(time(10));
    go(g, { ...byHand, how: 'rolled-back' });
    expect(open(g)).toEqual(['R-1-2/us/api', 'R-1-2/eu/api']);
    expect(g.world.watches['R-1-2/eu/api']).toMatchObject({ after: 'rollback', version: '4.1', soakMs: 300_000 });
  });
  test('a step of a rollback that somebody recorded is looked at too', () => {
    const g = company(undefined, ['eu'])
      .done({ type: 'StartDeploy', ...R })
      .by('gonogo')
      .done(report('R-1-1', 'eu'));
    g.company({ health: [PLANNED] })
      .by('UMANAGER')
      .done({ type: 'RollBack', ...R, why: 'x' })
      .by('gonogo');
    g.done({ type: 'FailStage', ...R, deployId: 'R-1-2', stage: 'eu', how: 'refused', why: 'x' });
    const there = { service: 'api', environment: 'production', regions: ['eu'], version: '4.1', why: 'by hand' };
    g.by('UMANAGER').done({ type: 'RecordVersion', ...there });
    go(g.by('gonogo'), { type: 'SettleRelease', ...R, by: 'UMANAGER' });
    expect(rolloutOf(release(g))?.stages[0]?.state).toBe('done');
    expect(open(g)).toEqual(['R-1-2/eu/api']);
  });
});

describe('by what it is judged', () => {
  const against = { hours: 1, weeks: 1, margin: 1 };
  const both = errorsRule({ against: { ...against, from: ['stable', 'before'] } });
  const alone = errorsRule({ against: { ...against, from: ['stable'] } });
  const { against: _, ...plain } = alone;
  const { atMost: __, ...only } = alone;
  test.each([
    ['what it allows by itself stays', [errorsRule(), alertsRule], [errorsRule(), alertsRule]],
    ['the hours before stay', [both], [{ ...both, against: { ...against, from: ['before'] } }]],
    ['what is held against what was taken away is not', [alone], [plain]],
    ['a rule of which nothing is left goes', [only, shiftRule()], []],
    ['a ceiling is left', [{ ...only, ceiling: 20 }], [{ ...plain, atMost: undefined, ceiling: 20 }]],
    [
      'a shift against the hours before stays',
      [shiftRule({ against: { from: ['stable', 'weeks'], hours: 1, weeks: 4 } })],
      [shiftRule({ against: { from: ['weeks'], hours: 1, weeks: 4 } })],
    ],
  ])('%s', (_, rules, left) => {
    expect(rulesAfter(healthPlan(rules), 'rollback')).toEqual(left);
    expect(rulesAfter(healthPlan(rules), 'by-hand')).toEqual(rules);
  });
  test('a short soak stays as short', () => {
    expect(soakAfter(healthPlan([], { soakMinutes: 2 }), 'rollback')).toBe(120_000);
    expect(soakAfter(healthPlan([], { soakMinutes: 6 }), 'rollback')).toBe(300_000);
    expect(soakAfter(healthPlan([], { soakMinutes: 6 }), 'by-hand')).toBe(360_000);
  });
});
