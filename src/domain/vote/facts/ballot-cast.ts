import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { delegatesOf } from '../../delegation/delegation.ts';
import { type Delegations, standing } from '../../delegation/document.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import { own } from '../../own.ts';
import { releases } from '../../release/document.ts';
import { answerBefore } from '../answering/acted.ts';
import { expiryTimer } from '../answering/expiry.ts';
import { type SightsMore, withSights } from '../answering/sights.ts';
import { votes } from '../document.ts';
import { nobodyLeftTold } from '../nobody-left.ts';
import { standings } from '../standing.ts';
import type { BallotAnswer, Vote } from '../vote.ts';

type Data = {
  by: string;
  role: string;
  answer: BallotAnswer;
  at: string;
  print?: string;
  instead?: string;
  onDuty?: true;
  /** which of the vote's sights; told in `text` where it is a new one, with what of it the vote does not keep yet */
  saw?: number;
  text: { why: string } & Partial<SightsMore>;
};

/** It takes the place of what the same person's answer in that role was before, whoever gave it. */
export const ballotCast = fact(votes, 'BallotCast')<Data>()({
  evolve(vote, { by, role, answer, at, text, print, instead, onDuty, saw }) {
    const before = answerBefore(vote, { by, role, instead });
    const others = vote.ballots.filter((b) => b !== before);
    const changed = before !== undefined && before.answer !== answer;
    const more = {
      ...(print && { print }),
      ...(instead && { instead }),
      ...(onDuty && { onDuty }),
      ...(saw !== undefined && { saw }),
    };
    const { sights = [] } = vote;
    const seen = text.saw && sights.length === saw ? withSights(vote, text.saw, text.proofs) : {};
    return { ...vote, ...seen, ballots: [...others, { by, role, answer, at, why: text.why, changed, ...more }] };
  },
  reads: (_, vote) => ({ delegations: standing, release: one(releases, vote.release) }),
  follows({ by, instead, role }, vote, world) {
    const due = dueAt(world);
    return [
      due.edit(vote.id),
      due.edit(headlineOf(vote.release)),
      ...due.myTurn(
        vote.status === 'open'
          ? [
              by,
              ...(instead ? [instead] : []),
              ...delegatesOf(instead ?? by, role, world),
              ...othersOf({ by, role, instead }, vote, world),
            ]
          : [],
      ),
      ...expiryTimer(vote, world),
      ...nobodyLeftTold(world.release, vote, world),
    ];
  },
});

/** By the answer with which a role has said enough, or does no more, it is the turn of its others no longer, or again. */
function othersOf(cast: Pick<Data, 'by' | 'role' | 'instead'>, vote: Vote, world: World & Delegations): string[] {
  const answer = answerBefore(vote, cast);
  const { gos, rule } = standings(vote).find((s) => s.rule.role === cast.role) ?? {};
  // One answer is one `go` more, or, where it takes the place of another, one less.
  const gained = answer?.answer === 'go' && gos === rule?.need;
  const lost = answer?.answer !== 'go' && answer?.changed && gos === (rule?.need ?? 0) - 1;
  if (!gained && !lost) return [];
  const members = own(world.people.roles, cast.role) ?? [];
  return [...members, ...world.delegations.filter((d) => members.includes(d.by)).map((d) => d.to)];
}
