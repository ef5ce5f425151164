import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbidden } from '../../src/domain/people/may.ts';
import { say } from '../../src/domain/phrase.ts';
import { outcomeOf, standings } from '../../src/domain/vote/standing.ts';
import type { Vote } from '../../src/domain/vote/vote.ts';
import { readReply } from '../../src/replies/reply.ts';
import { COMPANY, emptyWorld, Given, go, PEOPLE, PLAN } from './given.ts';

/** Rows of other projects' tests (their licences: test/fixtures/README.md), held against our own rules. */
const rows = <T>(file: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/approvals', file), 'utf8'));

type Statement = { at_s: number; who: string; how: string };
type Quorum = {
  context: { author: string; other_contributors: string[]; statements: Statement[]; groups: Record<string, string[]> };
  rows: {
    case: string;
    rule: {
      Requires?: { Count: number; Actors?: { Organizations: string[] } };
      Options?: { AllowAuthor: boolean };
    };
    approved: boolean;
    status_text: string;
  }[];
};

describe('a quorum, by the rows of policy-bot', () => {
  const { context, rows: cases } = rows<Quorum>('quorum-basic.json');
  test.each(cases)('$case', ({ rule: { Requires, Options }, approved, status_text }) => {
    if (!Requires) {
      const vote = { rules: [], ballots: [], authorCounts: false, author: 'x' } as unknown as Vote;
      expect(outcomeOf(vote)).toBe(approved ? 'go' : undefined);
      return;
    }
    const members = (Requires.Actors?.Organizations ?? []).flatMap((o) => context.groups[o] ?? []);
    const world = emptyWorld();
    const [policy] = COMPANY.policies;
    const rules = [{ role: 'panel', need: Requires.Count, veto: false }];
    // Open for a while, so that it does not close at the first answer that suffices.
    const own = { ...policy, rules, authorCounts: Options?.AllowAuthor ?? false, openForMinutes: 30 } as typeof policy;
    const g = new Given({
      ...world,
      company: { ...COMPANY, policies: own ? [own] : [] },
      people: { ...PEOPLE, roles: { manager: [context.author], panel: members } },
    });
    const commits = context.other_contributors.map((by, i) => ({ sha: `abcdef${i}`, title: 't', by }));
    g.by(context.author).done({ type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'abcdef0', commits });
    g.done(PLAN);
    if (members.length === 0) {
      g.when({ type: 'OpenVote', release: 'R-1' }).thenRefused('too-few-voters');
      expect(approved).toBe(false);
      return;
    }
    g.done({ type: 'OpenVote', release: 'R-1' });
    for (const { who, how } of context.statements.toSorted((a, b) => a.at_s - b.at_s)) {
      const answer = /:-1:|changes_requested/.test(how) ? 'no-go' : /:\+1:|approved/.test(how) ? 'go' : undefined;
      if (!answer) continue;
      const said = { ...go, answer, why: 'because' } as const;
      const decision = g.by(who).when(said).decision;
      if ('facts' in decision && decision.facts.length > 0) g.done(said);
    }
    const vote = g.world.votes['R-1/v1'];
    const able = (by: string) => (Options?.AllowAuthor || by !== context.author) && !vote?.committers?.includes(by);
    const approvers = vote?.ballots.filter((b) => b.answer === 'go' && able(b.by)).map((b) => b.by) ?? [];
    expect(vote && standings(vote)[0]?.met).toBe(approved);
    expect(`Approved by ${approvers.toSorted().join(', ')}`).toBe(status_text);
    g.by('gonogo').at('2026-03-03T09:30:00.000Z');
    g.when({ type: 'ConcludeVote', release: 'R-1', vote: 'R-1/v1' }).thenTypes('VoteClosed', 'ReleaseApproved');
  });
});

type Judgment = { required: string[] | null; user: string[] | null; allowed: boolean };
test.each(rows<Judgment[]>('spinnaker-judgment-roles.json'))(
  'whoever holds one of $required may, by the rows of Spinnaker: $user, $allowed',
  ({ required, user, allowed }) => {
    const names = required && required.length > 0 ? required : ['everyone'];
    const world = {
      ...emptyWorld(),
      actor: { id: 'USER' },
      company: {
        ...COMPANY,
        roles: names.map((name) => ({ name, title: name, members: [], actions: ['deploy' as const] })),
      },
      people: { roles: Object.fromEntries((user ?? []).map((role) => [role, ['USER']])), deactivated: [] },
    };
    expect(forbidden(world, 'deploy', say`deploy`) === undefined).toBe(allowed);
  },
);

type Hold = { name: string; text: string; held_before: boolean; held_after: boolean; is_pr: boolean };
/**
 * A typed hold, by the rows of Prow: there with a slash, which Slack keeps for itself, and with a reason after a space, which here takes a
 * colon, since “hold on, …” is no vote. Only threads of votes are read at all, and a hold is lifted by `unhold` alone.
 */
describe('a hold in a thread, by the rows of Prow', () => {
  const held = rows<Hold[]>('prow-hold.json').filter((r) => r.is_pr && !/cancel|remove/.test(r.text));
  test.each(held)('$name: $text', ({ text, held_before, held_after }) => {
    const typed = text.replace(/^\//, '').replace(/^hold for/, 'hold: for');
    const reply = readReply(typed, COMPANY);
    const answer = reply.is === 'answer' ? reply.answer : undefined;
    const after = answer === 'no-go' ? true : answer === 'go' ? false : held_before;
    expect(after).toBe(/^\/unhold \s*\S/.test(text) ? held_before : held_after);
  });
  test.each(['hold on, I am looking', 'please hold', 'on hold', '> hold', '> no-go: broken', 'unhold it?'])(
    '%s is no vote',
    (text) => expect(readReply(text, COMPANY).is).not.toBe('answer'),
  );
});
