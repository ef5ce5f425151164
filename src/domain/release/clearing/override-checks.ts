import type { Right } from '../../company/roles.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { fewListed } from '../../few.ts';
import { type Around, type Gate, gateReads, overridable } from '../../gates/index.ts';
import { forbidden } from '../../people/may.ts';
import { type Phrase, say, stretch, users } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import type { ShownParts } from '../../shown.ts';
import { contentOf, textOf } from '../../vote/content.ts';
import { voteClosed } from '../../vote/facts/vote-closed.ts';
import { comparing } from '../../vote/reopening/comparing.ts';
import { counted } from '../../vote/standing.ts';
import type { Vote } from '../../vote/vote.ts';
import { releases } from '../document.ts';
import { checksOverridden } from '../facts/checks-overridden.ts';
import { approvedNow } from '../facts/release-approved.ts';
import { isOutOfTime, isOver, isRunning, nameOf, type Release, rolloutOf, voteOf } from '../release.ts';
import { isSo, openIt } from '../state-refusals.ts';
import { unknownRelease } from '../unknown.ts';

/** Whoever may goes against what keeps a release from deploying, with their name on it. */
export type OverrideChecks = { type: 'OverrideChecks'; release: string; why: string };

const TAKES: Right = { action: 'override' };

export const overrideChecks = command<OverrideChecks>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release) }),
  also({ release }) {
    return { votes: comparing(release).votes, ...gateReads(release) };
  },
  shows: (world) => (world.release ? overrideShown(world.release, world) : {}),
  decide(world, { release: id, why }): Decision {
    const { release, actor, now } = world;
    if (!release) return unknownRelease(id);
    const closed = gatesInTheWay(release, world);
    if ('refused' in closed) return closed;
    const unsaid = reasonFault(why, say`An override needs its reason: it is announced, and shown for ever.`);
    if (unsaid) return unsaid;
    const gates = closed.map((g) => g.id);
    const content = contentOf(release, world);
    const vote = world.votes[voteOf(release) ?? '-'];
    const saw = stoodAgainst(closed, release, vote);
    const overridden = checksOverridden.of(id, { gates, content, by: actor.id, at: now, text: { why, saw } });
    // What has begun was approved: only a no-go since then is in its way.
    if (!gates.includes('votes') || rolloutOf(release)) return { facts: [overridden] };
    const closing = vote?.status === 'open' ? [voteClosed.of(vote.id, { outcome: 'overridden', at: now })] : [];
    return { facts: [overridden, ...closing, approvedNow(release, now)] };
  },
});

const NAMED = 5;
/** What each of the checks saw, and who had said no: one override of a check is told from the next by it. */
function stoodAgainst(closed: Gate[], release: Release, vote: Vote | undefined): Phrase {
  const noes = saidNo(release, vote).map((who) => say`, no-go by ${users([who])}`);
  return fewListed(
    closed.map((g) => say`${g.title} (${g.saw}${g.id === 'votes' ? noes.flat() : []})`),
    NAMED,
  );
}

/** Of what has been approved since, the check says it itself. */
function saidNo(release: Release, vote: Vote | undefined): string[] {
  if (release.status === 'rejected') return isOutOfTime(release) ? [] : [release.by];
  if (vote?.status !== 'open') return [];
  return [...new Set(vote.ballots.filter((b) => b.answer === 'no-go' && counted(vote, b)).map((b) => b.by))];
}

/** What is said yes to with an override: which content may go, against what each of the checks saw. One that has opened since is not gone against. */
const overrideShown = (release: Release, world: World & Around): ShownParts => {
  const { start, end } = release.window;
  return {
    what: {
      is: textOf(contentOf(release, world)),
      now: say`it is ${nameOf(release)}, ${stretch(start, end)}`,
    },
    ...Object.fromEntries(
      overridable(release, world).map((g) => [g.id, { is: JSON.stringify(g.saw), now: say`${g.title}: ${g.saw}` }]),
    ),
  };
};

/** The checks that the actor may go against now; or what is refused, whatever the reason. */
export function gatesInTheWay(release: Release, world: World & Around): Gate[] | Refusal {
  const no = forbidden(world, TAKES, say`override the checks of ${nameOf(release)}`, release);
  if (no) return no;
  const waits = release.status === 'deploying' && release.rollout.held !== undefined;
  if (isOver(release) || (isRunning(release) && !waits))
    return isSo('wrong-state', release, say`there is nothing to override.`);
  const closed = overridable(release, world);
  if (closed.length > 0) return closed;
  return refuse('nothing-closed', say`No check is in the way of ${nameOf(release)} that could be overridden.`, {
    offers: openIt(release),
  });
}
