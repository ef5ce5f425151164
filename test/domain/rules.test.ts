import { describe, expect, test } from 'vitest';
import type { Company } from '../../src/domain/company/company.ts';
import type { People } from '../../src/domain/company/people.ts';
import type { VotePolicy } from '../../src/domain/company/policies.ts';
import { dutiesOf } from '../../src/domain/people/whose-turn.ts';
import { releaseApproved } from '../../src/domain/release/facts/release-approved.ts';
import { releaseRejected } from '../../src/domain/release/facts/release-rejected.ts';
import { voteClosed } from '../../src/domain/vote/facts/vote-closed.ts';
import { votersAsked } from '../../src/domain/vote/facts/voters-asked.ts';
import { standings } from '../../src/domain/vote/standing.ts';
import { answered, COMPANY, emptyWorld, Given, go, PEOPLE, PLAN, running } from './given.ts';

const open = { type: 'OpenVote', release: 'R-1' } as const;
function voting(more: Partial<VotePolicy>, people: Partial<People> = {}, company: Partial<Company> = {}) {
  const [policy] = COMPANY.policies;
  const policies = policy ? [{ ...policy, ...more }] : [];
  return new Given({
    ...emptyWorld(),
    company: { ...COMPANY, policies, ...company },
    people: { ...PEOPLE, ...people },
  });
}
const gos = (g: Given) => {
  const vote = g.world.votes['R-1/v1'];
  return vote ? standings(vote).map((s) => `${s.gos}/${s.rule.need}`) : [];
};
const notified = (g: Given, last = 1) =>
  g.follows(last).flatMap((d) => (d.intent.kind === 'my-turn' ? [d.intent.user] : []));

describe('how many of a role', () => {
  test.each([
    [2, '0/2'],
    ['all', '0/3'],
    ['50%', '0/2'],
    ['1%', '0/1'],
  ] as const)('%s of three: %s', (need, expected) =>
    expect(gos(voting({ rules: [{ role: 'sre', need, veto: false }] }).done(PLAN, open))).toEqual([expected]),
  );
  test('the author is not counted among all', () =>
    expect(
      gos(
        voting({ rules: [{ role: 'sre', need: 'all', veto: false }] })
          .by('USRE1')
          .done(PLAN)
          .by('UMANAGER')
          .done(open),
      ),
    ).toEqual(['0/2']));
});

describe('roles in order', () => {
  const rules: VotePolicy['rules'] = [
    { role: 'qa', need: 1, veto: false },
    { role: 'sre', need: 2, veto: false, after: ['qa'] },
  ];
  test('the later one is asked when the earlier one has answered', () => {
    const g = voting({ rules }).done(PLAN, open);
    expect(notified(g, 2)).toEqual(['UQA', 'UBOTH']);
    g.by('USRE1').when(go).thenRefused('not-yet');
    g.by('UQA')
      .when(go)
      .thenFacts(answered('UQA', 'qa'), votersAsked.of('R-1/v1', { people: ['USRE1', 'USRE2', 'UBOTH'] }));
    g.done(go);
    expect(notified(g)).toEqual(['USRE1', 'USRE2', 'UBOTH']);
    g.by('USRE1').when(go).thenFacts(answered('USRE1', 'sre'));
  });
  test('who holds both answers the one whose turn it is', () => {
    const g = voting({ rules }).done(PLAN, open).by('UBOTH').done(go);
    expect(gos(g)).toEqual(['1/1', '0/2']);
  });
});

describe('a least time', () => {
  test('it is not decided for go before; a no-go decides at once', () => {
    const g = voting({ openForMinutes: 60 }).done(PLAN, open).by('UQA').done(go).by('USRE1').done(go).by('USRE2');
    g.when(go).thenFacts(answered('USRE2', 'sre'));
    g.done(go).by('gonogo');
    const conclude = { type: 'ConcludeVote', release: 'R-1', vote: 'R-1/v1' } as const;
    g.when(conclude).thenFacts();
    g.at('2026-03-03T10:00:00.000Z')
      .when(conclude)
      .thenFacts(
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T10:00:00.000Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T10:00:00.000Z' }),
      );
    g.by('UQA')
      .when({ ...go, answer: 'no-go', why: 'wait' })
      .thenFacts(
        answered('UQA', 'qa', { answer: 'no-go', at: '2026-03-03T10:00:00.000Z', text: { why: 'wait' } }),
        voteClosed.of('R-1/v1', { outcome: 'no-go', at: '2026-03-03T10:00:00.000Z' }),
        releaseRejected.of('R-1', { at: '2026-03-03T10:00:00.000Z', role: 'qa', by: 'UQA', text: { why: 'wait' } }),
      );
  });
});

describe('somebody else’s vote', () => {
  const until = '2026-03-03T10:00:00.000Z';
  const delegate = { type: 'DelegateVote', to: 'UMATE', from: '2026-03-03T09:00:00.000Z', until } as const;
  const delegated = () => voting({}).by('UQA').done(delegate).by('UMANAGER').done(PLAN, open);

  test('counts as theirs, with both names; from its beginning, and not at its end', () => {
    const g = delegated().by('UMATE').done(go);
    expect(g.facts.at(-1)).toMatchObject({ by: 'UMATE', instead: 'UQA', role: 'qa' });
    expect(gos(g)).toEqual(['1/1', '0/2']);
    delegated().at(until).by('UMATE').when(go).thenRefused('not-a-voter');
    voting({})
      .by('UQA')
      .done({ ...delegate, from: '2026-03-03T09:30:00.000Z' })
      .by('UMANAGER')
      .done(PLAN, open)
      .by('UMATE')
      .when(go)
      .thenRefused('not-a-voter');
  });
  test('is the same seat: their own answer replaces it', () => {
    const g = delegated()
      .by('UMATE')
      .done(go)
      .by('UQA')
      .done({ ...go, answer: 'abstain' });
    expect(gos(g)).toEqual(['0/1', '0/2']);
    expect(g.world.votes['R-1/v1']?.ballots).toHaveLength(1);
  });
  test('revoked after it was given: what was said stands, nothing more is said', () => {
    const g = delegated().by('UMATE').done(go).by('UQA').done({ type: 'RevokeDelegation' });
    expect(gos(g)).toEqual(['1/1', '0/2']);
    g.by('UMATE')
      .when({ ...go, answer: 'no-go', why: 'x' })
      .thenRefused('not-a-voter');
  });
  test('one hop: what was handed on is not handed on', () => {
    const g = voting({})
      .by('UQA')
      .done(delegate)
      .by('UMATE')
      .when({ ...delegate, to: 'UTHIRD' });
    g.thenRefused('not-a-voter');
  });
  test('one person is one person: for themselves and for another in one role counts once', () => {
    const g = voting({})
      .by('USRE1')
      .done({ ...delegate, to: 'USRE2' })
      .by('UMANAGER')
      .done(PLAN, open)
      .by('USRE2')
      .done(go);
    expect(gos(g)).toEqual(['0/1', '1/2']);
    // Even if both ballots are there, as when the role was handed over in between.
    const people = { ...PEOPLE, roles: { ...PEOPLE.roles, sre: ['USRE1', 'USRE3'] } };
    const later = voting({}, people)
      .by('USRE1')
      .done({ ...delegate, to: 'USRE2' })
      .by('UMANAGER')
      .done(PLAN, open)
      .by('USRE2')
      .done(go);
    later.people(PEOPLE);
    expect(gos(later.done(go))).toEqual(['0/1', '1/2']);
  });
  test('it is in their turn, too; the author can’t vote through somebody', () => {
    expect(dutiesOf('UMATE', delegated().world).map((d) => d.kind)).toEqual(['vote']);
    voting({}).by('UQA').done(delegate, PLAN).by('UMANAGER').done(open).by('UMATE').when(go).thenRefused('author');
  });
  test.each([
    ['self', { to: 'UQA' }],
    ['not-able', { to: 'UGONE' }],
    ['not-a-voter', { role: 'sre' }],
    ['past', { until: '2026-03-03T08:00:00.000Z' }],
    ['too-long', { until: '2027-03-03T08:00:00.000Z' }],
  ])('%s is refused', (why, more) =>
    voting({})
      .by('UQA')
      .when({ ...delegate, ...more })
      .thenRefused(why),
  );
  test('all of a role are away: who covers it answers, both names stand', () => {
    const rules: VotePolicy['rules'] = [
      { role: 'qa', need: 1, veto: true, cover: 'manager' },
      { role: 'sre', need: 2, veto: false },
    ];
    const away = voting({ rules }, { away: ['UQA', 'UBOTH'] })
      .by('USRE1')
      .done(PLAN)
      .by('UMANAGER')
      .done(open);
    away.when(go).thenFacts(answered('UMANAGER', 'qa', { instead: 'UQA' }));
    expect(away.done(go).facts.at(-1)).toMatchObject({ by: 'UMANAGER', instead: 'UQA' });
    voting({ rules }, { away: ['UQA'] })
      .by('USRE1')
      .done(PLAN)
      .by('UMANAGER')
      .done(open)
      .when(go)
      .thenRefused('not-a-voter');
  });
});

test('who is on duty at the click counts, and that is recorded; a shift that changes takes the next one', () => {
  const night: People = { ...PEOPLE, roles: { ...PEOPLE.roles, qa: ['UNIGHT'] }, onDuty: { qa: ['UNIGHT'] } };
  const day: People = { ...PEOPLE, roles: { ...PEOPLE.roles, qa: ['UDAY'] }, onDuty: { qa: ['UDAY'] } };
  const g = voting({}, night).done(PLAN, open);
  g.people(day);
  g.by('UNIGHT').when(go).thenRefused('not-a-voter');
  expect(g.by('UDAY').done(go).facts.at(-1)).toMatchObject({ by: 'UDAY', onDuty: true });
});

test('whoever comes on duty while it is open is asked then', () => {
  const shift = '2026-03-03T10:00:00.000Z';
  const night = { ...PEOPLE, roles: { ...PEOPLE.roles, qa: ['UNIGHT'] }, onDuty: { qa: ['UNIGHT'] } };
  const ahead = { ...night, shiftsAhead: { qa: [shift, '2026-03-03T20:00:00.000Z'] } };
  const g = voting({}, ahead).done(PLAN, open);
  const due = g.follows();
  expect(due.flatMap((d) => (d.intent.kind === 'timer' && d.key.startsWith('timer/shift') ? [d.dueAt] : []))).toEqual([
    shift,
  ]);
  const ask = { type: 'AskOnDuty', release: 'R-1', vote: 'R-1/v1' } as const;
  const day = { ...ahead, roles: { ...PEOPLE.roles, qa: ['UDAY'] }, onDuty: { qa: ['UDAY'] } };
  g.people(day);
  const { decision } = g.by('gonogo').at(shift).when(ask);
  expect('facts' in decision && decision.facts).toMatchObject([{ type: 'VotersAsked', people: ['UDAY'] }]);
  g.by('UDAY').done(go).by('gonogo').when(ask).thenFacts();
});

describe('low risk is cleared by itself', () => {
  // On Tuesday at noon, one service nothing depends on, with a version that is known there.
  const small = { ...PLAN, items: [{ service: 'shop', version: '2' }] };
  const clearing = () => {
    const value = running({ shop: { eu: '1' } });
    return voting({ clearsLowRiskAfterMinutes: 30 }).put('environment', 'production', value).done(small, open);
  };
  const conclude = { type: 'ConcludeVote', release: 'R-1', vote: 'R-1/v1' } as const;
  test('unless somebody objects in time', () => {
    clearing().by('gonogo').at('2026-03-03T09:29:00.000Z').when(conclude).thenFacts();
    clearing()
      .by('gonogo')
      .at('2026-03-03T09:30:00.000Z')
      .when(conclude)
      .thenFacts(
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:30:00.000Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T09:30:00.000Z' }),
      );
    const object = { type: 'ObjectToClearing', release: 'R-1', vote: 'R-1/v1', why: 'the sale' } as const;
    clearing()
      .by('UANYBODY')
      .when({ ...object, why: '' })
      .thenRefused('needs-reason');
    const objected = clearing().by('UANYBODY').done(object);
    objected.by('gonogo').at('2026-03-03T09:30:00.000Z').when(conclude).thenFacts();
    expect(objected.world.votes['R-1/v1']?.clearsAt).toBeUndefined();
  });
  test('never when the risk is not low', () => {
    const g = voting({ clearsLowRiskAfterMinutes: 30 }).done({ ...PLAN, change: 'emergency' }, open);
    expect(g.world.votes['R-1/v1']?.clearsAt).toBeUndefined();
  });
});
