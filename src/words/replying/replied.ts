import { join, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release, voteOf } from '../../domain/release/release.ts';
import { saidOf } from '../../domain/release/status-words.ts';
import { isBefore } from '../../domain/vote/answering/acted.ts';
import { ANSWER_WORDS } from '../../domain/vote/closing/outcome-words.ts';
import { releaseOfVote, votes } from '../../domain/vote/document.ts';
import { ballotsBy } from '../../domain/vote/standing.ts';
import { nearly, type Reply } from '../../replies/kinds.ts';
import { releaseMeant } from '../../replies/reason.ts';
import { readReply } from '../../replies/reply.ts';
import { type Answer, type Ask, ask, durably, say, seeFor } from '../ask.ts';
import { isAskedThen } from '../finding/theirs.ts';
import { notShown } from '../may-read.ts';
import { cast } from './ballot.ts';
import { didYouMean, toVoters } from './nearly-an-answer.ts';

const NOTHING_SAID: Answer = { nothing: true };

type InThread = Ask & { release: string };

/** A reply in a release's thread. `files`: the names of what is attached. */
export const replied = (asked: InThread, text: string, files: readonly string[]): Promise<Answer> =>
  durably(asked, (a) => answeredTo(a, text, files));

async function answeredTo(a: InThread, text: string, files: readonly string[]): Promise<Answer> {
  const reply = here(a, readReply(text, a.setting.company()));
  if (reply.is === 'chat') return NOTHING_SAID;
  const unread = notShown(a);
  if (unread) return reply.is === 'answer' ? unread : NOTHING_SAID;
  const { release } = await seeFor(a, { release: one(releases, a.release) });
  const id = release && voteOf(release);
  if (!release) return NOTHING_SAID;
  if (!id) return reply.is === 'answer' ? notVotedOn(release, a) : NOTHING_SAID;
  const { vote } = await seeFor(a, { vote: one(votes, id) });
  if (vote && a.acted && isBefore(a.acted, vote.openedAt))
    return toVoters(
      a,
      id,
      meantBy(reply),
      (name) => md`Not counted on ${name}: you wrote that before this vote opened. Your answer to it?`,
    );
  switch (reply.is) {
    case 'answer': {
      const attached = reply.answer === 'no-go' && reply.why === '' && files.length > 0;
      return cast(a, id, reply.answer, attached ? `see ${namesOf(files)}, in the thread` : reply.why, reply.role);
    }
    case 'nearly':
      return didYouMean(a, id, reply);
    case 'maybe':
      return wondered(a, id, text, reply.meant);
  }
}

/** An answer for another release does not count for the one in whose thread it is given. */
function here({ release }: InThread, reply: Reply): Reply {
  const other = reply.is === 'answer' ? releaseMeant(reply.why) : undefined;
  return reply.is === 'answer' && other && other !== release ? nearly('elsewhere', reply.answer, other) : reply;
}

const meantBy = (reply: Reply) =>
  reply.is === 'answer' ? reply.answer : reply.is === 'chat' ? undefined : reply.meant;

const namesOf = (files: readonly string[]) =>
  files
    .slice(0, 3)
    .map((name) => shortened(name, 80))
    .join(', ');

/** “yes” may be an answer to anything. Who is still missing is asked whether it was to the vote, once. */
async function wondered(a: Ask, vote: string, text: string, meant: 'go' | 'no-go' | 'abstain'): Promise<Answer> {
  const outcome = await ask(a, { type: 'WonderAtReply', release: releaseOfVote(vote), vote });
  if (!outcome.ok || outcome.duplicate || outcome.facts.length === 0) return NOTHING_SAID;
  return toVoters(
    a,
    vote,
    meant,
    (name) =>
      md`Was “${shortened(text, 40)}” your answer on ${name}? It isn’t counted: that takes \`go\`, \`no-go: why\` or \`abstain\`. I ask this once; if it was about something else, leave it.`,
  );
}

/** Whoever would be asked hears that nobody is yet. */
async function notVotedOn(release: Release, a: Ask): Promise<Answer> {
  if (!isAskedThen(release, a.person.id, a.setting)) return NOTHING_SAID;
  return say(
    md`Not counted: no vote is open on ${nameOf(release)} (${release.id}); it ${saidOf(release)}. You are asked when it opens.`,
  );
}

/** What a person does when an answer of theirs is there no more. */
const GONE = { deleted: 'Deleting a message', unreacted: 'Removing a reaction' } as const;

/** A reply that was edited, or is gone (`now` undefined): neither is an answer, and what was said stands. Told where either text would have been one. */
export const rewritten = (
  asked: InThread,
  before: string,
  now: string | undefined,
  how: keyof typeof GONE = 'deleted',
): Promise<Answer> => durably(asked, (a) => stillStanding(a, before, now, how));

async function stillStanding(
  a: InThread,
  before: string,
  now: string | undefined,
  how: keyof typeof GONE,
): Promise<Answer> {
  const company = a.setting.company();
  const [was, is] = [before, now ?? ''].map((text) => readReply(text, company));
  const isSaid = (reply: Reply | undefined) => reply?.is === 'answer' || reply?.is === 'nearly';
  if (notShown(a)) return NOTHING_SAID;
  if (!isSaid(was) && !(now !== undefined && isSaid(is))) return NOTHING_SAID;
  const { release } = await seeFor(a, { release: one(releases, a.release) });
  const id = release && voteOf(release);
  if (!id) return NOTHING_SAID;
  const what = now === undefined ? md`${GONE[how]} takes no answer back` : md`An edited message is no answer`;
  return toVoters(a, id, is && meantBy(is), (name, _, { company }, vote) => {
    const mine = ballotsBy(a.person.id, vote).map(
      (b) => md`${ANSWER_WORDS[b.answer]} for ${roleTitle(company, b.role)} (${when(b.at)})`,
    );
    // Deleted, and nothing of theirs counted: there is nothing to tell.
    const stands =
      mine.length > 0 ? md`What you said stands: ${join(mine, ', ')}.` : md`No answer of yours counts yet.`;
    return join(
      [md`${what}, on ${name}.`, stands, now === undefined ? NOTHING : md`Answer anew, or choose here.`],
      ' ',
    );
  });
}
