import type { View } from '@slack/types';
import { dialog, option, section, selectInput, textInput } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { documentsLine } from '../../cards/documents.ts';
import { commitLines, diffLine, riskLine } from '../../cards/risk.ts';
import { roleLine } from '../../cards/vote.ts';
import { conflictsOf } from '../../domain/calendar/conflicts.ts';
import { shortHanded } from '../../domain/calendar/hours.ts';
import { roleTitle } from '../../domain/company.ts';
import type { DomainFact, World } from '../../domain/decision.ts';
import { MADE_OF } from '../../domain/documents.ts';
import { gatesOf } from '../../domain/gates/index.ts';
import { nameOf, type Release, voteOf } from '../../domain/release/release.ts';
import { seatsOf } from '../../domain/vote/ballot.ts';
import { type Answer as Ballot, standings, type Vote } from '../../domain/vote/vote.ts';
import { conflictLine } from '../advice.ts';
import {
  type Answer,
  type Ask,
  answerTo,
  ask,
  lookFor,
  notice,
  type OnClick,
  type OnCommand,
  type OnSubmit,
  refusalMessage,
  say,
  submittedTo,
} from '../ask.ts';
import { findRelease } from '../find.ts';
import { reasonModal } from '../reason.ts';

/** `/release vote [what]` and [Open the vote]; with an open vote it shows the vote instead. */
export const openVote: OnCommand = async (rest, a) => {
  const found = await findRelease(rest, a, 'vote', ['planned', 'rejected']);
  if ('answer' in found) return found.answer;
  const { release } = found;
  const outcome = await ask(a, { type: 'OpenVote', release: release.id });
  return answerTo(outcome, (world) => {
    const now = world.releases[release.id];
    const vote = now && voteOf(now) ? world.votes[voteOf(now) ?? ''] : undefined;
    const off = vote ? shortHanded(vote.rules, vote.closesAt, world.company, world.people) : [];
    const warned = off.map(
      (o) => md`Careful: it closes when ${roleTitle(world.company, o.role)} is off work (${o.why}).`,
    );
    const opened = md`The vote on ${nameOf(release)} (${release.id}) is open${now?.status === 'voting' ? md` until ${when(now.closesAt)}` : NOTHING}. Those who decide were asked.`;
    return join([opened, ...warned], '\n');
  });
};

/** `/release go|no-go|abstain [what] [why]`. */
export const typedBallot =
  (answer: Ballot): OnCommand =>
  async (rest, a) => {
    const found = await findRelease(rest, a, answer, ['voting']);
    if ('answer' in found) return found.answer;
    const { release, rest: why } = found;
    // Whoever rejected it may lift that; others are told who could.
    if (release.status === 'rejected') return cast(a, release.vote, answer, why);
    if (release.status !== 'voting')
      return say(md`No vote is open on ${nameOf(release)} (${release.id}): it is ${release.status}.`);
    if (answer === 'no-go' && why.trim() === '') return { modal: noGoModal(release.vote, nameOf(release)) };
    return cast(a, release.vote, answer, why);
  };

/** A click on [Go], [No-go…] or [Abstain]; `about` is the vote, or the release where a picker asked. */
export const clickBallot =
  (answer: Ballot): OnClick =>
  async (about, a) => {
    if (!about.includes('/')) return typedBallot(answer)(about, a);
    if (answer !== 'no-go') return cast(a, about, answer, '');
    const { release, vote } = await theVote(a, about);
    if (!release || vote?.status !== 'open') return cast(a, about, answer, 'no reason');
    return { modal: noGoModal(about, nameOf(release)) };
  };

export async function cast(a: Ask, vote: string, answer: Ballot, why: string, role?: string): Promise<Answer> {
  const release = vote.split('/')[0] ?? '';
  const outcome = await ask(a, { type: 'CastBallot', release, vote, answer, why, ...(role && { role }) });
  // The same event again: it was answered the first time.
  if (outcome.ok && 'duplicate' in outcome) return { nothing: true };
  return answerTo(outcome, (world) => counted(outcome.ok ? outcome.facts : [], world, release, vote));
}

const WORD = { go: 'Go', 'no-go': 'No-go', abstain: 'Abstention' } as const;

/** "Counted: Go for SRE, checkout-api 4.2.0 → production (R-118). You can change it until today 12:00." */
function counted(facts: DomainFact[], world: World, id: string, voteId: string): Mrkdwn {
  const release = world.releases[id];
  const vote = world.votes[voteId];
  const ballots = facts.flatMap((f) => (f.type === 'BallotCast' ? [f] : []));
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
    (b) => md`${roleTitle(world.company, b.role)}${b.instead ? md`, instead of ${{ user: b.instead }}` : NOTHING}`,
  );
  return md`Counted: ${WORD[first.answer]} for ${join(seats, ' and ')}, ${nameOf(release)} (${id}). ${rest}`;
}

async function theVote(
  a: Ask,
  id: string,
): Promise<{ world: World; release: Release | undefined; vote: Vote | undefined }> {
  const release = id.split('/')[0] ?? '';
  const world = await lookFor(a, {
    docs: [`release/${release}`, `vote/${id}`],
    lists: ['freezes/current', 'releases/open', 'delegations/all', ...MADE_OF],
  });
  return { world, release: world.releases[release], vote: world.votes[id] };
}

/** The message shortcut *Make this my no-go's reason*: on a message of a release's thread, or of the only open vote. */
export async function noGoFromMessage(text: string, a: Ask): Promise<Answer> {
  const found = await findRelease('', a, 'no-go', ['voting']);
  if ('answer' in found) return found.answer;
  const { release } = found;
  if (release.status !== 'voting')
    return say(md`No vote is open on ${nameOf(release)} (${release.id}): it is ${release.status}.`);
  return { modal: noGoModal(release.vote, nameOf(release), text) };
}

const noGoModal = (vote: string, name: string, why = ''): View => ({
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

export const submitNoGo: OnSubmit = async (fields, vote, a) => {
  const release = vote.split('/')[0] ?? '';
  const outcome = await ask(a, { type: 'CastBallot', release, vote, answer: 'no-go', why: fields.why ?? '' });
  return submittedTo(outcome, 'why', (world) =>
    notice('Your vote', counted(outcome.ok ? outcome.facts : [], world, release, vote)),
  );
};

/** [Review & vote]: what changes, the checks, who said what; the role preselected. A closed vote says so instead. */
export const review: OnClick = async (about, a) => {
  const id = about.includes('/') ? about : await newestVote(a, about);
  const { world, release, vote } = await theVote(a, id);
  if (!release || !vote) return say(md`I don't know that vote. See what is open with \`/release list\`.`);
  const mine = [...new Set(seatsOf(vote, world).map((s) => s.role))];
  if (vote.status === 'closed' || mine.length === 0) {
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
  return { modal: reviewModal(release, vote, mine, world) };
};

async function newestVote(a: Ask, release: string): Promise<string> {
  const world = await lookFor(a, { docs: [`release/${release}`], lists: [] });
  const found = world.releases[release];
  return found && 'vote' in found && found.vote ? found.vote : `${release}/v0`;
}

function reviewModal(release: Release, vote: Vote, mine: string[], world: World): View {
  const lines = [
    md`*${nameOf(release)}*   \`${release.id}\``,
    md`${span(release.window.start, release.window.end)} · by ${{ user: release.owner }}`,
    md`Why: ${release.why}`,
    release.customers ? md`For customers: ${release.customers}` : NOTHING,
    diffLine(release, world),
    documentsLine(release, world),
    riskLine(release, world),
    ...conflictsOf(release, world).map(conflictLine),
  ];
  const checks = [
    md`*Checks*`,
    ...gatesOf(release, world)
      .filter((g) => g.name !== 'Votes')
      .map((g) => md`${g.open ? '✓' : '✕'} ${g.name}: ${g.saw}`),
  ];
  const votes = [md`*Votes so far*`, ...standings(vote).map((s) => roleLine(s, vote, world))];
  const commits = commitLines(release, world);
  const roles = mine.map((r) => option(roleTitle(world.company, r), r));
  const answers = [option('Go', 'go'), option('No-go', 'no-go'), option('Abstain', 'abstain')];
  return {
    ...dialog('review', 'Review & vote', 'Send my vote', vote.id, 'Not yet'),
    blocks: [
      section(join(lines, '\n')),
      section(join([...checks, ...votes], '\n')),
      ...(commits.length > 0 ? [section(join(commits, '\n'))] : []),
      selectInput('role', 'You answer for', roles, mine[0]),
      selectInput('answer', 'Your vote', answers, undefined),
      textInput('why', 'Why', '', { multiline: true, optional: true, hint: 'A no-go needs its reason.' }),
    ],
  };
}

export const submitReview: OnSubmit = async (fields, vote, a) => {
  const release = vote.split('/')[0] ?? '';
  const answer = (['go', 'no-go', 'abstain'] as const).find((x) => x === fields.answer);
  if (!answer) return { errors: { answer: 'Choose go, no-go or abstain.' } };
  const outcome = await ask(a, {
    type: 'CastBallot',
    release,
    vote,
    answer,
    why: fields.why ?? '',
    ...(fields.role && { role: fields.role }),
  });
  return submittedTo(
    outcome,
    'answer',
    (world) => notice('Your vote', counted(outcome.ok ? outcome.facts : [], world, release, vote)),
    ['why'],
  );
};

/** [Object…]: a release that would be cleared by itself then needs its votes. */
export const clickObject: OnClick = async (about, a) => {
  const { release, vote } = await theVote(a, about);
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
  const release = vote.split('/')[0] ?? '';
  const outcome = await ask(a, { type: 'ObjectToClearing', release, vote, why: fields.why ?? '' });
  return submittedTo(outcome, 'why', () =>
    notice('Objected', md`Its votes are needed now. Those who decide were asked.`),
  );
};
