import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import type { MissPage } from '../../../src/domain/page/miss-page.ts';
import { following } from '../following.ts';
import { approved, COMPANY, type Given } from '../given.ts';
import { refusalOf } from '../refusal-of.ts';

const R = { release: 'R-1' } as const;
const fail = (deployId: string, stage: string) =>
  ({ type: 'FailStage', ...R, deployId, stage, how: 'unanswered', why: 'no answer' }) as const;
const PAGE = 'R-1/rollback-failed-R-1-2-eu';
const people = { roles: { manager: ['UMANAGER', 'UOTHER'], sre: ['USRE1'] }, onDuty: { oncall: ['UDUTY'] } };
const company = {
  roles: [
    ...COMPANY.roles,
    { name: 'oncall', title: 'on call', members: [], actions: ['deploy' as const], shifts: [] },
  ],
  paging: {
    pagers: [
      { name: 'primary', roles: ['manager'] },
      { name: 'ops', roles: ['oncall'] },
    ],
  },
};
/** A release whose rollback fails in its first step. */
const failedBack = (more: object = company, last: Command = fail('R-1-2', 'eu'), gone: object = {}) =>
  approved()
    .people({ ...people, roles: { ...people.roles, oncall: ['UDUTY'] } })
    .company(more)
    .done({ type: 'StartDeploy', ...R })
    .by('gonogo')
    .done(fail('R-1-1', 'eu'))
    .by('UMANAGER')
    .done({ type: 'RollBack', ...R, why: 'errors' })
    .people(gone)
    .by('gonogo')
    .done(last);
const page = (g: Given) => g.world.pages[PAGE];
const sent = (g: Given) =>
  g.follows(1).flatMap(({ intent: i }) => (i.kind === 'page' ? [`${i.does} ${i.pager} for ${i.to.join()}`] : []));
const told = (g: Given) => g.follows(1).flatMap(({ intent: i }) => (i.kind === 'tell' ? [i.user] : []));
const notes = (g: Given) =>
  g
    .follows(1)
    .flatMap(({ intent: i }) => (i.kind === 'note' ? [{ loud: i.broadcast, said: JSON.stringify(i.note) }] : []));
const take = { type: 'AcknowledgePage', page: PAGE, how: 'slack' } as const;
const escalate = (step: 'owner' | 'on-duty' | 'managers') => ({ type: 'EscalatePage', page: PAGE, step }) as const;
const MINUTES = (n: number) => new Date(Date.parse('2026-03-03T12:00:00.000Z') + n * 60_000).toISOString();

describe('a rollback that fails', () => {
  test('pages the owner, with what runs where; a deploy that fails does not', () => {
    const g = failedBack();
    expect(sent(g)).toEqual(['page primary for UMANAGER']);
    expect(g.facts.filter((f) => f.type === 'PageRaised')).toHaveLength(1);
    const offers = g.follows(1).flatMap(({ intent: i }) => (i.kind === 'tell' ? (i.offers ?? []) : []));
    expect(offers.map((o) => [o.verb, o.label, o.about])).toEqual([
      ['have-it', 'I have it', PAGE],
      ['show', 'Details', 'R-1'],
    ]);
  });

  test('that its pipeline tells of: the page says where to look', () => {
    const report = { type: 'ReportStage', ...R, deployId: 'R-1-2', stage: 'eu', status: 'failed', n: 1 } as const;
    const url = 'https://ci.example/7';
    const g = failedBack(company, { ...report, message: 'disk full', url });
    const summary = 'Rollback of api 4.2, ledger 2.9 → production (R-1) failed at step eu: disk full';
    expect(page(g)).toEqual({
      ...{ v: 1, id: PAGE, ...R, environment: 'production', summary, link: url, severity: 'critical' },
      ...{ unsent: [], status: 'open' },
      asked: [{ step: 'owner', to: ['UMANAGER'], through: ['primary'], at: MINUTES(0) }],
    });
    expect(g.follows(1).flatMap(({ intent }) => (intent.kind === 'page' ? [intent.page] : []))).toEqual([
      {
        ...{ key: `gonogo/T1/${PAGE}`, summary, source: 'Gonogo', severity: 'critical', link: url },
        details: {
          ...R,
          what: 'api 4.2, ledger 2.9 → production',
          runs: expect.stringMatching(/^eu: api 4.2 or .*\nus: nobody has told what runs of api, /s),
        },
      },
    ]);
    expect(page(g.done({ type: 'AcknowledgePage', page: PAGE, how: 'ops' }))).toMatchObject({ link: url });
  });

  test('and whom nobody can be asked about: the channel reads that at once', () => {
    const g = failedBack(company, fail('R-1-2', 'eu'), { deactivated: ['UMANAGER', 'UOTHER', 'UDUTY'] });
    expect(page(g)?.asked).toEqual([{ step: 'managers', to: [], through: [], at: MINUTES(0) }]);
    expect(following(g).filter((l) => l.includes('Paged'))).toEqual([
      expect.stringMatching(/^R-1!: Paged nobody, for want of anybody to ask, in Slack alone: Rollback of /),
    ]);
    g.at(MINUTES(5)).done(escalate('managers'));
    expect(page(g)?.status).toBe('unanswered');
  });

  test('where no pager reaches them, the channel reads it too', () => {
    const g = failedBack({});
    expect(sent(g)).toEqual([]);
    expect(told(g)).toContain('UMANAGER');
    expect(notes(g).some((n) => n.loud && n.said.includes('in Slack alone'))).toBe(true);
  });

  test('whoever rolls back again has it: nobody else is woken meanwhile', () => {
    const g = failedBack()
      .by('UOTHER')
      .done({ type: 'RollBack', ...R, why: 'again' });
    const takes = g.follows().flatMap(({ intent: i }) => (i.kind === 'timer' ? [i.command] : []));
    expect(takes).toContainEqual({ type: 'TakePages', ...R, by: 'UOTHER' });
    g.by('gonogo').done({ type: 'TakePages', ...R, by: 'UOTHER' });
    expect(page(g)).toMatchObject({ status: 'acknowledged', taker: { by: 'UOTHER', how: 'slack' } });
    expect(told(g)).toEqual(['UMANAGER']);
    g.when(escalate('owner')).thenFacts();
    g.when({ type: 'TakePages', ...R, by: 'UOTHER' }).thenFacts();
  });

  test('a first rollback takes no page: none can have been sent', () => {
    const g = approved()
      .done({ type: 'StartDeploy', ...R })
      .by('UMANAGER')
      .done({ type: 'RollBack', ...R, why: 'errors' });
    const takes = g.follows().filter(({ intent: i }) => i.kind === 'timer' && i.command.type === 'TakePages');
    expect(takes).toEqual([]);
  });

  test('whoever rolls back again, and succeeds, ends it', () => {
    const g = failedBack()
      .by('UMANAGER')
      .done({ type: 'RollBack', ...R, why: 'again' })
      .by('gonogo');
    for (const { intent } of g.follows())
      if (intent.kind === 'timer' && intent.command.type === 'ResolvePages') throw new Error('too early');
    g.done({ type: 'ReportStage', ...R, deployId: 'R-1-3', stage: 'eu', status: 'succeeded', n: 1, message: '' });
    const due = g.follows(2).some(({ intent }) => intent.kind === 'timer' && intent.command.type === 'ResolvePages');
    expect(due).toBe(true);
    g.done({ type: 'ResolvePages', ...R });
    expect(page(g)?.status).toBe('resolved');
    expect([sent(g), told(g)]).toEqual([['resolve primary for '], ['UMANAGER']]);
    expect(JSON.stringify(g.follows(1))).toContain('It is over, and nobody is needed any more: ');
    g.when({ type: 'ResolvePages', ...R }).thenFacts();
  });
});

describe('nobody says that they have it', () => {
  test('after five minutes who is on duty is asked, then the release managers, then everybody hears', () => {
    const g = failedBack();
    expect(following(g)).toContain(`${MINUTES(5)}: EscalatePage ${PAGE} owner`);
    g.at(MINUTES(5)).done(escalate('owner'));
    expect(sent(g)).toEqual(['page ops for UDUTY']);
    const [call] = g.follows(1).flatMap(({ intent }) => (intent.kind === 'page' ? [intent.page] : []));
    expect(call?.details.runs).toContain('in doubt');
    expect(following(g)[2]).toMatch(/^R-1: Paged @UDUTY \(on duty\) through ops: /);
    // One that was there already is moot.
    g.when(escalate('owner')).thenFacts();
    g.at(MINUTES(10)).done(escalate('on-duty'));
    // The same pager would wake nobody anew: in Slack alone.
    expect([sent(g), told(g)]).toEqual([[], ['UOTHER']]);
    g.at(MINUTES(15)).done(escalate('managers'));
    expect(page(g)?.status).toBe('unanswered');
    expect(told(g)).toEqual(['UMANAGER', 'UDUTY', 'UOTHER']);
    expect(notes(g)).toMatchObject([{ loud: true, said: expect.stringContaining('Nobody has answered') }]);
    // Late is better than never.
    g.by('UDUTY').done(take);
    expect(page(g)?.status).toBe('acknowledged');
  });

  test('as long as the company says', () => {
    const g = failedBack({ ...company, pagesEscalateAfterMinutes: 12 });
    expect(following(g)).toContain(`${MINUTES(12)}: EscalatePage ${PAGE} owner`);
  });

  test('who has left is not waited for', () => {
    const g = failedBack();
    g.people({ deactivated: ['UDUTY'] })
      .at(MINUTES(5))
      .done(escalate('owner'));
    expect(page(g)?.asked.at(-1)).toMatchObject({ step: 'managers', to: ['UOTHER'] });
  });
});

describe('somebody has it', () => {
  test('in Slack: the pagers stop, the others hear, and nobody takes it twice', () => {
    const g = failedBack().at(MINUTES(1)).by('USRE1').done(take);
    expect(page(g)).toMatchObject({ status: 'acknowledged', taker: { by: 'USRE1', how: 'slack', at: MINUTES(1) } });
    expect(following(g)).toEqual([
      expect.stringMatching(/^R-1!: @USRE1 has it: Rollback of /),
      expect.stringMatching(/^tell @UMANAGER: @USRE1 has it: Rollback of /),
      'page',
      `edit offers/${PAGE}`,
      'edit R-1/headline',
    ]);
    expect(sent(g)).toEqual(['acknowledge primary for ']);
    g.when(take).thenFacts();
    g.by('UOTHER').when(take).thenRefused('taken');
    g.by('gonogo').at(MINUTES(5)).when(escalate('owner')).thenFacts();
    // Whoever has it knows when it is over, and who had it stays known.
    g.done({ type: 'ResolvePages', ...R });
    expect([page(g)?.status, told(g)]).toEqual(['resolved', []]);
    expect(page(g)).toMatchObject({ taker: { by: 'USRE1' }, at: MINUTES(5) });
    expect(refusalOf(g.by('UOTHER'), take)).toEqual(['over', 'It is over already, and @USRE1 had it.']);
    expect(refusalOf(g.by('USRE1'), take)).toEqual(['over', 'It is over already, and @USRE1 had it.']);
  });

  test('whoever was asked themselves is not told that they have it; when they said so is as our clock says', () => {
    const g = failedBack().at(MINUTES(4)).by('UMANAGER');
    g.done({ type: 'AcknowledgePage', page: PAGE, how: 'slack', at: MINUTES(1) });
    expect([told(g), page(g)]).toMatchObject([[], { taker: { by: 'UMANAGER', at: MINUTES(4) } }]);
  });

  test('at a pager: it is not told what it told; who it was is kept as far as that is known', () => {
    const g = failedBack().done({ type: 'AcknowledgePage', page: PAGE, how: 'primary', name: 'Dana Fox' });
    expect(page(g)).toMatchObject({ taker: { name: 'Dana Fox', how: 'primary' } });
    expect(sent(g)).toEqual([]);
    const long = failedBack().done({ type: 'AcknowledgePage', page: PAGE, how: 'primary', name: 'D'.repeat(101) });
    expect(page(long)).toMatchObject({ taker: { name: 'D'.repeat(100) } });
    const known = failedBack().done({ type: 'AcknowledgePage', page: PAGE, how: 'ops', by: 'UDUTY', name: 'Dana Fox' });
    expect(page(known)).toMatchObject({ taker: { by: 'UDUTY', how: 'ops' } });
    expect(JSON.stringify(known.facts.at(-1))).not.toContain('Dana');
  });

  const ops = (at: number, name = 'Dana Fox') =>
    ({ type: 'AcknowledgePage', page: PAGE, how: 'ops', name, at: MINUTES(at) }) as const;
  test.each([
    ['before whoever is known to have it', 1, { name: 'Dana Fox', how: 'ops', at: MINUTES(1) }],
    ['after whoever is known to have it', 3, { by: 'USRE1', how: 'slack', at: MINUTES(2) }],
  ])('at a pager that tells it late, %s', (_, minute, taker) => {
    const g = failedBack().at(MINUTES(2)).by('USRE1').done(take);
    g.by('gonogo').at(MINUTES(4));
    if (minute > 2) g.when(ops(minute)).thenFacts();
    else g.done(ops(minute));
    expect(page(g)).toMatchObject({ status: 'acknowledged', taker });
  });
  test('who took it for theirs hears that another had it before; nobody is woken or stopped by it', () => {
    const g = failedBack().at(MINUTES(2)).by('UMANAGER').done(take);
    g.by('gonogo').at(MINUTES(4)).done(ops(1));
    expect([sent(g), told(g)]).toEqual([[], ['UMANAGER']]);
    expect(JSON.stringify(g.follows(1))).toContain(' has had it since ');
    expect(told(g.done({ ...ops(0), by: 'UMANAGER' }))).toEqual([]);
    // An echo of our own call names nobody, and a clock of theirs may be behind.
    g.when({ ...ops(0), name: '' }).thenFacts();
  });
  test('it is told once it is over: kept, and nobody is told', () => {
    const g = failedBack()
      .at(MINUTES(3))
      .done({ type: 'ResolvePages', ...R })
      .at(MINUTES(4))
      .done(ops(1));
    expect(page(g)).toMatchObject({ status: 'resolved', at: MINUTES(3), taker: { name: 'Dana Fox', at: MINUTES(1) } });
    expect([sent(g), told(g)]).toEqual([[], []]);
    expect(refusalOf(g.by('UOTHER'), take)[1]).toBe('It is over already, and Dana Fox (at ops) had it.');
    const after = failedBack()
      .at(MINUTES(3))
      .done({ type: 'ResolvePages', ...R })
      .at(MINUTES(6));
    expect(refusalOf(after.by('UOTHER'), take)[1]).toBe('It is over already.');
    after.by('gonogo');
    after.when(ops(5)).thenFacts();
    after.when({ ...ops(3), by: 'UDUTY', name: '' }).thenTypes('PageHadBefore');
    after.when({ ...ops(2), name: '' }).thenFacts();
  });
  test('a clock that is ahead of ours does not put it into the future', () => {
    const g = failedBack().at(MINUTES(1)).done(ops(9));
    expect(page(g)).toMatchObject({ taker: { at: MINUTES(1) } });
  });

  test('not a guest, not for a page that is none', () => {
    const g = failedBack().people({ guests: ['UGUEST'] });
    g.by('UGUEST').when(take).thenRefused('not-a-member');
    g.by('UQA').when({ type: 'AcknowledgePage', page: 'R-9/x', how: 'slack' }).thenRefused('unknown-page');
    g.by('gonogo').when({ type: 'AcknowledgePage', page: 'R-9/x', how: 'primary' }).thenFacts();
  });
});

test('a pager that can’t be reached: the channel reads who was not', () => {
  const miss: MissPage = { type: 'MissPage', page: PAGE, pager: 'primary', to: ['UMANAGER'], why: 'it answered 503' };
  const g = failedBack().done(miss);
  expect(page(g)?.unsent).toEqual([{ pager: 'primary', why: 'it answered 503' }]);
  expect(notes(g)).toMatchObject([{ loud: true, said: expect.stringMatching(/did not reach .*UMANAGER.*503/) }]);
  expect(following(g.done({ ...miss, to: [] }))).toEqual([
    expect.stringMatching(/^R-1!: primary was not reached: it answered 503. Call them another way: Rollback of /),
  ]);
  g.done({ type: 'ResolvePages', ...R })
    .when(miss)
    .thenFacts();
});
