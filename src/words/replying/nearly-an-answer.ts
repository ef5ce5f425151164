import { actions, button } from '../../blocks/blocks.ts';
import { type Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { standing } from '../../domain/delegation/document.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf } from '../../domain/release/release.ts';
import type { Seat } from '../../domain/vote/answering/seats.ts';
import { seatsNow, takingOf } from '../../domain/vote/answering/taking.ts';
import { releaseOfVote, votes } from '../../domain/vote/document.ts';
import type { BallotAnswer as Ballot, Vote } from '../../domain/vote/vote.ts';
import type { Nearly } from '../../replies/kinds.ts';
import { type Answer, type Ask, say, seeFor } from '../ask.ts';

type Near = { because: Nearly; meant: Ballot; unknown?: string };

/** What was nearly an answer: why it isn't counted, and the answers as buttons. Nothing for those whose answer would not count. */
export async function didYouMean(a: Ask, vote: string, near: Near): Promise<Answer> {
  return toVoters(
    a,
    vote,
    near.meant,
    (name, seats, world) => md`Not counted on ${name}: ${whyNot(near, seats, world)}. Did you mean…`,
    near.because,
  );
}

/** Something said to a person whose answer would count now, with the answers as buttons; nobody else is bothered. */
export async function toVoters(
  a: Ask,
  voteId: string,
  meant: Ballot | undefined,
  words: (name: string, seats: Seat[], world: World, vote: Vote) => Mrkdwn,
  because?: Nearly,
): Promise<Answer> {
  const id = releaseOfVote(voteId);
  const world = await seeFor(a, { release: one(releases, id), vote: one(votes, voteId), delegations: standing });
  const { release, vote } = world;
  if (!release || !vote) return { nothing: true };
  const seats = seatsNow(release, vote, world);
  if (seats.length === 0) return { nothing: true };
  const begun = takingOf(release, vote) === 'begun';
  const byRole = (because === 'role' || because === 'roles') && seats.length > 1;
  const name = `${nameOf(release)} (${release.id})`;
  return say(
    words(name, seats, world, vote),
    ...actions(byRole && meant ? roleButtons(voteId, meant, seats, world) : answerButtons(voteId, meant, begun)),
  );
}

const LABELS: Record<Ballot, string> = { go: 'Go', 'no-go': 'No-go…', abstain: 'Abstain' };

/** What was probably meant comes first. */
function answerButtons(vote: string, meant: Ballot | undefined, begun: boolean) {
  const all: Ballot[] = begun ? ['no-go', 'go'] : ['go', 'no-go', 'abstain'];
  const sorted = [...all.filter((x) => x === meant), ...all.filter((x) => x !== meant)];
  return sorted.map((x) => button(LABELS[x], x, vote));
}

const roleButtons = (vote: string, meant: Ballot, seats: Seat[], { company }: World) =>
  [...new Set(seats.map((s) => s.role))].map((role) =>
    button(
      `${LABELS[meant].replace('…', '')} for ${roleTitle(company, role)}${meant === 'no-go' ? '…' : ''}`,
      meant,
      `${vote}#${role}`,
    ),
  );

function whyNot({ because, meant, unknown = '' }: Near, seats: Seat[], { company }: World): Mrkdwn {
  switch (because) {
    case 'elsewhere':
      return md`you named ${unknown}, and this is the thread of another release`;
    case 'terms':
      return md`a go with a condition or a doubt is none`;
    case 'role':
      return md`I know no role “${shortened(unknown.replace(/^@/, ''), 40)}”; you answer for ${[...new Set(seats.map((s) => roleTitle(company, s.role)))].join(', ')}`;
    case 'roles':
      return md`one role at a time, or none for all of yours`;
    case 'back':
      return md`who takes an answer back gives another one`;
    case 'question':
      return md`it reads as a question`;
    case 'words':
      return meant === 'go'
        ? md`an answer is \`go\`, alone or as in \`go: tested\``
        : md`an answer is \`${meant}\`, with its reason as in \`${meant}: why\``;
  }
}
