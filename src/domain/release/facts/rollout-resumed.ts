import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { withSeen } from '../clearing/evidence.ts';
import { releases } from '../document.ts';
import { nameOf, type Rollout } from '../release.ts';
import type { SeenAgain } from '../rollout/rollout-parts.ts';
import { telling, voteShown } from './telling.ts';

/** `seen`: what the checks saw; facts of before told all of it, as `evidence`, or nothing. */
type Data = { rollout: string; seen?: SeenAgain; evidence?: Rollout['evidence'] };

export const rolloutResumed = fact(releases, 'RolloutResumed')<Data>()({
  evolve(release, { evidence: all, seen }) {
    if (release.status !== 'deploying') return release;
    // A no-go that was not lifted was overridden.
    const { held: _, noGos: __, ...rollout } = release.rollout;
    const evidence = seen ? withSeen(rollout.evidence, seen) : all;
    return { ...release, rollout: { ...rollout, ...(evidence && { evidence }) } };
  },
  follows(resumed, release, world) {
    const { due, id, headline, turns, told, cause } = telling(resumed, release, world);
    const { actor, now } = world;
    const who = actor.system ? say`` : say`, by ${users([actor.id])}`;
    const said = say`Going on: ${nameOf(release)} (${id})${who}.`;
    // It went on to its next environment, or a drill came back: nothing goes live by that yet.
    if (release.status !== 'deploying') return [headline, due.note(id, `${cause}/${now}`, said)];
    // A step that was paused in its middle begins no other: nothing else says that it goes on.
    // A no-go that was overridden can't be lifted any more.
    return [
      headline,
      ...voteShown(release, world),
      ...turns,
      ...due.posts('resumed', `${cause}/${now}`, { ...told, said }),
    ];
  },
});
