import { md } from '../../blocks/mrkdwn.ts';
import { oneIf } from '../../domain/deciding/reads.ts';
import { nameOf, voteOf } from '../../domain/release/release.ts';
import { saidOf } from '../../domain/release/status-words.ts';
import { takingOf } from '../../domain/vote/answering/taking.ts';
import { releaseOfVote, votes } from '../../domain/vote/document.ts';
import { NONE } from '../../reading/parts/release.ts';
import { ask, notice, type OnShortcut, say, seeFor, submittedTo } from '../ask.ts';
import { findRelease } from '../finding/find.ts';
import { VOTED_ON } from '../finding/theirs.ts';
import { onSubmitOf } from '../of-another-version.ts';
import { noGoModal, OF_VOTE } from '../replying/ballot.ts';
import { counted } from '../replying/counted.ts';

/** The message shortcut *Make this my no-go's reason*: on a message of a release's thread, or of the only open vote. */
export const noGoFromMessage: OnShortcut = async (a, on) => {
  const found = await findRelease(NONE, a, 'no-go', VOTED_ON);
  if ('answer' in found) return found.answer;
  const { release } = found;
  const { vote } = await seeFor(a, { vote: oneIf(votes, voteOf(release)) });
  if (!vote || !takingOf(release, vote))
    return say(md`No vote is open on ${nameOf(release)} (${release.id}): it ${saidOf(release)}.`);
  return { modal: noGoModal({ vote: vote.id }, nameOf(release), on?.text) };
};

export const submitNoGo = onSubmitOf(OF_VOTE, async ({ why = '' }, { vote, role }, a) => {
  const release = releaseOfVote(vote);
  const outcome = await ask(a, { type: 'CastBallot', release, vote, answer: 'no-go', why, ...(role && { role }) });
  return submittedTo(outcome, 'why', (done) => notice('Your vote', counted(done, release, vote)));
});
