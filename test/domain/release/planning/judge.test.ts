import { describe, expect, test } from 'vitest';
import type { Company } from '../../../../src/domain/company/company.ts';
import type { DeadlineRule } from '../../../../src/domain/company/plans.ts';
import type { Command } from '../../../../src/domain/index.ts';
import { COMPANY, emptyWorld, Given, given, PLAN } from '../../given.ts';

const at = (hour: string) => `2026-03-03T${hour}:00.000Z`;
const window = (start: string, end: string) => ({ start: at(start), end: at(end), zone: 'Europe/Berlin' });
const SHOP = [{ service: 'shop', version: '1' }];
const frozen = (from: string, until: string, more: { soft?: true } = {}): Command => ({
  type: 'DeclareFreeze',
  name: 'sale',
  why: 'sale',
  scope: { services: ['shop'], environments: [] },
  from: at(from),
  until: at(until),
  ...more,
});
const STAGING: Company = {
  ...COMPANY,
  environments: [
    ...COMPANY.environments,
    { name: 'staging', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 },
  ],
};

/** What is planned by somebody who may not freeze: UQA owns R-1, api and ledger from 12:00 to 13:00. */
const planned = (company: Company = STAGING) => new Given({ ...emptyWorld(), company }).by('UQA').done(PLAN);
const edit = (more: Partial<typeof PLAN> = {}): Command => {
  const { items, environment, change, why, customers } = { ...PLAN, ...more };
  return { type: 'EditRelease', release: 'R-1', items, environment, change, after: more.after ?? [], why, customers };
};
const asked = (g: Given, items = SHOP) => g.done({ type: 'RequestScope', release: 'R-1', items, why: 'x' });
const take: Command = { type: 'TakeRequest', release: 'R-1', request: 'Q-1' };
const move = (start: string, end: string): Command => ({
  type: 'MoveRelease',
  release: 'R-1',
  window: window(start, end),
  why: '',
});

/** The same thing by each door: shop from 12:00 to 13:00, into a freeze that lasts from one time until another. */
const DOORS: [string, (freeze: Command) => ReturnType<Given['when']>][] = [
  [
    'planned',
    (freeze) =>
      given()
        .done(freeze)
        .by('UQA')
        .when({ ...PLAN, items: SHOP }),
  ],
  [
    'edited',
    (freeze) =>
      planned()
        .by('UMANAGER')
        .done(freeze)
        .by('UQA')
        .when(edit({ items: SHOP })),
  ],
  ['taken', (freeze) => asked(planned()).by('UMANAGER').done(freeze).by('UQA').when(take)],
  [
    'moved',
    (freeze) =>
      given()
        .by('UQA')
        .done({ ...PLAN, items: SHOP, window: window('20:00', '21:00') })
        .by('UMANAGER')
        .done(freeze)
        .by('UQA')
        .when(move('12:00', '13:00')),
  ],
];

describe.each(DOORS)('%s into a freeze', (_, into) => {
  test.each([
    ['over it', '11:00', '14:00'],
    ['that begins in its last minute', '12:59', '14:00'],
    ['that ends in its first minute', '11:00', '12:01'],
  ])('%s, it is refused, beside the time', (__, from, until) => {
    const { decision } = into(frozen(from, until));
    expect(decision).toMatchObject({ refused: 'frozen', field: 'when' });
    expect(JSON.stringify(decision)).toContain('Choose one of the free times');
  });
  test.each([
    ['that begins at its end', frozen('13:00', '14:00')],
    ['that ends at its start', frozen('10:00', '12:00')],
    ['that is soft', frozen('11:00', '14:00', { soft: true })],
  ])('%s, it is not', (__, freeze) => expect(into(freeze).decision).toHaveProperty('facts'));
});

test('whoever may freeze may also edit into a freeze', () => {
  const g = planned().by('UMANAGER').done(frozen('11:00', '14:00'));
  g.when(edit({ items: SHOP })).thenTypes('ReleaseEdited');
});

test('what is not changed is not judged again: a freeze over it and a past window keep nobody from a correction', () => {
  const g = given()
    .by('UQA')
    .done({ ...PLAN, items: SHOP })
    .by('UMANAGER')
    .done(frozen('11:00', '14:00'))
    .by('UQA');
  g.when(edit({ items: SHOP, why: 'put better' })).thenTypes('ReleaseEdited');
  g.when(edit({ items: [{ service: 'shop', version: '2' }] })).thenTypes('ReleaseEdited');
  g.at(at('15:00'))
    .when(edit({ items: SHOP, why: 'put better' }))
    .thenTypes('ReleaseEdited');
});

test('a request that would make it too large, or of what is not known any more, is not taken', () => {
  const many = Array.from({ length: 20 }, (_, i) => ({ name: `s${i}`, about: '', dependsOn: [] }));
  const company = { ...STAGING, services: [...STAGING.services, ...many] };
  const g = asked(
    planned(company),
    many.map((s) => ({ service: s.name, version: '1' })),
  );
  g.when(take).thenRefused('too-many');
  const gone = asked(planned());
  gone.company({ services: STAGING.services.filter((s) => s.name !== 'shop') });
  gone.when(take).thenRefused('unknown-service');
});

test('an edit is kept in the words of the manifests', () => {
  const g = planned().done(edit({ items: [{ service: 'SHOP', version: '1' }], environment: 'Staging' }));
  expect(g.world.releases['R-1']).toMatchObject({ items: SHOP, environment: 'staging' });
  g.when(edit({ environment: 'moon' })).thenRefused('unknown-environment');
  g.when(edit({ after: ['R-9'] })).thenRefused('unknown-predecessor');
});

describe('a pre-approved change keeps to its template', () => {
  const template = {
    name: 'docs',
    title: 'Docs',
    version: 1,
    services: ['shop'],
    environments: ['staging'],
    revokedByFailure: false,
  };
  const standard = () =>
    new Given({ ...emptyWorld(), company: { ...STAGING, templates: [template] } })
      .by('UQA')
      .done({ ...PLAN, items: SHOP, environment: 'staging', change: 'standard', template: 'docs' });
  const inside = { items: SHOP, environment: 'staging', change: 'standard' } as const;

  test('by an edit, with the field that leaves it', () => {
    const g = standard();
    expect(g.when(edit({ ...inside, environment: 'production' })).decision).toMatchObject({
      refused: 'outside-template',
      field: 'where',
    });
    expect(g.when(edit({ ...inside, items: PLAN.items })).decision).toMatchObject({
      refused: 'outside-template',
      field: 'what',
    });
    g.when(edit({ ...inside, items: [{ service: 'shop', version: '2' }] })).thenTypes('ReleaseEdited');
  });
  test('by a request', () => asked(standard(), PLAN.items).when(take).thenRefused('outside-template'));
  test('and what has lost it is voted on, or becomes another kind of change', () => {
    const g = standard();
    g.company(STAGING);
    g.done({ type: 'CompareContent', release: 'R-1' });
    g.when(edit({ ...inside, environment: 'production' })).thenTypes('ReleaseEdited');
    g.when(edit({ ...inside, change: 'normal' })).thenTypes('ReleaseEdited');
  });
});

describe('after its cut-off', () => {
  const rule: DeadlineRule = {
    name: 'cut',
    title: 'Cut-off',
    before: { count: 1, unit: 'hours' },
    owes: 'owner',
    remindHours: 1,
    cutOff: true,
    gate: false,
    scope: { services: [], environments: ['production'] },
  };
  const company = { ...STAGING, deadlines: [rule] };
  test('what goes where is not changed by its owner, only asked for', () => {
    const g = planned(company);
    const other = [{ service: 'api', version: '4.3' }, ...PLAN.items.slice(1)];
    g.at(at('10:59'))
      .when(edit({ items: other }))
      .thenTypes('ReleaseEdited');
    g.at(at('11:00'))
      .when(edit({ items: other }))
      .thenRefused('cut-off');
    g.when(edit({ environment: 'staging' })).thenRefused('cut-off');
    g.when(edit({ items: [...PLAN.items].reverse(), why: 'put better' })).thenTypes('ReleaseEdited');
    g.by('UMANAGER')
      .when(edit({ items: other }))
      .thenTypes('ReleaseEdited');
  });
  test('nor is it taken to where the cut-off has passed', () => {
    const g = new Given({ ...emptyWorld(), company }).by('UQA').done({ ...PLAN, environment: 'staging' });
    g.at(at('11:30')).when(edit()).thenRefused('cut-off');
  });
});
