import { type Offer, type Refusal, refuse } from '../../deciding/decision.ts';
import { say } from '../../phrase.ts';
import { nameOf, type Release } from '../../release/release.ts';
import { isOwner, isOwnWork } from '../standing.ts';
import type { BallotAnswer, Vote } from '../vote.ts';
import type { Seat } from './seats.ts';

/** `lifts`: it takes a no-go of theirs back. */
type Given = { by: string; seats: Seat[]; answer: BallotAnswer; lifts: boolean };

/**
 * Nobody clears what is their own. Who owns it cancels it instead of voting; who has owned it, or wrote some of it, may still say that it must
 * not go out. Whoever has held it by a no-go of theirs may always lift that.
 */
export function ownWork(vote: Vote, release: Release, { by, seats, answer, lifts }: Given): Refusal | undefined {
  const theirs = (is: (person: string) => boolean) => is(by) || seats.every((s) => s.instead && is(s.instead));
  const abstain: Offer = { verb: 'abstain', label: 'Abstain', about: vote.id };
  if (!vote.authorCounts && theirs((p) => p === release.owner) && !(lifts && answer === 'abstain'))
    return refuse('author', say`${nameOf(release)} is yours, so your own vote doesn't count.`, {
      remedy: lifts ? say`Abstain: that lifts your no-go.` : say`If it shouldn't go out, cancel it.`,
      offers: [lifts ? abstain : { verb: 'cancel', label: 'Cancel it…', about: release.id }],
    });
  if (answer !== 'go' || !theirs((p) => isOwnWork(vote, p))) return undefined;
  const did = theirs((p) => isOwner(vote, p)) ? say`You have owned` : say`You wrote some of`;
  return refuse('committer', say`${did} ${nameOf(release)}, so your own go doesn't count.`, {
    remedy: lifts ? say`Abstain: that lifts your no-go.` : say`A no-go of yours does, with its reason.`,
    offers: [lifts ? abstain : { verb: 'no-go', label: 'No-go…', about: vote.id }],
  });
}
