import type { View } from '@slack/types';
import { z } from 'zod';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { inParts } from '../../domain/deciding/about.ts';
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
import { onClickOf } from '../of-another-version.ts';
import { sentence } from '../sentence.ts';
import { counted } from './counted.ts';
import { didYouMean } from './nearly-an-answer.ts';

/** A vote as buttons and dialogs name it: `R-1/v2`, with `#sre` where only that role is meant. */
export const OF_VOTE = inParts({ vote: z.string(), role: z.string().optional() }, '#');
type OfVote = { vote: string; role?: string | undefined };

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
      ? noGoFor(a, { vote, role: as?.role })
      : cast(a, vote, answer, reasonOf(why), as?.role);
  });

/** What is left of a typed answer, without what set it off. */
const reasonOf = (rest: string) => rest.replace(/^[\s:,;–—-]+/, '').trim();

/** A click on [Go], [No-go…] or [Abstain]; `about` is the vote, or the release where a picker asked. */
export const clickBallot = (answer: Ballot): OnClick =>
  onClickOf(OF_VOTE, async (of, a) => {
    if (!of.vote.includes('/')) return typedBallot(answer)(of.vote, a);
    return answer === 'no-go' ? noGoFor(a, of) : cast(a, of.vote, answer, '', of.role);
  });

/** The dialog for a no-go's reason; where none counts any more, why. */
async function noGoFor(a: Ask, of: OfVote): Promise<Answer> {
  const { release, vote } = await seeFor(a, theVote(of.vote));
  return release && vote && takingOf(release, vote)
    ? { modal: noGoModal(of, nameOf(release)) }
    : cast(a, of.vote, 'no-go', '', of.role);
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

export const noGoModal = (of: OfVote, name: string, why = ''): View => ({
  ...dialog('no-go', 'No-go', 'Send no-go', OF_VOTE.write(of), 'Not yet'),
  blocks: [
    section(md`*${name}*`),
    textInput('why', 'Why not?', why, {
      multiline: true,
      placeholder: 'migration not tested',
      hint: 'The release channel reads it; executives and support do not.',
    }),
  ],
});
