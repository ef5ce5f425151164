import { describe, expect, test } from 'vitest';
import type { Train } from '../../../src/domain/company/plans.ts';
import type { Command } from '../../../src/domain/index.ts';
import { ticketOutcomes } from '../../../src/domain/release/papers/ticket-outcomes.ts';
import type { Release, Request } from '../../../src/domain/release/release.ts';
import { COMPANY, given, NOW, PLAN } from '../given.ts';
import { refusalOf } from '../refusal-of.ts';
import { BASE } from './made.ts';

const NAME = 'api 4.2, ledger 2.9 → production';
const shop = [{ service: 'shop', version: '1' }];
const request = (id: string, more: Partial<Request> = {}): Request => ({
  id,
  items: shop,
  by: 'UQA',
  at: NOW,
  why: 'needed',
  ...more,
});
const planned = (more: object = {}): Release => ({ ...BASE, status: 'planned', ...more }) as Release;
const standing = (...all: Release[]) => all.reduce((g, r) => g.put('release', r.id, r), given());
const ask = (more: object = {}): Command =>
  ({ type: 'RequestScope', release: 'R-1', items: shop, why: 'needed', ...more }) as Command;

describe('something is asked for', () => {
  const many = (count: number) => ({ requests: Array.from({ length: count }, (_, n) => request(`Q-${n}`)) });
  test.each<[string, object, object, string[]]>([
    [
      'of a service that nobody knows',
      {},
      { items: [{ service: 'none', version: '1' }] },
      ['unknown-service', "I don't know none.", 'Services: ledger, api, shop.', 'in what'],
    ],
    ['without a reason', {}, { why: ' ' }, ['needs-reason', 'Say why: whoever decides sees it.', 'in why']],
    ['as the twentieth', many(19), {}, []],
    ['as the twenty-first', many(20), {}, ['too-many', `${NAME} has 20 open requests already.`, 'Ask its owner.']],
    ['that is in it', {}, { items: PLAN.items.slice(1) }, ['in-it', `${NAME} has that already.`, 'show R-1']],
    ['of which something is in it', {}, { items: [...PLAN.items, ...shop] }, []],
    ['in another version', {}, { items: [{ service: 'api', version: '4.3' }] }, []],
  ])('%s', (_, of, more, expected) => expect(refusalOf(standing(planned(of)), ask(more))).toEqual(expected));
  test('as the manifests write it, with where it was asked', () => {
    const filed = (more: object) =>
      ({
        stream: 'release/R-1',
        type: 'ScopeRequested',
        release: 'R-1',
        request: { id: 'Q-1', items: shop, by: 'UMANAGER', at: NOW, ...more },
        text: { why: 'needed' },
      }) as never;
    standing(planned())
      .when(ask({ items: [{ service: 'SHOP', version: '1' }] }))
      .thenFacts(filed({}));
    standing(planned())
      .when(ask({ link: 'https://slack.test' }))
      .thenFacts(filed({ link: 'https://slack.test' }));
  });
});

describe('it is answered', () => {
  const both = planned({
    requests: [request('Q-1'), request('Q-2', { items: [{ service: 'api', version: '4.3' }], link: 'https://x.test' })],
  });
  test('taken: each service once, in the version that was asked for', () => {
    const taken = (asked: string, items: object[], more: object = {}) =>
      ({
        stream: 'release/R-1',
        type: 'ScopeTaken',
        release: 'R-1',
        request: asked,
        items,
        before: PLAN.items,
        asker: 'UQA',
        by: 'UMANAGER',
        at: NOW,
        ...more,
      }) as never;
    const take = (asked: string): Command => ({ type: 'TakeRequest', release: 'R-1', request: asked });
    standing(both)
      .when(take('Q-1'))
      .thenFacts(taken('Q-1', [...PLAN.items, ...shop]));
    standing(both)
      .when(take('Q-2'))
      .thenFacts(taken('Q-2', [{ service: 'api', version: '4.3' }, ...PLAN.items.slice(1)]));
    standing(both).when(take('Q-9')).thenFacts();
    const rejected = { ...both, status: 'rejected', vote: '', role: 'qa', by: 'UQA', reason: 'x' } as Release;
    const { decision } = standing(rejected).when(take('Q-1'));
    expect('facts' in decision && decision.facts[0]).toEqual(
      taken('Q-1', [...PLAN.items, ...shop], { was: 'rejected' }),
    );
  });
  test('declined, for a reason', () => {
    const decline = (why: string): Command => ({ type: 'DeclineRequest', release: 'R-1', request: 'Q-1', why });
    expect(refusalOf(standing(both), decline(' '))).toEqual([
      'needs-reason',
      'Declining needs its reason: whoever asked sees it.',
      'in why',
    ]);
    standing(both)
      .when(decline('later'))
      .thenFacts({
        stream: 'release/R-1',
        type: 'ScopeDeclined',
        release: 'R-1',
        request: 'Q-1',
        items: shop,
        asker: 'UQA',
        by: 'UMANAGER',
        text: { why: 'later' },
      });
  });
  const defer: Command = { type: 'DeferRequest', release: 'R-1', request: 'Q-2' };
  test('moved to the next release of its train, or to the one that opens next', () => {
    expect(refusalOf(standing(both), defer)).toEqual([
      'no-train',
      `${NAME} belongs to no train: there is no next one to move it to.`,
      'Take it, or decline it with a reason.',
    ]);
    const at = (hour: number) => ({
      window: { ...PLAN.window, start: `2026-03-03T${hour}:00:00.000Z`, end: `2026-03-03T${hour + 1}:00:00.000Z` },
    });
    const train = { name: 'weekly', title: 'Weekly' } as Train;
    const riding = (id: string, hour: number, more: object = {}) =>
      planned({ id, train: 'weekly', ...at(hour), ...more });
    const to = (...others: Release[]) => {
      const g = standing({ ...both, train: 'weekly' }, ...others).company({ trains: [train] });
      const { decision } = g.when(defer);
      return 'facts' in decision ? decision.facts : decision;
    };
    const [asked] = (both.requests ?? []).slice(1);
    const { why: _, ...rest } = asked as Request;
    expect(
      to(
        riding('R-5', 16),
        riding('R-4', 15),
        riding('R-2', 14, { status: 'voting', vote: '' }),
        riding('R-3', 11),
        riding('R-6', 14, { train: 'other' }),
        riding('R-7', 12),
      ),
    ).toEqual([
      {
        stream: 'release/R-1',
        type: 'ScopeDeferred',
        release: 'R-1',
        request: 'Q-2',
        items: asked?.items,
        asker: 'UQA',
        by: 'UMANAGER',
        to: 'R-4',
        at: '2026-03-03T15:00:00.000Z',
      },
      { stream: 'release/R-4', type: 'ScopeRequested', release: 'R-4', request: rest, text: { why: 'needed' } },
    ]);
  });
});

describe('the tickets of a release', () => {
  const ticket = (key: string, more: object = {}) =>
    ({ tracker: 'jira', key, title: `of ${key}`, state: 'done', status: 'Done', ...more }) as const;
  const record = (more: object = {}): Command =>
    ({ type: 'RecordTickets', release: 'R-1', all: [ticket('T-1')], failed: [], ...more }) as Command;
  const read = (more: object = {}) => {
    const { title: _, ...bare } = ticket('T-1');
    return {
      stream: 'release/R-1',
      type: 'TicketsRead',
      release: 'R-1',
      all: [bare],
      failed: [],
      at: NOW,
      text: { titles: ['of T-1'] },
      ...more,
    } as never;
  };
  const all = { unread: 1, commits: 2, queried: true };
  test('are kept as they were read, where anything of it is another', () => {
    const g = () => standing(planned()).by('gonogo');
    g().when(record()).thenFacts(read());
    g()
      .when(record({ unread: 0, commits: 0 }))
      .thenFacts(read());
    g().when(record(all)).thenFacts(read(all));
    for (const told of [
      {},
      { unread: 1 },
      { commits: 2 },
      { queried: true },
      { failed: ['jira'] },
      { all: [ticket('T-1', { state: 'new' })] },
    ]) {
      const before = g().done(record(told));
      before.when(record(told)).thenFacts();
      before.when(record({ ...told, all: [] })).thenTypes('TicketsRead');
      for (const other of [{ unread: 9 }, { commits: 9 }, { failed: ['linear'] }])
        before.when(record({ ...told, ...other })).thenTypes('TicketsRead');
    }
    standing(planned({ status: 'cancelled', by: 'U', reason: '', at: NOW }))
      .by('gonogo')
      .when(record())
      .thenFacts();
    given().by('gonogo').when(record()).thenFacts();
  });
  test('hear what became of it, once each, where they are known and their tracker is', () => {
    const outcomes = (more: object, trackers?: string[]) =>
      ticketOutcomes(planned(more), 'live', { now: NOW, company: { ...COMPANY, ...(trackers && { trackers }) } });
    const tickets = {
      at: NOW,
      failed: [],
      all: [ticket('T-1'), ticket('T-2', { state: 'unknown' }), ticket('L-1', { tracker: 'linear' })],
    };
    expect(outcomes({ tickets }, ['jira'])).toEqual([
      {
        key: 'ticket/R-1/jira/T-1/live/1',
        mode: 'once',
        lane: 'ticket/R-1/jira/T-1',
        dueAt: NOW,
        intent: {
          kind: 'ticket-outcome',
          release: 'R-1',
          name: 'api 4.2, ledger 2.9',
          environment: 'production',
          how: 'live',
          at: NOW,
          tracker: 'jira',
          key: 'T-1',
        },
      },
    ]);
    // Of what goes back in two parts each is told, and by itself.
    const back = (service: string, runs: number) => {
      const items = [{ service, version: '2', previous: '1' }];
      const rollout = { direction: 'back', stages: [{ name: 'eu', region: 'eu', state: 'done', items }] };
      const world = { now: NOW, company: { ...COMPANY, trackers: ['jira'] } };
      const [one] = ticketOutcomes(planned({ status: 'rolled-back', runs, rollout, tickets }), 'rolled-back', world);
      return [one?.key, one?.intent.kind === 'ticket-outcome' && one.intent.name];
    };
    expect([back('ledger', 2), back('api', 3)]).toEqual([
      ['ticket/R-1/jira/T-1/rolled-back/2', 'ledger 2.9'],
      ['ticket/R-1/jira/T-1/rolled-back/3', 'api 4.2'],
    ]);
    expect([outcomes({ tickets }), outcomes({}, ['jira']), outcomes({ tickets, drill: {} }, ['jira'])]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
