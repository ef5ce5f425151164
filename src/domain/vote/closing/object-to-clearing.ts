import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { outsider } from '../../people/outsiders.ts';
import { say } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import { unknownRelease } from '../../release/unknown.ts';
import { closedFor } from '../answering/refusals.ts';
import { objectionRaised } from '../facts/objection-raised.ts';
import { type OfVote, voteOn } from '../ongoing.ts';

/** Somebody is against clearing it without a vote. */
export type ObjectToClearing = { type: 'ObjectToClearing'; why: string } & OfVote;

/** Any full member may: a release that would be cleared by itself then needs its votes. */
export const objectToClearing = command<ObjectToClearing>()({
  reads: voteOn,
  decide(world, { release: id, why }): Decision {
    const { release, vote, actor, now } = world;
    if (!release || !vote) return unknownRelease(id);
    const closed = closedFor(release, vote, world);
    if (closed) return closed;
    if (!vote.clearsAt) return moot('it needs its votes already');
    const no =
      outsider(world, say`object to it`) ??
      reasonFault(why, say`An objection needs its reason: those who decide see it.`);
    if (no) return no;
    return { facts: [objectionRaised.of(vote.id, { by: actor.id, at: now, text: { why } })] };
  },
});
