import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import type { EditRelease } from '../../../src/domain/release/planning/edit-release.ts';
import { deploy, report, roles } from '../facts/steps.ts';
import { approved, given, PLAN } from '../given.ts';
import { refusalOf as refused } from '../refusal-of.ts';

const R = { release: 'R-1' } as const;
const NAME = 'api 4.2, ledger 2.9 → production';
const planned = () => given().company({ roles }).done(PLAN);
const begun = () => approved().company({ roles }).done(deploy);
const over = () => begun().done(report('eu', 'succeeded', 1), report('us', 'succeeded', 1));
const cancelled = () => planned().done(COMMANDS.cancel);
const STATES = { planned, approved: () => approved().company({ roles }), begun, over, cancelled };

const edit: EditRelease = {
  type: 'EditRelease',
  ...R,
  items: PLAN.items.slice(1),
  environment: 'production',
  change: 'normal',
  after: [],
  why: 'faster',
  customers: '',
};
const window = { ...PLAN.window, start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z' };
const hand = { type: 'OfferHandOver', ...R, to: 'UQA', summary: '' } as const;
const COMMANDS = {
  cancel: { type: 'CancelRelease', ...R, why: 'x' },
  edit,
  move: { type: 'MoveRelease', ...R, window, why: '' },
  hand,
  request: { type: 'RequestScope', ...R, items: [{ service: 'shop', version: '1' }], why: 'x' },
  documents: { type: 'SetDocuments', ...R, documents: [{ name: 'Notes', url: 'https://x.test' }] },
  override: { type: 'OverrideChecks', ...R, why: 'x' },
  review: { type: 'CompleteReview', ...R, found: 'x' },
  rollback: { type: 'RollBack', ...R, why: 'x' },
  wait: { type: 'StopWaiting', ...R, why: '' },
  pause: { type: 'PauseRollout', ...R, why: 'x' },
  update: { type: 'PostUpdate', ...R, happened: 'x', next: '', texts: {} },
  answer: { type: 'AnswerHandOver', ...R, accept: true },
  take: { type: 'TakeRequest', ...R, request: 'Q-9' },
  defer: { type: 'DeferRequest', ...R, request: 'Q-9' },
  decline: { type: 'DeclineRequest', ...R, request: 'Q-9', why: 'x' },
  help: { type: 'AskForHelp', ...R, action: 'deploy' },
  met: { type: 'MeetDeadline', ...R, deadline: 'none' },
} satisfies Record<string, Command>;

test.each(Object.entries(COMMANDS))('%s of a release that nobody knows', (_, command) =>
  expect(refused(given(), command)).toEqual([
    'unknown-release',
    "I don't know a release R-1.",
    'See them all with `/release list`.',
    'list',
  ]),
);

describe('in a state in which it can’t be', () => {
  const show = 'show R-1';
  const TOLD = 'What somebody has to know of it is told in an update.';
  test.each<[keyof typeof COMMANDS, keyof typeof STATES, string[]]>([
    [
      'cancel',
      'begun',
      ['running', `${NAME} is deploying: parts of it may be live.`, 'Roll it back instead.', 'rollback R-1'],
    ],
    ['cancel', 'cancelled', ['over', `${NAME} is cancelled already, by @UMANAGER.`, show]],
    ['move', 'cancelled', ['begun', `${NAME} is cancelled by @UMANAGER: it can't be moved any more.`, show]],
    ['cancel', 'over', ['over', `${NAME} is live already.`, show]],
    ['edit', 'begun', ['begun', `${NAME} is deploying: it can't be edited any more.`, TOLD, 'update R-1', show]],
    ['edit', 'over', ['begun', `${NAME} is live: it can't be edited any more.`, TOLD, 'update R-1', show]],
    ['move', 'begun', ['begun', `${NAME} is deploying: it can't be moved any more.`, show]],
    ['move', 'over', ['begun', `${NAME} is live: it can't be moved any more.`, show]],
    ['hand', 'over', ['over', `${NAME} is live: nothing is left of it.`, show]],
    ['request', 'begun', ['begun', `${NAME} is deploying: nothing can be added any more.`, show]],
    ['documents', 'begun', ['begun', `${NAME} is deploying: its documents stay as they were.`, show]],
    ['documents', 'over', ['begun', `${NAME} is live: its documents stay as they were.`, show]],
    ['override', 'approved', ['nothing-closed', `No check is in the way of ${NAME} that could be overridden.`, show]],
    ['override', 'begun', ['wrong-state', `${NAME} is deploying: there is nothing to override.`, show]],
    ['override', 'over', ['wrong-state', `${NAME} is live: there is nothing to override.`, show]],
    ['review', 'over', ['no-review', `${NAME} needs no review.`]],
    ['rollback', 'planned', ['not-deployed', `${NAME} is planned: nothing of it was deployed.`, show]],
    ['rollback', 'approved', ['not-deployed', `${NAME} is approved: nothing of it was deployed.`, show]],
    ['wait', 'approved', ['not-waiting', `Nothing of ${NAME} is waited for now.`, show]],
    ['wait', 'over', ['not-waiting', `Nothing of ${NAME} is waited for now.`, show]],
    ['pause', 'approved', ['not-running', `${NAME} is approved: no deploy of it is under way.`, show]],
    ['pause', 'over', ['not-running', `${NAME} is live: no deploy of it is under way.`, show]],
    ['met', 'planned', ['no-deadline', `${NAME} has no deadline “none” to be met.`, show]],
  ])('%s of one that is %s', (name, state, expected) =>
    expect(refused(STATES[state](), COMMANDS[name])).toEqual(expected),
  );
  test.each(['answer', 'take', 'defer', 'decline'] as const)('%s of what is not asked any more: nothing', (name) => {
    for (const g of Object.values(STATES)) g().when(COMMANDS[name]).thenFacts();
  });
});

describe('with something missing or wrong', () => {
  const past = { ...PLAN.window, start: '2026-03-03T07:00:00.000Z', end: '2026-03-03T08:00:00.000Z' };
  const over = ['past', 'That window is past: it ended 2026-03-03T08:00:00.000Z.', 'Choose a time to come.', 'in when'];
  const why = ['needs-reason', 'Say in a line why: voters and readers see it.', 'in why'];
  test.each<[Partial<typeof PLAN> & { template?: string; after?: string[] }, string[]]>([
    [
      { items: [] },
      [
        'nothing',
        'A release needs at least one service with its version.',
        'For example: ledger 4.2.0, api 2.9',
        'in what',
      ],
    ],
    [
      { items: [{ service: 'none', version: '1' }] },
      ['unknown-service', "I don't know none.", 'Services: ledger, api, shop.', 'in what'],
    ],
    [
      { items: [...PLAN.items, ...PLAN.items] },
      ['twice', 'A service is named twice.', 'Name each once, with one version.', 'in what'],
    ],
    [
      { environment: 'none' },
      ['unknown-environment', "I don't know the environment none.", 'Environments: production.', 'in where'],
    ],
    [
      { window: { ...PLAN.window, end: PLAN.window.start } },
      [
        'ends-before-start',
        'The window would end (2026-03-03T12:00:00.000Z) before it starts (2026-03-03T12:00:00.000Z).',
        'Choose an end after the start.',
        'in when',
      ],
    ],
    [{ window: past }, over],
    [
      { window: { ...PLAN.window, end: '2026-03-10T12:00:00.001Z' } },
      ['too-long', 'The window is longer than a week.', 'Choose a shorter one.', 'in when'],
    ],
    [{ window: { ...PLAN.window, end: '2026-03-10T12:00:00.000Z' } }, []],
    [{ why: ' ' }, why],
    [
      { change: 'standard', template: 'none' },
      [
        'no-template',
        'A pre-approved change comes from a template; there is no none.',
        'Add one in manifests/templates.yml, or plan a normal change.',
        'in change',
      ],
    ],
    [
      { change: 'standard' },
      [
        'no-template',
        'A pre-approved change comes from a template.',
        'Add one in manifests/templates.yml, or plan a normal change.',
        'in change',
      ],
    ],
    [
      { after: ['R-9'] },
      [
        'unknown-predecessor',
        'R-9 is not open: it is over, or was never planned.',
        'See the open ones with `/release list`.',
        'in after',
      ],
    ],
  ])('a plan with %j', (more, expected) =>
    expect(refused(given().company({ roles }), { ...PLAN, ...more })).toEqual(expected),
  );
  test.each<[string, Command, string[]]>([
    [
      'cancelled without a reason',
      { ...COMMANDS.cancel, why: ' ' },
      ['needs-reason', 'Cancelling needs its reason: the release channel reads it.', 'cancel R-1', 'in why'],
    ],
    ['edited so that it says no more why', { ...edit, why: ' ' }, why],
    ['moved into the past', { ...COMMANDS.move, window: past }, over],
    [
      'handed to who owns it',
      { ...hand, to: 'UMANAGER' },
      ['same', '@UMANAGER owns it already.', 'Name somebody else.', 'in to'],
    ],
    [
      'handed to an account that is gone',
      { ...hand, to: 'UGONE' },
      [
        'not-able',
        "@UGONE can't own a release: that account is deactivated.",
        'Name a full member of this workspace.',
        'in to',
      ],
    ],
    ['updated with nothing', { ...COMMANDS.update, happened: ' ' }, ['nothing', 'Say what happened.', 'in happened']],
    [
      'given a document twice',
      { ...COMMANDS.documents, documents: ['Notes', 'NOTES'].map((name) => ({ name, url: 'https://x.test' })) },
      ['twice', 'A document is named twice.', 'Name each once.', 'in documents'],
    ],
    [
      'overridden without a reason',
      { ...COMMANDS.override, why: ' ' },
      ['needs-reason', 'An override needs its reason: it is announced, and shown for ever.', 'in why'],
    ],
    [
      'helped with by nobody else',
      COMMANDS.help,
      ['nobody', `Nobody may do that with ${NAME}.`, 'Add members in manifests/roles.yml.'],
    ],
  ])('%s', (_, command, expected) => expect(refused(planned(), command)).toEqual(expected));
  test('cancelled by who may not: what is there to do, and not whom to ask in vain', () =>
    expect(refused(begun().by('USTRANGER'), COMMANDS.cancel).slice(2)).toEqual([
      'Roll it back instead.',
      'rollback R-1',
    ]));
  test('moved to where it is: nothing', () =>
    planned()
      .when({ ...COMMANDS.move, window: PLAN.window })
      .thenFacts());
  test('an offer is answered by whom it was made to', () => {
    const g = planned().done(hand).by('UBOTH');
    expect(refused(g, COMMANDS.answer)).toEqual(['not-yours', `${NAME} is offered to @UQA, not to you.`]);
  });
});

test.each([
  ['cancel', 'cancel', 'ask-them R-1/cancel'],
  ['edit', 'edit', 'ask-them R-1/cancel'],
  ['move', 'move', 'ask-them R-1/cancel'],
  ['override', 'override the checks of', 'ask-them R-1/override'],
  ['rollback', 'roll back', 'ask-them R-1/rollback'],
  ['wait', 'stop waiting for', 'ask-them R-1/deploy'],
  ['pause', 'pause', 'ask-them R-1/deploy'],
  ['update', 'post an update on', 'ask-them R-1/update'],
  ['documents', 'change the documents of', 'ask-them R-1/update'],
] as const)('%s by who may not: they are told who may, and can ask them', (name, doing, offer) =>
  expect(refused(planned().by('USTRANGER'), COMMANDS[name])).toEqual([
    'forbidden',
    `You can't ${doing} ${NAME}: that takes the role manager.`,
    'Ask @UMANAGER.',
    offer,
  ]),
);
