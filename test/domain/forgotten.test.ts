import { describe, expect, test } from 'vitest';
import { COMMANDS, type Command } from '../../src/domain/index.ts';
import { COMPANY, type Given, given, go, NOW, PLAN } from './given.ts';

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
/** Nothing is done in them: it is only asked what would be decided. */
const WORLDS: Given[] = [
  given().company(company).by('UMANAGER'),
  planned(),
  planned().done(vote).by('UQA'),
  ready()
    .by('UMANAGER')
    .done({ type: 'StartDeploy', ...R }),
];

/** Of each read, whether a decision in one of these worlds would notice that it was forgotten. */
const noticed = (type: Command['type']) =>
  WORLDS.flatMap((world) => world.forgetting({ ...FIELDS, type } as unknown as Command)).map((r) => r.noticed);

describe('a read that a command forgot', () => {
  // What they tell stands in the timer.
  const READS_NOTHING = ['AnnounceFreeze', 'AnnounceThaw'];
  // Whether each single one is needed is asked in facts/, of the nouns whose commands read most.
  test.each(Object.keys(COMMANDS) as Command['type'][])('is never nothing there: %s', (type) => {
    expect(noticed(type).some(Boolean)).toBe(!READS_NOTHING.includes(type));
  });
});
