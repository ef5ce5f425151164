import { askThem } from '../../asking/ask-them.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import type { World } from '../../deciding/world.ts';
import { say, users } from '../../phrase.ts';
import { isCleared, nameOf, type Release, voteOf } from '../../release/release.ts';
import type { Votes } from '../document.ts';
import { expiredWords } from '../reopening/reopened-words.ts';
import type { Vote } from '../vote.ts';
import { agedRoles, expiredIn } from './expiry.ts';

/** The roles whose answers no longer let somebody begin, or go on with, a release that was voted on. */
export function agedNow(release: Release, vote: Vote, now: string): string[] {
  const cleared =
    isCleared(release) && voteOf(release) === vote.id && vote.status === 'closed' && vote.outcome === 'go';
  return cleared ? agedRoles(vote, now) : [];
}

/** Whoever begins a deploy, or goes on with one, needs answers that still stand. What goes on by itself has them from its beginning. */
export function agedAnswers(
  release: Release,
  { votes, now, company }: Pick<World, 'now' | 'company'> & Votes,
): Refusal | undefined {
  // Nobody is asked again for a window that is over: its check says that.
  if (release.status === 'approved' && release.window.end <= now) return undefined;
  const vote = votes[voteOf(release) ?? ''];
  const roles = vote ? agedNow(release, vote, now) : [];
  if (!vote || roles.length === 0) return undefined;
  const old = expiredIn(vote, now).filter((b) => roles.includes(b.role));
  const isAskedAgain = release.status === 'approved';
  return refuse(
    'too-old',
    say`${nameOf(release)} can't go on as it is. ${expiredWords(old, company)}: answers count for ${vote.ballotsLastHours ?? 0} h.`,
    {
      remedy: isAskedAgain
        ? say`They are being asked again.`
        : say`It can be deployed once ${users([...new Set(old.map((b) => b.instead ?? b.by))])}, or others of the same role, answer go again.`,
      offers: [
        ...(isAskedAgain ? [] : [askThem(release.id, 'answer')]),
        { verb: 'show', label: 'Open it', about: release.id },
      ],
    },
  );
}
