import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releaseApproved } from '../../../src/domain/release/facts/release-approved.ts';
import { releaseRejected } from '../../../src/domain/release/facts/release-rejected.ts';
import { releaseVoteOpened } from '../../../src/domain/release/facts/release-vote-opened.ts';
import { ballotCast } from '../../../src/domain/vote/facts/ballot-cast.ts';
import { vetoLifted } from '../../../src/domain/vote/facts/veto-lifted.ts';
import { voteClosed } from '../../../src/domain/vote/facts/vote-closed.ts';
import { outcomeOf } from '../../../src/domain/vote/outcome.ts';
import { standings } from '../../../src/domain/vote/standing.ts';
import type { Vote } from '../../../src/domain/vote/vote.ts';
import { answered, COMPANY, given, go, PEOPLE, PLAN } from '../given.ts';

const voting = () => given().done(PLAN, { type: 'OpenVote', release: 'R-1' });

describe('a vote', () => {
  test('passes when every rule has its answers', () => {
    const almost = voting().by('USRE1').done(go).by('USRE2').done(go);
    almost
      .by('UQA')
      .when({ ...go, role: 'qa' })
      .thenFacts(
        answered('UQA', 'qa'),
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:00:00.000Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T09:00:00.000Z' }),
      );
  });
  test('counts a person for each of their roles, and for one if they say so', () => {
    voting().by('UBOTH').when(go).thenFacts(answered('UBOTH', 'qa'), answered('UBOTH', 'sre'));
    voting()
      .by('UBOTH')
      .when({ ...go, role: 'sre' })
      .thenFacts(answered('UBOTH', 'sre'));
  });
  test('a no-go with veto decides at once; without veto it is an answer; both need their reason', () => {
    voting()
      .by('UQA')
      .when({ ...go, answer: 'no-go' })
      .thenRefused('needs-reason');
    voting()
      .by('UQA')
      .when({ ...go, answer: 'no-go', why: 'untested', role: 'qa' })
      .thenFacts(
        answered('UQA', 'qa', { answer: 'no-go', text: { why: 'untested' } }),
        voteClosed.of('R-1/v1', { outcome: 'no-go', at: '2026-03-03T09:00:00.000Z' }),
        releaseRejected.of('R-1', { at: '2026-03-03T09:00:00.000Z', role: 'qa', by: 'UQA', text: { why: 'untested' } }),
      );
    voting()
      .by('USRE1')
      .when({ ...go, answer: 'no-go', why: 'tired' })
      .thenFacts(answered('USRE1', 'sre', { answer: 'no-go', text: { why: 'tired' } }));
  });
  test('is for its voters, while it is open, and not for its author', () => {
    voting().by('USTRANGER').when(go).thenRefused('not-a-voter');
    voting().by('UGONE').when(go).thenRefused('not-a-voter');
    given()
      .by('UQA')
      .done(PLAN)
      .by('UMANAGER')
      .done({ type: 'OpenVote', release: 'R-1' })
      .by('UQA')
      .when(go)
      .thenRefused('author');
    voting()
      .by('UQA')
      .done({ ...go, answer: 'no-go', why: 'x', role: 'qa' })
      .by('USRE1')
      .when(go)
      .thenRefused('closed');
  });
  test('closes without enough answers as no decision, and a new one may be opened', () => {
    const late = voting().by('gonogo').at('2026-03-03T11:00:00.000Z');
    late.when({ type: 'CloseVote', release: 'R-1', vote: 'R-1/v1' }).thenFacts(
      voteClosed.of('R-1/v1', { outcome: 'out-of-time', at: '2026-03-03T11:00:00.000Z' }),
      releaseRejected.of('R-1', {
        at: '2026-03-03T11:00:00.000Z',
        role: 'QA, SRE',
        by: '',
        text: { why: 'no answer in time from QA, SRE' },
      }),
    );
    late
      .done({ type: 'CloseVote', release: 'R-1', vote: 'R-1/v1' })
      .by('UMANAGER')
      .when({ type: 'OpenVote', release: 'R-1' })
      .thenTypes('VoteOpened', 'ReleaseVoteOpened');
    late.by('USRE1').when(go).thenRefused('closed');
  });
  test('a moot reminder and a moot closing decide to nothing', () => {
    const over = voting()
      .by('UQA')
      .done({ ...go, answer: 'no-go', why: 'x', role: 'qa' })
      .by('gonogo');
    over.when({ type: 'RemindVoters', release: 'R-1', vote: 'R-1/v1' }).thenFacts();
    over.when({ type: 'CloseVote', release: 'R-1', vote: 'R-1/v1' }).thenFacts();
  });
  test('that could never pass is not opened', () => {
    const short = given();
    short.people({ roles: { ...PEOPLE.roles, sre: ['USRE1'] } });
    short.done(PLAN).when({ type: 'OpenVote', release: 'R-1' }).thenRefused('too-few-voters');
    // Nobody is on duty now, somebody may be before it closes.
    const roles = COMPANY.roles.map((r) => (r.name === 'qa' || r.name === 'sre' ? { ...r, shifts: [] } : r));
    short.company({ roles });
    short.when({ type: 'OpenVote', release: 'R-1' }).thenTypes('VoteOpened', 'ReleaseVoteOpened');
  });
});

const ballot = fc.record({
  by: fc.constantFrom('A', 'B', 'C', 'D', 'AUTHOR'),
  role: fc.constantFrom('qa', 'sre'),
  answer: fc.constantFrom('go' as const, 'no-go' as const, 'abstain' as const),
});
const blank: Vote = {
  v: 6,
  id: 'R-1/v1',
  release: 'R-1',
  round: 1,
  rules: [
    { role: 'qa', need: 1, veto: true },
    { role: 'sre', need: 2, veto: false },
  ],
  authorCounts: false,
  author: 'AUTHOR',
  openedBy: 'M',
  openedAt: '',
  closesAt: '',
  ballots: [],
  reminded: [],
  status: 'open',
};
const cast = (vote: Vote, b: { by: string; role: string; answer: 'go' | 'no-go' | 'abstain' }) =>
  ballotCast.evolve(vote, ballotCast.of('R-1/v1', { ...b, at: '', text: { why: '' } }));

test('the outcome does not depend on the order of ballots by different people or roles', () =>
  fc.assert(
    fc.property(
      fc
        .uniqueArray(ballot, { selector: (b) => `${b.by}/${b.role}` })
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([one, other]) => {
        expect(outcomeOf(one.reduce(cast, blank))).toBe(outcomeOf(other.reduce(cast, blank)));
      },
    ),
  ));

test('no ballots by one person satisfy two people’s worth, and the author’s never count', () =>
  fc.assert(
    fc.property(fc.constantFrom('A', 'AUTHOR'), fc.array(ballot, { maxLength: 12 }), (by, ballots) => {
      expect(outcomeOf(ballots.map((b) => ({ ...b, by, answer: 'go' as const })).reduce(cast, blank))).toBeUndefined();
    }),
  ));

describe('those missing', () => {
  const vote = { release: 'R-1', vote: 'R-1/v1' } as const;
  const remind = { type: 'RemindVoters', ...vote } as const;
  const escalate = { type: 'EscalateVote', ...vote, closesAt: '2026-03-03T11:00:00.000Z' } as const;
  const told = (g: ReturnType<typeof given>) => g.follows(1);

  test('are reminded, with who votes for them; the release managers hear halfway from there to the closing', () => {
    const g = voting().by('UQA');
    const until = { from: '2026-03-03T08:00:00.000Z', until: '2026-03-04T08:00:00.000Z' };
    g.done({ type: 'DelegateVote', to: 'UMANAGER', ...until })
      .by('USRE1')
      .done(go)
      .by('gonogo');
    g.at('2026-03-03T10:00:00.000Z').done(remind);
    expect(g.facts.at(-1)).toMatchObject({ type: 'VotersReminded', people: ['UQA', 'UMANAGER', 'UBOTH', 'USRE2'] });
    expect(told(g).filter((d) => d.intent.kind === 'tell')).toEqual([]);
    const timers = told(g).flatMap((d) => (d.intent.kind === 'timer' ? [[d.dueAt, d.intent.command]] : []));
    expect(timers).toEqual([['2026-03-03T10:30:00.000Z', escalate]]);
    g.at('2026-03-03T10:30:00.000Z').done(escalate);
    const managers = told(g).flatMap((d) => (d.intent.kind === 'tell' ? [d.intent.user] : []));
    expect(managers).toEqual(['UMANAGER']);
    expect(JSON.stringify(told(g))).toMatch(/Still missing for .*QA.* and .*SRE/);
  });

  test('are not told on when they have answered meanwhile, or the vote is over', () => {
    const g = given().done(PLAN, { type: 'OpenVote', release: 'R-1' }).by('USRE1').done(go).by('USRE2').done(go);
    g.by('UQA').done(go).by('gonogo').at('2026-03-03T10:30:00.000Z');
    g.when(escalate).thenFacts();
    g.when(remind).thenFacts();
  });

  test('of a vote that is opened after its reminder was due: the release managers hear all the same', () => {
    const g = given().done(PLAN).at('2026-03-03T10:40:00.000Z').done({ type: 'OpenVote', release: 'R-1' });
    const due = g.follows(2);
    const timers = due.flatMap((d) => (d.intent.kind === 'timer' ? [d.intent.command.type] : []));
    expect(timers).toContain('EscalateVote');
    expect(timers).not.toContain('RemindVoters');
  });
});

describe('a no-go that held a release is lifted by whoever gave it', () => {
  const stopped = () =>
    given()
      .done(PLAN, { type: 'OpenVote', release: 'R-1' })
      .by('USRE1')
      .done(go)
      .by('UQA')
      .done({ ...go, answer: 'no-go', why: 'the migration was not tried' });

  test('the vote goes on where it was: what the others said stands, who is missing is asked, it closes as before', () => {
    const g = stopped();
    expect(g.world.releases['R-1']?.status).toBe('rejected');
    g.when(go).thenFacts(
      answered('UQA', 'qa'),
      vetoLifted.of('R-1/v1', {
        by: 'UQA',
        closesAt: '2026-03-03T11:00:00.000Z',
        remindAt: '2026-03-03T10:00:00.000Z',
        at: '2026-03-03T09:00:00.000Z',
      }),
      releaseVoteOpened.of('R-1', { vote: 'R-1/v1', round: 1, closesAt: '2026-03-03T11:00:00.000Z', was: 'rejected' }),
    );
    g.done(go);
    const vote = g.world.votes['R-1/v1'];
    expect(vote).toMatchObject({ status: 'open', closesAt: '2026-03-03T11:00:00.000Z' });
    expect(vote && standings(vote).map((x) => x.gos)).toEqual([1, 1]);
    expect(vote && standings(vote), 'reckoned once a vote').toBe(vote && standings(vote));
    expect(g.facts.slice(-3).map((f) => f.type)).toEqual(['BallotCast', 'VetoLifted', 'ReleaseVoteOpened']);
    const due = g.follows(2);
    expect(JSON.stringify(due)).toContain('lifted the no-go');
    expect(due.flatMap((d) => (d.intent.kind === 'timer' ? [d.intent.command.type] : []))).toEqual([
      'RemindVoters',
      'CloseVote',
    ]);
    g.by('USRE2')
      .when(go)
      .thenFacts(
        answered('USRE2', 'sre'),
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:00:00.000Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T09:00:00.000Z' }),
      );
  });

  test('an abstention lifts it too; while it is held nobody else can answer, and they are told who could lift it', () => {
    const g = stopped();
    g.by('USRE2').when(go).thenRefused('closed');
    expect(JSON.stringify(g.when(go).decision)).toContain('UQA');
    g.by('UQA')
      .done({ ...go, answer: 'abstain' })
      .by('USRE2')
      .done(go);
    expect(g.world.releases['R-1']?.status).toBe('voting');
  });

  test('it approves at once when nothing else is missing', () => {
    const g = given().done(PLAN, { type: 'OpenVote', release: 'R-1' }).by('UBOTH');
    g.done({ ...go, role: 'sre' })
      .by('USRE1')
      .done(go)
      .by('UQA')
      .done({ ...go, answer: 'no-go', why: 'wait' });
    g.when(go).thenTypes('BallotCast', 'VetoLifted', 'ReleaseVoteOpened', 'VoteClosed', 'ReleaseApproved');
  });

  test('nobody else may; not when the window is over, nor when something of it has changed, nor after a newer vote', () => {
    const g = stopped();
    g.by('UBOTH').when(go).thenRefused('closed');
    g.by('UQA')
      .when({ ...go, answer: 'no-go', why: 'still not' })
      .thenRefused('closed');
    g.at('2026-03-03T13:00:00.000Z').when(go).thenRefused('closed');
    const late = stopped().at('2026-03-03T11:30:00.000Z').done(go);
    expect(late.world.votes['R-1/v1']?.closesAt).toBe('2026-03-03T11:45:00.000Z');
    const edited = stopped().by('UMANAGER');
    edited.done({
      type: 'EditRelease',
      release: 'R-1',
      items: [{ service: 'api', version: '4.3' }],
      environment: 'production',
      change: 'normal',
      after: [],
      why: 'better',
      customers: '',
    });
    edited.by('UQA').when(go).thenRefused('closed');
    const newer = stopped().by('UMANAGER').done({ type: 'OpenVote', release: 'R-1' });
    newer.by('UQA').when(go).thenRefused('closed');
  });
});
