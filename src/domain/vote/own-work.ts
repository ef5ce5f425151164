import { type Refusal, refuse } from '../deciding/decision.ts';
import { say } from '../phrase.ts';
import { nameOf, type Release } from '../release/release.ts';
import type { Seat } from './seats.ts';
import { isOwnWork } from './standing.ts';
import type { Answer, Vote } from './vote.ts';

/** `lifts`: it takes a no-go of theirs back. */
type Given = { by: string; seats: Seat[]; answer: Answer; lifts: boolean };

/** Nobody clears what is their own. Its owner cancels it instead; who wrote some of it may still say that it must not go out. */
export function ownWork(vote: Vote, release: Release, { by, seats, answer, lifts }: Given): Refusal | undefined {
  const theirs = (is: (person: string) => boolean) => is(by) || seats.every((s) => s.instead && is(s.instead));
  if (!vote.authorCounts && theirs((p) => p === vote.author))
    return refuse('author', say`You planned ${nameOf(release)}, so your own vote doesn't count.`, {
      remedy: say`If it shouldn't go out, cancel it.`,
      offers: [{ verb: 'cancel', label: 'Cancel it…', about: release.id }],
    });
  if (answer !== 'go' || !theirs((p) => isOwnWork(vote, p))) return undefined;
  return refuse('committer', say`You wrote some of ${nameOf(release)}, so your own go doesn't count.`, {
    remedy: lifts ? say`Abstain: that lifts your no-go.` : say`A no-go of yours does, with its reason.`,
    offers: [
      lifts
        ? { verb: 'abstain', label: 'Abstain', about: vote.id }
        : { verb: 'no-go', label: 'No-go…', about: vote.id },
    ],
  });
}
