import { describe, expect, test } from 'vitest';
import type { VotePolicy } from '../../../src/domain/company/policies.ts';
import { releaseMoved } from '../../../src/domain/release/facts/release-moved.ts';
import type { EditRelease } from '../../../src/domain/release/planning/edit-release.ts';
import { type Content, textOf } from '../../../src/domain/vote/content.ts';
import { counted, standings } from '../../../src/domain/vote/standing.ts';
import { following } from '../following.ts';
import { approved, type Given, given, go, NOW, PLAN } from '../given.ts';
import { open, policy, R, voteOf, voting, window } from './edited.ts';

const edit = (more: Partial<EditRelease> = {}): EditRelease => ({
  type: 'EditRelease',
  ...R,
  items: PLAN.items,
  environment: 'production',
  change: 'normal',
  after: [],
  why: PLAN.why,
  customers: '',
  ...more,
});
const OTHER = [{ service: 'api', version: '4.3' }, ...PLAN.items.slice(1)];

describe('a vote whose content changes', () => {
  const LATER = '2026-03-03T09:10:00.000Z';
  const rules = [
    { role: 'qa', need: 1, veto: true, keepsOn: ['versions' as const] },
    { role: 'sre', need: 2, veto: false },
  ];
  test('keeps every content it was about, since when, and on which each role’s answers stand', () => {
    const g = voting({ rules })
      .at(LATER)
      .done(edit({ items: OTHER }));
    const first = voteOf(voting());
    expect(voteOf(g)).toMatchObject({
      print: 'c2',
      prints: [
        { print: 'c1', from: NOW },
        { print: 'c2', from: LATER },
      ],
      stands: { qa: ['c1', 'c2'], sre: ['c2'] },
      contents: [first.contents?.[0], textOf(voteOf(g).content as Content)],
    });
    const back = g.at('2026-03-03T09:20:00.000Z').done(edit());
    expect(voteOf(back)).toMatchObject({
      print: 'c1',
      prints: [
        { print: 'c1', from: NOW },
        { print: 'c2', from: LATER },
        { print: 'c1', from: '2026-03-03T09:20:00.000Z' },
      ],
      stands: { qa: ['c1', 'c2'], sre: ['c1'] },
    });
    expect(voteOf(back).contents).toHaveLength(2);
  });
  test('takes an answer as one to what its giver had before them', () => {
    const changed = () =>
      voting({ rules })
        .at(LATER)
        .done(edit({ items: OTHER }));
    const prints = (seen?: string) =>
      (['UQA', 'USRE1'] as const).map((by) => {
        const g = changed()
          .by(by)
          .done({ ...go, ...(seen && { seen }) });
        const [ballot] = voteOf(g).ballots;
        return ballot && [ballot.print, counted(voteOf(g), ballot)];
      });
    // Of one role what was said of other versions stands.
    expect(prints('c1')).toEqual([
      ['c1', true],
      ['c1', false],
    ]);
    for (const seen of ['c2', 'c9', undefined])
      expect(prints(seen)).toEqual([
        ['c2', true],
        ['c2', true],
      ]);
  });
  test('is open again as it was, without what ended it', () => {
    const g = approved().at('2026-03-03T11:30:00.000Z');
    expect(voteOf(g)).toMatchObject({ status: 'closed', outcome: 'go' });
    g.done(edit({ items: OTHER }));
    const vote = voteOf(g);
    expect(vote).toMatchObject({ status: 'open', closesAt: '2026-03-03T11:45:00.000Z', reminded: [] });
    expect(vote).not.toHaveProperty('outcome');
    expect(vote).not.toHaveProperty('closedAt');
    expect(vote.ballots).toHaveLength(3);
  });
  test('stays as it ended where it concerns nobody, and its thread is told without a call', () => {
    const keeping = rules.map((r) => ({ ...r, keepsOn: ['versions' as const] }));
    const g = voting({ rules: keeping }).by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go).by('UMANAGER');
    g.done(edit({ items: OTHER }));
    expect(voteOf(g)).toMatchObject({ status: 'closed', outcome: 'go', print: 'c2' });
    expect(following(g).slice(2)).toEqual([
      'edit R-1/v1',
      'edit R-1/headline',
      'R-1: @UMANAGER changed it: it is api 4.3, ledger 2.9 now: every vote stands',
    ]);
  });
  test('concerns who keeps their answer on one of two parts that changed', () => {
    const g = voting({ rules }).by('UQA').done(go).by('UMANAGER');
    const both = edit({ items: OTHER, change: 'emergency' });
    expect(g.when(both).decision).toMatchObject({
      facts: [{}, { parts: ['versions', 'change'], roles: ['qa', 'sre'] }, {}],
    });
  });
  test('keeps answers that are old, as long as nobody has said that they are too old', () => {
    const g = voting({ rules, ballotsLastHours: 1 }).by('USRE1').done(go).by('UMANAGER');
    g.at('2026-03-03T10:30:00.000Z').done(edit({ items: OTHER }));
    expect(voteOf(g).ballots).toHaveLength(1);
  });
  test('asks each person and whoever answers for them once, however many roles or askers they have', () => {
    const until = { from: NOW, until: '2026-03-04T09:00:00.000Z' };
    const g = voting()
      .by('USRE2')
      .done({ type: 'DelegateVote', to: 'UMATE', ...until });
    g.by('UQA')
      .done({ type: 'DelegateVote', to: 'UOTHER', ...until })
      .by('UMANAGER')
      .done(edit({ items: OTHER }));
    expect(following(g, 3).filter((line) => /^turn.*!/.test(line))).toEqual(
      ['UQA', 'UOTHER', 'UBOTH', 'USRE1', 'USRE2', 'UMATE'].map((id) => `turn of @${id}!`),
    );
  });
  test('closes earlier or later with a window that is the same otherwise, and says nothing', () => {
    const move = (start: string, end: string) =>
      ({ type: 'MoveRelease', ...R, window: window(start, end), why: '' }) as const;
    const g = voting({ toleranceMinutes: 15 }).done(move('2026-03-03T12:10:00.000Z', '2026-03-03T13:10:00.000Z'));
    expect(g.facts.slice(-2)).toMatchObject([
      { type: 'VoteContentChanged', parts: [], roles: [], closesAt: '2026-03-03T11:10:00.000Z' },
      { type: 'ReleaseVoteOpened', closesAt: '2026-03-03T11:10:00.000Z' },
    ]);
    expect(
      g.follows(3).some((d) => d.intent.kind === 'note' && JSON.stringify(d.intent.note).includes('every vote')),
    ).toBe(false);
    // Only its end moves: the vote closes as before.
    voting({ toleranceMinutes: 15 })
      .when(move('2026-03-03T12:00:00.000Z', '2026-03-03T13:10:00.000Z'))
      .thenFacts(
        releaseMoved.of('R-1', {
          window: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:10:00.000Z', zone: 'Europe/Berlin' },
          before: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
          by: 'UMANAGER',
          at: '2026-03-03T09:00:00.000Z',
          text: { why: '' },
        }),
      );
    const passed = approved().company({ policies: policy ? [{ ...policy, toleranceMinutes: 15 }] : [] });
    passed
      .at(NOW)
      .when(move('2026-03-03T12:10:00.000Z', '2026-03-03T13:10:00.000Z'))
      .thenFacts(
        releaseMoved.of('R-1', {
          window: { start: '2026-03-03T12:10:00.000Z', end: '2026-03-03T13:10:00.000Z', zone: 'Europe/Berlin' },
          before: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
          by: 'UMANAGER',
          at: '2026-03-03T09:00:00.000Z',
          text: { why: '' },
        }),
      );
  });
  test('ends where another policy covers it, or none does', () => {
    const emergency = { ...policy, name: 'emergency', changes: ['emergency'] } as VotePolicy;
    const policies = policy ? [policy, emergency] : [];
    const g = voting().company({ policies });
    g.when(edit({ change: 'emergency' })).thenTypes('ReleaseEdited', 'VoteClosed', 'ReleaseVoteDropped');
    const passed = approved().company({ policies });
    passed.when(edit({ change: 'emergency' })).thenTypes('ReleaseEdited', 'ReleaseVoteDropped');
    const bare = voting().company({ policies: [] });
    expect(bare.when(edit({ items: OTHER })).decision).toMatchObject({
      facts: [{}, { type: 'VoteClosed', outcome: 'changed', at: NOW }, { type: 'ReleaseVoteDropped' }],
    });
  });
  test('asks all again of what was cleared without their answers', () => {
    const low = {
      ...policy,
      clearsLowRiskAfterMinutes: 30,
      rules: rules.map((r) => ({ ...r, keepsOn: ['versions'] })),
    };
    const g = given()
      .company({ policies: [low as VotePolicy] })
      .put('environment', 'production', {
        v: 5,
        name: 'production',
        live: { shop: { eu: { now: { version: '1' }, before: [] } } },
      })
      .done({ type: 'RegisterBuild', service: 'shop', version: '2', commit: 'abcdef0', commits: [] })
      .done({ ...PLAN, items: [{ service: 'shop', version: '2' }] }, open)
      .by('USRE1')
      .done(go)
      .by('gonogo')
      .at('2026-03-03T09:30:00.000Z')
      .done({ type: 'ConcludeVote', ...R, vote: 'R-1/v1' })
      .by('UMANAGER');
    const build = { type: 'RegisterBuild', service: 'shop', version: '2', commit: 'abcdef0' } as const;
    g.done({ ...build, commits: [{ sha: 'c', title: 't', by: 'UX' }] });
    // Who wrote it had not cleared it: nobody is asked because of that alone.
    expect(g.when({ type: 'CompareContent', ...R }).decision).toMatchObject({
      facts: [{ because: 'committers', roles: [], committers: ['UX'] }],
    });
    const other = edit({ items: [{ service: 'shop', version: '3' }] });
    expect(g.when(other).decision).toMatchObject({
      facts: [{}, { type: 'VoteContentChanged', roles: ['qa', 'sre'] }, {}],
    });
    expect(voteOf(g.done(other))).not.toHaveProperty('clearsAt');
  });
});

describe('another owner', () => {
  const hand = (g: Given, to: string) =>
    g
      .by('UMANAGER')
      .done({ type: 'OfferHandOver', ...R, to, summary: '' })
      .by(to)
      .done({ type: 'AnswerHandOver', ...R, accept: true });
  test('is kept with those before, and the vote shows it', () => {
    const g = hand(voting(), 'UQA');
    expect(voteOf(g).owners).toEqual(['UQA']);
    expect(g.follows(1).map((d) => d.key)).toContain('edit/R-1/v1');
    g.done({ type: 'OfferHandOver', ...R, to: 'USRE1', summary: '' });
    g.by('USRE1').done({ type: 'AnswerHandOver', ...R, accept: true });
    expect(voteOf(g).owners).toEqual(['UQA', 'USRE1']);
  });
  test('asks those again who had it cleared by them; what it was about and what the others said stays', () => {
    // A build that nobody has compared yet is no part of it.
    const g = approved().at('2026-03-03T11:30:00.000Z');
    g.done({ type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'abcdef0', commits: [] });
    hand(g, 'USRE1');
    expect(g.facts.slice(-2)).toMatchObject([
      { type: 'VoteContentChanged', because: 'owner', parts: [], roles: ['sre'], print: 'c1' },
      { type: 'ReleaseVoteOpened', was: 'approved' },
    ]);
    expect(voteOf(g)).toMatchObject({ stands: { qa: ['c1'], sre: ['c1'] } });
    expect(voteOf(g).contents).toHaveLength(1);
  });
  test('of what runs or has no vote changes nothing of it; of what is rejected, who counts once it is lifted', () => {
    const last = (g: Given) => g.facts.at(-1)?.type;
    expect(last(hand(given().done(PLAN), 'UQA'))).toBe('HandOverAccepted');
    const noGo = { ...go, answer: 'no-go', why: 'x' } as const;
    expect(last(hand(voting().by('UQA').done(noGo), 'UBOTH'))).toBe('OwnerChanged');
    expect(last(hand(approved().done({ type: 'StartDeploy', ...R }), 'UQA'))).toBe('HandOverAccepted');
  });
});

describe('who turns out to have written it', () => {
  const build = { type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'abcdef0' } as const;
  const compare = { type: 'CompareContent', ...R } as const;
  const wrote = (g: Given, ...by: string[]) =>
    g.by('gonogo').done({ ...build, commits: by.map((id, i) => ({ sha: `c${i}`, title: 't', by: id })) });
  /** Built, with nobody known who wrote it. */
  const built = (more: Partial<VotePolicy> = {}) => voting(more).done({ ...build, commits: [] }, compare);
  const voted = () => built().by('USRE1').done(go);
  test('is asked for no more; their role is asked again where they cleared it', () => {
    const g = wrote(voted(), 'USRE1', 'USRE2', 'UMANAGER');
    const committers = ['USRE1', 'USRE2', 'UMANAGER'];
    expect(g.when(compare).decision).toMatchObject({
      facts: [{ type: 'VoteContentChanged', because: 'committers', parts: [], roles: ['sre'], committers }, {}],
    });
    expect(voteOf(g.done(compare)).committers).toEqual(committers);
    g.when(compare).thenFacts();
  });
  test('asks nobody again whose role they did not clear', () => {
    const nobody = { facts: [{ because: 'committers', roles: [] }, {}] };
    expect(wrote(voted(), 'UQA').when(compare).decision).toMatchObject(nobody);
    const abstained = built()
      .by('USRE1')
      .done({ ...go, answer: 'abstain' });
    expect(wrote(abstained, 'USRE1').when(compare).decision).toMatchObject(nobody);
  });
  test('asks nobody again whose go counts no longer', () => {
    const rule = [
      { role: 'qa', need: 1, veto: false, keepsOn: ['versions' as const] },
      { role: 'sre', need: 1, veto: false },
    ];
    const g = built({ rules: rule })
      .by('USRE1')
      .done(go)
      .by('UMANAGER')
      .done(edit({ items: OTHER }));
    g.by('gonogo').done({ ...build, version: '4.3', commit: 'abcdef1', commits: [] }, compare);
    g.done({ ...build, version: '4.3', commit: 'abcdef1', commits: [{ sha: 'c', title: 't', by: 'USRE1' }] });
    expect(g.when(compare).decision).toMatchObject({ facts: [{ because: 'committers', roles: [] }, {}] });
  });
  test('takes nothing from the others of their role, whatever content they answered to', () => {
    const keeping = [{ role: 'qa', need: 1, veto: false, keepsOn: ['versions' as const, 'commits' as const] }];
    const g = built({ rules: keeping, openForMinutes: 60 })
      .by('UQA')
      .done(go)
      .by('UMANAGER')
      .done(edit({ items: OTHER }));
    const newer = { ...build, version: '4.3', commit: 'abcdef1' };
    g.by('gonogo')
      .done({ ...newer, commits: [] }, compare)
      .by('UBOTH')
      .done(go);
    g.by('gonogo').done({ ...newer, commits: [{ sha: 'c', title: 't', by: 'UBOTH' }] });
    expect(g.when(compare).decision).toMatchObject({ facts: [{ because: 'committers', roles: ['qa'] }, {}] });
    expect(standings(voteOf(g.done(compare))).map((x) => x.gos)).toEqual([1]);
  });
  test('is known still when answers are too old, and where nobody holds a role any more', () => {
    const g = wrote(built({ ballotsLastHours: 1 }).by('USRE1').done(go), 'USRE2').done(compare);
    g.at('2026-03-03T10:00:00.000Z').done({ type: 'ExpireBallots', ...R, vote: 'R-1/v1' });
    expect(voteOf(g).committers).toEqual(['USRE2']);
    const nobody = voting().people({ roles: { manager: ['UMANAGER'], sre: ['USRE1'] } });
    expect(following(nobody.done(edit({ items: OTHER })), 3)).toContain('turn of @USRE1!');
  });
  test('counts for whoever answered for them, and for whom they answered', () => {
    const until = { from: NOW, until: '2026-03-04T09:00:00.000Z' };
    const instead = () => {
      const g = built()
        .by('USRE1')
        .done({ type: 'DelegateVote', to: 'UMATE', ...until });
      return g.by('UMATE').done(go);
    };
    const again = { facts: [{ because: 'committers', roles: ['sre'] }, {}] };
    for (const who of ['USRE1', 'UMATE']) expect(wrote(instead(), who).when(compare).decision).toMatchObject(again);
  });
  test('is no matter where the policy lets them clear it, or where they are nobody here', () => {
    wrote(built({ committersCount: true }), 'USRE1')
      .when(compare)
      .thenFacts();
    wrote(built({ authorCounts: true }), 'UMANAGER')
      .when(compare)
      .thenFacts();
    wrote(voted(), '?somebody').when(compare).thenFacts();
    given().done(PLAN).when(compare).thenFacts();
    given()
      .when({ ...compare, release: 'R-9' })
      .thenFacts();
  });
});
