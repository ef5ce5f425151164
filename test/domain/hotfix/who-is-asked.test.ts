import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/domain/company/roles.ts';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import type { PlanHotfix } from '../../../src/domain/hotfix/plan-hotfix.ts';
import type { Command } from '../../../src/domain/index.ts';
import { COMPANY, type Given, given, go, NOW, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';
import { emergency, HOTFIX, later, live, told } from './planned.ts';

describe('whoever may approve it is asked one after the other', () => {
  const pages = (g: Given) => g.facts.flatMap((f) => (f.type === 'ApproverPaged' ? [f.people] : []));
  const timers = (g: Given) =>
    g
      .follows()
      .flatMap(({ intent, dueAt }) =>
        intent.kind === 'timer' && intent.command.type === 'PageApprover' ? [[dueAt, intent.command.rung]] : [],
      );
  const next = (rung: number) => ({ type: 'PageApprover', release: 'R-1', vote: 'R-1/v1', rung }) as const;

  test('five minutes apart, the ones who are away last, and then the managers', () => {
    const g = live()
      .people({ away: ['USRE1'] })
      .done(HOTFIX);
    expect(pages(g)).toEqual([['USRE2']]);
    expect(timers(g)).toEqual([[later(5), 1]]);
    expect(told(g, 'USRE2').join()).toContain('Your approval is needed now');
    g.by('gonogo').at(later(5)).done(next(1)).at(later(10)).done(next(2));
    expect(pages(g)).toEqual([['USRE2'], ['UBOTH'], ['USRE1']]);
    const noted = JSON.stringify(g.follows());
    expect(noted.match(/the next one is asked/g)).toHaveLength(2);
    expect(noted.match(/Nobody else may approve it: without an answer the release managers hear of it/g)).toHaveLength(
      1,
    );
    g.at(later(15)).done(next(3));
    expect(g.facts.at(-1)?.type).toBe('VoteEscalated');
    expect(told(g, 'UMANAGER').join()).toContain('Still missing');
  });
  test('once, though they may answer for two roles', () => {
    const rules = ['sre', 'qa'].map((role) => ({ role, need: 1, veto: true }));
    const g = live()
      .company(emergency({ rules }))
      .people({ roles: { manager: ['UMANAGER'], qa: ['UBOTH'], sre: ['USRE1', 'UBOTH'] } })
      .done(HOTFIX);
    g.by('gonogo').at(later(5)).done(next(1));
    expect(pages(g).map((people) => people.toSorted())).toEqual([['UBOTH', 'USRE1']]);
    expect(g.facts.at(-1)?.type).toBe('VoteEscalated');
  });
  test('with those who answer for them, though nobody else of the role is there', () => {
    const delegate = { type: 'DelegateVote', to: 'UMATE', from: NOW, until: '2026-03-06T00:00:00.000Z' } as const;
    const alone = { manager: ['UMANAGER'], qa: ['UQA', 'USRE1'], sre: ['USRE1'] };
    const ask = (g: Given) => g.by('UMANAGER').done(HOTFIX);
    const g = ask(
      live()
        .people({ roles: alone, away: ['USRE1'] })
        .by('USRE1')
        .done(delegate),
    );
    expect(pages(g)).toEqual([['USRE1', 'UMATE']]);
    expect(told(g, 'UMATE').join()).toContain('Your approval is needed now');
    g.by('UMATE').done(go);
    expect(g.world.releases['R-1']?.status).toBe('approved');
    // Of a role that is not asked, or whose work it is, nobody answers here.
    const other = ask(
      live()
        .people({ roles: alone })
        .by('USRE1')
        .done({ ...delegate, role: 'qa' }),
    );
    expect(pages(other)).toEqual([['USRE1']]);
    const own = ask(
      live()
        .people({ roles: alone })
        .by('USRE1')
        .done({ ...delegate, to: 'UMANAGER' }),
    );
    expect(pages(own)).toEqual([['USRE1']]);
    // The next ones in their turn.
    const later2 = ask(live().by('USRE2').done(delegate));
    later2.by('gonogo').at(later(5)).done(next(1));
    expect(pages(later2)).toEqual([['USRE1'], ['USRE2', 'UMATE']]);
  });
  test('until it is approved', () => {
    const g = live().done(HOTFIX).by('USRE1').done(go).by('gonogo').at(later(5));
    g.when(next(1)).thenFacts();
  });
  test('never its own author', () => {
    const g = live()
      .people({ roles: { manager: ['UMANAGER'], qa: [], sre: ['UMANAGER', 'USRE2'] } })
      .done(HOTFIX);
    expect(pages(g)).toEqual([['USRE2']]);
  });
  test('the vote stays open for hours, not until the window opens', () => {
    expect(live().done(HOTFIX).world.votes['R-1/v1']?.closesAt).toBe('2026-03-03T12:00:00.000Z');
  });
});

describe('its approver is woken through the pagers that reach them', () => {
  const paging = {
    pagers: [
      { name: 'primary', roles: ['sre'] },
      { name: 'ops', roles: ['manager'] },
    ],
  };
  const hotfix = () =>
    live()
      .company({ ...emergency(), paging })
      .done(HOTFIX);
  const calls = (g: Given) =>
    g.follows().flatMap(({ intent: i }) => (i.kind === 'page' ? [[i.pager, i.does, i.to, i.page.key]] : []));
  const next = (rung: number) =>
    ({ type: 'PageApprover', release: 'R-1', vote: 'R-1/v1', rung, paged: 'primary' }) as const;
  const missed = {
    type: 'MissPage',
    page: 'R-1/v1/approval',
    pager: 'primary',
    to: ['USRE1'],
    why: '503',
  } satisfies Command;

  test('at once, nobody anew by a pager that has the page, and until it is decided', () => {
    const g = hotfix();
    const [first] = calls(g);
    expect(calls(g)).toEqual([['primary', 'page', [expect.any(String)], first?.[3]]]);
    expect(first?.[3]).toMatch(/^gonogo\/.*R-1\/v1\/approval$/);
    const before = g.follows().length;
    expect(g.follows().map(({ intent: i }) => i.kind === 'timer' && i.command)).toContainEqual(next(1));
    g.by('gonogo').at(later(5)).done(next(1));
    expect(calls(g)).toHaveLength(1);
    const said = JSON.stringify(g.follows().slice(before));
    expect(said).toMatch(/Asked to approve, at once: .*USRE2/);
    expect(said).not.toContain('through');
    g.by('USRE1').done(go);
    // Whoever answered for an approver may be reached by another pager.
    expect(calls(g).slice(1)).toEqual([
      ['primary', 'resolve', [], first?.[3]],
      ['ops', 'resolve', [], first?.[3]],
    ]);
  });
  test('nobody waits for it once it is called off', () => {
    const g = hotfix().done({ type: 'CancelRelease', release: 'R-1', why: 'mended otherwise' });
    expect(
      calls(g)
        .slice(1)
        .map((c) => c.slice(0, 2)),
    ).toEqual([
      ['primary', 'resolve'],
      ['ops', 'resolve'],
    ]);
  });
  test('whom no pager reaches reads it in Slack, and another release wakes nobody', () => {
    const unreached = live()
      .company({ ...emergency(), paging: { pagers: [{ name: 'ops', roles: ['qa'] }] } })
      .done(HOTFIX);
    expect(calls(unreached)).toEqual([]);
    const plain = given().company({ paging }).done(PLAN).done({ type: 'OpenVote', release: 'R-1' });
    expect(calls(plain)).toEqual([]);
    expect(calls(plain.done({ type: 'CancelRelease', release: 'R-1', why: 'x' }))).toEqual([]);
  });
  test('a pager that could not be reached is told in the channel, as long as it is waited for', () => {
    const g = hotfix().by('gonogo').done(missed);
    expect(JSON.stringify(g.follows())).toContain('did not wake ');
    hotfix().by('USRE1').done(go).by('gonogo').when(missed).thenFacts();
  });
});

describe('where nobody could approve it', () => {
  const roles = { manager: ['UMANAGER'], qa: ['UQA'], sre: ['UMANAGER'] };
  const withActions = (...more: Action[]) =>
    COMPANY.roles.map((r) => (r.name === 'manager' ? { ...r, actions: [...r.actions, ...more] } : r));
  const short = () => live().people({ roles });
  const refused = (g: Given, more: Partial<PlanHotfix> = {}) => {
    const { decision } = g.when({ ...HOTFIX, ...more });
    return isRefusal(decision) ? [decision.refused, spoken(decision.remedy ?? [])] : ['planned'];
  };

  test('whoever may override checks sends it alone, with their name on it, and is told so', () => {
    const g = short().company({ roles: withActions('override') });
    expect(refused(g)).toEqual([
      'too-few-voters',
      expect.stringMatching(/Or you can send it without votes: .* alone /),
    ]);
    g.done({ ...HOTFIX, alone: true });
    expect(g.world.releases['R-1']).toMatchObject({
      status: 'approved',
      overrides: [{ gates: ['votes'], by: 'UMANAGER', why: 'refunds fail' }],
    });
  });
  test('others are told who may', () => {
    const g = live()
      .people({ roles: { ...roles, sre: [] } })
      .company({ roles: withActions('override') })
      .by('UQA');
    expect(refused(g)).toEqual(['too-few-voters', expect.stringContaining('Or @UMANAGER can send it without votes')]);
  });
  test('nobody goes alone who may not override checks, nor while others could approve it', () => {
    const without = COMPANY.roles.map((r) => ({ ...r, actions: r.actions.filter((a) => a !== 'override') }));
    expect(refused(short().company({ roles: without }))[1]).not.toContain('without votes');
    expect(refused(short().company({ roles: without }), { alone: true })[0]).toBe('not-alone');
    expect(refused(live().company({ roles: withActions('override') }), { alone: true })[0]).toBe('not-alone');
  });
});
