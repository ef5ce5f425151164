import { describe, expect, test } from 'vitest';
import type { VotePolicy } from '../../../../src/domain/company/policies.ts';
import { isRefusal } from '../../../../src/domain/deciding/decision.ts';
import type { Command } from '../../../../src/domain/index.ts';
import { noGoGiven } from '../../../../src/domain/release/facts/no-go-given.ts';
import { releaseVoteOpened } from '../../../../src/domain/release/facts/release-vote-opened.ts';
import { ballotCast } from '../../../../src/domain/vote/facts/ballot-cast.ts';
import { vetoLifted } from '../../../../src/domain/vote/facts/veto-lifted.ts';
import { report } from '../../facts/steps.ts';
import { answered, approved, COMPANY, type Given, given, go, PEOPLE, PLAN, running } from '../../given.ts';
import { spoken } from '../../spoken.ts';

const R = { release: 'R-1' } as const;
const VOTE = { ...R, vote: 'R-1/v1' } as const;
const open = { type: 'OpenVote', ...R } as const;
const deploy = { type: 'StartDeploy', ...R } as const;
const noGo = { ...go, answer: 'no-go', why: 'disk is full' } as const;
const [policy] = COMPANY.policies;
const planned = (more: Partial<VotePolicy> = {}) =>
  given()
    .company({ policies: policy ? [{ ...policy, ...more }] : [] })
    .done(PLAN);
const voting = (more: Partial<VotePolicy> = {}) => planned(more).done(open);
/** Its cause, and what somebody is told to do about it: in words, then as offers. */
const refused = (g: Given, command: Command = go) => {
  const { decision } = g.when(command);
  if (!isRefusal(decision)) return [];
  const { refused, why, remedy, offers, field } = decision;
  return [
    refused,
    spoken(why),
    remedy && spoken(remedy),
    ...(offers ?? []).map((o) => `${o.verb} ${o.about}`),
    ...(field ? [field] : []),
  ];
};

describe('an answer to a vote that is over', () => {
  const name = 'api 4.2, ledger 2.9 → production';
  test('says how it ended, and how it is now; who holds it can lift it', () => {
    const g = voting().by('UQA').done(noGo).by('USRE1');
    expect(refused(g)).toEqual([
      'closed',
      `This vote closed 2026-03-03T09:00:00.000Z with No-go. ${name} is rejected.`,
      '@UQA can lift it by answering go.',
      'show R-1',
    ]);
    const late = voting()
      .at('2026-03-03T11:00:00.000Z')
      .done({ type: 'CloseVote', ...VOTE })
      .by('USRE1');
    expect(refused(late)).toEqual([
      'closed',
      `This vote closed 2026-03-03T11:00:00.000Z with no decision: time ran out. ${name} is rejected.`,
      undefined,
      'show R-1',
    ]);
  });
  test('offers the newer one where there is one', () => {
    const g = voting().by('UQA').done(noGo).by('UMANAGER').done(open).by('USRE1');
    expect(refused(g)).toEqual([
      'closed',
      `This vote closed 2026-03-03T09:00:00.000Z with No-go. ${name} is being voted on.`,
      undefined,
      'review R-1/v2',
    ]);
    g.when({ ...go, vote: 'R-1/v2' }).thenFacts(
      ballotCast.of('R-1/v2', {
        by: 'USRE1',
        role: 'sre',
        answer: 'go',
        at: '2026-03-03T09:00:00.000Z',
        print: 'c1',
        text: { why: '' },
      }),
    );
  });
  test('once it has begun: a no-go of a role with veto is offered', () => {
    const begun = approved().done(deploy);
    const said = `${name} is deploying: answers could be changed until its first step started, and stand as they are.`;
    const holds = 'A no-go with its reason still holds the next step.';
    expect(refused(begun.by('UQA'))).toEqual(['begun', said, holds, 'no-go R-1/v1', 'show R-1']);
    expect(refused(begun, { ...go, answer: 'abstain' })[0]).toBe('begun');
    expect(refused(begun.by('USRE1'))).toEqual(['begun', said, undefined, 'show R-1']);
    expect(refused(begun, noGo)).toEqual(['begun', said, undefined, 'show R-1']);
    expect(refused(begun.by('USTRANGER'))[0]).toBe('not-a-voter');
    const over = approved().done(deploy, report('eu', 'succeeded', 1), report('us', 'succeeded', 1));
    expect(refused(over.by('UQA'))).toEqual([
      'begun',
      `${name} is live: answers could be changed until its first step started, and stand as they are.`,
      'A no-go with its reason asks for a rollback.',
      'no-go R-1/v1',
      'show R-1',
    ]);
    over
      .when(noGo)
      .thenFacts(
        answered('UQA', 'qa', { answer: 'no-go', at: '2026-03-03T12:00:00.000Z', text: { why: 'disk is full' } }),
        noGoGiven.of('R-1', { by: 'UQA', role: 'qa', at: '2026-03-03T12:00:00.000Z', text: { why: 'disk is full' } }),
      );
    const failed = approved()
      .done(deploy, report('eu', 'failed', 1))
      .by('UQA');
    failed
      .when(noGo)
      .thenFacts(
        answered('UQA', 'qa', { answer: 'no-go', at: '2026-03-03T12:00:00.000Z', text: { why: 'disk is full' } }),
        noGoGiven.of('R-1', { by: 'UQA', role: 'qa', at: '2026-03-03T12:00:00.000Z', text: { why: 'disk is full' } }),
      );
  });
});

test('who is not asked is told whom to tell: those of the role, those who decide, or whoever owns it', () => {
  const told = (g: Given, role?: string) => {
    const { decision } = g.by('USTRANGER').when({ ...go, ...(role && { role }) });
    if (!('refused' in decision)) throw new Error('it was counted');
    return decision.refused === 'not-a-voter' && decision.remedy ? spoken(decision.remedy) : decision.refused;
  };
  const asking = () => given().done(PLAN, { type: 'OpenVote', release: 'R-1' });
  expect(told(asking(), 'qa')).toBe('Tell @UQA and @UBOTH what you know.');
  expect(told(asking())).toContain('@USRE1');
  expect(told(asking(), 'legal')).toContain('@UQA');
  expect(told(asking().people({ roles: {} }))).toMatch(/^Tell @U\w+ what you know\.$/);
});

test('who comes after others is told once after whom', () => {
  const rules = [
    { role: 'manager', need: 1, veto: false },
    { role: 'qa', need: 1, veto: false, after: ['manager'] },
    { role: 'sre', need: 2, veto: false, after: ['manager'] },
  ];
  const g = voting({ rules, authorCounts: true }).by('UBOTH');
  expect(refused(g)).toEqual(['not-yet', 'QA and SRE answers after manager.', 'You are asked when it is your turn.']);
});

test('an older answer names what was said after it', () => {
  const g = voting().at('2026-03-03T09:10:00.000Z').by('USRE1');
  g.done({ ...noGo, acted: '2026-03-03T09:05:00.000000Z' });
  expect(refused(g, { ...go, acted: '2026-03-03T09:04:00.000000Z' })).toEqual([
    'older',
    'An older answer of yours on api 4.2, ledger 2.9 → production has come late. What you said after it counts: No-go for SRE (2026-03-03T09:05:00.000000Z).',
    undefined,
  ]);
});

test('a no-go without its reason, in the role that was meant', () => {
  const bare = { ...go, answer: 'no-go' } as const;
  const said = [
    'needs-reason',
    'A no-go needs its reason.',
    'Answer again with it, such as “no-go: migration not tested”.',
  ];
  expect(refused(voting().by('UQA'), bare)).toEqual([...said, 'no-go R-1/v1', 'why']);
  expect(refused(voting().by('UBOTH'), { ...bare, role: 'qa' })).toEqual([...said, 'no-go R-1/v1#qa', 'why']);
});

describe('one’s own work', () => {
  const commits = [{ sha: 'c1', title: 't', by: 'UQA' }];
  const build = { type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'abcdef0', commits } as const;
  const wrote = () =>
    given()
      .done({ ...build, commits }, PLAN, open)
      .by('UQA');
  const name = 'api 4.2, ledger 2.9 → production';
  test('is not cleared by who owns it or wrote it; each is told what they may do', () => {
    const own = given().by('UQA').done(PLAN).by('UMANAGER').done(open).by('UQA');
    expect(refused(own)).toEqual([
      'author',
      `${name} is yours, so your own vote doesn't count.`,
      "If it shouldn't go out, cancel it.",
      'cancel R-1',
    ]);
    expect(refused(wrote())).toEqual([
      'committer',
      `You wrote some of ${name}, so your own go doesn't count.`,
      'A no-go of yours does, with its reason.',
      'no-go R-1/v1',
    ]);
    wrote()
      .when({ ...go, answer: 'abstain' })
      .thenFacts(answered('UQA', 'qa', { answer: 'abstain' }));
  });
  test('once they hold it, an abstention lifts that', () => {
    const held = wrote().done(noGo);
    expect(refused(held)).toEqual([
      'committer',
      `You wrote some of ${name}, so your own go doesn't count.`,
      'Abstain: that lifts your no-go.',
      'abstain R-1/v1',
    ]);
    held.when({ ...go, answer: 'abstain' }).thenFacts(
      answered('UQA', 'qa', { answer: 'abstain' }),
      vetoLifted.of('R-1/v1', {
        by: 'UQA',
        closesAt: '2026-03-03T11:00:00.000Z',
        remindAt: '2026-03-03T10:00:00.000Z',
        at: '2026-03-03T09:00:00.000Z',
      }),
      releaseVoteOpened.of('R-1', {
        vote: 'R-1/v1',
        round: 1,
        closesAt: '2026-03-03T11:00:00.000Z',
        was: 'rejected',
      }),
    );
    const owned = voting()
      .by('UQA')
      .done(noGo)
      .by('UMANAGER')
      .done({ type: 'OfferHandOver', ...R, to: 'UQA', summary: '' });
    owned.by('UQA').done({ type: 'AnswerHandOver', ...R, accept: true });
    expect(refused(owned)).toEqual([
      'author',
      `${name} is yours, so your own vote doesn't count.`,
      'Abstain: that lifts your no-go.',
      'abstain R-1/v1',
    ]);
  });
  test('that was theirs before is not cleared by them either', () => {
    const g = given()
      .by('UQA')
      .done(PLAN, { type: 'OfferHandOver', ...R, to: 'UMANAGER', summary: '' })
      .by('UMANAGER');
    g.done({ type: 'AnswerHandOver', ...R, accept: true }, open).by('UQA');
    expect(refused(g).slice(0, 2)).toEqual(['committer', `You have owned ${name}, so your own go doesn't count.`]);
  });
  test('is not cleared through somebody else either', () => {
    const until = { from: '2026-03-03T09:00:00.000Z', until: '2026-03-04T09:00:00.000Z' };
    const g = wrote()
      .done({ type: 'DelegateVote', to: 'UMATE', ...until })
      .by('UMATE');
    expect(refused(g)[0]).toBe('committer');
    const both = wrote().people({ roles: { ...PEOPLE.roles, qa: ['UQA'], sre: ['USRE1', 'USRE2'] } });
    both
      .done({ type: 'DelegateVote', to: 'UMATE', ...until })
      .by('USRE1')
      .done({ type: 'DelegateVote', to: 'UMATE', ...until });
    // For one who wrote it and one who did not: only the other's counts, and that is enough to say it.
    both
      .by('UMATE')
      .when(go)
      .thenFacts(answered('UMATE', 'qa', { instead: 'UQA' }), answered('UMATE', 'sre', { instead: 'USRE1' }));
  });
});

describe('an objection to clearing it without a vote', () => {
  const object = { type: 'ObjectToClearing', ...VOTE, why: 'untested' } as const;
  const low = () =>
    given()
      .company({ policies: policy ? [{ ...policy, clearsLowRiskAfterMinutes: 30 }] : [] })
      .put('environment', 'production', running({ shop: { eu: '1' } }))
      .done({ ...PLAN, items: [{ service: 'shop', version: '2' }] }, open)
      .people({ guests: ['UGUEST'] });
  test('is any full member’s, with its reason, while the vote is open', () => {
    low()
      .by('UMEMBER')
      .when(object)
      .thenFacts({
        stream: 'vote/R-1/v1',
        type: 'ObjectionRaised',
        vote: 'R-1/v1',
        by: 'UMEMBER',
        at: '2026-03-03T09:00:00.000Z',
        text: { why: 'untested' },
      });
    expect(low().by('UMEMBER').done(object).world.votes['R-1/v1']).not.toHaveProperty('clearsAt');
    expect(refused(low().by('UGUEST'), object)[0]).toBe('not-a-member');
    expect(refused(low(), { ...object, why: ' ' })).toEqual([
      'needs-reason',
      'An objection needs its reason: those who decide see it.',
      undefined,
      'why',
    ]);
    voting().when(object).thenFacts();
    expect(refused(voting().by('UQA').done(noGo), object)[0]).toBe('closed');
    expect(refused(low(), { ...object, release: 'R-9' })[0]).toBe('unknown-release');
    expect(refused(low(), { ...object, vote: 'R-1/v9' })[0]).toBe('unknown-release');
  });
});

describe('a vote that can’t be opened', () => {
  test('says what to do about it', () => {
    expect(refused(voting(), open)).toEqual([
      'already-open',
      'The vote on api 4.2, ledger 2.9 → production is open already: @UMANAGER opened it 2026-03-03T09:00:00.000Z.',
      undefined,
      'review R-1',
    ]);
    // Nobody opened what opened by itself.
    expect(refused(planned().by('gonogo').done(open).by('UMANAGER'), open)[1]).toBe(
      'The vote on api 4.2, ledger 2.9 → production is open already.',
    );
    expect(refused(approved(), open)).toEqual([
      'wrong-state',
      'api 4.2, ledger 2.9 → production is approved: there is nothing to vote on any more.',
      undefined,
      'show R-1',
    ]);
    expect(refused(planned({ environments: ['staging'] }), open)).toEqual([
      'no-policy',
      'No vote policy covers production.',
      'Add one in manifests/vote-policies.yml.',
    ]);
    expect(refused(planned().at(PLAN.window.end), open)).toEqual([
      'too-late',
      'The window of api 4.2, ledger 2.9 → production ended 2026-03-03T13:00:00.000Z.',
      undefined,
      'move R-1',
    ]);
    planned().at('2026-03-03T12:59:59.999Z').when(open).thenTypes('VoteOpened', 'ReleaseVoteOpened');
    expect(refused(planned(), { ...open, release: 'R-9' })[0]).toBe('unknown-release');
    expect(refused(planned().by('UQA'), open)[0]).toBe('forbidden');
  });
  test('for want of people names the roles, and who wrote it where that is why', () => {
    const roles = { ...PEOPLE.roles, qa: ['UQA'], sre: ['USRE1'] };
    const remedy = 'Add members in manifests/roles.yml or to the user group';
    expect(refused(planned().people({ roles }), open)).toEqual([
      'too-few-voters',
      'Too few people can answer for SRE: the vote could never pass.',
      `${remedy}.`,
    ]);
    const commits = ['UQA', 'U1', 'U2', 'U3', 'U4', 'U5'].map((by, i) => ({ sha: `c${i}`, title: 't', by }));
    const g = given()
      .people({ roles })
      .done({ type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'abcdef0', commits }, PLAN);
    expect(refused(g, open)).toEqual([
      'too-few-voters',
      'Too few people can answer for QA and SRE: the vote could never pass.',
      `${remedy}, or set committersCount: true in manifests/vote-policies.yml: @UQA, @U1, @U2, @U3, @U4 and 1 more wrote what is new in it.`,
    ]);
    const own = planned().people({ roles: { ...roles, sre: ['USRE1', 'UMANAGER'] } });
    expect(refused(own, open)[2]).toBe(
      `${remedy}, or set authorCounts: true in manifests/vote-policies.yml: @UMANAGER planned or owned it.`,
    );
    const scheduled = COMPANY.roles.map((r) => (r.name === 'sre' ? { ...r, shifts: [] } : r));
    expect(refused(g.company({ roles: scheduled }), open)[1]).toBe(
      'Too few people can answer for QA: the vote could never pass.',
    );
  });
});
