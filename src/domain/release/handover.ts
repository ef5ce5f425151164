import { type Decision, forbidden, moot, type Reads, refuse, type World } from '../decision.ts';
import { notMember, outsider } from '../outsiders.ts';
import { say, users } from '../phrase.ts';
import { handOverAccepted } from './facts/hand-over-accepted.ts';
import { handOverDeclined } from './facts/hand-over-declined.ts';
import { handOverOffered } from './facts/hand-over-offered.ts';
import { isOver, nameOf } from './release.ts';
import { unknownRelease } from './unknown.ts';

/** A release, with its reminders and open questions, is to be somebody else's. It stays with its owner until they accept. */
export type OfferHandOver = { type: 'OfferHandOver'; release: string; to: string; summary: string };
export type AnswerHandOver = { type: 'AnswerHandOver'; release: string; accept: boolean };

export const handing = ({ release }: { release: string }): Reads => ({ docs: [`release/${release}`], lists: [] });

export function offerHandOver(world: World, { release: id, to, summary }: OfferHandOver): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'cancel', say`hand ${nameOf(release)} over`, release.owner);
  if (no) return no;
  const offers = [{ verb: 'show', label: 'Open it', about: id }];
  if (isOver(release))
    return refuse('over', say`${nameOf(release)} is ${release.status}: nothing is left of it.`, { offers });
  if (to === release.owner)
    return refuse('same', say`${users([to])} owns it already.`, { remedy: say`Name somebody else.`, field: 'to' });
  const stranger = notMember(world.people, to, say`own a release`);
  if (stranger) return stranger;
  return {
    facts: [handOverOffered.of(id, { to, by: world.actor.id, at: world.now, text: { summary } })],
  };
}

export function answerHandOver(world: World, { release: id, accept }: AnswerHandOver): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const offer = release.handOver;
  if (!offer || isOver(release)) return moot('nothing is offered any more');
  if (offer.to !== world.actor.id)
    return refuse('not-yours', say`${nameOf(release)} is offered to ${users([offer.to])}, not to you.`);
  // Who has become a guest since may still say no.
  const no = accept ? outsider(world, say`own a release`) : undefined;
  if (no) return no;
  const about = { by: world.actor.id, at: world.now };
  return {
    facts: [
      accept
        ? handOverAccepted.of(id, { ...about, from: release.owner })
        : handOverDeclined.of(id, { ...about, from: offer.by }),
    ],
  };
}
