import { type Decision, forbidden, type Reads, refuse, type World } from '../decision.ts';
import { MADE_OF, votesOf } from '../documents.ts';
import { type Around, closedGates, gatesOf } from '../gates/index.ts';
import { say } from '../phrase.ts';
import { contentOf } from '../vote/content.ts';
import { voteClosed } from '../vote/facts/vote-closed.ts';
import { checksOverridden } from './facts/checks-overridden.ts';
import { releaseApproved } from './facts/release-approved.ts';
import { isOver, isRunning, nameOf, type Release } from './release.ts';
import { unknownRelease } from './unknown.ts';

/** Whoever may goes against what keeps a release from deploying, with their name on it. */
export type OverrideChecks = { type: 'OverrideChecks'; release: string; why: string };

export const overriding = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`],
  lists: ['releases/open', 'freezes/current', ...MADE_OF, votesOf(release)],
});

/** What only the pipeline or another time can open. */
const FIRM = ['Window', 'Other releases'];

export function overrideChecks(world: World, { release: id, why }: OverrideChecks): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'override', say`override the checks of ${nameOf(release)}`, undefined, id);
  if (no) return no;
  const offers = [{ verb: 'show', label: 'Open it', about: id }];
  if (isOver(release) || isRunning(release))
    return refuse('wrong-state', say`${nameOf(release)} is ${release.status}: there is nothing to override.`, {
      offers,
    });
  const gates = overridable(release, world).map((g) => g.name);
  if (gates.length === 0)
    return refuse('nothing-closed', say`No check is in the way of ${nameOf(release)} that could be overridden.`, {
      offers,
    });
  if (why.trim() === '')
    return refuse('needs-reason', say`An override needs its reason: it is announced, and shown for ever.`, {
      field: 'why',
    });
  const content = contentOf(release, world);
  const overridden = checksOverridden.of(id, { gates, content, by: world.actor.id, at: world.now, text: { why } });
  if (!gates.includes('Votes')) return { facts: [overridden] };
  const vote = 'vote' in release && release.vote ? world.votes[release.vote] : undefined;
  return {
    facts: [
      overridden,
      ...(vote?.status === 'open' ? [voteClosed.of(vote.id, { outcome: 'overridden', at: world.now })] : []),
      releaseApproved.of(id, { at: world.now }),
    ],
  };
}

export const overridable = (release: Release, world: Around) =>
  closedGates(gatesOf(release, world)).filter((g) => !FIRM.includes(g.name));
