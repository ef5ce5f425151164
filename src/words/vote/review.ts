import type { View } from '@slack/types';
import { z } from 'zod';
import { dialog, lined, sections } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { inOneLine } from '../../blocks/text.ts';
import { endOf, rolesLines } from '../../cards/ballots.ts';
import { repositoryLines } from '../../cards/beside-commits.ts';
import { commitLines, kindsLine } from '../../cards/changes.ts';
import { documentsLine } from '../../cards/documents.ts';
import { restsOn } from '../../cards/evidence.ts';
import { irreversibleLine } from '../../cards/irreversible.ts';
import { diffLine, lackLines, riskLine } from '../../cards/risk.ts';
import { strategyLine } from '../../cards/strategy.ts';
import { ticketsLine } from '../../cards/tickets.ts';
import { gateLine } from '../../cards/words.ts';
import { conflictsOf, versionWarnings } from '../../domain/calendar/conflicts.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { inParts } from '../../domain/deciding/about.ts';
import { one } from '../../domain/deciding/reads.ts';
import { standing } from '../../domain/delegation/document.ts';
import { gatesOf } from '../../domain/gates/index.ts';
import { hotfixWords } from '../../domain/hotfix/hotfix-words.ts';
import { type ReleaseSurroundings, surroundingsOf } from '../../domain/release/clearing/surroundings.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release, voteOf } from '../../domain/release/release.ts';
import { seatsOf } from '../../domain/vote/answering/seats.ts';
import { takingOf } from '../../domain/vote/answering/taking.ts';
import { releaseOfVote } from '../../domain/vote/document.ts';
import type { Vote } from '../../domain/vote/vote.ts';
import { type Answer, type Ask, ask, notice, type OnClick, refusalMessage, say, seeFor, submittedTo } from '../ask.ts';
import { conflictLine } from '../collisions.ts';
import { onSubmitOf } from '../of-another-version.ts';
import { clickBallot, theVote } from '../replying/ballot.ts';
import { counted } from '../replying/counted.ts';

/** [Review & vote]. Nothing but a no-go counts once it has begun. */
export const review: OnClick = async (about, a) => {
  const id = about.includes('/') ? about : await newestVote(a, about);
  const { release, vote } = await seeFor(a, theVote(id));
  return release && vote && takingOf(release, vote) === 'begun' ? clickBallot('no-go')(id, a) : reviewed(id, a);
};

/** What changes, the checks, who said what; the role preselected. A closed vote, or one that asks somebody else, says so instead. */
export async function reviewed(id: string, a: Ask): Promise<Answer> {
  const { release, vote } = await seeFor(a, theVote(id));
  if (!release || !vote) return say(md`I don't know that vote. See what is open with \`/release list\`.`);
  const world = await seeFor(a, { ...surroundingsOf(release), delegations: standing });
  const mine = [...new Set(seatsOf(vote, world).map((s) => s.role))];
  if (takingOf(release, vote) && mine.length > 0) return { modal: reviewModal(release, vote, mine, world) };
  const outcome = await ask(a, {
    type: 'CastBallot',
    release: release.id,
    vote: id,
    answer: 'abstain',
    why: '',
    role: 'nobody',
  });
  return outcome.ok ? say(md`This vote is over.`) : { say: refusalMessage(outcome.refusal) };
}

async function newestVote(a: Ask, release: string): Promise<string> {
  const { found } = await seeFor(a, { found: one(releases, release) });
  return (found && voteOf(found)) ?? `${release}/v0`;
}

function reviewModal(release: Release, vote: Vote, mine: string[], world: ReleaseSurroundings): View {
  const lines = [
    md`*${nameOf(release)}*   \`${release.id}\``,
    md`${span(release.window.start, release.window.end)} · by ${{ user: release.owner }}`,
    release.hotfix ? md`Hotfix: ${hotfixWords(release.hotfix)}` : NOTHING,
    md`Why: ${inOneLine(release.why)}`,
    release.customers ? md`For customers: ${inOneLine(release.customers)}` : NOTHING,
    diffLine(release, world),
    kindsLine(release, world),
    ...repositoryLines(release, world),
    ticketsLine(release),
    documentsLine(release, world),
    strategyLine(release, world.company),
    irreversibleLine(release),
    riskLine(release, world),
    ...lackLines(release, world),
    // What is under way there is told by its check, below.
    ...[...conflictsOf(release, world), ...versionWarnings(release, world)].filter((c) => !c.begun).map(conflictLine),
  ];
  const checks = [
    md`*Checks*`,
    ...gatesOf(release, world)
      .filter((g) => g.id !== 'votes')
      .map((g) => md`${gateLine(g)}${restsOn(g.proofs)}`),
  ];
  const votes = [md`*Votes so far* · the vote closes ${when(endOf(vote))}`, ...rolesLines(vote, world)];
  const commits = commitLines(release, world);
  const roles = mine.map((r) => option(roleTitle(world.company, r), r));
  const answers = [option('Go', 'go'), option('No-go', 'no-go'), option('Abstain', 'abstain')];
  return {
    ...dialog('review', 'Review & vote', 'Send my vote', SEEN.write({ vote: vote.id, print: vote.print }), 'Not yet'),
    blocks: [
      lined(lines),
      ...sections([...checks, ...votes]),
      ...sections(commits),
      selectInput('role', 'You answer for', roles, mine[0]),
      selectInput('answer', 'Your vote', answers, undefined),
      textInput('why', 'Why', '', { multiline: true, optional: true, hint: 'A no-go needs its reason.' }),
    ],
  };
}

/** What the dialog shows, of which the release may have been changed before it is sent. */
const SEEN = inParts({ vote: z.string(), print: z.string().optional() }, '!');

export const submitReview = onSubmitOf(SEEN, async (fields, { vote, print: seen }, a) => {
  const release = releaseOfVote(vote);
  const answer = (['go', 'no-go', 'abstain'] as const).find((x) => x === fields.answer);
  if (!answer) return { errors: { answer: 'Choose go, no-go or abstain.' } };
  const outcome = await ask(a, {
    type: 'CastBallot',
    release,
    vote,
    answer,
    why: fields.why ?? '',
    // A no-go holds whatever it has become.
    ...(seen && answer !== 'no-go' && { seen }),
    ...(fields.role && { role: fields.role }),
  });
  return submittedTo(outcome, 'answer', (done) => notice('Your vote', counted(done, release, vote)), ['why']);
});
