import { describe, expect, test } from 'vitest';
import { againstShown } from '../../../src/domain/drill/against.ts';
import { drillShown } from '../../../src/domain/drill/stages.ts';
import type { RunsThere } from '../../../src/domain/environment/environment.ts';
import type { Command } from '../../../src/domain/index.ts';
import { printOf } from '../../../src/domain/shown.ts';
import { COMPANY, type Given, given, NOW, PLAN, running } from '../given.ts';
import { errorsRule } from '../health/rules.ts';
import { healthPlan } from '../health/watching.ts';
import { refusalOf } from '../refusal-of.ts';
import { spoken } from '../spoken.ts';

const OF = { service: 'api', environment: 'production' } as const;
const START = { type: 'StartDrill', ...OF } as const;
const AT = '2026-03-05T10:00:00.000Z';
const ill = { said: 'errors 8 %', at: '2026-03-01T10:00:00.000Z' };
const was = (version: string, more: object = {}) => ({ version, since: '2026-03-01T09:00:00.000Z', ...more });

/** R-1 is planned, and says what of it can't be undone; `place`: what runs in eu, us has 4.2 and 4.1. */
const live = (place: RunsThere): Given =>
  given()
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }], irreversible: 'drops a column' } as Command)
    .put('environment', 'production', {
      ...running({}),
      live: { api: { eu: place, us: { now: was('4.2'), before: [was('4.1')] } } },
    });
const PLACES: [string, RunsThere, RegExp][] = [
  [
    'a release brought what runs',
    { now: was('4.2', { release: 'R-1' }), before: [was('4.1')] },
    /what R-1 did can’t be undone \(drops a column\)/,
  ],
  [
    'a release brought the same version earlier',
    { now: was('4.2', { release: 'R-0' }), before: [was('4.2', { release: 'R-1' }), was('4.1')] },
    /what R-1 did can’t be undone/,
  ],
  [
    'the version before was ill',
    { now: was('4.2'), before: [was('4.1', { unhealthy: ill })] },
    /api 4\.1 was unhealthy in eu \(errors 8 %\)/,
  ],
];
const FINE: [string, RunsThere][] = [
  [
    'it went further back than it drills',
    { now: was('4.2'), before: [was('4.1'), was('4.0', { release: 'R-1', unhealthy: ill })] },
  ],
  ['it was ill and proved since', { now: was('4.2'), before: [was('4.1', { unhealthy: ill, proved: NOW })] }],
];
/** As it is shown with the question. */
const print = ({ world: { company, environments, releases } }: Given) => {
  const of = { company, environments, takenBack: releases };
  return printOf({ ...drillShown(OF, of), ...againstShown(OF, of) });
};
const told = (g: Given) =>
  g.follows(1).flatMap(({ intent: i }) => (i.kind === 'tell' ? [`${i.user}: ${spoken(i.phrase)}`] : []));
const byItself = (g: Given): Given => {
  const drills = [{ ...OF, owner: 'manager', start: '0 11 5 3 *', zone: 'Europe/Berlin', startsByItself: true }];
  return g
    .company({ ...COMPANY, drills })
    .by('gonogo')
    .at(AT)
    .done({ type: 'BeginDrill', ...OF, at: AT });
};
const booked = (g: Given): Given => {
  const book: Command = { type: 'BookDrill', ...OF, at: AT };
  return g
    .done(book)
    .by('gonogo')
    .at(AT)
    .done({ type: 'BeginDrill', ...OF, at: AT });
};

describe('nobody wants a drill that nobody weighs', () => {
  test.each(PLACES)('%s: it does not begin by itself, and whoever owes it reads why', (_, place, why) => {
    const g = byItself(live(place));
    expect(g.facts.at(-1)).toMatchObject({ type: 'DrillAsked' });
    expect(told(g).join()).toMatch(why);
  });
  test.each(PLACES)('%s: booked, it does not begin either, and its booker reads why', (_, place, why) => {
    const g = booked(live(place));
    expect(g.facts.at(-1)).toMatchObject({ type: 'BookingEnded', missed: expect.anything() });
    expect(told(g).join()).toMatch(why);
    expect(told(g).join()).toContain('Begin it yourself if the version before can live with that.');
  });
  test.each(FINE)('%s: it begins', (_, place) => {
    for (const g of [booked(live(place)), byItself(live(place))])
      expect(g.world.releases['R-2']).toMatchObject({ status: 'deploying', drill: {} });
  });

  test.each(PLACES)('%s: whoever is asked reads it before they say yes, and says yes to that', (_, place, why) => {
    const shown = print(live({ now: was('4.2'), before: [was('4.1')] }));
    const [refused, said] = refusalOf(live(place), { ...START, shown } as never);
    expect(refused).toBe('since-shown');
    expect(said).toMatch(why);
    const g = live(place);
    expect(g.done({ ...START, shown: print(g) } as never).world.releases['R-2']).toMatchObject({
      status: 'deploying',
    });
  });
});

test('what is ill is not drilled, whoever asks', () => {
  const place = { now: was('4.2', { unhealthy: ill }), before: [was('4.1')] };
  const [refused, said] = refusalOf(live(place).company({ health: [healthPlan([errorsRule()])] }), START);
  expect([refused, said]).toEqual([
    'blocked',
    expect.stringMatching(
      /^No drill of api in production now: api 4\.2 in eu is unhealthy since [^;]*\(errors 8 %\)\.$/,
    ),
  ]);
});
