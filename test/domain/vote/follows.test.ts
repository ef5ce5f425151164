import { describe, expect, test } from 'vitest';
import { rolesLines } from '../../../src/cards/ballots.ts';
import type { VotePolicy } from '../../../src/domain/company/policies.ts';
import type { EditRelease } from '../../../src/domain/release/planning/edit-release.ts';
import { report } from '../facts/steps.ts';
import { following } from '../following.ts';
import { approved, COMPANY, type Given, given, go, NOW, PEOPLE, PLAN, running } from '../given.ts';

const R = { release: 'R-1' } as const;
const VOTE = { ...R, vote: 'R-1/v1' } as const;
const open = { type: 'OpenVote', ...R } as const;
const noGo = { ...go, answer: 'no-go', why: 'disk is full' } as const;
const deploy = { type: 'StartDeploy', ...R } as const;
const [policy] = COMPANY.policies;
/** At 09:00, of a window from 12:00 to 13:00: it closes at 11:00, and reminds at 10:00. */
const planned = (more: Partial<VotePolicy> = {}) =>
  given()
    .company({ policies: policy ? [{ ...policy, ...more }] : [] })
    .done(PLAN);
const voting = (more: Partial<VotePolicy> = {}) => planned(more).done(open);
const shown = ['edit R-1/v1', 'edit R-1/headline'];
const turns = (...who: string[]) => who.map((id) => `turn of @${id}`);
const asked = (...who: string[]) => who.map((id) => `turn of @${id}!`);
const EVERYBODY = ['UQA', 'UBOTH', 'USRE1', 'USRE2'];
const closing = ['2026-03-03T10:00:00.000Z: RemindVoters R-1 R-1/v1', '2026-03-03T11:00:00.000Z: CloseVote R-1 R-1/v1'];
/** What concerns the vote; what the release's own facts lead to stands beside it. */
const timers = (g: Given, facts = 1) => following(g, facts).filter((line) => /^\d/.test(line));

describe('from a vote that opens', () => {
  test('those it asks are told, and its reminder and its end are waited for', () => {
    const said = following(voting(), 2);
    expect(said.slice(0, 6)).toEqual([...asked(...EVERYBODY), ...closing]);
  });
  test('the timers of when it may be decided, and is cleared without votes', () => {
    expect(timers(voting({ openForMinutes: 45 }), 2)).toContain('2026-03-03T09:45:00.000Z: ConcludeVote R-1 R-1/v1');
    const low = given()
      .company({ policies: policy ? [{ ...policy, clearsLowRiskAfterMinutes: 30 }] : [] })
      .put('environment', 'production', running({ shop: { eu: '1' } }))
      .done({ ...PLAN, items: [{ service: 'shop', version: '2' }] }, open);
    expect(timers(low, 2)).toContain('2026-03-03T09:30:00.000Z: ConcludeVote R-1 R-1/v1');
    expect(timers(voting(), 2)).toEqual(closing);
  });
  test.each([
    ['2026-03-03T09:59:59.999Z', closing],
    [
      '2026-03-03T10:00:00.000Z',
      ['2026-03-03T10:30:00.000Z: EscalateVote R-1 R-1/v1 2026-03-03T11:00:00.000Z', closing[1]],
    ],
  ])('at %s: who is missing is reminded, or the managers hear halfway to its end', (now, expected) =>
    expect(timers(planned().at(now).done(open), 2)).toEqual(expected),
  );
  test('those who come on duty before it closes are asked then, once for one hour', () => {
    const ahead = ['2026-03-03T09:30:00.000Z', '2026-03-03T10:59:59.999Z', '2026-03-03T11:00:00.000Z'];
    const g = planned().people({ shiftsAhead: { qa: ahead, sre: ahead.slice(0, 1) } });
    expect(timers(g.done(open), 2)).toEqual([
      closing[0],
      '2026-03-03T09:30:00.000Z: AskOnDuty R-1 R-1/v1',
      '2026-03-03T10:59:59.999Z: AskOnDuty R-1 R-1/v1',
      closing[1],
    ]);
  });
  test('where it closes at another time, its reminder and its end are waited for then, and not before as well', () => {
    const later = { ...PLAN.window, start: '2026-03-03T15:00:00.000Z', end: '2026-03-03T16:00:00.000Z' };
    const pending = new Map<string, string>();
    const g = voting();
    const wait = (facts: number) => {
      for (const { key, dueAt, intent } of g.follows(facts))
        if (intent.kind === 'timer') pending.set(key, `${dueAt}: ${intent.command.type}`);
    };
    wait(2);
    g.done({ type: 'MoveRelease', ...R, window: later, why: '' });
    wait(3);
    expect([...pending.values()].filter((t) => /Voters|Close/.test(t)).sort()).toEqual([
      '2026-03-03T13:00:00.000Z: RemindVoters',
      '2026-03-03T14:00:00.000Z: CloseVote',
    ]);
  });
  test('at night: an emergency wakes people, what is due in two hours too, anything else waits', () => {
    // 21:00 in Berlin; the vote closes an hour before its window.
    const at = (start: string, change: 'normal' | 'emergency') =>
      given()
        .at('2026-03-03T20:00:00.000Z')
        .done({ ...PLAN, change, window: { ...PLAN.window, start, end: '2026-03-05T00:00:00.000Z' } }, open);
    const later = '2026-03-04T12:00:00.000Z';
    expect(following(at(later, 'emergency'), 2)).toContain('turn of @UQA!');
    expect(following(at('2026-03-03T23:00:00.000Z', 'normal'), 2)).toContain('turn of @UQA!');
    expect(following(at('2026-03-03T23:00:00.001Z', 'normal'), 2)).not.toContain('turn of @UQA!');
    expect(following(at(later, 'normal'), 2)).toContain('turn of @UQA! at 2026-03-04T08:00:00.000Z');
  });
});

describe('from an answer', () => {
  test('while its role needs more: the turn of who gave it', () =>
    expect(following(voting().by('USRE1').done(go))).toEqual([...shown, ...turns('USRE1')]));
  test('of somebody whom others stand in for: their turn, too', () => {
    const g = voting()
      .by('USRE1')
      .done({ type: 'DelegateVote', to: 'UMATE', role: 'sre', from: NOW, until: '2026-03-04T08:00:00.000Z' });
    expect(following(g.done(go))).toEqual([...shown, ...turns('USRE1', 'UMATE')]);
  });
  test('taken back once the vote had passed: nobody deploys it now, and their turn says so', () => {
    const g = voting();
    for (const who of ['UQA', 'USRE1', 'USRE2']) g.by(who).done(go);
    g.done({ ...go, answer: 'abstain' });
    expect(following(g, 3)).toContain('turn of @UMANAGER');
  });
  test('once its role has enough, or has no longer: the turn of all its people, and of who answers for them', () => {
    const until = { from: NOW, until: '2026-03-04T08:00:00.000Z' };
    const g = voting()
      .by('USRE2')
      .done({ type: 'DelegateVote', to: 'UMATE', ...until })
      .by('UQA')
      .done({ type: 'DelegateVote', to: 'UOTHER', ...until });
    g.by('USRE1').done(go).by('USRE2').done(go);
    expect(following(g)).toEqual([...shown, ...turns('USRE2', 'UMATE', 'USRE1', 'UBOTH')]);
    g.done({ ...go, answer: 'abstain' });
    expect(following(g)).toEqual([...shown, ...turns('USRE2', 'UMATE', 'USRE1', 'UBOTH'), ...asked('UBOTH')]);
  });
  test('after another one was changed: the turn of who gave it, as long as its role has neither got nor lost enough', () => {
    const g = voting()
      .by('USRE1')
      .done(go)
      .done({ ...go, answer: 'abstain' });
    g.by('USRE2').done(go);
    expect(following(g)).toEqual([...shown, ...turns('USRE2')]);
    g.done({ ...go, why: 'looked again' });
    expect(following(g)).toEqual([...shown, ...turns('USRE2')]);
  });
  test('for somebody else: the turn of both', () => {
    const g = planned().by('USRE1');
    g.done({ type: 'DelegateVote', to: 'UMATE', from: NOW, until: '2026-03-04T08:00:00.000Z' });
    g.by('UMANAGER').done(open).by('UMATE').done(go);
    expect(following(g)).toEqual([...shown, ...turns('UMATE', 'USRE1')]);
  });
  test('to a vote that is over: nobody’s turn', () =>
    expect(
      following(
        approved()
          .by('UBOTH')
          .done({ ...go, role: 'sre' }),
      ),
    ).toEqual(shown));
  test('that is the last one of an earlier role: the later one is asked', () => {
    const rules = [
      { role: 'qa', need: 1, veto: false },
      { role: 'sre', need: 2, veto: false, after: ['qa'] },
    ];
    const g = voting({ rules }).by('UQA').done(go);
    expect(following(g).slice(-3)).toEqual(asked('USRE1', 'USRE2', 'UBOTH'));
  });
  test('that grows old: the first that does is waited for, if that is before its window has ended', () => {
    const expires = (hours: number) => timers(voting({ ballotsLastHours: hours }).by('USRE1').done(go));
    expect(expires(2)).toEqual(['2026-03-03T11:00:00.000Z: ExpireBallots R-1 R-1/v1']);
    expect(expires(3)).toEqual(['2026-03-03T12:00:00.000Z: ExpireBallots R-1 R-1/v1']);
    expect(expires(4)).toEqual([]);
    const g = voting({ ballotsLastHours: 2 }).by('USRE1').done(go).at('2026-03-03T09:30:00.000Z').by('USRE2').done(go);
    expect(timers(g)).toEqual(['2026-03-03T11:00:00.000Z: ExpireBallots R-1 R-1/v1']);
    // Given again, it is as old as its repetition.
    g.by('USRE1').done({ ...go, acted: '2026-03-03T09:20:00.000Z' });
    expect(following(g)).toEqual(['edit R-1/v1', '2026-03-03T11:20:00.000Z: ExpireBallots R-1 R-1/v1']);
    g.by('USRE1').done({ ...go, answer: 'abstain' });
    expect(timers(g)).toEqual(['2026-03-03T11:30:00.000Z: ExpireBallots R-1 R-1/v1']);
  });
});

describe('from a vote that goes on', () => {
  test('after a veto was lifted: who is missing is asked, and it says whom it still needs', () => {
    const g = voting().by('UQA').done(noGo).done(go);
    expect(following(g, 3).slice(0, 12)).toEqual([
      ...shown,
      ...turns('UQA', 'UBOTH'),
      ...shown,
      'R-1!: @UQA lifted the no-go: the vote goes on. Still needed: SRE.',
      ...asked('USRE1', 'USRE2', 'UBOTH'),
      ...closing,
    ]);
    const last = voting().by('USRE1').done(go).by('USRE2').done(go).by('UQA').done(noGo).done(go);
    expect(following(last, 5).join('\n')).toContain('what the others said stands.\n');
  });
  test('after a go was taken back: those it leaves short are asked', () => {
    const g = approved().at('2026-03-03T11:30:00.000Z').by('USRE1');
    g.done({ ...go, answer: 'abstain' });
    const said = following(g, 2);
    expect(said).toContain('R-1!: @USRE1 took their go back: SRE is asked again, what the others said stands.');
    expect(said.filter((line) => /^turn.*!/.test(line))).toEqual(asked('UBOTH'));
    expect(timers(g, 2)).toEqual([
      '2026-03-03T11:37:30.000Z: EscalateVote R-1 R-1/v1 2026-03-03T11:45:00.000Z',
      '2026-03-03T11:45:00.000Z: CloseVote R-1 R-1/v1',
    ]);
    const rules = [
      { role: 'qa', need: 1, veto: false },
      { role: 'sre', need: 1, veto: false },
    ];
    const both = voting({ rules })
      .by('UBOTH')
      .done(go)
      .done({ ...go, answer: 'abstain' });
    expect(following(both, 3)).toContain('R-1!: @UBOTH took their go back: QA and SRE are asked again.');
  });
  test('after somebody objected to clearing it: its votes are needed', () => {
    const g = given()
      .company({ policies: policy ? [{ ...policy, clearsLowRiskAfterMinutes: 30 }] : [] })
      .put('environment', 'production', running({ shop: { eu: '1' } }))
      .done({ ...PLAN, items: [{ service: 'shop', version: '2' }] }, open)
      .by('UMEMBER')
      .done({ type: 'ObjectToClearing', ...VOTE, why: 'untested' });
    expect(following(g)).toEqual([
      ...shown,
      'R-1!: @UMEMBER objects to clearing it without a vote: untested. Its votes are needed.',
      ...asked(...EVERYBODY),
    ]);
  });
  test('reminded: who is missing, and the managers hear halfway from now to its end', () => {
    const g = voting()
      .by('gonogo')
      .at('2026-03-03T10:00:00.000Z')
      .done({ type: 'RemindVoters', ...VOTE });
    expect(following(g)).toEqual([
      ...asked(...EVERYBODY),
      '2026-03-03T10:30:00.000Z: EscalateVote R-1 R-1/v1 2026-03-03T11:00:00.000Z',
    ]);
    g.at('2026-03-03T10:30:00.000Z').done({ type: 'EscalateVote', ...VOTE });
    expect(following(g)).toEqual([
      'tell @UMANAGER: Still missing for R-1: QA and SRE (@UQA, @UBOTH, @USRE1 and @USRE2). The vote closes 2026-03-03T11:00:00.000Z.',
    ]);
  });
  test('five of those missing are named', () => {
    const g = voting().people({ roles: { ...PEOPLE.roles, qa: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'], sre: [] } });
    g.by('gonogo')
      .at('2026-03-03T10:30:00.000Z')
      .done({ type: 'EscalateVote', ...VOTE });
    expect(following(g)[0]).toContain('(@U1, @U2, @U3, @U4, @U5 and 1 more)');
  });
  test('a shift begins: those of it who have not answered are asked, once each', () => {
    const g = voting()
      .people({ onDuty: { qa: ['UBOTH', 'UQA'], sre: ['UBOTH', 'USRE1'] } })
      .by('USRE1')
      .done(go)
      .by('gonogo');
    expect(following(g.done({ type: 'AskOnDuty', ...VOTE }))).toEqual(asked('UQA', 'UBOTH'));
    g.people({ onDuty: { sre: ['USRE1'] } })
      .when({ type: 'AskOnDuty', ...VOTE })
      .thenFacts();
  });
  test('closed: it is the turn of nobody who could have answered', () => {
    const g = voting().by('UQA').done(noGo);
    expect(following(g, 2)).toEqual(expect.arrayContaining(turns('UQA', 'UBOTH', 'USRE1', 'USRE2')));
  });
});

describe('from what a vote was about', () => {
  const rules = [
    { role: 'qa', need: 1, veto: true, keepsOn: ['versions' as const] },
    { role: 'sre', need: 2, veto: false },
  ];
  const other: EditRelease = {
    type: 'EditRelease',
    ...R,
    environment: 'production',
    change: 'normal',
    after: [],
    items: [{ service: 'api', version: '4.3' }, ...PLAN.items.slice(1)],
    why: 'x',
    customers: '',
  };
  const about = (g: Given, facts: number) =>
    following(g, facts).filter((line) => line.startsWith('R-1!: ') || /^turn.*!/.test(line) || /^\d/.test(line));
  test('when it is another: those it concerns are asked, with what is kept', () => {
    const g = voting({ rules }).by('UQA').done(go).by('USRE1').done(go).by('UMANAGER').done(other);
    expect(about(g, 3)).toEqual([
      'R-1!: @UMANAGER changed it: it is api 4.3, ledger 2.9 now: SRE is asked again, what QA said stands',
      ...asked('USRE1', 'USRE2', 'UBOTH'),
      ...closing,
    ]);
  });
  test('those who answer for one of them, too; not who has a role that it does not concern', () => {
    const g = voting({ rules }).by('USRE2');
    g.done({ type: 'DelegateVote', to: 'UMATE', from: NOW, until: '2026-03-04T08:00:00.000Z' });
    g.by('UMANAGER').done(other);
    expect(about(g, 3).filter((line) => line.startsWith('turn'))).toEqual(asked('UBOTH', 'USRE1', 'USRE2', 'UMATE'));
  });
  test('another owner: whom they cleared it for is asked again', () => {
    const g = approved().at('2026-03-03T11:30:00.000Z');
    g.done({ type: 'OfferHandOver', ...R, to: 'USRE1', summary: '' });
    g.by('USRE1').done({ type: 'AnswerHandOver', ...R, accept: true });
    expect(following(g, 4)).toContain('R-1!: Another owns it now: SRE is asked again, what QA said stands');
  });
  test('answers that are too old are asked for again', () => {
    const g = voting({ ballotsLastHours: 1 }).by('UQA').done(go).by('gonogo').at('2026-03-03T10:00:00.000Z');
    g.done({ type: 'ExpireBallots', ...VOTE });
    const said = following(g, 2);
    expect(said.filter((line) => line.startsWith('R-1!'))).toEqual([
      'R-1!: The go of @UQA for QA of 2026-03-03T09:00:00.000Z is too old to stand: QA is asked again',
    ]);
    expect(said).toContain('turn of @UQA!');
    const card = () => {
      const { releases, votes } = g.world;
      const [release, vote] = [releases['R-1'], votes['R-1/v1']];
      return release && vote ? rolesLines(vote, g.world).map((line) => line.text) : [];
    };
    expect(card()[0]).toMatch(/^QA: Go \(<@UQA>.*, too old to stand\); waiting for 1 of <@UQA>/);
    g.at('2026-03-03T10:05:00.000Z').by('UQA').done(go);
    expect(card()[0]).not.toContain('too old');
  });
  test('is nobody’s turn where those that are left are enough: what passed stands', () => {
    const g = voting({ ballotsLastHours: 1 }).by('UQA').done(go).at('2026-03-03T09:30:00.000Z').by('UBOTH');
    g.done({ ...go, role: 'qa', acted: '2026-03-03T09:30:00.000Z' })
      .by('gonogo')
      .at('2026-03-03T10:00:00.000Z');
    g.done({ type: 'ExpireBallots', ...VOTE });
    expect(g.world.votes['R-1/v1']?.ballots.map((b) => b.by)).toEqual(['UBOTH']);
    expect(following(g, 1).filter((line) => /^(turn .*!|R-1)/.test(line))).toEqual([]);
  });
});

test('a no-go once it has begun leaves the vote as it is', () => {
  const g = approved().done(deploy).by('UQA').done(noGo);
  expect(following(g, 2).slice(0, 2)).toEqual(shown);
  expect(timers(g, 2)).toEqual([]);
  g.by('gonogo').done(report('eu', 'succeeded', 1));
  expect(g.world.votes['R-1/v1']?.status).toBe('closed');
});
