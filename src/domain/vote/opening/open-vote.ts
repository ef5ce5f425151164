import { z } from 'zod';
import { openNear } from '../../calendar/open-near.ts';
import type { Right } from '../../company/roles.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, type Refusal, refuse } from '../../deciding/decision.ts';
import { one, some } from '../../deciding/reads.ts';
import { GONOGO } from '../../deciding/world.ts';
import { standing } from '../../delegation/document.ts';
import { currentOnes } from '../../freeze/document.ts';
import { forbidden } from '../../people/may.ts';
import { at, say, users } from '../../phrase.ts';
import { releases } from '../../release/document.ts';
import { nameOf, type Release, voteOf } from '../../release/release.ts';
import { saidAndBy } from '../../release/status-words.ts';
import { unknownRelease } from '../../release/unknown.ts';
import { votes } from '../document.ts';
import { madeOf } from '../reopening/comparing.ts';
import { termsFor } from '../terms-for.ts';
import type { Vote } from '../vote.ts';
import { opened } from './opening.ts';

export type OpenVote = { type: 'OpenVote'; release: string };

const TAKES: Right = { action: 'open-vote', owned: true };

export const openVote = command<OpenVote>()({
  takes: TAKES,
  timer: z.strictObject({ release: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release), freezes: currentOnes, delegations: standing }),
  also: ({ release }) => ({
    ...madeOf(release),
    openReleases: openNear(release),
    votes: some(
      votes,
      [release && voteOf(release)].flatMap((vote) => vote ?? []),
    ),
  }),
  decide(world, { release: id }): Decision {
    const { release, now } = world;
    if (!release) return unknownRelease(id);
    const no =
      stateFault(release, world.votes[voteOf(release) ?? '-']) ?? forbidden(world, TAKES, say`open the vote`, release);
    if (no) return no;
    const terms = termsFor(release, world);
    if (isRefusal(terms)) return terms;
    if (release.window.end <= now)
      return refuse('too-late', say`The window of ${nameOf(release)} ended ${at(release.window.end)}.`, {
        offers: [{ verb: 'move', label: 'Move…', about: id }],
      });
    return { facts: opened(release, terms.policy, terms, world) };
  },
});

function stateFault(release: Release, vote: Vote | undefined): Refusal | undefined {
  const { id, status } = release;
  if (status === 'planned' || status === 'rejected') return undefined;
  if (status === 'voting')
    return refuse('already-open', say`The vote on ${nameOf(release)} is open already${openedBy(vote)}.`, {
      offers: [{ verb: 'review', label: 'Review & vote', about: id }],
    });
  return refuse('wrong-state', say`${nameOf(release)} ${saidAndBy(release)}: there is nothing to vote on any more.`, {
    offers: [{ verb: 'show', label: 'Open it', about: id }],
  });
}

/** Two people who press the button at once learn of each other. */
const openedBy = (vote: Vote | undefined) =>
  vote && vote.openedBy !== GONOGO.id ? say`: ${users([vote.openedBy])} opened it ${at(vote.openedAt)}` : say``;
