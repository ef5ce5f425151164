import { describe, expect, test } from 'vitest';
import type { DeadlineRule } from '../../../src/domain/company/plans.ts';
import * as deadline from '../../../src/domain/deadline/index.ts';
import type { Command } from '../../../src/domain/index.ts';
import * as releaseCommands from '../../../src/domain/release/index.ts';
import * as voteCommands from '../../../src/domain/vote/index.ts';
import { approved, COMPANY, given, go, PLAN } from '../given.ts';
import { deploy, reckoned, release, report } from './steps.ts';

const { leads, misses, needless } = reckoned();

describe('a release', () => {
  test('is moved, edited, documented, handed over and cancelled', () => {
    const g = approved().at('2026-03-03T10:00:00.000Z');
    const window = { ...PLAN.window, start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z' };
    leads(
      g,
      { type: 'MoveRelease', ...release, window, why: 'lunch' },
      {
        stream: 'release/R-1',
        type: 'ReleaseMoved',
        release: 'R-1',
        window: { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z', zone: 'Europe/Berlin' },
        before: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
        by: 'UMANAGER',
        at: '2026-03-03T10:00:00.000Z',
        text: { why: 'lunch' },
      },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteContentChanged',
        vote: 'R-1/v1',
        content: {
          items: [
            { service: 'api', version: '4.2' },
            { service: 'ledger', version: '2.9' },
          ],
          environment: 'production',
          change: 'normal',
          window: { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z', zone: 'Europe/Berlin' },
          after: [],
          strategy: 'eu → us by pipeline',
        },
        print: 'c2',
        parts: ['window'],
        roles: ['qa', 'sre'],
        because: 'content',
        rules: [
          { role: 'qa', need: 1, veto: true },
          { role: 'sre', need: 2, veto: false },
        ],
        closesAt: '2026-03-03T13:00:00.000Z',
        remindAt: '2026-03-03T12:00:00.000Z',
        at: '2026-03-03T10:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseVoteOpened',
        release: 'R-1',
        vote: 'R-1/v1',
        round: 1,
        closesAt: '2026-03-03T13:00:00.000Z',
      },
    );
    const edit = {
      type: 'EditRelease',
      ...release,
      items: [{ service: 'shop', version: '1' }],
      environment: 'production',
      change: 'normal',
      after: [],
      why: 'other',
      customers: '',
    } satisfies Command;
    leads(
      g,
      edit,
      {
        stream: 'release/R-1',
        type: 'ReleaseEdited',
        release: 'R-1',
        items: [{ service: 'shop', version: '1' }],
        environment: 'production',
        change: 'normal',
        after: [],
        before: {
          items: [
            { service: 'api', version: '4.2' },
            { service: 'ledger', version: '2.9' },
          ],
          environment: 'production',
          change: 'normal',
        },
        by: 'UMANAGER',
        at: '2026-03-03T10:00:00.000Z',
        text: { why: 'other', customers: '' },
      },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteContentChanged',
        vote: 'R-1/v1',
        content: {
          items: [{ service: 'shop', version: '1' }],
          environment: 'production',
          change: 'normal',
          window: { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z', zone: 'Europe/Berlin' },
          after: [],
          strategy: 'eu → us by other',
        },
        print: 'c3',
        parts: ['services', 'strategy'],
        roles: ['qa', 'sre'],
        because: 'content',
        rules: [
          { role: 'qa', need: 1, veto: true },
          { role: 'sre', need: 2, veto: false },
        ],
        closesAt: '2026-03-03T13:00:00.000Z',
        remindAt: '2026-03-03T12:00:00.000Z',
        at: '2026-03-03T10:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseVoteOpened',
        release: 'R-1',
        vote: 'R-1/v1',
        round: 1,
        closesAt: '2026-03-03T13:00:00.000Z',
      },
    );
    const documents = [{ name: 'way back', url: 'https://wiki.example.com/back' }];
    leads(
      g,
      { type: 'SetDocuments', ...release, documents },
      {
        stream: 'release/R-1',
        type: 'DocumentsChanged',
        release: 'R-1',
        by: 'UMANAGER',
        at: '2026-03-03T10:00:00.000Z',
        text: { documents: [{ name: 'way back', url: 'https://wiki.example.com/back' }] },
      },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteContentChanged',
        vote: 'R-1/v1',
        content: {
          items: [{ service: 'shop', version: '1' }],
          environment: 'production',
          change: 'normal',
          window: { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z', zone: 'Europe/Berlin' },
          after: [],
          strategy: 'eu → us by other',
          documents: [{ name: 'way back', url: 'https://wiki.example.com/back' }],
        },
        print: 'c4',
        parts: ['documents'],
        roles: ['qa', 'sre'],
        because: 'content',
        rules: [
          { role: 'qa', need: 1, veto: true },
          { role: 'sre', need: 2, veto: false },
        ],
        closesAt: '2026-03-03T13:00:00.000Z',
        remindAt: '2026-03-03T12:00:00.000Z',
        at: '2026-03-03T10:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseVoteOpened',
        release: 'R-1',
        vote: 'R-1/v1',
        round: 1,
        closesAt: '2026-03-03T13:00:00.000Z',
      },
    );
    leads(
      g,
      { type: 'OfferHandOver', ...release, to: 'UQA', summary: 'mind it' },
      {
        stream: 'release/R-1',
        type: 'HandOverOffered',
        release: 'R-1',
        to: 'UQA',
        by: 'UMANAGER',
        at: '2026-03-03T10:00:00.000Z',
        text: { summary: 'mind it' },
      },
    );
    leads(
      g.by('UQA'),
      { type: 'AnswerHandOver', ...release, accept: false },
      {
        stream: 'release/R-1',
        release: 'R-1',
        by: 'UQA',
        at: '2026-03-03T10:00:00.000Z',
        type: 'HandOverDeclined',
        from: 'UMANAGER',
      },
    );
    g.by('UMANAGER').done({ type: 'OfferHandOver', ...release, to: 'UQA', summary: 'mind it' });
    leads(
      g.by('UQA'),
      { type: 'AnswerHandOver', ...release, accept: true },
      {
        stream: 'release/R-1',
        release: 'R-1',
        by: 'UQA',
        at: '2026-03-03T10:00:00.000Z',
        type: 'HandOverAccepted',
        from: 'UMANAGER',
      },
      {
        stream: 'vote/R-1/v1',
        type: 'OwnerChanged',
        vote: 'R-1/v1',
        by: 'UQA',
        at: '2026-03-03T10:00:00.000Z',
      },
    );
    leads(
      g.by('USTRANGER'),
      { type: 'AskForHelp', ...release, action: 'deploy' },
      {
        stream: 'release/R-1',
        type: 'HelpAsked',
        release: 'R-1',
        action: 'deploy',
        asked: ['UMANAGER'],
        by: 'USTRANGER',
        at: '2026-03-03T10:00:00.000Z',
      },
    );
    const texts = { engineering: 'on it' };
    leads(
      g.by('UQA'),
      { type: 'PostUpdate', ...release, happened: 'slow', next: 'wait', texts },
      {
        stream: 'release/R-1',
        type: 'UpdatePosted',
        release: 'R-1',
        at: '2026-03-03T10:00:00.000Z',
        by: 'UQA',
        text: { 'to engineering': 'on it', happened: 'slow', next: 'wait' },
      },
    );
    leads(
      g,
      { type: 'CancelRelease', ...release, why: 'no' },
      {
        stream: 'release/R-1',
        type: 'ReleaseCancelled',
        release: 'R-1',
        at: '2026-03-03T10:00:00.000Z',
        by: 'UQA',
        text: { why: 'no' },
      },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteClosed',
        vote: 'R-1/v1',
        outcome: 'cancelled',
        at: '2026-03-03T10:00:00.000Z',
      },
    );
  });

  test('owes what is due, and is asked for more', () => {
    const rule = { remindHours: 1, cutOff: false, gate: true, scope: { services: [], environments: [] } };
    const before = { count: 1, unit: 'hours' } as const;
    const deadlines: DeadlineRule[] = [
      { ...rule, name: 'tests', title: 'Tests', before, owes: 'qa' },
      { ...rule, name: 'notes', title: 'Notes', before, owes: 'owner' },
    ];
    const g = given().company({ deadlines }).done(PLAN);
    const about = { ...release, deadline: 'tests', due: '2026-03-03T11:00:00.000Z' };
    leads(
      g.by('UMANAGER'),
      { type: 'MeetDeadline', ...release, deadline: 'notes' },
      {
        stream: 'release/R-1',
        type: 'DeadlineMet',
        release: 'R-1',
        deadline: 'notes',
        by: 'UMANAGER',
        at: '2026-03-03T09:00:00.000Z',
      },
    );
    leads(
      g.by('gonogo').at('2026-03-03T10:00:00.000Z'),
      { type: 'RemindOfDeadline', ...about },
      {
        stream: 'release/R-1',
        type: 'DeadlineReminded',
        release: 'R-1',
        deadline: 'tests',
        due: '2026-03-03T11:00:00.000Z',
      },
    );
    leads(
      g.at('2026-03-03T11:00:00.000Z'),
      { type: 'PassDeadline', ...about },
      {
        stream: 'release/R-1',
        type: 'DeadlinePassed',
        release: 'R-1',
        deadline: 'tests',
        due: '2026-03-03T11:00:00.000Z',
      },
    );
    const ask = {
      type: 'RequestScope',
      ...release,
      items: [{ service: 'shop', version: '9' }],
      why: 'refunds',
    } satisfies Command;
    leads(g.by('UQA'), ask, {
      stream: 'release/R-1',
      type: 'ScopeRequested',
      release: 'R-1',
      request: { id: 'Q-1', items: [{ service: 'shop', version: '9' }], by: 'UQA', at: '2026-03-03T11:00:00.000Z' },
      text: { why: 'refunds' },
    });
    g.done(ask);
    leads(
      g.by('UMANAGER'),
      { type: 'TakeRequest', ...release, request: 'Q-1' },
      {
        stream: 'release/R-1',
        type: 'ScopeTaken',
        release: 'R-1',
        request: 'Q-1',
        items: [
          { service: 'api', version: '4.2' },
          { service: 'ledger', version: '2.9' },
          { service: 'shop', version: '9' },
        ],
        before: [
          { service: 'api', version: '4.2' },
          { service: 'ledger', version: '2.9' },
        ],
        asker: 'UQA',
        by: 'UMANAGER',
        at: '2026-03-03T11:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'ClearanceLapsed',
        release: 'R-1',
        lapsed: { what: 'met', titles: ['Notes'], parts: ['services'] },
        at: '2026-03-03T11:00:00.000Z',
      },
    );
    leads(
      g,
      { type: 'DeclineRequest', ...release, request: 'Q-2', why: 'in it' },
      {
        stream: 'release/R-1',
        type: 'ScopeDeclined',
        release: 'R-1',
        request: 'Q-2',
        items: [{ service: 'shop', version: '9' }],
        asker: 'UQA',
        by: 'UMANAGER',
        text: { why: 'in it' },
      },
    );
  });

  test('becomes a change that another policy decides: its vote is dropped', () => {
    const policies = COMPANY.policies.flatMap((p) => [p, { ...p, name: 'urgent', changes: ['emergency' as const] }]);
    const g = approved().company({ policies });
    const items = [{ service: 'shop', version: '1' }];
    const after = { items, environment: 'production', change: 'emergency' as const, after: [] };
    leads(
      g,
      { type: 'EditRelease', ...release, ...after, why: 'now', customers: '' },
      {
        stream: 'release/R-1',
        type: 'ReleaseEdited',
        ...release,
        ...after,
        before: { items: PLAN.items, environment: 'production', change: 'normal' },
        by: 'UMANAGER',
        at: '2026-03-03T12:00:00.000Z',
        text: { why: 'now', customers: '' },
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseVoteDropped',
        ...release,
        was: 'approved',
        changedFor: ['technical', 'business'],
      },
    );
  });
});

test('what only some decisions need', () => {
  const asked = given()
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .done({ type: 'RequestScope', release: 'R-1', items: [{ service: 'shop', version: '1' }], why: 'x' });
  misses(asked, { type: 'TakeRequest', release: 'R-1', request: 'Q-1' });
  const another = approved().at('2026-03-03T11:30:00.000Z');
  another.done({ type: 'OfferHandOver', release: 'R-1', to: 'USRE1', summary: '' }).by('USRE1');
  misses(another, { type: 'AnswerHandOver', release: 'R-1', accept: true });
});

test('of a release that failed, an answer that is too old is asked for', () => {
  const policies = COMPANY.policies.map((p) => ({ ...p, ballotsLastHours: 4 }));
  const g = given()
    .company({ policies })
    .done(PLAN, { type: 'OpenVote', ...release });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
  g.by('UMANAGER')
    .at(PLAN.window.start)
    .done(deploy)
    .by('pipeline')
    .done(report('eu', 'failed', 1));
  leads(
    g.by('UMANAGER').at('2026-03-03T13:00:00.000Z'),
    { type: 'AskForHelp', ...release, action: 'answer' },
    {
      stream: 'release/R-1',
      type: 'HelpAsked',
      release: 'R-1',
      action: 'answer',
      asked: ['UQA', 'UBOTH', 'USRE1', 'USRE2'],
      by: 'UMANAGER',
      at: '2026-03-03T13:00:00.000Z',
    },
  );
});

test('a world can’t lie: whatever a command reads is missed when it is forgotten', () => {
  expect(needless(releaseCommands, voteCommands, deadline)).toEqual([]);
});
