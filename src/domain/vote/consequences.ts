import type { Notice } from '../calendar/hours.ts';
import { roleTitle } from '../company.ts';
import type { World } from '../decision.ts';
import { delegatesOf } from '../delegation/delegation.ts';
import { managers } from '../duty.ts';
import { type Due, dueAt, headlineOf } from '../intents.ts';
import { own } from '../own.ts';
import { at, listed, say, unreachable, users } from '../phrase.ts';
import type { VoteFact } from './facts.ts';
import { ofLift } from './lift.ts';
import { expiresAt, reopenedWords } from './reopen.ts';
import { counted, missing, type Vote } from './vote.ts';

/** What a vote's fact leads to: its message, whose answer is asked, and when it is asked again, closed or too old. */
export function ofVote(fact: VoteFact, vote: Vote, world: World): Due[] {
  const due = dueAt(world);
  switch (fact.type) {
    case 'VoteOpened': {
      const timers = { release: vote.release, vote: vote.id };
      return [
        ...due.myTurn(askedOf(vote, world), vote.id, byClosing(vote)),
        ...closingTimers(vote, fact.remindAt, world),
        ...[fact.notBefore, fact.clearsAt].flatMap((when) =>
          when ? [due.timer(`conclude/${vote.id}/${when}`, when, { type: 'ConcludeVote', ...timers } as const)] : [],
        ),
      ];
    }
    case 'BallotCast':
      return [
        due.edit(vote.id),
        due.edit(headlineOf(vote.release)),
        ...due.myTurn(vote.status === 'open' ? [fact.by, ...(fact.instead ? [fact.instead] : [])] : []),
        ...expiry(vote, world),
      ];
    case 'VoteContentChanged': {
      const said = reopenedWords(fact, vote, world.company);
      const cause = `${vote.id}/changed/${fact.at}`;
      const asked = askedOf(vote, world).filter((p) =>
        fact.roles.some((r) => own(world.people.roles, r)?.includes(p) || world.delegations.some((d) => d.to === p)),
      );
      return [
        due.edit(vote.id),
        due.edit(headlineOf(vote.release)),
        ...(fact.parts.length + fact.roles.length > 0
          ? [due.note(vote.release, cause, said, fact.roles.length > 0)]
          : []),
        ...(vote.status === 'open' ? due.myTurn(asked, cause, byClosing(vote)) : []),
        ...(fact.closesAt && fact.remindAt ? closingTimers(vote, fact.remindAt, world) : []),
        ...expiry(vote, world),
      ];
    }
    case 'VetoLifted':
      return [
        ...ofLift(fact, vote, world),
        ...due.myTurn(askedOf(vote, world), `${vote.id}/lifted/${fact.at}`, byClosing(vote)),
        ...closingTimers(vote, fact.remindAt, world),
      ];
    case 'ObjectionRaised':
      return [
        due.edit(vote.id),
        due.edit(headlineOf(vote.release)),
        due.note(
          vote.release,
          `${vote.id}/objection/${fact.by}`,
          say`${users([fact.by])} objects to clearing it without a vote: ${fact.text.why}. Its votes are needed.`,
          true,
        ),
        ...due.myTurn(askedOf(vote, world), `${vote.id}/objection`, byClosing(vote)),
      ];
    case 'VotersAsked':
      return due.myTurn(fact.people, `${vote.id}/asked/${world.now}`, byClosing(vote));
    case 'VotersReminded':
      return [
        ...due.myTurn(fact.people, `${vote.id}/reminder/${vote.closesAt}`, byClosing(vote)),
        ...escalation(vote, world),
      ];
    case 'VoteEscalated': {
      const roles = listed(fact.roles.map((r) => say`${roleTitle(world.company, r)}`));
      return managers(world).map((who) =>
        due.tell(
          who,
          `late/${vote.id}/${vote.closesAt}`,
          say`Still missing for ${vote.release}: ${roles} (${users(fact.people.slice(0, 5))}). The vote closes ${at(vote.closesAt)}.`,
          vote.release,
        ),
      );
    }
    case 'VoteClosed':
      return [due.edit(vote.id), ...due.myTurn(vote.rules.flatMap((r) => own(world.people.roles, r.role) ?? []))];
    default:
      return unreachable(fact);
  }
}

/** An emergency waits for no morning. */
const byClosing = ({ closesAt, content }: Vote): Notice =>
  content?.change === 'emergency' ? { urgent: true } : { by: closesAt };

/** The people a vote asks now: those missing, and who stands in for them. */
const askedOf = (vote: Vote, world: World): string[] => [
  ...new Set(
    missing(vote, world.people.roles).flatMap((m) => m.people.flatMap((p) => [p, ...delegatesOf(p, m.role, world)])),
  ),
];

function closingTimers(vote: Vote, remindAt: string, world: World): Due[] {
  const due = dueAt(world);
  const timers = { release: vote.release, vote: vote.id };
  return [
    ...(remindAt > world.now
      ? [due.timer(`remind/${vote.id}/${vote.closesAt}`, remindAt, { type: 'RemindVoters', ...timers } as const)]
      : escalation(vote, world)),
    ...shiftsOf(vote, world).map((from) =>
      due.timer(`shift/${vote.id}/${from}`, from, { type: 'AskOnDuty', ...timers } as const),
    ),
    due.timer(`close/${vote.id}/${vote.closesAt}`, vote.closesAt, { type: 'CloseVote', ...timers }),
  ];
}

/** Halfway from the reminder to the closing, those who manage releases hear who is missing. */
function escalation({ id, release, closesAt }: Vote, world: World): Due[] {
  const now = Date.parse(world.now);
  const halfway = new Date(now + (Date.parse(closesAt) - now) / 2).toISOString();
  return [dueAt(world).timer(`escalate/${id}/${closesAt}`, halfway, { type: 'EscalateVote', release, vote: id })];
}

/** When somebody else comes on duty for one of its roles before it closes. */
const shiftsOf = ({ rules, closesAt }: Vote, { now, people }: World): string[] => {
  const all = rules.flatMap((r) => own(people.shiftsAhead, r.role) ?? []);
  return [...new Set(all)].filter((from) => now < from && from < closesAt);
};

/** One timer a vote, for its oldest answer that stands; none when the window opens before that. */
function expiry(vote: Vote, world: World): Due[] {
  if (vote.ballotsLastHours === undefined) return [];
  const [oldest] = vote.ballots
    .filter((b) => counted(vote, b))
    .map((b) => b.at)
    .sort();
  const when = oldest && expiresAt(vote, oldest);
  if (!when || (vote.content && when >= vote.content.window.start)) return [];
  const command = { type: 'ExpireBallots', release: vote.release, vote: vote.id } as const;
  return [dueAt(world).timer(`expire/${vote.id}`, when, command, 'latest')];
}
