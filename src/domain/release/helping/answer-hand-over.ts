import { command } from '../../deciding/command.ts';
import { type Decision, moot, refuse } from '../../deciding/decision.ts';
import { one, some } from '../../deciding/reads.ts';
import { heldBy } from '../../lock/document.ts';
import { movedWith } from '../../lock/moving.ts';
import { outsider } from '../../people/outsiders.ts';
import { say, users } from '../../phrase.ts';
import { votes } from '../../vote/document.ts';
import { ownedByAnother } from '../../vote/owned.ts';
import { madeOf } from '../../vote/reopening/comparing.ts';
import { releases } from '../document.ts';
import { handOverAccepted } from '../facts/hand-over-accepted.ts';
import { handOverDeclined } from '../facts/hand-over-declined.ts';
import { isOver, nameOf, voteOf } from '../release.ts';
import { unknownRelease } from '../unknown.ts';

export type AnswerHandOver = { type: 'AnswerHandOver'; release: string; accept: boolean };

export const answerHandOver = command<AnswerHandOver>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  also({ release }) {
    const vote = release && voteOf(release);
    return { votes: some(votes, vote ? [vote] : []), locks: heldBy(release?.owner ?? '-'), ...madeOf(release) };
  },
  decide(world, { release: id, accept }): Decision {
    const { release, actor, now } = world;
    if (!release) return unknownRelease(id);
    const offer = release.handOver;
    if (!offer || isOver(release)) return moot('nothing is offered any more');
    if (offer.to !== actor.id)
      return refuse('not-yours', say`${nameOf(release)} is offered to ${users([offer.to])}, not to you.`);
    // Who has become a guest since may still say no.
    const no = accept ? outsider(world, say`own a release`) : undefined;
    if (no) return no;
    const about = { by: actor.id, at: now };
    if (!accept) return { facts: [handOverDeclined.of(id, { ...about, from: offer.by })] };
    const accepted = handOverAccepted.of(id, { ...about, from: release.owner });
    const locks = movedWith(release, { from: release.owner, to: actor.id }, world);
    return { facts: [accepted, ...locks, ...ownedByAnother(handOverAccepted.evolve(release, accepted), world)] };
  },
});
