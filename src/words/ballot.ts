import type { View } from '@slack/types';
import { dialog, section, textInput } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { roleTitle } from '../domain/company/roles.ts';
import { one } from '../domain/deciding/reads.ts';
import { releases } from '../domain/release/document.ts';
import { nameOf } from '../domain/release/release.ts';
import { votes } from '../domain/vote/document.ts';
import { ballotCast } from '../domain/vote/facts/ballot-cast.ts';
import type { Answer as Ballot } from '../domain/vote/vote.ts';
import type { Done } from '../door/outcome.ts';
import { whichReleaseBeforeReason } from '../reading/parts/release.ts';
import { type Answer, type Ask, answerTo, ask, type OnClick, type OnCommand, say, seeFor } from './ask.ts';
import { findRelease } from './find.ts';
import { sentence } from './sentence.ts';

export const VOTED_ON = { can: 'is voted on', on: ['voting'] } as const;

/** `/release go|no-go|abstain [what] [why]`. */
export const typedBallot = (answer: Ballot): OnCommand =>
  sentence({ parts: { release: whichReleaseBeforeReason }, why: 'free' }, async ({ release: which, why }, a) => {
    const found = await findRelease(which, a, answer, VOTED_ON);
    if ('answer' in found) return found.answer;
    const { release } = found;
    // Whoever rejected it may lift that; others are told who could.
    if (release.status === 'rejected') return cast(a, release.vote, answer, why);
    if (release.status !== 'voting')
      return say(md`No vote is open on ${nameOf(release)} (${release.id}): it is ${release.status}.`);
    if (answer === 'no-go' && why.trim() === '') return { modal: noGoModal(release.vote, nameOf(release)) };
    return cast(a, release.vote, answer, why);
  });

/** A click on [Go], [No-go…] or [Abstain]; `about` is the vote, or the release where a picker asked. */
export const clickBallot =
  (answer: Ballot): OnClick =>
  async (about, a) => {
    if (!about.includes('/')) return typedBallot(answer)(about, a);
    if (answer !== 'no-go') return cast(a, about, answer, '');
    const { release, vote } = await seeFor(a, theVote(about));
    if (!release || vote?.status !== 'open') return cast(a, about, answer, 'no reason');
    return { modal: noGoModal(about, nameOf(release)) };
  };

export async function cast(a: Ask, vote: string, answer: Ballot, why: string, role?: string): Promise<Answer> {
  const release = vote.split('/')[0] ?? '';
  const outcome = await ask(a, { type: 'CastBallot', release, vote, answer, why, ...(role && { role }) });
  // The same event again: it was answered the first time.
  if (outcome.ok && outcome.duplicate) return { nothing: true };
  return answerTo(outcome, (done) => counted(done, release, vote));
}

const WORD = { go: 'Go', 'no-go': 'No-go', abstain: 'Abstention' } as const;

/** "Counted: Go for SRE, checkout-api 4.2.0 → production (R-118). You can change it until today 12:00." */
export function counted({ facts, after, now: { company } }: Done, id: string, voteId: string): Mrkdwn {
  const release = after(releases, id);
  const vote = after(votes, voteId);
  const ballots = ballotCast.among(facts);
  const [first] = ballots;
  if (!release || !vote) return md`Counted.`;
  if (!first) return md`That is your answer already, for ${nameOf(release)} (${id}).`;
  const rest =
    vote.status === 'open'
      ? md`You can change it until ${when(vote.closesAt)}.`
      : release.status === 'approved'
        ? md`That decides it: *approved*.`
        : md`That decides it: *no-go*. Answer \`go\` to lift it.`;
  const seats = ballots.map(
    (b) => md`${roleTitle(company, b.role)}${b.instead ? md`, instead of ${{ user: b.instead }}` : NOTHING}`,
  );
  return md`Counted: ${WORD[first.answer]} for ${join(seats, ' and ')}, ${nameOf(release)} (${id}). ${rest}`;
}

/** A vote and its release. */
export const theVote = (id: string) => ({
  release: one(releases, id.split('/')[0] ?? ''),
  vote: one(votes, id),
});

export const noGoModal = (vote: string, name: string, why = ''): View => ({
  ...dialog('no-go', 'No-go', 'Send no-go', vote, 'Not yet'),
  blocks: [
    section(md`*${name}*`),
    textInput('why', 'Why not?', why, {
      multiline: true,
      placeholder: 'migration not tested',
      hint: 'Everybody following the release sees it.',
    }),
  ],
});
