import { md } from '../../blocks/mrkdwn.ts';
import { nameOf } from '../../domain/release/release.ts';
import { NONE } from '../../reading/parts/release.ts';
import { ask, notice, type OnShortcut, type OnSubmit, say, submittedTo } from '../ask.ts';
import { counted, noGoModal, VOTED_ON } from '../ballot.ts';
import { findRelease } from '../find.ts';

/** The message shortcut *Make this my no-go's reason*: on a message of a release's thread, or of the only open vote. */
export const noGoFromMessage: OnShortcut = async (a, on) => {
  const found = await findRelease(NONE, a, 'no-go', VOTED_ON);
  if ('answer' in found) return found.answer;
  const { release } = found;
  if (release.status !== 'voting')
    return say(md`No vote is open on ${nameOf(release)} (${release.id}): it is ${release.status}.`);
  return { modal: noGoModal(release.vote, nameOf(release), on?.text) };
};

export const submitNoGo: OnSubmit = async (fields, vote, a) => {
  const release = vote.split('/')[0] ?? '';
  const outcome = await ask(a, { type: 'CastBallot', release, vote, answer: 'no-go', why: fields.why ?? '' });
  return submittedTo(outcome, 'why', (done) => notice('Your vote', counted(done, release, vote)));
};
