import { document, knowsMore } from '../deciding/document.ts';
import { byId } from '../deciding/reads.ts';
import type { Vote } from './vote.ts';

/** All votes on a release, also those that are over. */
export const votesOn = (release: string) => `votes/${release}`;
export const OPEN = 'votes/open';

/** The votes of a month in which a person answered; `instant` is UTC ISO. */
export const answeredBy = (user: string, instant: string) => `ballots/${user}/${instant.slice(0, 7)}`;

/** The id of a release's vote of that round, counted from 1: `R-1/v2`. */
export const voteId = (release: string, round: number) => `${release}/v${round}`;
/** The release that the vote of such an id is on. */
export const releaseOfVote = (vote: string): string => vote.split('/')[0] ?? '';

export const votes = document<Vote>()({
  name: 'vote',
  field: 'vote',
  // Form 1 knew only who owned it as it opened, and answers in the order in which they came.
  // Form 2 did not keep what evidence said when somebody answered.
  // Form 5 kept what it said alone, not on what that rested.
  // Form 4 told each end of a stretch with its day.
  upgrades: { 1: knowsMore(2), 2: knowsMore(3), 3: knowsMore(4), 4: knowsMore(5), 5: knowsMore(6) },
  // An open vote changes often, and is in nobody's receipts yet but through the list of all open ones.
  lists: ({ status, release, ballots, openedAt }) =>
    status === 'open'
      ? [votesOn(release), OPEN]
      : [votesOn(release), ...new Set(ballots.map((b) => answeredBy(b.by, openedAt)))],
});

/** The votes that are open, by id. */
export const openVotes = byId(votes, OPEN);
/** Votes by id. */
export type Votes = { votes: Record<string, Vote | undefined> };
