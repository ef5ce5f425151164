import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, voteOf } from '../../domain/release/release.ts';
import { saidOf } from '../../domain/release/status-words.ts';
import { takingOf } from '../../domain/vote/answering/taking.ts';
import { releaseOfVote, votes } from '../../domain/vote/document.ts';
import type { BallotAnswer as Ballot } from '../../domain/vote/vote.ts';
import { whichReleaseBeforeReason } from '../../reading/parts/release.ts';
import { asRole } from '../../reading/parts/words.ts';
import { isDoubtful, isTakenBack } from '../../replies/reason.ts';
import { type Answer, type Ask, answerTo, ask, type OnClick, type OnCommand, say, seeFor } from '../ask.ts';
import { findRelease } from '../finding/find.ts';
import { answered } from '../finding/theirs.ts';
import { sentence } from '../sentence.ts';
import { counted } from './counted.ts';
import { didYouMean } from './nearly-an-answer.ts';

/** A vote as buttons and dialogs name it: `R-1/v2`, with `#sre` where only that role is meant. */
const aboutVote = (vote: string, role?: string) => (role === undefined ? vote : `${vote}#${role}`);

export function voteIn(about: string): { vote: string; role?: string } {
  const [vote = '', role] = about.split('#');
  return { vote, ...(role && { role }) };
}

const TAKES = { parts: { release: whichReleaseBeforeReason, as: asRole }, why: 'free' } as const;

/** `/release go|no-go|abstain [what] [as role] [why]`. */
export const typedBallot = (answer: Ballot): OnCommand =>
  sentence(TAKES, async ({ release: which, as, why }, a) => {
    const found = await findRelease(which, a, answer, answered(answer));
    if ('answer' in found) return found.answer;
    const { release } = found;
    const vote = voteOf(release);
    if (!vote) return say(md`No vote is open on ${nameOf(release)} (${release.id}): it ${saidOf(release)}.`);
    if (as && !as.role) return didYouMean(a, vote, { because: 'role', meant: answer, unknown: as.typed });
    if (isTakenBack(why)) return didYouMean(a, vote, { because: 'back', meant: answer });
    if (answer === 'go' && isDoubtful(why)) return didYouMean(a, vote, { because: 'terms', meant: answer });
    return answer === 'no-go' && reasonOf(why) === ''
      ? noGoFor(a, aboutVote(vote, as?.role))
      : cast(a, vote, answer, reasonOf(why), as?.role);
  });

/** What is left of a typed answer, without what set it off. */
const reasonOf = (rest: string) => rest.replace(/^[\s:,;–—-]+/, '').trim();

/** A click on [Go], [No-go…] or [Abstain]; `about` is the vote, or the release where a picker asked. */
export const clickBallot =
  (answer: Ballot): OnClick =>
  async (about, a) => {
    if (!about.includes('/')) return typedBallot(answer)(about, a);
    if (answer === 'no-go') return noGoFor(a, about);
    const { vote, role } = voteIn(about);
    return cast(a, vote, answer, '', role);
  };

/** The dialog for a no-go's reason; where none counts any more, why. */
async function noGoFor(a: Ask, about: string): Promise<Answer> {
  const { vote: id, role } = voteIn(about);
  const { release, vote } = await seeFor(a, theVote(id));
  return release && vote && takingOf(release, vote)
    ? { modal: noGoModal(about, nameOf(release)) }
    : cast(a, id, 'no-go', '', role);
}

export async function cast(a: Ask, vote: string, answer: Ballot, why: string, role?: string): Promise<Answer> {
  const release = releaseOfVote(vote);
  const outcome = await ask(a, {
    type: 'CastBallot',
    release,
    vote,
    answer,
    why,
    ...(role && { role }),
    ...(a.acted && { acted: a.acted }),
  });
  // The same event again: it was answered the first time.
  if (outcome.ok && outcome.duplicate) return { nothing: true };
  return answerTo(outcome, (done) => counted(done, release, vote));
}

/** A vote and its release. */
export const theVote = (id: string) => ({
  release: one(releases, releaseOfVote(id)),
  vote: one(votes, id),
});

/** `about`: see `aboutVote`. */
export const noGoModal = (about: string, name: string, why = ''): View => ({
  ...dialog('no-go', 'No-go', 'Send no-go', about, 'Not yet'),
  blocks: [
    section(md`*${name}*`),
    textInput('why', 'Why not?', why, {
      multiline: true,
      placeholder: 'migration not tested',
      hint: 'The release channel reads it; executives and support do not.',
    }),
  ],
});
