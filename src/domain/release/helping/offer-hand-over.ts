import type { Right } from '../../company/roles.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, refuse } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { forbidden } from '../../people/may.ts';
import { notMember } from '../../people/outsiders.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { handOverOffered } from '../facts/hand-over-offered.ts';
import { isOver, nameOf } from '../release.ts';
import { saidAndBy } from '../status-words.ts';
import { unknownRelease } from '../unknown.ts';

/** A release, with its reminders and open questions, is to be somebody else's. It stays with its owner until they accept. */
export type OfferHandOver = { type: 'OfferHandOver'; release: string; to: string; summary: string };

const TAKES: Right = { action: 'cancel', owned: true };

export const offerHandOver = command<OfferHandOver>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { release: id, to, summary }): Decision {
    const { release } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, TAKES, say`hand ${nameOf(release)} over`, release);
    if (no) return no;
    if (isOver(release))
      return refuse('over', say`${nameOf(release)} ${saidAndBy(release)}: nothing is left of it.`, {
        offers: [{ verb: 'show', label: 'Open it', about: id }],
      });
    if (to === release.owner)
      return refuse('same', say`${users([to])} owns it already.`, { remedy: say`Name somebody else.`, field: 'to' });
    const stranger = notMember(world.people, to, say`own a release`);
    if (stranger) return stranger;
    const before = release.handOver?.to;
    const instead = before !== undefined && before !== to ? { instead: before } : {};
    return {
      facts: [handOverOffered.of(id, { to, by: world.actor.id, at: world.now, ...instead, text: { summary } })],
    };
  },
});
