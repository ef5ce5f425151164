import { describe, expect, test } from 'vitest';
import * as build from '../../src/domain/build/index.ts';
import * as deadline from '../../src/domain/deadline/index.ts';
import * as delegation from '../../src/domain/delegation/index.ts';
import * as feed from '../../src/domain/feed/index.ts';
import * as freeze from '../../src/domain/freeze/index.ts';
import { COMMANDS, type Command } from '../../src/domain/index.ts';
import * as release from '../../src/domain/release/index.ts';
import * as train from '../../src/domain/train/index.ts';
import * as votes from '../../src/domain/vote/index.ts';
import { approved, COMPANY, type Given, given, go, NOW, PLAN, running } from './given.ts';
import { alertsRule } from './health/rules.ts';
import { healthPlan, WATCH, watched } from './health/watching.ts';

/** What the fields of commands hold, by their names, of whichever command: one that is yet to come is tried, too. */
const FIELDS = {
  ...{ release: 'R-1', vote: 'R-1/v1', deployId: 'R-1-1', stage: 'eu', status: 'succeeded', n: 9, answer: 'go' },
  ...{ environment: 'production', environments: ['production'], service: 'api', services: ['api'] },
  ...{ region: 'eu', regions: ['eu'], version: '4.2', items: PLAN.items, window: PLAN.window, change: 'normal' },
  ...{ after: [], template: 'both', customers: '', zone: 'UTC', name: 'x', title: 't', text: 'x', texts: {}, why: 'w' },
  ...{ freeze: 'F-1', freezes: ['F-1'], scope: { services: ['api'], environments: ['production'] }, minutes: 30 },
  ...{ at: NOW, since: NOW, from: NOW, until: '2026-03-04T09:00:00.000Z', by: 'UQA', to: 'USRE1', action: 'deploy' },
  ...{ lock: 'production/api', locks: ['production/api'], train: 'weekly', departure: '2026-03-05T13:00:00.000Z' },
  ...{ key: 'k', source: 's', state: 'open', truncated: false, alerts: [], commits: [], documents: [], tickets: [] },
  ...{ told: { type: 'artifact', from: { version: '4.2' }, name: 'api' }, merge: { tip: 'aabbccd' }, paths: [] },
  ...{ compared: { from: '1', to: '2', commits: [], lost: [], merged: [] }, got: { version: '4.2' }, how: 'live' },
  ...{ delivery: 'd', event: 'push', size: 1, faults: ['x'], request: 'Q-1', deadline: 'tests', item: 'x' },
  ...{ of: { kind: 'all' }, rollout: 'R-1-1', began: NOW, happened: 'h', next: '', notes: '', all: [], failed: [] },
};

const R = { release: 'R-1' } as const;
const vote = { type: 'OpenVote', ...R } as const;
const company = {
  trains: [
    {
      ...{
        name: 'weekly',
        title: 'Weekly',
        start: '0 14 * * 4',
        hours: 1,
        zone: 'Europe/Berlin',
        why: 'w',
        customers: '',
      },
      ...{ items: PLAN.items, environment: 'production', change: 'normal' as const, owners: 'manager' },
      ...{ opensDaysBefore: 3, duringFreeze: 'skip' as const },
    },
  ],
  drills: [{ service: 'api', environment: 'production', owner: 'sre', everyDays: 30 }],
  roles: COMPANY.roles.map((r) => (r.name === 'manager' ? { ...r, actions: [...r.actions, 'trains' as const] } : r)),
};
const planned = () => given().company(company).done(PLAN);
const ready = () =>
  planned().done(vote).by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go).at(PLAN.window.start);
const policies = COMPANY.policies.map((p) => ({
  ...p,
  tests: { required: ['unit'] },
  compliance: { confirm: [{ item: 'x', role: 'qa', people: 1 }] },
}));
/** Something is asked for of what it brings. */
const asked = () => given().company({ policies }).done(PLAN);
const emergency = COMPANY.policies.map((p) => ({
  ...{ ...p, name: 'emergency', changes: ['emergency' as const], alone: true, reviewWithinHours: 24 },
  clearsLowRiskAfterMinutes: 30,
}));
const HOTFIX: Command = {
  ...{ type: 'PlanHotfix', items: [{ service: 'api', version: '4.2' }], environment: 'production' },
  ...{ why: 'x', customers: '' },
};
const hotfixed = () =>
  given()
    .company({ policies: [...COMPANY.policies, ...emergency] })
    .put('environment', 'production', running({ api: { eu: '4.1' } }));
const OBSERVED = { type: 'ObserveHealth', watch: WATCH, got: {}, bases: {} } as const;
/** Its step has gone on before its health was known, since it is only tried. */
const tried = () =>
  watched(healthPlan([alertsRule], { dry: true, soakMinutes: 2 }))
    .by('gonogo')
    .at('2026-03-03T12:03:20.000Z')
    .done({ ...OBSERVED, from: '2026-03-03T12:02:00.000Z', to: '2026-03-03T12:03:00.000Z' })
    .done({ type: 'EndVerifying', ...R, deployId: 'R-1-1', stage: 'eu 5 %' });
/** What runs since a rollback is looked at. */
const LOOK: Command = {
  ...{ type: 'LookAfter', ...R, rollout: 'R-1-2', stage: 'eu', service: 'api', region: 'eu', version: '4.1' },
  ...{ environment: 'production', since: NOW, rolloutSince: NOW, began: NOW, after: 'rollback' },
};
const back = () =>
  planned()
    .put('environment', 'production', running({ api: { eu: '4.1' } }))
    .company({ health: [healthPlan([alertsRule])] });
const HEED: Command = { type: 'HeedAfter', watch: 'R-1-2/eu/api' };
function found(concluded: 'go-on' | 'unhealthy'): Given {
  const id = 'R-1-2/eu/api';
  const watch = back().done(LOOK).world.watches[id];
  if (!watch) throw new Error('it is watched');
  return back()
    .put('watch', id, { ...watch, concluded })
    .by('gonogo');
}
/** Nothing is done in them: it is only asked what would be decided. */
const WORLDS: Given[] = [
  given().company(company).by('UMANAGER'),
  planned(),
  planned().done(vote).by('UQA'),
  ready()
    .by('UMANAGER')
    .done({ type: 'StartDeploy', ...R }),
];

const TWO = () =>
  given().put('environment', 'production', {
    ...{ v: 5, name: 'production' },
    live: { api: { eu: { now: { version: '4.2' }, before: [{ version: '4.1' }] } } },
  });
const DRILL = { service: 'api', environment: 'production' };
const TEN = '2026-03-03T10:00:00.000Z';
const BOOK: Command = { type: 'BookDrill', ...DRILL, at: TEN };

/** And what some of their reads are for, of the nouns whose commands are not in facts/. */
const MORE: [Given, Command][] = [
  [TWO(), { type: 'StartDrill', ...DRILL }],
  [TWO(), BOOK],
  [TWO().done(BOOK).by('gonogo').at(TEN), { type: 'BeginDrill', ...DRILL, at: TEN }],
  [
    approved()
      .put('environment', 'production', {
        ...running({ api: { eu: '4.1' } }),
        held: [{ service: 'api', version: '4.2', release: 'R-9', why: 'x', at: NOW }],
      })
      .by('gonogo'),
    { type: 'AllowVersions', ...R, why: 'mended' },
  ],
  [asked(), { type: 'WeighEvidence', ...R }],
  [asked().by('UQA'), { type: 'ConfirmItem', ...R, item: 'x', note: '' }],
  [asked().by('UQA'), { type: 'TakeBackItem', ...R, item: 'x' }],
  [
    watched(healthPlan([alertsRule]))
      .by('gonogo')
      .at('2026-03-03T12:03:20.000Z'),
    { ...OBSERVED, from: '2026-03-03T12:02:00.000Z', to: '2026-03-03T12:03:00.000Z' },
  ],
  [tried(), { ...OBSERVED, from: '2026-03-03T12:03:00.000Z', to: '2026-03-03T12:04:00.000Z' }],
  [back(), LOOK],
  [found('go-on'), HEED],
  [found('unhealthy'), HEED],
  [found('unhealthy').done(HEED), { type: 'ResolvePages', ...R, about: 'health', rollout: 'R-1-2' }],
  [hotfixed(), HOTFIX],
  [
    given(),
    {
      type: 'HearAlerts',
      source: 's',
      alerts: [
        {
          ...{ service: 'api', environment: 'production', key: 'k', name: 'slow', status: 'firing' },
          startsAt: NOW,
        },
      ],
      truncated: false,
    },
  ],
  [hotfixed().done(HOTFIX), { type: 'PushAlone', ...R, why: 'nobody wakes' }],
  [
    given().done({ type: 'HearIncident', source: 's', key: 'k', service: 'api', state: 'open', title: 't', at: NOW }),
    { type: 'LookForCauses', incident: 'I-1' },
  ],
  [
    given()
      .people({ roles: { manager: ['UMANAGER', 'UQA'] } })
      .done({ type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'x' })
      .by('UQA'),
    { type: 'StealLock', lock: 'production/api', from: 'UMANAGER', since: NOW, why: 'x' },
  ],
];

/** Of each read of a command, whether a decision in one of these worlds would notice that it was forgotten. */
function noticed(of: Command['type']): Map<string, boolean> {
  const all = [
    ...WORLDS.map((world) => [world, { ...FIELDS, type: of } as unknown as Command] as const),
    ...MORE.filter(([, command]) => command.type === of),
  ];
  const found = new Map<string, boolean>();
  for (const [world, command] of all)
    for (const { name, noticed } of world.forgetting(command)) found.set(name, noticed || found.get(name) === true);
  return found;
}

describe('a read that a command forgot', () => {
  // What they tell stands in the timer.
  const READS_NOTHING = ['AnnounceFreeze', 'AnnounceThaw'];
  test.each(Object.keys(COMMANDS) as Command['type'][])('is never nothing there: %s', (type) => {
    expect([...noticed(type).values()].some(Boolean)).toBe(!READS_NOTHING.includes(type));
  });

  // Of the others each single one is asked for in facts/, where they are carried out with all their fields.
  const IN_FACTS = { ...build, ...deadline, ...delegation, ...feed, ...freeze, ...release, ...train, ...votes };
  const here = (Object.keys(COMMANDS) as Command['type'][]).filter((type) => !Object.hasOwn(IN_FACTS, type));
  test.each(here)('is missed, whichever it is: %s', (type) => {
    expect([...noticed(type)].filter(([, was]) => !was).map(([name]) => name)).toEqual([]);
  });
});
