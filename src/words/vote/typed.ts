import { join, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { shortHanded } from '../../domain/calendar/hours.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { standing } from '../../domain/delegation/document.ts';
import { say as phrase, users } from '../../domain/phrase.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, voteOf } from '../../domain/release/release.ts';
import { votes } from '../../domain/vote/document.ts';
import { approverPaged } from '../../domain/vote/facts/approver-paged.ts';
import type { BallotAnswer as Ballot } from '../../domain/vote/vote.ts';
import { whoWasAsked } from '../../domain/vote/when-asked.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { type Answer, type Ask, answerTo, ask, type OnCommand, seeFor } from '../ask.ts';
import { findRelease } from '../finding/find.ts';
import { opensOrAnswers } from '../finding/theirs.ts';
import { typedBallot } from '../replying/ballot.ts';
import { sentence } from '../sentence.ts';
import { spelledWord, spellingsOf } from '../spelled.ts';
import { reviewed } from './review.ts';

const opened = sentence({ parts: { release: whichRelease } }, async ({ release: which }, a) => {
  const found = await findRelease(which, a, 'vote', opensOrAnswers);
  if ('answer' in found) return found.answer;
  const { release } = found;
  const already = release.status === 'voting' ? voteOf(release) : undefined;
  if (already) return reviewed(already, a);
  const outcome = await ask(a, { type: 'OpenVote', release: release.id });
  const { delegations } = await seeFor(a, { delegations: standing });
  return answerTo(outcome, ({ after, facts, now: world }) => {
    const { company, people } = world;
    const now = after(releases, release.id);
    const vote = after(votes, voteOf(now) ?? '-');
    const off = shortHanded(vote.rules, vote.closesAt, company, people);
    // Whoever approves a hotfix is asked one after the other, at any hour.
    const paged = approverPaged.among(facts).flatMap((f) => f.people);
    const asked =
      paged.length > 0
        ? phrase`Asked to approve, at once: ${users(paged)}`
        : whoWasAsked(vote, { company, people, now: world.now, delegations });
    const warned = off.map((o) => md`Careful: it closes when ${roleTitle(company, o.role)} is off work (${o.why}).`);
    const opened = md`The vote on ${nameOf(release)} (${release.id}) is open${now.status === 'voting' ? md` until ${when(now.closesAt)}` : NOTHING}. ${asked}.`;
    return join([opened, ...warned], '\n');
  });
});

const ANSWERS: ReadonlyMap<string, Ballot> = new Map([
  ['go', 'go'],
  ['yes', 'go'],
  ['nogo', 'no-go'],
  ['no', 'no-go'],
  ['abstain', 'abstain'],
]);

/** `/release vote [what]` and [Open the vote]; with an open vote it shows the vote instead. `vote go [what]` is an answer to it. */
export const typed: OnCommand = Object.assign(
  async (rest: string, a: Ask): Promise<Answer> => {
    const answer = spelledWord(rest, spellingsOf(ANSWERS.keys()));
    const meant = answer.name === undefined ? undefined : ANSWERS.get(answer.name);
    if (meant)
      return typedBallot(meant)(
        answer.rest,
        a.typed ? { ...a, typed: { ...a.typed, word: meant, rest: answer.rest } } : a,
      );
    return opened(rest, a);
  },
  { takes: opened.takes },
);
