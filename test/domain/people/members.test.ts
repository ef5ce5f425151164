import { describe, expect, test } from 'vitest';
import type { People } from '../../../src/domain/company/people.ts';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import { delegatesOf } from '../../../src/domain/delegation/delegation.ts';
import type { Command } from '../../../src/domain/index.ts';
import { dutiesOf } from '../../../src/domain/people/whose-turn.ts';
import { counting } from '../../../src/domain/vote/still-counts.ts';
import { COMPANY, emptyWorld, Given, given, NOW, PEOPLE, PLAN, running } from '../given.ts';

const MEMBERS = new Set(['UMANAGER', 'UQA', 'USRE1', 'USRE2', 'UBOTH', 'USAM']);
const HOME: People = { ...PEOPLE, members: MEMBERS, guests: ['UGUEST', 'UPARTNER'] };
/** What may become of somebody who was a full member. */
const FALLEN: [string, Partial<People>][] = [
  ['a guest', { guests: ['UGUEST', 'USAM'], members: new Set([...MEMBERS].filter((m) => m !== 'USAM')) }],
  ['deactivated', { deactivated: ['USAM'], members: new Set([...MEMBERS].filter((m) => m !== 'USAM')) }],
  ['unknown', { members: new Set([...MEMBERS].filter((m) => m !== 'USAM')) }],
];
const OUTSIDERS = ['UGUEST', 'UPARTNER', 'USTRANGER', 'constructor', 'UGONE'];

const home = (more: Partial<Given['world']> = {}) => new Given({ ...emptyWorld(), people: HOME, ...more });
const becoming = (g: Given, people: Partial<People>) => g.people(people);
const refusal = (g: Given, command: Command) => {
  const { decision } = g.when(command);
  return isRefusal(decision) ? decision : undefined;
};
const delegating = {
  type: 'DelegateVote',
  from: '2026-03-03T09:00:00.000Z',
  until: '2026-03-06T09:00:00.000Z',
} as const;
const go = { type: 'CastBallot', release: 'R-1', vote: 'R-1/v1', answer: 'go', why: '' } as const;
const OPEN = { type: 'OpenVote', release: 'R-1' } as const;

describe.each(OUTSIDERS)('%s', (id) => {
  test('is not named as a delegate or an owner: the refusal says what is the matter, and whom to name', () => {
    for (const command of [
      { ...delegating, to: id },
      { type: 'OfferHandOver', release: 'R-1', to: id, summary: '' } as const,
    ])
      expect(refusal(home().done(PLAN).by('UMANAGER'), command)).toMatchObject({ refused: 'not-able', field: 'to' });
    const no = refusal(home().by('UQA'), { ...delegating, to: id });
    expect(JSON.stringify(no?.why)).toMatch(/guest, or of another organisation|deactivated|nobody of this workspace/);
    expect(JSON.stringify(no?.remedy)).toContain('Name a full member');
  });
  test('does nothing that everyone may', () => {
    const g = home().done(PLAN).by(id);
    expect(['forbidden', 'deactivated']).toContain(refusal(g, PLAN)?.refused);
    const asks: Command = {
      type: 'RequestScope',
      release: 'R-1',
      items: [{ service: 'shop', version: '1' }],
      why: 'x',
    };
    expect(['forbidden', 'deactivated']).toContain(refusal(g, asks)?.refused);
    const helpless: Command = { type: 'AskForHelp', release: 'R-1', action: 'deploy' };
    expect(refusal(g, helpless)?.refused).toBe('not-a-member');
  });
});

test('everyone means guests too where it says so, not those whom nobody knows', () => {
  const roles = COMPANY.roles.map((r) => (r.name === 'everyone' ? { ...r, guests: true } : r));
  const g = home({ company: { ...COMPANY, roles } });
  expect(refusal(g.by('UGUEST'), PLAN)).toBeUndefined();
  expect(refusal(g.by('USTRANGER'), PLAN)?.refused).toBe('forbidden');
});

test('a guest votes in a role that takes guests, and answers for nobody', () => {
  const roles = { ...PEOPLE.roles, sre: ['USRE1', 'USRE2', 'UGUEST'] };
  const g = becoming(home(), { roles }).done(PLAN, OPEN).by('UGUEST').done(go);
  expect(g.world.votes['R-1/v1']?.ballots).toMatchObject([{ by: 'UGUEST', role: 'sre' }]);
});

describe.each(FALLEN)('somebody who has become %s', (_, people) => {
  test('answers for nobody any more, is asked for nothing, and is not shown as a delegate', () => {
    const g = home()
      .by('UQA')
      .done({ ...delegating, to: 'USAM' })
      .by('UMANAGER')
      .done(PLAN, OPEN);
    expect(refusal(g.by('USAM'), go)).toBeUndefined();
    expect(dutiesOf('USAM', g.world).map((d) => d.kind)).toEqual(['vote']);
    becoming(g, people);
    expect(refusal(g, go)?.refused).toBe('not-a-voter');
    expect(dutiesOf('USAM', g.world)).toEqual([]);
    expect(delegatesOf('UQA', 'qa', g.world)).toEqual([]);
  });
  test('no longer counts with what they said for somebody: who asked them to is asked again, and decides', () => {
    const answered = () =>
      home()
        .by('UQA')
        .done({ ...delegating, to: 'USAM' })
        .by('UMANAGER')
        .done(PLAN, OPEN)
        .by('USAM')
        .done(go)
        .by('USRE1')
        .done(go);
    const ends = (g: Given) => g.facts.map((f) => f.type).filter((t) => t === 'ReleaseApproved');
    expect(ends(answered().by('USRE2').done(go))).toHaveLength(1);
    const g = becoming(answered(), people).by('USRE2').done(go);
    expect(ends(g)).toEqual([]);
    expect(dutiesOf('UQA', g.world).map((d) => d.kind)).toEqual(['vote']);
    expect(ends(g.by('UQA').done(go))).toHaveLength(1);
  });
  test('does not undo what was decided with them, and a no-go of theirs stays', () => {
    const vote = given().done(PLAN, OPEN).world.votes['R-1/v1'];
    if (!vote) throw new Error('no vote');
    const said = { role: 'qa', at: NOW, why: '', changed: false, by: 'USAM' };
    const ballots = [
      { ...said, answer: 'go' as const },
      { ...said, answer: 'no-go' as const },
    ];
    const now = { ...PEOPLE, ...people };
    expect(counting({ ...vote, ballots }, now).ballots.map((b) => b.answer)).toEqual(['no-go']);
    const closed = { ...vote, ballots, status: 'closed' as const, outcome: 'go' as const, closedAt: NOW };
    expect(counting(closed, now)).toBe(closed);
    expect(counting({ ...vote, ballots }, { ...PEOPLE, members: undefined }).ballots).toHaveLength(2);
  });
  test('takes no release over that was offered before, and may still say no', () => {
    const g = home().done(PLAN, { type: 'OfferHandOver', release: 'R-1', to: 'USAM', summary: '' }).by('USAM');
    const answer = (accept: boolean) => ({ type: 'AnswerHandOver', release: 'R-1', accept }) as const;
    expect(refusal(g, answer(true))).toBeUndefined();
    expect(dutiesOf('USAM', g.world).map((d) => d.kind)).toEqual(['hand-over']);
    becoming(g, people);
    expect(refusal(g, answer(true))?.refused).toBe('not-a-member');
    expect(refusal(g, answer(false))).toBeUndefined();
    expect(dutiesOf('USAM', g.world)).toEqual([]);
  });
  test('does nothing more with what they own', () => {
    const g = home()
      .done(PLAN, { type: 'OfferHandOver', release: 'R-1', to: 'USAM', summary: '' })
      .by('USAM')
      .done({ type: 'AnswerHandOver', release: 'R-1', accept: true });
    const cancel = { type: 'CancelRelease', release: 'R-1', why: 'x' } as const;
    expect(refusal(g, cancel)).toBeUndefined();
    expect(dutiesOf('USAM', g.world).map((d) => d.kind)).toEqual(['open-vote']);
    becoming(g, people);
    expect(['forbidden', 'deactivated']).toContain(refusal(g, cancel)?.refused);
    expect(dutiesOf('USAM', g.world)).toEqual([]);
  });
  test('covers no role and votes in none of theirs once the account is dead', () => {
    const covered = {
      ...COMPANY,
      policies: COMPANY.policies.map((p) => ({ ...p, rules: [{ role: 'qa', need: 1, veto: true, cover: 'sre' }] })),
    };
    const roles = { ...PEOPLE.roles, qa: ['UQA'], sre: ['USAM'] };
    const g = becoming(home({ company: covered }), { roles, away: ['UQA'] })
      .done(PLAN, OPEN)
      .by('USAM');
    expect(refusal(g, go)).toBeUndefined();
    // The directory takes the role from guests; an account that is dead counts for nothing even before that.
    becoming(g, { ...people, roles: people.deactivated ? roles : { ...roles, sre: [] } });
    expect(refusal(g, go)?.refused).toBe('not-a-voter');
  });
});

test('a guest whose role says that guests count goes on counting for themselves, for nobody else', () => {
  const vote = given().done(PLAN, OPEN).world.votes['R-1/v1'];
  if (!vote) throw new Error('no vote');
  const said = { role: 'sre', at: NOW, why: '', changed: false, by: 'UGUEST', answer: 'go' as const };
  const people = { ...HOME, roles: { ...HOME.roles, sre: ['UGUEST'] } };
  const left = (more: object) => counting({ ...vote, ballots: [{ ...said, ...more }] }, people).ballots.length;
  expect([left({}), left({ instead: 'USRE1' }), left({ role: 'qa' })]).toEqual([1, 0, 0]);
});

test('objecting to what clears itself takes a full member', () => {
  const company = {
    ...COMPANY,
    policies: COMPANY.policies.map((p) => ({ ...p, clearsLowRiskAfterMinutes: 30 })),
  };
  const live = { shop: { eu: '0.9', us: '0.9' } };
  const g = home({ company })
    .put('environment', 'production', running(live))
    .done({ ...PLAN, items: [{ service: 'shop', version: '1' }] }, OPEN);
  const objection = { type: 'ObjectToClearing', release: 'R-1', vote: 'R-1/v1', why: 'not tested' } as const;
  expect(g.world.votes['R-1/v1']?.clearsAt).toBeDefined();
  expect(refusal(g.by('UPARTNER'), objection)?.refused).toBe('not-a-member');
  expect(refusal(g.by('USAM'), objection)).toBeUndefined();
});
