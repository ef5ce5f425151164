import { md, when } from '../../blocks/mrkdwn.ts';
import { standing } from '../../domain/delegation/document.ts';
import { nameOf } from '../../domain/release/release.ts';
import { releaseOfVote, votes } from '../../domain/vote/document.ts';
import { whoWasAsked } from '../../domain/vote/when-asked.ts';
import { ask, notice, type OnClick, type OnSubmit, say, seeFor, submittedTo } from '../ask.ts';
import { reasonModal } from '../dialogs/reason-dialog.ts';
import { theVote } from '../replying/ballot.ts';

/** [Object…]: a release that would be cleared by itself then needs its votes. */
export const clickObject: OnClick = async (about, a) => {
  const { release, vote } = await seeFor(a, theVote(about));
  if (!release || vote?.status !== 'open' || !vote.clearsAt) return say(md`It needs its votes already, or is decided.`);
  return {
    modal: reasonModal(
      'object',
      about,
      'Object',
      'Object',
      md`*${nameOf(release)}* would be cleared ${when(vote.clearsAt)} without a vote.`,
      '',
    ),
  };
};

export const submitObject: OnSubmit = async (fields, vote, a) => {
  const release = releaseOfVote(vote);
  const outcome = await ask(a, { type: 'ObjectToClearing', release, vote, why: fields.why ?? '' });
  const { delegations } = await seeFor(a, { delegations: standing });
  return submittedTo(outcome, 'why', ({ after, now }) => {
    const { company, people } = now;
    const asked = whoWasAsked(after(votes, vote), { company, people, now: now.now, delegations });
    return notice('Objected', md`Its votes are needed now. ${asked}.`);
  });
};
