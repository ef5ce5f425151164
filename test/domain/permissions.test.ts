import { describe, expect, test } from 'vitest';
import { ACTIONS, type Action } from '../../src/domain/company.ts';
import { isRefusal } from '../../src/domain/decision.ts';
import type { Command } from '../../src/domain/index.ts';
import { COMPANY, emptyWorld, Given, PEOPLE, PLAN } from './given.ts';

/** What each command takes, on somebody else's release. */
const TAKES: [Action, Command][] = [
  ['plan', PLAN],
  ['plan', { type: 'RequestScope', release: 'R-1', items: [{ service: 'shop', version: '1' }], why: 'x' }],
  ['open-vote', { type: 'OpenVote', release: 'R-1' }],
  ['deploy', { type: 'StartDeploy', release: 'R-1' }],
  ['rollback', { type: 'RollBack', release: 'R-1', why: 'x' }],
  ['cancel', { type: 'CancelRelease', release: 'R-1', why: 'x' }],
  [
    'cancel',
    { type: 'MoveRelease', release: 'R-1', window: { ...PLAN.window, end: '2026-03-03T14:00:00.000Z' }, why: '' },
  ],
  ['cancel', { ...PLAN, type: 'EditRelease', release: 'R-1', after: [], why: 'other' }],
  ['cancel', { type: 'TakeRequest', release: 'R-1', request: 'Q-1' }],
  ['cancel', { type: 'OfferHandOver', release: 'R-1', to: 'UQA', summary: '' }],
  ['freeze', { type: 'GrantPass', release: 'R-1', why: 'x' }],
  [
    'freeze',
    {
      type: 'DeclareFreeze',
      name: 'x',
      why: 'x',
      scope: { services: [], environments: [] },
      from: '2026-03-03T09:00:00.000Z',
      until: '2026-03-03T10:00:00.000Z',
    },
  ],
  [
    'freeze',
    {
      type: 'ChangeFreeze',
      freeze: 'F-1',
      name: 'x',
      why: 'x',
      scope: { services: [], environments: [] },
      from: '2026-03-03T09:00:00.000Z',
      until: '2026-03-03T10:00:00.000Z',
    },
  ],
  ['freeze', { type: 'LiftFreeze', freeze: 'F-1', why: '' }],
  ['freeze', { type: 'EmergencyStop', why: 'x', scope: { services: [], environments: [] }, minutes: 30 }],
  ['update', { type: 'PostUpdate', release: 'R-1', happened: 'x', next: '', texts: { engineering: 'x' } }],
  ['update', { type: 'CompleteReview', release: 'R-1', found: 'x' }],
  ['trains', { type: 'SkipTrain', train: 'none', why: 'x' }],
  ['trains', { type: 'HoldTrain', train: 'none', why: 'x' }],
  ['trains', { type: 'ResumeTrain', train: 'none' }],
  ['override', { type: 'OverrideChecks', release: 'R-1', why: 'x' }],
];

/** The owner may always do these with their own release. */
const OWNERS: Action[] = ['open-vote', 'rollback', 'cancel', 'update'];

const holding = (actions: Action[]) => {
  const roles = [
    ...COMPANY.roles.filter((r) => r.name === 'qa' || r.name === 'sre'),
    { name: 'planner', title: 'planner', members: [], actions: ['plan' as const] },
    { name: 'able', title: 'able', members: [], actions },
  ];
  const people = { ...PEOPLE, roles: { ...PEOPLE.roles, planner: ['UOWNER'], able: ['UABLE'] } };
  const g = new Given({ ...emptyWorld(), company: { ...COMPANY, roles }, people });
  return g.by('UOWNER').done(PLAN);
};
const refusedTo = (g: Given, actor: string, command: Command) => {
  const { decision } = g.by(actor).when(command);
  return isRefusal(decision) ? decision : undefined;
};

describe.each(TAKES)('%s is what it takes: $type', (action, command) => {
  test('whoever holds a role with it is not refused for want of it', () =>
    expect(refusedTo(holding([action]), 'UABLE', command)?.refused).not.toBe('forbidden'));
  test('whoever holds all other actions is', () => {
    const others = ACTIONS.filter((a) => a !== action);
    const no = refusedTo(holding(others), 'UABLE', command);
    expect(no?.refused).toBe('forbidden');
  });
  test('a stranger and a deactivated account are refused, with who could or a way out', () => {
    const no = refusedTo(holding([action]), 'USTRANGER', command);
    expect(no).toMatchObject({ refused: 'forbidden' });
    expect(JSON.stringify(no?.remedy)).toMatch(/UABLE|planner|UOWNER/);
    const world = holding([action]);
    world.people({ deactivated: ['UABLE'] });
    expect(refusedTo(world, 'UABLE', command)?.refused).toBe('deactivated');
  });
  test(`the owner ${OWNERS.includes(action) ? 'may always' : 'needs it too'}`, () => {
    const no = refusedTo(holding([action]), 'UOWNER', command)?.refused;
    const about = 'release' in command && command.release === 'R-1';
    if (about && OWNERS.includes(action)) expect(no).not.toBe('forbidden');
    else if (action !== 'plan') expect(no).toBe('forbidden');
  });
});

test('asking those who may: they are told, each once', () => {
  const g = holding(['deploy']).by('USTRANGER').done({ type: 'AskForHelp', release: 'R-1', action: 'deploy' });
  expect(g.facts.at(-1)).toMatchObject({ type: 'HelpAsked', asked: ['UABLE'] });
  g.when({ type: 'AskForHelp', release: 'R-1', action: 'override' }).thenRefused('nobody');
  g.when({ type: 'AskForHelp', release: 'R-1', action: 'fly' }).thenFacts();
});
