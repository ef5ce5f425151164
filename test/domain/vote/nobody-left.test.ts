import { describe, expect, test } from 'vitest';
import { rolesLines } from '../../../src/cards/ballots.ts';
import { tally } from '../../../src/cards/words.ts';
import { peopleChanged } from '../../../src/domain/people/people-changed.ts';
import { nobodyLeft } from '../../../src/domain/vote/nobody-left.ts';
import type { Vote } from '../../../src/domain/vote/vote.ts';
import { following, linesOf } from '../following.ts';
import { type Given, go, NOW } from '../given.ts';
import { conclude, low, R, VOTE, voting } from './voting.ts';

const abstain = { ...go, answer: 'abstain' } as const;
const noGo = { ...go, answer: 'no-go', why: 'disk is full' } as const;
const voteOf = ({ world }: Given) => (world.votes['R-1/v1'] as Vote | undefined) ?? expect.fail('there is no vote');
const left = (g: Given) => nobodyLeft(voteOf(g), g.world);
const told = (lines: readonly string[]) => lines.filter((line) => line.includes('Nobody is left'));
/** QA alone is UQA: UBOTH is of SRE, too, of whom there are three. */
const qaAlone = () =>
  voting().people({ roles: { manager: ['UMANAGER'], qa: ['UQA'], sre: ['USRE1', 'USRE2', 'USRE3'] } });

describe('whether a vote can still pass', () => {
  test('as long as enough are left who have not answered', () => {
    const g = qaAlone();
    expect(left(g)).toEqual([]);
    expect(left(g.by('USRE1').done(abstain))).toEqual([]);
    expect(left(g.by('USRE2').done(abstain))).toEqual(['sre']);
    expect(left(g.by('UQA').done(abstain))).toEqual(['qa', 'sre']);
    // Whoever thinks better of it answers once more.
    expect(left(g.by('USRE2').done(go))).toEqual(['qa']);
  });
  test('a no-go without a veto leaves too few as well, and so does who may not clear it', () => {
    expect(left(qaAlone().by('USRE1').done(noGo).by('USRE2').done(noGo))).toEqual(['sre']);
    const g = qaAlone();
    expect(left(g.people({ roles: { ...g.world.people.roles, qa: ['UMANAGER'] } }))).toEqual(['qa']);
    expect(left(g.people({ roles: { ...g.world.people.roles, qa: [] } }))).toEqual(['qa']);
  });
  test.each([
    ['before it closes', '2026-03-03T10:59:59.999Z', []],
    ['as it closes', '2026-03-03T11:00:00.000Z', ['qa']],
    ['already', NOW, ['qa']],
  ])('of a schedule: whoever comes on duty %s', (_, shift, roles) => {
    const g = qaAlone().by('UQA').done(abstain);
    expect(left(g.people({ shiftsAhead: { qa: [shift] } }))).toEqual(roles);
  });
  test('one that clears itself needs nobody, unless somebody is against it', () => {
    const g = qaAlone().by('UQA').done(abstain);
    const clears = { ...voteOf(g), clearsAt: '2026-03-03T10:30:00.000Z' };
    expect(nobodyLeft(clears, g.world)).toEqual([]);
    const against = { ...clears, ballots: voteOf(g.by('USRE1').done(noGo)).ballots };
    expect(nobodyLeft(against, g.world)).toEqual(['qa']);
  });
  test('one that is over is not asked', () => {
    const g = qaAlone().by('UQA').done(abstain).at('2026-03-03T11:00:00.000Z').by('gonogo');
    expect(left(g.done({ type: 'CloseVote', ...VOTE }))).toEqual([]);
  });
});

describe('that it can’t pass is told at once', () => {
  const start = 'tell @UMANAGER: Nobody is left to answer for';
  test('by the answer after which nobody is left, with what helps, to owner and managers once', () => {
    const g = qaAlone().people({ roles: { ...qaAlone().world.people.roles, manager: ['UMANAGER', 'UOTHER'] } });
    const lines = told(following(g.by('UQA').done(abstain)));
    expect(lines).toEqual(
      ['UMANAGER', 'UOTHER'].map(
        (who) =>
          `tell @${who}: Nobody is left to answer for QA: the vote on api 4.2, ledger 2.9 → production (R-1) can't pass as it is. QA: @UQA abstained. It closes 2026-03-03T11:00:00.000Z. Next: whoever abstained says go after all, somebody joins the role, or the votes are overridden. | Override… | Details`,
      ),
    );
    // The next answer of another role is no news of this: the same name is told once.
    const keys = (h: Given) => h.follows(1).flatMap((d) => (d.key.includes('nobody-left') ? [d.key] : []));
    const before = keys(g);
    expect(keys(g.by('USRE1').done(go))).toEqual(before);
    expect(keys(g.by('USRE2').done(abstain))).not.toEqual([]);
    expect(told(following(g.by('USRE3').done(abstain)))[0]).toContain(`${start} QA and SRE`);
  });
  test('by a hand-over to the only one who could answer', () => {
    const g = qaAlone().done({ type: 'OfferHandOver', ...R, to: 'UQA', summary: 'yours' });
    g.by('UQA').done({ type: 'AnswerHandOver', ...R, accept: true });
    const lines = told(following(g, 2));
    expect(lines).toHaveLength(2);
    expect(lines.join('\n')).toContain("QA: @UQA can't clear what they own, owned or wrote.");
  });
  test('by a hand-over after their go: it is asked for again, and nobody is left to give it', () => {
    const g = qaAlone().by('UQA').done(go).by('UMANAGER');
    g.done({ type: 'OfferHandOver', ...R, to: 'UQA', summary: 'yours' });
    g.by('UQA').done({ type: 'AnswerHandOver', ...R, accept: true });
    expect(told(following(g, 4)).filter((line) => line.startsWith('tell @UMANAGER'))).toHaveLength(1);
  });
  test.each([
    ['left', { deactivated: ['UQA'] }],
    ['became a guest', { guests: ['UQA'] }],
    ['holds the role no more', { roles: { manager: ['UMANAGER'], qa: [], sre: ['USRE1', 'USRE2'] } }],
  ])('once the last who could answer %s, and only then', (_, more) => {
    const g = qaAlone();
    expect(told(linesOf(peopleChanged(g.world)))).toEqual([]);
    // What guests hold of a role is read from Slack: neither guests nor the deactivated are among its people.
    const roles = { ...g.world.people.roles, qa: [] };
    expect(told(linesOf(peopleChanged(g.people({ roles, ...more }).world)))).toHaveLength(1);
    const names = () => peopleChanged(g.world).map((d) => d.key);
    expect(names()).toEqual(names());
  });
});

describe('what is shown of it', () => {
  test('nobody waits for a role of whom nobody is left', () => {
    const g = qaAlone().by('UQA').done(abstain);
    expect(tally(voteOf(g), g.world).text).toBe('waiting for SRE · nobody is left to answer for QA');
    g.by('USRE1').done(go).by('USRE2').done(go);
    expect(tally(voteOf(g), g.world).text).toBe('Go: SRE · nobody is left to answer for QA');
    expect(rolesLines(voteOf(g), g.world)[0]?.text).toContain('; nobody is left to answer');
  });
  test('too few who are left are named', () => {
    const g = qaAlone().by('USRE1').done(abstain).by('USRE2').done(abstain);
    expect(rolesLines(voteOf(g), g.world)[1]?.text).toContain('0 of 2; ');
    expect(rolesLines(voteOf(g), g.world)[1]?.text).toContain('needs 2 more, and only <@USRE3> can answer');
  });
  test('whoever comes on duty is waited for', () => {
    const g = qaAlone().by('UQA').done(abstain);
    g.people({ shiftsAhead: { qa: ['2026-03-03T10:00:00.000Z'] } });
    expect(rolesLines(voteOf(g), g.world)[0]?.text).toContain('waiting for whoever comes on duty');
  });
});

describe('why time ran out', () => {
  const why = (g: Given) => {
    g.at('2026-03-03T11:00:00.000Z')
      .by('gonogo')
      .done({ type: 'CloseVote', ...VOTE });
    const release = g.world.releases['R-1'];
    return release?.status === 'rejected' ? release.reason : 'it was not rejected';
  };
  const sre = (g: Given) => ['USRE1', 'USRE2', 'USRE3'].reduce((h, who) => h.by(who).done(abstain), g);
  test('nobody answered', () => expect(why(qaAlone())).toBe('no answer in time from QA, SRE'));
  test('everybody abstained', () => expect(why(sre(qaAlone().by('UQA').done(abstain)))).toBe('QA, SRE abstained'));
  test('some abstained, and some were late', () =>
    expect(why(sre(qaAlone()))).toBe('no answer in time from QA; SRE abstained'));
  test('nobody was there', () =>
    expect(why(sre(qaAlone()).people({ roles: { manager: ['UMANAGER'], qa: [], sre: ['USRE1'] } }))).toBe(
      'nobody was left to answer for QA; SRE abstained',
    ));
});

describe('what would be cleared by itself, and somebody is against', () => {
  const at = '2026-03-03T09:30:00.000Z';
  test('needs its votes from then on, which is told and asked for, also where the no-go is taken back', () => {
    const g = low().people({ roles: qaAlone().world.people.roles });
    expect(voteOf(g).clearsAt).toBe(at);
    g.by('USRE1')
      .when({ ...noGo, why: 'wait for the import' })
      .thenTypes('BallotCast', 'ObjectionRaised');
    g.done({ ...noGo, why: 'wait for the import' });
    expect(voteOf(g)).not.toHaveProperty('clearsAt');
    const heard = following(g).join('\n');
    expect(heard).toContain('@USRE1 objects to clearing it without a vote: wait for the import. Its votes are needed.');
    for (const who of ['UQA', 'USRE2', 'USRE3']) expect(heard).toContain(`turn of @${who}!`);
    g.by('gonogo').at(at).when(conclude).thenFacts();
    g.by('USRE1').done(abstain).by('gonogo').when(conclude).thenFacts();
    expect(told(following(g.by('USRE2').done(abstain)))).not.toEqual([]);
  });
  test('is objected to once, and not by who would have it', () => {
    const g = low().by('USRE1').done(noGo);
    g.by('USRE2').when(noGo).thenTypes('BallotCast');
    low().by('USRE1').when(go).thenTypes('BallotCast');
    low().by('USRE1').when(abstain).thenTypes('BallotCast');
  });
  test('with a veto it is over', () => {
    low({ rules: [{ role: 'sre', need: 1, veto: true }] })
      .by('USRE1')
      .when(noGo)
      .thenTypes('BallotCast', 'VoteClosed', 'ReleaseRejected');
  });
});
