import { expect, test } from 'vitest';
import { spotId } from '../../src/domain/environment/spot.ts';
import type { Command } from '../../src/domain/index.ts';
import { dueAt } from '../../src/domain/intents/due.ts';
import { longerOffer } from '../../src/domain/lock/offers.ts';
import { perform } from '../../src/door/perform.ts';
import { toErrand } from '../../src/door/stored.ts';
import { edit, triedNow } from '../../src/outbox/kinds/edit.ts';
import { messageAt } from '../../src/outbox/shown.ts';
import { crowdedOut, drawTold, looked, type PersonTold, topicsOf } from '../../src/outbox/told.ts';
import { DAY_MS, HOUR_MS, instantAfter } from '../../src/time/instants.ts';
import { COMPANY, emptyWorld, go, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';
import { contextOf } from './little-context.ts';

type Done = [by: string, command: Command];
const LOCK = spotId({ service: 'api', environment: 'production' });
const claim: Command = { type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'odd' };
const planned: Done[] = [['UMANAGER', PLAN]];
const voting: Done[] = [...planned, ['UMANAGER', { type: 'OpenVote', release: 'R-1' }]];
const approved: Done[] = [...voting, ['UQA', go], ['USRE1', go], ['USRE2', go]];

const [PRODUCTION] = COMPANY.environments;
if (!PRODUCTION) throw new Error('no environment');

/** What somebody who was told reads once this has been done. */
async function reads(told: Partial<PersonTold>, done: Done[]) {
  const setting = await openSetting({ now: () => PLAN.window.start, company: () => COMPANY_OF_TWO });
  for (const [by, command] of done) {
    const outcome = await perform(setting, command, { actor: { id: by }, via: 'test' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  }
  const { message, over } = await drawTold(toldOf(told), contextOf(setting));
  const labels = [...JSON.stringify(message.blocks).matchAll(/"type":"button","text":\{[^}]*"text":"([^"]*)"/g)];
  return { text: message.text, labels: labels.map(([, label]) => label), over };
}

const toldOf = (told: Partial<PersonTold>): PersonTold => ({ user: 'UMANAGER', phrase: [{ say: 'Hear!' }], ...told });

const unlock = { offers: [{ verb: 'unlock', label: 'Release it', about: LOCK }] };
const ENDS = instantAfter(PLAN.window.start, HOUR_MS);
const claimFor = (minutes: number): Command => ({ ...claim, minutes });
const BOTH = ['Release it', 'Keep it 1 h longer'];
const longer = (until: string) => ({ offers: [...unlock.offers, longerOffer(LOCK, until)] });
const OWED = { service: 'api', environment: 'production', owner: 'sre', everyDays: 30 };
const COMPANY_OF_TWO = {
  ...COMPANY,
  environments: [{ ...PRODUCTION, name: 'staging' }, PRODUCTION],
  drills: [OWED],
};
const drillIn = (where: string) => ({
  offers: [{ verb: 'drill-ask', label: 'Start the drill…', about: `api|${where}` }],
});
const ran = (version: string): Done => [
  'UMANAGER',
  { type: 'RecordVersion', environment: 'production', service: 'api', regions: ['eu', 'us'], version, why: 'by hand' },
];
const drilling: Done[] = [
  ran('4.0'),
  ran('4.1'),
  ['UMANAGER', { type: 'StartDrill', service: 'api', environment: 'production' }],
];
const live = (deployId: string, stage: string): Done => [
  'gonogo',
  { type: 'ReportStage', release: 'R-1', deployId, stage, status: 'succeeded', n: 9, message: 'm' },
];
const drilled = [...drilling, live('R-1-1', 'eu'), live('R-1-1', 'us'), live('R-1-2', 'us'), live('R-1-2', 'eu')];
const frozenFrom = (from: string, name = 'sale'): Done => [
  'UMANAGER',
  {
    type: 'DeclareFreeze',
    ...{ name, why: 'sale', scope: { services: [], environments: [] } },
    ...{ from, until: instantAfter(PLAN.window.start, HOUR_MS) },
  },
];
const frozen = frozenFrom(PLAN.window.start);
const review = {
  about: 'R-1',
  offers: [
    { verb: 'review', label: 'Review & vote', about: 'R-1/v1' },
    { verb: 'show', label: 'Details', about: 'R-1' },
  ],
};
const asked = { offers: [{ verb: 'take-on', label: 'Freeze…', about: 'A' }] };
const inItsTime = {
  about: 'R-1',
  offers: [
    { verb: 'move-away', label: 'Move…', about: 'R-1@F-1' },
    { verb: 'ask-pass', label: 'Ask for a freeze pass', about: 'R-1@F-1' },
  ],
};
const lifted: Done = ['UMANAGER', { type: 'LiftFreeze', freeze: 'F-1', why: 'w' }];
const GONE = 'Hear! That does not keep it from its time any more.';
const asks: Done = ['UQA', { type: 'AskOthers', asking: 'A', verb: 'freeze', about: 'f', what: 'freeze f' }];
const waits = { about: 'R-1', offers: [{ verb: 'stop-waiting', label: 'Stop waiting…', about: 'R-1' }] };
const deploying: Done[] = [...approved, ['UMANAGER', { type: 'StartDeploy', release: 'R-1' }]];
const deploy = { about: 'R-1', offers: [{ verb: 'deploy', label: 'Deploy…', about: 'R-1' }] };

const later = frozenFrom(instantAfter(PLAN.window.start, HOUR_MS / 2));
const another = frozenFrom(instantAfter(PLAN.window.start, HOUR_MS / 2), 'holidays');
const passOf = (about: string) => ({ about: 'R-1', offers: [{ verb: 'pass', label: 'Freeze pass…', about }] });
const HELPED: [string, Done[]][] = [
  ['planned', planned],
  ['voted on', voting],
];
const LAST = {
  ...PLAN.window,
  start: instantAfter(PLAN.window.start, DAY_MS),
  end: instantAfter(PLAN.window.end, DAY_MS),
};
const viaStaging: Done[] = [
  [
    'UMANAGER',
    { ...PLAN, before: ['staging'], early: [{ environment: 'staging', window: PLAN.window }], window: LAST },
  ],
];
const frozenThere: Done = [
  'UMANAGER',
  {
    type: 'DeclareFreeze',
    ...{ name: 'sale', why: 'sale', scope: { services: [], environments: ['staging'] } },
    ...{ from: instantAfter(PLAN.window.start, HOUR_MS / 2), until: instantAfter(PLAN.window.start, HOUR_MS) },
  },
];

type Told = [string, Partial<PersonTold>, Done[], { text: string | RegExp; labels: string[]; over: boolean }];
test.each<Told>([
  [
    'a freeze that will hold it in its time',
    inItsTime,
    [...planned, frozen],
    { text: 'Hear!', labels: ['Move…', 'Ask for a freeze pass'], over: false },
  ],
  [
    'a freeze pass before the freeze begins',
    { about: 'R-1', offers: [{ verb: 'pass', label: 'Freeze pass…', about: 'R-1' }] },
    [...planned, frozenFrom(instantAfter(PLAN.window.start, HOUR_MS / 2))],
    { text: 'Hear!', labels: ['Freeze pass…'], over: false },
  ],
  ['a freeze that was lifted', inItsTime, [...planned, frozen, lifted], { text: GONE, labels: [], over: true }],
  [
    'a freeze it may pass',
    inItsTime,
    [...planned, frozen, ['UMANAGER', { type: 'GrantPass', release: 'R-1', why: 'w' }]],
    { text: GONE, labels: [], over: false },
  ],
  [
    'a freeze of what was cancelled',
    inItsTime,
    [...planned, frozen, ['UMANAGER', { type: 'CancelRelease', release: 'R-1', why: 'w' }]],
    { text: /^Hear! api 4\.2.*: Cancelled\.$/, labels: [], over: true },
  ],
  ['a lock they hold', unlock, [['UMANAGER', claim]], { text: 'Hear!', labels: ['Release it'], over: false }],
  [
    'a lock they released',
    unlock,
    [
      ['UMANAGER', claim],
      ['UMANAGER', { type: 'ReleaseLocks', locks: [LOCK], why: '' }],
    ],
    { text: 'Hear! api in production is not locked any more.', labels: [], over: true },
  ],
  ['an end that stands', longer(ENDS), [['UMANAGER', claimFor(60)]], { text: 'Hear!', labels: BOTH, over: false }],
  [
    'an end that was moved',
    longer(ENDS),
    [
      ['UMANAGER', claimFor(60)],
      ['UMANAGER', claimFor(120)],
    ],
    { text: /^Hear! It now ends .*\.$/, labels: ['Release it'], over: false },
  ],
  [
    'an end that was taken away',
    longer(ENDS),
    [
      ['UMANAGER', claimFor(60)],
      ['UMANAGER', claim],
    ],
    { text: 'Hear! It now lasts until it is released.', labels: ['Release it'], over: false },
  ],
  [
    'an end of what they released',
    longer(ENDS),
    [
      ['UMANAGER', claimFor(60)],
      ['UMANAGER', { type: 'ReleaseLocks', locks: [LOCK], why: '' }],
    ],
    { text: 'Hear! api in production is not locked any more.', labels: [], over: true },
  ],
  [
    'a freeze pass that a release needs before its vote is over',
    { about: 'R-1', offers: [{ verb: 'pass', label: 'Freeze pass…', about: 'R-1' }] },
    [...voting, frozen],
    { text: 'Hear!', labels: ['Freeze pass…'], over: false },
  ],
  [
    'a freeze pass of a freeze that begins later, by its name',
    passOf('R-1@F-1'),
    [...planned, later],
    { text: 'Hear!', labels: ['Freeze pass…'], over: false },
  ],
  [
    'a freeze pass of one that was lifted, where another holds it',
    passOf('R-1@F-1'),
    [...planned, frozen, another, lifted],
    { text: GONE, labels: [], over: true },
  ],
  [
    'a freeze pass of where it goes before the last environment',
    passOf('R-1'),
    [...viaStaging, frozenThere],
    { text: 'Hear!', labels: ['Freeze pass…'], over: false },
  ],
  [
    'a freeze pass of the one where it goes before the last environment',
    passOf('R-1@F-1'),
    [...viaStaging, frozenThere],
    { text: 'Hear!', labels: ['Freeze pass…'], over: false },
  ],
  ...HELPED.flatMap(([state, before]): Told[] => [
    [
      `help with a freeze that begins later, of what is ${state}`,
      { about: 'R-1', help: 'freeze' },
      [...before, later],
      { text: 'Hear!', labels: ['Freeze pass…', 'Details'], over: false },
    ],
    [
      `help with that one, of what is ${state}`,
      { about: 'R-1', help: 'freeze@F-1' },
      [...before, later],
      { text: 'Hear!', labels: ['Freeze pass…', 'Details'], over: false },
    ],
    [
      `help with one that was lifted, where another comes, of what is ${state}`,
      { about: 'R-1', help: 'freeze@F-1' },
      [...before, later, another, lifted],
      { text: /^Hear! .*\(R-1\) now: /, labels: ['Details'], over: false },
    ],
  ]),
  [
    'help with checks, before the vote is over',
    { about: 'R-1', help: 'override' },
    voting,
    { text: 'Hear!', labels: ['Override…', 'Details'], over: false },
  ],
  [
    'a freeze pass that was given',
    { about: 'R-1', offers: [{ verb: 'pass', label: 'Freeze pass…', about: 'R-1' }] },
    [...voting, frozen, ['UMANAGER', { type: 'GrantPass', release: 'R-1', why: 'urgent' }]],
    { text: /now: Voting\.$/, labels: [], over: false },
  ],
  [
    'a closed vote on what is over',
    review,
    [...approved, ['UMANAGER', { type: 'CancelRelease', release: 'R-1', why: 'no' }]],
    { text: /^Hear! The vote closed/, labels: ['Details'], over: true },
  ],
  ['a drill that is owed', drillIn('production'), [], { text: 'Hear!', labels: ['Start the drill…'], over: false }],
  [
    'a drill that is under way',
    drillIn('production'),
    drilling,
    { text: /^Hear! It is under way \(R-1\)\.$/, labels: [], over: false },
  ],
  [
    'a drill that is done',
    drillIn('production'),
    drilled,
    { text: /^Hear! It is done: last rollback drill today, 1 min \(R-1\)\.$/, labels: [], over: true },
  ],
  [
    'a drill that nobody asks for any more',
    drillIn('staging'),
    [],
    { text: 'Hear! Nobody asks for it any more.', labels: [], over: true },
  ],
  ['an open vote', review, voting, { text: 'Hear!', labels: ['Review & vote', 'Details'], over: false }],
  [
    'a closed vote',
    review,
    approved,
    { text: /^Hear! The vote closed .* with Go\.$/, labels: ['Details'], over: false },
  ],
  ['what can be deployed', deploy, approved, { text: 'Hear!', labels: ['Deploy…'], over: false }],
  [
    'what is being deployed',
    deploy,
    [...approved, ['UMANAGER', { type: 'StartDeploy', release: 'R-1' }]],
    { text: /^Hear! .*\(R-1\) now: Deploying\.$/, labels: [], over: false },
  ],
  [
    'what was cancelled',
    deploy,
    [...planned, ['UMANAGER', { type: 'CancelRelease', release: 'R-1', why: 'no' }]],
    { text: /^Hear! .*\(R-1\) now: Cancelled\.$/, labels: [], over: true },
  ],
  [
    'help with a vote',
    { about: 'R-1', help: 'answer' },
    voting,
    { text: 'Hear!', labels: ['Go', 'No-go…', 'Review'], over: false },
  ],
  [
    'help with a vote that is closed',
    { about: 'R-1', help: 'answer' },
    approved,
    { text: /^Hear! The vote closed/, labels: ['Details'], over: false },
  ],
  [
    'help with what is cancelled',
    { about: 'R-1', help: 'deploy' },
    [...planned, ['UMANAGER', { type: 'CancelRelease', release: 'R-1', why: 'no' }]],
    { text: /now: Cancelled\.$/, labels: ['Details'], over: true },
  ],
  [
    'what is not known',
    { offers: [{ verb: 'have-it', label: 'I have it', about: 'R-9/x' }] },
    [],
    { text: 'Hear!', labels: ['I have it'], over: false },
  ],
  ['what they are asked for', asked, [asks], { text: 'Hear!', labels: ['Freeze…'], over: false }],
  [
    'what they see to, in a dialog that they may have closed',
    asked,
    [asks, ['UMANAGER', { type: 'TakeOnAsked', asking: 'A', anyway: false }]],
    { text: 'Hear!', labels: ['Freeze…'], over: false },
  ],
  [
    'what they saw to at once',
    { offers: [{ verb: 'take-on', label: 'Lock', about: 'A' }] },
    [
      ['UQA', { type: 'AskOthers', asking: 'A', verb: 'lock', about: 'l', what: 'lock l' }],
      ['UMANAGER', { type: 'TakeOnAsked', asking: 'A', anyway: false }],
    ],
    { text: /sees to it\.$/, labels: [], over: true },
  ],
  [
    'what somebody else sees to',
    { ...asked, user: 'USRE1' },
    [asks, ['UMANAGER', { type: 'TakeOnAsked', asking: 'A', anyway: false }]],
    { text: /^Hear! .*UMANAGER.* sees to it\.$/, labels: [], over: true },
  ],
  ['a step that is waited for', waits, deploying, { text: 'Hear!', labels: ['Stop waiting…'], over: false }],
  [
    'a step that is over',
    waits,
    [...deploying, live('R-1-1', 'eu'), live('R-1-1', 'us')],
    { text: /^Hear! .*now: Live\.$/, labels: [], over: true },
  ],
  ['nothing to do', {}, [], { text: 'Hear!', labels: [], over: true }],
])('somebody who is offered %s', async (_, told, done, { text, labels, over }) => {
  const read = await reads(told, done);
  expect(read).toMatchObject({ labels, over });
  expect(read.text).toMatch(typeof text === 'string' ? new RegExp(`^${text.replace(/[.!]/g, '\\$&')}$`) : text);
});

test('what only shows something is not kept; the rest is found by all that it is about', () => {
  const told = { user: 'U1', phrase: [] };
  expect(topicsOf({ ...told, about: 'R-1', offers: [{ verb: 'show', label: 'Details', about: 'R-1' }] })).toEqual([]);
  expect(topicsOf({ ...told, about: 'R-1' })).toEqual([]);
  expect(topicsOf({ ...told, about: 'R-1', help: 'deploy' })).toEqual(['offers/R-1']);
  expect(topicsOf({ ...told, ...longer(ENDS) })).toEqual([`offers/${LOCK}`]);
  expect(topicsOf({ ...told, ...review })).toEqual(['offers/R-1', 'offers/R-1/v1']);
});

test('of one thing the newest messages of each person are kept; the others say so, and are forgotten', async () => {
  const setting = await openSetting();
  const said: string[] = [];
  const context = contextOf(setting, {
    slack: {
      edit: async (at, message) => {
        said.push(`${at.ts} ${message.text}`);
        return { ok: true, value: at };
      },
    },
  });
  const told = toldOf(unlock);
  const lists = topicsOf(told);
  const one = (user: string, n: number) =>
    messageAt(`tell/${user}/${n}`, { channel: 'D', ts: `${n}.0`, hash: '', told: { ...told, user }, lists });
  const many = Array.from({ length: 20 }, (_, n) => one('UMANAGER', n + 100));
  await setting.store.commit({ at: setting.now(), put: [...many.toReversed(), one('USRE1', 1)] });
  const errands = await crowdedOut(context, 'UMANAGER', lists);
  expect(errands.map((e) => e.key)).toEqual(['edit/tell/UMANAGER/100']);
  expect(await crowdedOut(context, 'USRE1', lists)).toEqual([]);
  // Once the one that takes its place is there.
  await setting.store.commit({ at: setting.now(), put: [one('UMANAGER', 99)] });
  const errand = { ...looked('tell/UMANAGER/99', setting), id: 1 };
  expect(await edit.open(context).attempt(errand, 0)).toMatchObject({ also: { remove: ['message/tell/UMANAGER/99'] } });
  expect(said).toEqual(['99.0 Hear! Newer messages have what can be done.']);
});

test.for([
  {
    name: 'R-1/headline',
    days: 0,
    tries: 1,
    what: 'a card is tried again in an hour, and at once when something is mended',
  },
  { name: 'R-1/v1', days: 29, tries: 1, what: 'so is a vote' },
  { name: 'R-1/headline', days: 31, tries: 0, what: 'what is old is left as it is' },
  { name: 'tell/UQA/x', days: 0, tries: 0, what: 'and so is what one person was told' },
])('of what can’t be brought up to date, $what', async ({ name, days, tries }) => {
  const setting = await openSetting({ now: () => PLAN.window.start });
  const ts = String(Date.parse(PLAN.window.start) / 1000 - days * 86_400);
  await setting.store.commit({ at: setting.now(), put: [messageAt(name, { channel: 'C1', ts, hash: '' })] });
  const errand = toErrand(dueAt({ ...emptyWorld(), now: setting.now() }).edit(name));
  const given = await edit.open(contextOf(setting)).givenUp?.({ id: 1, ...errand }, 'is_inactive');
  if (given === undefined || given === 'performed') throw new Error('nothing came of it');
  const again = given.errands?.filter((e) => e.key === errand.key) ?? [];
  const later = {
    ...errand,
    data: { ...(errand.data as object), again: true },
    dueAt: instantAfter(setting.now(), HOUR_MS),
  };
  expect(again).toEqual(tries ? [later] : []);
  const onceMore = await edit.open(contextOf(setting)).givenUp?.({ id: 2, ...later }, 'is_inactive');
  // What keeps it is told once.
  expect([given, onceMore].map((g) => g !== 'performed' && g?.errands?.some((e) => e.kind === 'tell'))).toEqual([
    true,
    false,
  ]);
  await setting.store.commit({ at: setting.now(), errands: again });
  expect(await triedNow(setting)).toEqual(again.map((e) => ({ ...e, dueAt: setting.now() })));
});
