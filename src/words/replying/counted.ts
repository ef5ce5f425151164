import { join, type Mrkdwn, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, noGosOf, type Release } from '../../domain/release/release.ts';
import { ANSWER_WORDS } from '../../domain/vote/closing/outcome-words.ts';
import { votes } from '../../domain/vote/document.ts';
import { ballotCast } from '../../domain/vote/facts/ballot-cast.ts';
import { voteClosed } from '../../domain/vote/facts/vote-closed.ts';
import type { BallotAnswer as Ballot, Vote } from '../../domain/vote/vote.ts';
import type { Done } from '../../door/outcome.ts';

/** "Counted: Go for SRE, checkout-api 4.2.0 → production (R-118). You can change it until today 12:00." */
export function counted({ facts, after, now: { company } }: Done, id: string, voteId: string): Mrkdwn {
  const release = after(releases, id);
  const vote = after(votes, voteId);
  const ballots = ballotCast.among(facts);
  const [first] = ballots;
  if (!first) return md`That is your answer already, for ${nameOf(release)} (${id}).`;
  const seats = ballots.map(
    (b) => md`${roleTitle(company, b.role)}${b.instead ? md`, instead of ${{ user: b.instead }}` : NOTHING}`,
  );
  const old = ballots.some((b) => b.print !== undefined && b.print !== vote.print);
  return join(
    [
      md`Counted: ${ANSWER_WORDS[first.answer]} for ${join(seats, ' and ')}, ${nameOf(release)} (${id}).`,
      // It was written before something of the release changed.
      old ? md`You gave it before what it is about changed: look whether you are asked again.` : NOTHING,
      whatItDid(release, vote, voteClosed.among(facts).length > 0, first.answer, first.by),
    ],
    ' ',
  );
}

/** `closed`: this answer decided it. */
function whatItDid(release: Release, vote: Vote, closed: boolean, answer: Ballot, by: string): Mrkdwn {
  if (vote.status === 'open') return md`You can change it until ${when(vote.closesAt)}.`;
  const mine = noGosOf(release).some((n) => n.by === by);
  switch (release.status) {
    case 'approved':
      return closed
        ? md`That decides it: *approved*. You can change it until the first step starts.`
        : md`The vote has passed; you can change your answer until the first step starts.`;
    case 'rejected':
      return md`That decides it: *no-go*. Answer \`go\` to lift it.`;
    case 'completed':
      return answer === 'no-go'
        ? md`It is live already: whoever may roll it back is asked to. Answer \`go\` to lift it.`
        : md`You are not against it any more.`;
    default:
      return mine
        ? md`The next step waits. Answer \`go\` to lift it.`
        : md`The next step does not wait for you any more.`;
  }
}
