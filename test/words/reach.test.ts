import type { KnownBlock, View } from '@slack/types';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { charactersIn } from '../../sandbox/blocks/size.ts';
import { button, type Message } from '../../src/blocks/blocks.ts';
import { BLOCKS_MAX } from '../../src/blocks/fold.ts';
import { mayTake, releaseIn } from '../../src/cards/allowed.ts';
import { digestCard } from '../../src/cards/digest.ts';
import { headlineCard } from '../../src/cards/headline.ts';
import { homeFor } from '../../src/cards/home.ts';
import { myTurnCard } from '../../src/cards/turn.ts';
import { voteCard } from '../../src/cards/vote.ts';
import { allBuilds } from '../../src/domain/build/document.ts';
import type { Company } from '../../src/domain/company/company.ts';
import { one, some } from '../../src/domain/deciding/reads.ts';
import { everythingOpen } from '../../src/domain/everything-open.ts';
import { watches } from '../../src/domain/health/document.ts';
import { recentIncidents } from '../../src/domain/incident/document.ts';
import type { Command } from '../../src/domain/index.ts';
import { pagesOf } from '../../src/domain/page/document.ts';
import { releases } from '../../src/domain/release/document.ts';
import type { Status } from '../../src/domain/release/release.ts';
import { STATES, type State, stateOf } from '../../src/domain/release/state.ts';
import * as shelf from '../../src/domain/strategy/index.ts';
import { votes } from '../../src/domain/vote/document.ts';
import { perform } from '../../src/door/perform.ts';
import type { Setting } from '../../src/door/setting.ts';
import { Tallies } from '../../src/inbound/tallies.ts';
import { type Answer, type Ask, type OnClick, type Submitted, seeFor } from '../../src/words/ask.ts';
import { CLICKS, runCommand, SHORTCUTS, SUBMITS, WORDS } from '../../src/words/router.ts';
import { COMPANY, go, NOW, PEOPLE, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

/** By whom, what; or from when on. */
type Step = [by: string, command: Command] | { at: string };
const OPENS = { at: PLAN.window.start };
const EVERYTHING = { services: [], environments: [] };
const manager = (command: Command): Step => ['UMANAGER', command];
const PLANNED = [manager(PLAN)];
const VOTING = [...PLANNED, manager({ type: 'OpenVote', release: 'R-1' })];
const NO_GO: Step = ['UQA', { ...go, answer: 'no-go', why: 'broken' }];
const APPROVED: Step[] = [...VOTING, ['UQA', go], ['USRE1', go], ['USRE2', go], OPENS];
const DEPLOYING = [...APPROVED, manager({ type: 'StartDeploy', release: 'R-1' })];
const report = (deployId: string, stage: string, status: 'succeeded' | 'failed', n = 9): Step => [
  'gonogo',
  { type: 'ReportStage', release: 'R-1', deployId, stage, status, n, message: 'm' },
];
const COMPLETED = [...DEPLOYING, report('R-1-1', 'eu', 'succeeded'), report('R-1-1', 'us', 'succeeded')];
const FAILED = [...DEPLOYING, report('R-1-1', 'eu', 'failed')];
const ROLLING_BACK = [...FAILED, manager({ type: 'RollBack', release: 'R-1', why: 'w' })];
const frozen = (more: Partial<Extract<Command, { type: 'DeclareFreeze' }>> = {}): Step => [
  'UMANAGER',
  {
    type: 'DeclareFreeze',
    name: 'Audit',
    why: 'w',
    scope: { services: ['api'], environments: [] },
    from: PLAN.window.start,
    until: '2026-03-04T00:00:00.000Z',
    ...more,
  },
];

/** The same versions as R-1, in a pre-approved release that was rolled back. */
const ANOTHER_ROLLED_BACK: Step[] = [
  ...APPROVED,
  manager({ ...PLAN, change: 'standard', template: 'both' }),
  manager({ type: 'StartDeploy', release: 'R-2' }),
  ...(['failed', 'succeeded'] as const).flatMap((status, i): Step[] => [
    [
      'gonogo',
      { type: 'ReportStage', release: 'R-2', deployId: `R-2-${i + 1}`, stage: 'eu', status, n: 9, message: 'm' },
    ],
    ...(i === 0 ? [manager({ type: 'RollBack', release: 'R-2', why: 'w' })] : []),
  ]),
];

/** R-1 failed, and a pre-approved release went live in its place. */
const REPLACED: Step[] = [
  ...FAILED,
  { at: '2026-03-03T12:05:00.000Z' },
  manager({ ...PLAN, items: PLAN.items.map((i) => ({ ...i, version: '9' })), change: 'standard', template: 'both' }),
  manager({ type: 'StartDeploy', release: 'R-2' }),
  ...['eu', 'us'].map(
    (stage): Step => [
      'gonogo',
      { type: 'ReportStage', release: 'R-2', deployId: 'R-2-1', stage, status: 'succeeded', n: 9, message: 'm' },
    ],
  ),
  ['gonogo', { type: 'SettleRelease', release: 'R-1', by: 'gonogo', came: 'R-2' }],
];

const TRAIN = {
  name: 'weekly',
  title: 'Weekly train',
  start: '0 14 * * 4',
  hours: 1,
  zone: 'Europe/Berlin',
  items: [{ service: 'api', version: '{year}.{week}-{n}' }],
  environment: 'production',
  change: 'normal' as const,
  owners: 'manager',
  opensDaysBefore: 3,
  duringFreeze: 'skip' as const,
  why: 'what was merged',
  customers: '',
};
const due = { before: { count: 1, unit: 'hours' as const }, owes: 'owner', remindHours: 24, gate: true };
const ROLES = COMPANY.roles.map((r) =>
  r.name === 'manager' ? { ...r, actions: [...r.actions, 'trains' as const, 'override' as const] } : r,
);
const BUSY: Partial<Company> = {
  trains: [TRAIN],
  deadlines: [{ ...due, name: 'testing', title: 'Testing', cutOff: false, scope: EVERYTHING }],
  policies: COMPANY.policies.map((p) => ({ ...p, reviewWithinHours: 24, documents: ['rollback plan'] })),
  roles: ROLES,
  audiences: COMPANY.audiences.map((a) => ({ ...a, events: [...a.events, 'update' as const] })),
};
const TEMPLATED: Partial<Company> = {
  templates: [
    {
      name: 'both',
      title: 'Both',
      version: 1,
      services: ['api', 'ledger'],
      environments: ['production'],
      revokedByFailure: false,
    },
  ],
  roles: ROLES,
};
const onTrain: Step[] = [['gonogo', { type: 'OpenTrain', train: 'weekly', departure: '2026-03-05T13:00:00.000Z' }]];
const request: Step = [
  'UQA',
  { type: 'RequestScope', release: 'R-1', items: [{ service: 'shop', version: '1' }], why: 'w' },
];

const ran = (version: string): Step =>
  manager({
    type: 'RecordVersion',
    environment: 'production',
    service: 'api',
    regions: ['eu', 'us'],
    version,
    why: 'w',
  });

const INCIDENT: Step = [
  'gonogo',
  { type: 'HearIncident', source: 's', key: 'k', service: 'api', state: 'open', title: 't', environment: 'production' },
];

const FREEZE = 'freeze api until Tue 3 Mar 2026 18:00 Europe/Berlin because audit';
const ASKED: Step = ['UQA', { type: 'AskOthers', asking: 'A', verb: 'again', about: FREEZE, what: FREEZE }];
/** No template is for it. */
const PRE_APPROVED = 'new api 4.2 Wed 4 Mar 2026 12:30 to production as pre-approved because w';

/** Two steps, each of which proves itself, and somebody begins the next. */
const careful = { name: 'careful', ...shelf.canary.make({ percents: [5, 100], soakMinutes: 10, promotion: 'manual' }) };
const STEP_BY_STEP: Partial<Company> = {
  environments: COMPANY.environments.map((e) => ({ ...e, regions: ['eu'], strategy: 'careful' })),
  strategies: [careful],
};
const VERIFYING = [...DEPLOYING, report('R-1-1', 'eu 5 %', 'succeeded')];
const NEXT_STEP: Step[] = [
  ...VERIFYING,
  { at: '2026-03-03T12:10:00.000Z' },
  ['gonogo', { type: 'EndVerifying', release: 'R-1', deployId: 'R-1-1', stage: 'eu 5 %' }],
];
/** What R-1 waits for: nobody has to act. */
const ANOTHER_DEPLOYS: Step[] = [
  ...APPROVED,
  manager({ ...PLAN, change: 'standard', template: 'both' }),
  manager({ type: 'StartDeploy', release: 'R-2' }),
];

const WORLDS: { what: string; steps: Step[]; status?: Status; company?: Partial<Company> }[] = [
  { what: 'nothing', steps: [] },
  { what: 'planned', steps: PLANNED, status: 'planned' },
  { what: 'several', steps: [...PLANNED, ...PLANNED] },
  { what: 'voting', steps: VOTING, status: 'voting' },
  { what: 'rejected', steps: [...VOTING, NO_GO], status: 'rejected' },
  { what: 'approved', steps: APPROVED.slice(0, -1), status: 'approved' },
  { what: 'ready', steps: APPROVED, status: 'approved' },
  { what: 'approved and frozen', steps: [...VOTING.slice(0, 1), frozen(), ...APPROVED.slice(1)], status: 'approved' },
  { what: 'frozen, and its owner may give no pass', steps: [['UQA', PLAN], frozen()], status: 'planned' },
  { what: 'approved and softly frozen', steps: [...VOTING, frozen({ soft: true }), ...APPROVED.slice(2)] },
  { what: 'approved and past its window', steps: [...APPROVED, { at: '2026-03-03T15:00:00.000Z' }] },
  { what: 'deploying', steps: DEPLOYING, status: 'deploying' },
  { what: 'held', steps: [...DEPLOYING, frozen({ from: 'now' }), report('R-1-1', 'eu', 'succeeded')] },
  { what: 'paused', steps: [...DEPLOYING, frozen({ from: 'now', inFlight: 'pause' })], status: 'deploying' },
  { what: 'paused by somebody', steps: [...DEPLOYING, manager({ type: 'PauseRollout', release: 'R-1', why: 'w' })] },
  { what: 'failed', steps: FAILED, status: 'failed' },
  { what: 'rolling back', steps: ROLLING_BACK, status: 'rolling-back' },
  { what: 'a rollback that failed', steps: [...ROLLING_BACK, report('R-1-2', 'eu', 'failed')] },
  {
    what: 'rolled back halfway',
    steps: [
      ...COMPLETED,
      manager({ type: 'RollBack', release: 'R-1', why: 'w' }),
      manager({ type: 'StopWaiting', release: 'R-1', why: 'w' }),
      report('R-1-2', 'us', 'succeeded'),
    ],
    status: 'rolling-back',
  },
  { what: 'rolled back', steps: [...ROLLING_BACK, report('R-1-2', 'eu', 'succeeded')], status: 'rolled-back' },
  {
    what: 'partly rolled back',
    steps: [
      ...COMPLETED,
      manager({ type: 'RollBack', release: 'R-1', why: 'w', services: ['ledger'] }),
      report('R-1-2', 'us', 'succeeded'),
      report('R-1-2', 'eu', 'succeeded'),
    ],
    status: 'rolled-back',
  },
  { what: 'rolled back before', steps: ANOTHER_ROLLED_BACK, company: TEMPLATED },
  { what: 'completed', steps: COMPLETED, status: 'completed' },
  { what: 'an incident', steps: [...DEPLOYING, INCIDENT], status: 'deploying' },
  {
    what: 'cancelled',
    steps: [...PLANNED, manager({ type: 'CancelRelease', release: 'R-1', why: 'w' })],
    status: 'cancelled',
  },
  {
    what: 'stopped',
    steps: [...APPROVED, manager({ type: 'EmergencyStop', why: 'w', scope: EVERYTHING, minutes: 60 })],
  },
  {
    what: 'locked',
    steps: [
      ...APPROVED,
      ['USRE1', { type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'w' }],
      manager({ type: 'ClaimLock', services: ['shop'], environments: ['production'], why: 'w', minutes: 60 }),
    ],
    company: { roles: COMPANY.roles.map((r) => (r.name === 'sre' ? { ...r, actions: ['lock' as const] } : r)) },
  },
  { what: 'everything owed', steps: [...PLANNED, request], company: BUSY },
  { what: 'deadlines, voted on', steps: APPROVED, company: BUSY },
  { what: 'a train', steps: [...onTrain, request], company: BUSY },
  { what: 'a train that is held', steps: [manager({ type: 'HoldTrain', train: 'weekly', why: 'w' })], company: BUSY },
  {
    what: 'handed over, and delegated',
    steps: [
      ...PLANNED,
      manager({ type: 'OfferHandOver', release: 'R-1', to: 'UQA', summary: 's' }),
      ['UQA', { type: 'DelegateVote', to: 'USRE1', from: NOW, until: '2026-03-06T00:00:00.000Z' }],
    ],
  },
  {
    what: 'low risk, cleared unless somebody objects',
    steps: [
      ...COMPLETED,
      manager({
        ...PLAN,
        window: { ...PLAN.window, start: '2026-03-04T12:00:00.000Z', end: '2026-03-04T13:00:00.000Z' },
      }),
      manager({ type: 'OpenVote', release: 'R-2' }),
    ],
    company: { policies: COMPANY.policies.map((p) => ({ ...p, clearsLowRiskAfterMinutes: 30 })) },
  },
  {
    what: 'a drill that is due',
    // Known is a version to go back to.
    steps: [ran('4.0'), ran('4.1'), ...APPROVED],
    status: 'approved',
    company: {
      policies: COMPANY.policies.map((p) => ({ ...p, drillWithinDays: 30 })),
      drills: [{ service: 'api', environment: 'production', owner: 'sre', everyDays: 30 }],
    },
  },
  {
    what: 'a drill that is booked',
    steps: [
      ...APPROVED,
      manager({ type: 'BookDrill', service: 'api', environment: 'production', at: '2026-03-06T12:30:00.000Z' }),
    ],
    status: 'approved',
  },
  {
    what: 'a drill that went well',
    steps: [
      { at: PLAN.window.start },
      ran('4.0'),
      ran('4.1'),
      manager({ type: 'StartDrill', service: 'api', environment: 'production' }),
      ...(['R-1-1', 'R-1-2'] as const).flatMap((run) => [
        report(run, run === 'R-1-1' ? 'eu' : 'us', 'succeeded'),
        report(run, run === 'R-1-1' ? 'us' : 'eu', 'succeeded'),
      ]),
    ],
    status: 'rolled-back',
    company: { drills: [{ service: 'api', environment: 'production', owner: 'sre', everyDays: 30 }] },
  },
  {
    what: 'a hotfix that somebody may push alone',
    steps: [
      manager({
        type: 'PlanHotfix',
        items: [{ service: 'api', version: '4.1.4' }],
        environment: 'production',
        why: 'w',
        customers: '',
      }),
    ],
    status: 'voting',
    // Of those who look, UQA can do nothing else to it first.
    company: {
      policies: COMPANY.policies.map((p) => ({
        ...p,
        rules: [{ role: 'sre', need: 1, veto: true }],
        alone: true,
        reviewWithinHours: 24,
      })),
      roles: COMPANY.roles.map((r) => (r.name === 'qa' ? { ...r, actions: ['deploy' as const] } : r)),
    },
  },
  {
    what: 'evidence that is asked for, and some that is of no service',
    steps: [
      ...PLANNED,
      ...Array.from(
        { length: 11 },
        (_, n): Step => [
          'gonogo',
          {
            type: 'KeepUnmatched',
            unmatched: `u${n}`,
            source: 'ci',
            told: { type: 'check', from: {}, kind: 'tests', app: 'ci', name: `unit ${n}`, state: 'passed' },
            why: ['no service'],
          },
        ],
      ),
      [
        'gonogo',
        {
          type: 'SetAside',
          source: 'ci',
          delivery: 'd1',
          event: 'push',
          size: 2,
          headers: {},
          body: '{}',
          faults: ['x'],
        },
      ],
      [
        'gonogo',
        {
          type: 'HearEvidence',
          source: 'ci',
          service: 'api',
          told: {
            type: 'findings',
            from: { version: '4.2' },
            tool: 'trivy',
            complete: true,
            findings: [{ key: 'k', rule: 'CVE-1', title: 't', severity: 'high', state: 'open' }],
          },
        },
      ],
      ['UQA', { type: 'ConfirmItem', release: 'R-1', item: 'y', note: '' }],
      ['gonogo', { type: 'WeighEvidence', release: 'R-1' }],
    ],
    company: {
      policies: COMPANY.policies.map((p) => ({
        ...p,
        security: { lets: 'medium' as const },
        compliance: { confirm: ['x', 'y'].map((item) => ({ item, role: 'qa', people: 1 })) },
      })),
      roles: ROLES,
    },
  },
  { what: 'a freeze that somebody asked others for', steps: [ASKED] },
  { what: 'another deploys', steps: ANOTHER_DEPLOYS, company: TEMPLATED },
  { what: 'a step that proves itself', steps: VERIFYING, company: STEP_BY_STEP },
  { what: 'the next step', steps: NEXT_STEP, company: STEP_BY_STEP },
  {
    what: 'stopped halfway',
    steps: [
      ...DEPLOYING,
      frozen({ from: 'now', until: '2026-03-03T14:00:00.000Z' }),
      report('R-1-1', 'eu', 'succeeded'),
      { at: '2026-03-03T14:00:00.000Z' },
    ],
  },
  { what: 'replaced by another', steps: REPLACED, status: 'rolled-back', company: TEMPLATED },
  {
    what: 'reviewed afterwards',
    steps: COMPLETED,
    company: { policies: COMPANY.policies.map((p) => ({ ...p, reviewWithinHours: 24 })) },
  },
];

/** Everything that can be clicked in blocks: `verb:about` of buttons, menus, and fields that tell when they are finished. */
function clickable(blocks: unknown): string[] {
  if (Array.isArray(blocks)) return blocks.flatMap(clickable);
  if (typeof blocks !== 'object' || blocks === null) return [];
  const it: {
    type?: unknown;
    action_id?: unknown;
    value?: unknown;
    options?: { value: string }[];
    dispatch_action?: unknown;
  } = blocks;
  if (it.type === 'overflow') return (it.options ?? []).map((o) => o.value);
  if (it.type === 'button') return [`${String(it.action_id).split(':')[0]}:${it.value}`];
  // A field is told only where its block asks for it.
  if (it.type === 'input' && !it.dispatch_action) return [];
  if (typeof it.action_id === 'string') return [it.action_id];
  return Object.values(it).flatMap(clickable);
}

/** Slack advises against two elements of one message or view with the same action id: no client need tell them apart. */
function twice(blocks: unknown): string[] {
  const ids = actionIds(blocks);
  return ids.filter((id, i) => ids.indexOf(id) < i);
}
function actionIds(blocks: unknown): string[] {
  if (Array.isArray(blocks)) return blocks.flatMap(actionIds);
  if (typeof blocks !== 'object' || blocks === null) return [];
  const own = 'action_id' in blocks && typeof blocks.action_id === 'string' ? [blocks.action_id] : [];
  return [...own, ...Object.values(blocks).flatMap(actionIds)];
}

/** What is typed after each word, by who may do most; by others only the first ones. */
const TYPED = ['', 'R-1', '@sam', '@nobody until Fri 18:00', 'api production Fri 12:30'];

const found = { verbs: new Map<string, string>(), dialogs: new Map<string, string>(), states: new Set<State>() };

/** What Slack refuses, or shows differently from client to client, of a message or view. */
const faultsIn = (blocks: readonly unknown[]): string[] => [
  ...twice(blocks).map((id) => `the action id ${id} twice`),
  ...(charactersIn(blocks) > BLOCKS_MAX ? [`${charactersIn(blocks)} characters`] : []),
];

/** A way to call alike all releases, freezes, requests … that are none of those shown at first: exploring plans and declares the same over and over. */
function alike(first: readonly KnownBlock[]): (key: string) => string {
  const there = new Set(JSON.stringify(first).match(NAMED));
  return (key) => key.replace(NAMED, (id) => (there.has(id) ? id : `${id[0]}-new`));
}
const NAMED = /\b[A-Z]-\d+/g;

/** Clicks through all that a person can reach from where they are; what each handler answers is looked at too. */
async function explore(what: string, ask: Ask, first: KnownBlock[]) {
  const seen = new Set<string>();
  // Not asserted one by one: of 20,000 looks at what is answered that would be a tenth of the time.
  const faults: string[] = [];
  const queue = [...clickable(first)];
  const called = alike(first);
  const look = (message: Message | View) => {
    faults.push(...faultsIn(message.blocks));
    queue.push(...clickable(message.blocks));
    if (!('callback_id' in message) || !('submit' in message)) return;
    if (message.callback_id) found.dialogs.set(message.callback_id, what);
    dialogs.push(message);
  };
  const dialogs: View[] = [];
  const answered = (answer: Answer | Submitted) => {
    if ('say' in answer) look(answer.say);
    else if ('modal' in answer) look(answer.modal);
    else if ('update' in answer) look(answer.update);
  };
  for (const { name, typed } of WORDS)
    if (typed)
      for (const rest of ask.person.id === 'UMANAGER' ? TYPED : TYPED.slice(0, 2))
        answered(await runCommand(`${name} ${rest}`, ask));
  for (const said of ['', 'nonsense', PRE_APPROVED]) answered(await runCommand(said, ask));
  for (const onShortcut of SHORTCUTS.values())
    answered(await onShortcut(ask, { text: 't', link: 'https://x.example' }));
  while (queue.length + dialogs.length > 0) {
    const view = dialogs.pop();
    if (view?.type === 'modal') {
      const metadata = view.private_metadata ?? '';
      const onSubmit = SUBMITS.get(view.callback_id ?? '');
      if (!onSubmit) faults.push(`no handler of the dialog ${view.callback_id}`);
      const key = called(`submit ${view.callback_id} ${metadata}`);
      if (onSubmit && !seen.has(key)) for (const fields of FILLED) answered(await onSubmit(fields, metadata, ask));
      seen.add(key);
    }
    const [verb = '', ...about] = (queue.pop() ?? '').split(':');
    const key = `${verb}:${about.join(':')}`;
    if (verb === '' || seen.has(called(key))) continue;
    seen.add(called(key));
    found.verbs.set(verb, what);
    const onClick = CLICKS.get(verb);
    if (!onClick) faults.push(`no handler of ${key}`);
    const around = { view: view ?? MODAL, fields: FILLED[1] ?? {} };
    if (!onClick) continue;
    const answer = await onClick(about.join(':'), ask, around);
    if (isForbidden(answer) && (await mayUse(verb, about.join(':'), ask)))
      faults.push(`${verb} is shown to whom it is forbidden`);
    answered(answer);
  }
  expect(faults, what).toEqual([]);
}

const isForbidden = (answer: Awaited<ReturnType<OnClick>>) =>
  'say' in answer && /^You can't .*: (that takes|no role may)/.test(answer.say.text);

/** Whether a button stands in what only this person sees: of one that says a sentence, only its reader knows what that takes. */
async function mayUse(verb: string, about: string, ask: Ask): Promise<boolean> {
  if (verb === 'again') return false;
  const { release, ...world } = await seeFor(ask, { release: one(releases, releaseIn(about) ?? '-') });
  return mayTake(ask.person.id, verb, world, release?.owner);
}

const MODAL: View = { type: 'modal', title: { type: 'plain_text', text: '-' }, private_metadata: 'R-1', blocks: [] };
/** What is entered: nothing, and what a plan or a freeze takes. */
const FILLED: Record<string, string>[] = [
  {},
  {
    ...{ what: 'api 4.2', where: 'production', when: 'Tue 3 Mar 2026 13:30 - 14:30', why: 'w', happened: 'h' },
    ...{ from: 'now', until: 'tomorrow 12:00', answer: 'go', release: 'R-1' },
  },
];

async function reached(steps: Step[], company: Partial<Company>): Promise<Setting> {
  let now = NOW;
  const all = { ...COMPANY, ...company };
  const people = { ...PEOPLE, handles: { sam: 'USRE1' } };
  const sources = () => [{ name: 'ci', type: 'generic', secrets: [], remedy: '', tally: new Tallies().of('ci') }];
  const setting = await openSetting({ company: () => all, people: () => people, now: () => now, sources });
  for (const step of steps) {
    if (!Array.isArray(step)) {
      now = step.at;
      continue;
    }
    const [id, given] = step;
    const command = 'from' in given && given.from === 'now' ? { ...given, from: now } : given;
    const actor = id === 'gonogo' ? { id, system: true as const } : { id };
    const outcome = await perform(setting, command, { actor, via: 'test' });
    if (!outcome.ok) throw new Error(`${command.type} is refused: ${JSON.stringify(outcome.refusal)}`);
  }
  return setting;
}

const TOLD = z.object({
  offers: z.array(z.object({ label: z.string(), verb: z.string(), about: z.string().optional() })).optional(),
});

/** The buttons under what a person is about to be told. */
async function offered(setting: Setting, id: string): Promise<KnownBlock[]> {
  const told = await setting.store.pending(`tell/${id}/`);
  const offers = told.flatMap(({ data }) => TOLD.parse(data).offers ?? []);
  return offers.map((o) => ({ type: 'actions', elements: [button(o.label, o.verb, o.about ?? '-')] }));
}

for (const { what, steps, status, company = {} } of WORLDS)
  test.each(['UMANAGER', 'UQA', 'UNOBODY'])(`${what}: %s finds a handler behind everything`, async (id) => {
    const setting = await reached(steps, company);
    const ask: Ask = { setting, person: { id, zone: 'UTC' } };
    const first = { release: one(releases, 'R-1'), vote: one(votes, 'R-1/v1') };
    const world = await seeFor(ask, {
      ...everythingOpen,
      ...first,
      builds: allBuilds,
      watches: some(watches, []),
      incidents: recentIncidents(NOW),
      paged: pagesOf('R-1'),
    });
    const { release, vote } = world;
    if (status) expect(release?.status).toBe(status);
    const cards = [
      ...(release ? [headlineCard(release, vote, world)] : []),
      ...(release && vote ? [voteCard(release, vote, world)] : []),
      myTurnCard(id, world),
      digestCard(world, { ended: [] }, { language: 'technical' }, false),
    ];
    const shown = [...cards.map((c) => c?.blocks ?? []), homeFor(id, world, [])];
    expect(shown.flatMap(faultsIn), `the cards of ${what}`).toEqual([]);
    if (release) found.states.add(stateOf(release, world));
    await explore(what, ask, [...shown.flat(), ...(await offered(setting, id))]);
  });

test('each state that a release can be in is among them', () => {
  expect(STATES.filter((state) => !found.states.has(state))).toEqual([]);
});

test('and nothing has a handler that nobody can reach', () => {
  expect([...CLICKS.keys()].filter((verb) => !found.verbs.has(verb))).toEqual([]);
  expect([...SUBMITS.keys()].filter((callback) => !found.dialogs.has(callback))).toEqual([]);
});
