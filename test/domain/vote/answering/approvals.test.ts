import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbidden } from '../../../../src/domain/people/may.ts';
import { say } from '../../../../src/domain/phrase.ts';
import { outcomeOf } from '../../../../src/domain/vote/outcome.ts';
import { counted, isOwnWork, standings } from '../../../../src/domain/vote/standing.ts';
import { readReply } from '../../../../src/replies/reply.ts';
import { COMPANY, emptyWorld, Given, go, PEOPLE, PLAN } from '../../given.ts';

/** Rows of other projects' tests (their licences: test/fixtures/README.md), held against our own rules. */
const rows = <T>(file: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../fixtures/approvals', file), 'utf8'));

type Statement = { at_s: number; who: string; how: string };
type Push = { at_s: number; who: string };
type Row = {
  case: string;
  rule: {
    Requires?: { Count: number; Actors?: { Organizations?: string[]; Users?: string[] } };
    Options?: { AllowAuthor?: boolean; AllowContributor?: boolean; InvalidateOnPush?: boolean };
  };
  pushes: Push[];
  approved: boolean;
  status_text: string;
};
type Quorum = {
  context: { author: string; other_contributors: string[]; statements: Statement[]; groups: Record<string, string[]> };
  rows: Row[];
};

describe('a quorum, by the rows of policy-bot', () => {
  const { context, rows: cases } = rows<Quorum>('quorum-basic.json');
  const built = (push: number, by: string[]) => ({
    type: 'RegisterBuild' as const,
    service: 'api',
    version: '4.2',
    commit: `abcdef${push}`,
    commits: by.map((who, i) => ({ sha: `abcdef${push}${i}`, title: 't', by: who })),
  });
  const everybody = [...new Set(Object.values(context.groups).flat())];

  /** A vote by a rule of theirs, with what was said and pushed in its order. */
  function voted({ Requires, Options = {} }: Row['rule'], pushes: Push[]) {
    const { Organizations = [], Users = [] } = Requires?.Actors ?? {};
    const known = Users.filter((u) => everybody.includes(u) || context.statements.some((s) => s.who === u));
    const members = [...Organizations.flatMap((o) => context.groups[o] ?? []), ...known];
    const [policy] = COMPANY.policies;
    // What is pushed leaves the answers alone only where the rule says so.
    const keeps = Options.InvalidateOnPush === false ? { keepsOn: ['commits' as const] } : {};
    const rules = [{ role: 'panel', need: Requires?.Count ?? 1, veto: false, ...keeps }];
    // Open for a while, so that it does not close at the first answer that suffices.
    const counts = {
      authorCounts: Options.AllowAuthor ?? Options.AllowContributor ?? false,
      committersCount: Options.AllowContributor ?? false,
      openForMinutes: 30,
    };
    const g = new Given({
      ...emptyWorld(),
      company: { ...COMPANY, policies: policy ? [{ ...policy, rules, ...counts }] : [] },
      people: { ...PEOPLE, roles: { manager: [context.author], panel: members } },
    });
    const before = pushes.filter((p) => p.at_s === 0).map((p) => p.who);
    const later = pushes.filter((p) => p.at_s > 0);
    // Where they push once, that is all there is.
    const writers = later.length > 0 ? [context.author] : [...context.other_contributors, ...before];
    g.by(context.author).done(built(0, writers)).done(PLAN);
    if (members.length === 0 || before.some((who) => members.length === 1 && members.includes(who))) {
      g.when({ type: 'OpenVote', release: 'R-1' }).thenRefused('too-few-voters');
      return undefined;
    }
    g.done({ type: 'OpenVote', release: 'R-1' });
    const said = context.statements.map(({ at_s, who, how }) => {
      const isGo = /:\+1:|approved/.test(how);
      const answer = /:-1:|changes_requested/.test(how) ? ('no-go' as const) : isGo ? ('go' as const) : undefined;
      return { at_s, who, answer };
    });
    const pushed = later.map((p) => ({ ...p, answer: 'push' as const }));
    for (const { who, answer } of [...said, ...pushed].toSorted((a, b) => a.at_s - b.at_s)) {
      if (!answer) continue;
      const command = answer === 'push' ? built(1, [who]) : ({ ...go, answer, why: 'because' } as const);
      const decision = g.by(answer === 'push' ? 'gonogo' : who).when(command).decision;
      if ('facts' in decision && decision.facts.length > 0) g.done(command);
      if (answer === 'push') {
        const compare = { type: 'CompareContent', release: 'R-1' } as const;
        const after = g.by('gonogo').when(compare).decision;
        if ('facts' in after && after.facts.length > 0) g.done(compare);
      }
    }
    return g;
  }

  test.each(cases)('$case', ({ rule, pushes, approved, status_text }) => {
    if (!rule.Requires) {
      const planned = new Given(emptyWorld()).done(PLAN).done({ type: 'OpenVote', release: 'R-1' });
      const vote = planned.world.votes['R-1/v1'] ?? expect.fail('a vote is open');
      expect(outcomeOf({ ...vote, rules: [] })).toBe(approved ? 'go' : undefined);
      return;
    }
    const g = voted(rule, pushes);
    const vote = g?.world.votes['R-1/v1'];
    expect(vote ? standings(vote)[0]?.met : false).toBe(approved);
    if (!g || !vote || !approved) return;
    const approvers = vote.ballots.filter((b) => b.answer === 'go' && counted(vote, b) && !isOwnWork(vote, b.by));
    expect(
      `Approved by ${approvers
        .map((b) => b.by)
        .toSorted()
        .join(', ')}`,
    ).toBe(status_text);
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
    expect(forbidden(world, { action: 'deploy' }, say`deploy`) === undefined).toBe(allowed);
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
