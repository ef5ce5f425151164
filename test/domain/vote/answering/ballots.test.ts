import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../../src/domain/deciding/decision.ts';
import { releaseApproved } from '../../../../src/domain/release/facts/release-approved.ts';
import { releaseRejected } from '../../../../src/domain/release/facts/release-rejected.ts';
import type { CastBallot } from '../../../../src/domain/vote/answering/cast-ballot.ts';
import { ballotCast } from '../../../../src/domain/vote/facts/ballot-cast.ts';
import { voteClosed } from '../../../../src/domain/vote/facts/vote-closed.ts';
import { answered, COMPANY, type Given, given, go, PEOPLE, PLAN, running } from '../../given.ts';

const open = { type: 'OpenVote', release: 'R-1' } as const;
const until = '2026-03-03T10:00:00.000Z';
const delegate = { type: 'DelegateVote', from: '2026-03-03T09:00:00.000Z', until } as const;
const policy = (more: object) => ({ policies: COMPANY.policies.map((p) => ({ ...p, ...more })) });
const voting = (more: object = {}) => given().company(policy(more)).done(PLAN, open);
const casts = (g: Given, command: CastBallot = go) => {
  const { decision } = g.when(command);
  if (isRefusal(decision)) return decision.refused;
  return ballotCast.among(decision.facts).map((f) => `${f.role} ${f.answer}${f.instead ? ` for ${f.instead}` : ''}`);
};
const remedy = (g: Given, command: CastBallot = go) => {
  const { decision } = g.when(command);
  return isRefusal(decision) ? decision : undefined;
};

describe('the same answer again', () => {
  const said = () =>
    voting()
      .by('USRE1')
      .done({ ...go, answer: 'no-go', why: 'tired' });
  test('is nothing new', () => expect(casts(said(), { ...go, answer: 'no-go', why: 'tired' })).toEqual([]));
  test('with another reason, another answer or by somebody else it is', () => {
    expect(casts(said(), { ...go, answer: 'no-go', why: 'ill' })).toEqual(['sre no-go']);
    expect(casts(said(), { ...go, answer: 'abstain', why: 'tired' })).toEqual(['sre abstain']);
    expect(casts(said().by('USRE2'), { ...go, answer: 'no-go', why: 'tired' })).toEqual(['sre no-go']);
  });
  test('in one role of two, it is for the other', () => {
    const both = voting()
      .by('UBOTH')
      .done({ ...go, role: 'sre' });
    expect(casts(both)).toEqual(['qa go', 'sre go']);
    expect(casts(both, { ...go, role: 'sre' })).toEqual([]);
    expect(casts(both, { ...go, role: 'qa' })).toEqual(['qa go']);
  });
  test('for oneself is another than for somebody else', () => {
    const g = given()
      .by('UQA')
      .done({ ...delegate, to: 'UMATE' });
    g.by('UMANAGER').done(PLAN, open).by('UMATE').done(go);
    expect(casts(g)).toEqual([]);
    expect(casts(g.people({ roles: { ...PEOPLE.roles, qa: ['UQA', 'UMATE'] } }))).toEqual(['qa go']);
  });
});

describe('seats', () => {
  test('who holds a role answers for themselves, though others asked them to in another', () => {
    const g = given()
      .by('UQA')
      .done({ ...delegate, to: 'USRE1', role: 'qa' });
    g.by('UMANAGER').done(PLAN, open).by('USRE1');
    expect(casts(g)).toEqual(['sre go']);
    expect(casts(g, { ...go, role: 'qa' })).toEqual(['qa go for UQA']);
  });
  test('cover: for one of those away who may clear it, only when all are, and never for nobody', () => {
    const rules = [{ role: 'qa', need: 1, veto: true, cover: 'manager' }];
    const roles = { ...PEOPLE.roles, qa: ['USRE1', 'UQA'] };
    const g = given().people({ roles, away: ['USRE1', 'UQA'] });
    g.company(policy({ rules })).by('USRE1').done(PLAN).by('UMANAGER').done(open);
    // USRE1 owns it, so it is UQA who is stood in for.
    expect(casts(g)).toEqual(['qa go for UQA']);
    expect(casts(g.people({ away: ['USRE1'] }))).toBe('not-a-voter');
    expect(casts(g.people({ roles: { ...roles, qa: [] }, away: [] }))).toBe('not-a-voter');
    expect(casts(g.people({ roles: { qa: ['UQA'] }, away: ['UQA'] }))).toBe('not-a-voter');
    expect(casts(g.people({ roles: {} }))).toBe('not-a-voter');
  });
  test('of a release or a vote that is not there: none', () => {
    expect(casts(voting().by('UQA'), { ...go, release: 'R-9' })).toBe('unknown-release');
    expect(casts(voting().by('UQA'), { ...go, vote: 'R-1/v9' })).toBe('unknown-release');
  });
});

describe('who is not asked is told who is', () => {
  test('five at most, of the role they named or of all; an objection is offered where one counts', () => {
    const no = remedy(voting().by('USTRANGER'));
    expect(no?.remedy).toEqual(remedy(voting().by('UMANAGER'))?.remedy);
    expect(no?.offers).toBeUndefined();
    const said = (g: Given, role?: string) => JSON.stringify(remedy(g, { ...go, ...(role && { role }) })?.remedy);
    expect(said(voting().by('USTRANGER'))).toMatch(/UQA.*UBOTH.*USRE1.*USRE2/);
    expect(said(voting().by('USTRANGER'), 'qa')).toMatch(/UQA.*UBOTH/);
    expect(said(voting().by('USTRANGER'), 'qa')).not.toContain('USRE1');
    const many = voting().people({ roles: { qa: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'] } });
    expect(said(many.by('USTRANGER'))).toContain('U5');
    expect(said(many)).not.toContain('U6');
    const value = running({ shop: { eu: '1' } });
    const low = given()
      .company(policy({ clearsLowRiskAfterMinutes: 30 }))
      .put('environment', 'production', value)
      .done({ ...PLAN, items: [{ service: 'shop', version: '2' }] }, open);
    expect(remedy(low.by('USTRANGER'))?.offers).toEqual([{ verb: 'object', label: 'Object…', about: 'R-1/v1' }]);
  });
  test('a reason of blanks is none, and the way to give one is offered', () => {
    const no = remedy(voting().by('UQA'), { ...go, answer: 'no-go', why: ' \n' });
    expect(no).toMatchObject({
      refused: 'needs-reason',
      field: 'why',
      offers: [{ verb: 'no-go', label: 'No-go…', about: 'R-1/v1' }],
    });
  });
  test('the author is offered to cancel, who wrote some of it to say no', () => {
    const own = given().by('UQA').done(PLAN).by('UMANAGER').done(open).by('UQA');
    expect(remedy(own)?.offers).toEqual([{ verb: 'cancel', label: 'Cancel it…', about: 'R-1' }]);
    const commits = [{ sha: 'c1', title: 't', by: 'UQA' }];
    const build = { type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'abcdef0', commits } as const;
    const wrote = given()
      .done({ ...build, commits }, PLAN, open)
      .by('UQA');
    expect(remedy(wrote)?.offers).toEqual([{ verb: 'no-go', label: 'No-go…', about: 'R-1/v1' }]);
  });
  test('who comes later is told after whom', () => {
    const rules = [
      { role: 'qa', need: 1, veto: false },
      { role: 'sre', need: 2, veto: false, after: ['qa'] },
    ];
    const no = remedy(voting({ rules }).by('USRE1'));
    expect(JSON.stringify(no?.why)).toMatch(/SRE.* answers after .*QA/);
  });
});

test('before its least time a go does not decide, and a no-go does; without one, a go does at once', () => {
  const almost = (more: object) => voting(more).by('UQA').done(go).by('USRE1').done(go).by('USRE2');
  almost({ openForMinutes: 60 }).when(go).thenFacts(answered('USRE2', 'sre'));
  almost({})
    .when(go)
    .thenFacts(
      answered('USRE2', 'sre'),
      voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:00:00.000Z' }),
      releaseApproved.of('R-1', { at: '2026-03-03T09:00:00.000Z' }),
    );
  const no = voting({ openForMinutes: 60 }).by('UQA');
  no.when({ ...go, answer: 'no-go', why: 'x' }).thenFacts(
    answered('UQA', 'qa', { answer: 'no-go', text: { why: 'x' } }),
    voteClosed.of('R-1/v1', { outcome: 'no-go', at: '2026-03-03T09:00:00.000Z' }),
    releaseRejected.of('R-1', { at: '2026-03-03T09:00:00.000Z', role: 'qa', by: 'UQA', text: { why: 'x' } }),
  );
});
