import { actions, button, lined, type Message, message, sections } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { conflictsOf, type Surroundings } from '../domain/calendar/conflicts.ts';
import { type Around, inTheWay as closedTo, type Gate, gatesOf } from '../domain/gates/index.ts';
import type { ReleaseSurroundings } from '../domain/release/clearing/surroundings.ts';
import { itemsOf, noGosOf, type Release, voteOf } from '../domain/release/release.ts';
import { takingOf } from '../domain/vote/answering/taking.ts';
import { OUTCOME_WORDS } from '../domain/vote/closing/outcome-words.ts';
import type { Vote } from '../domain/vote/vote.ts';
import { rolesLines } from './ballots.ts';
import { repositoryLines } from './beside-commits.ts';
import { kindsLine } from './changes.ts';
import { documentsLine } from './documents.ts';
import { irreversibleLine } from './irreversible.ts';
import { diffLine, riskLine } from './risk.ts';
import { strategyLine } from './strategy.ts';

/** The vote's message in the headline's thread: one line a role; live buttons only while it is open. */
export function voteCard(release: Release, vote: Vote, world: ReleaseSurroundings): Message {
  const open = vote.status === 'open';
  // A vote that is over was on what the release was then, whatever becomes of the release.
  const { items, environment } = (open ? undefined : vote.content) ?? release;
  const title = md`Vote: ${itemsOf(items)} → ${environment}`;
  const head = open
    ? md`*${title}* · closes ${when(vote.closesAt)}`
    : md`*${title}* · closed ${when(vote.closedAt)}: *${OUTCOME_WORDS[vote.outcome]}*`;
  const roles = rolesLines(vote, world);
  const about = open
    ? [
        diffLine(release, world),
        kindsLine(release, world),
        ...repositoryLines(release, world),
        documentsLine(release, world),
        strategyLine(release, world.company),
        irreversibleLine(release),
        riskLine(release, world),
        ...inTheWay(release, world),
        clearing(vote),
      ]
    : [];
  const lines = [...about, ...roles];
  const how = open ? [md`Answer here too: \`go\` · \`no-go: why\` · \`abstain\``] : [];
  const text = open
    ? md`Vote by ${when(vote.closesAt)}: ${itemsOf(release.items)} to ${release.environment} (${release.id})`
    : join([md`${title} (${release.id})`, md`closed: ${OUTCOME_WORDS[vote.outcome]}`], ' ');
  return message(join([text, ...lines], '\n'), [
    // Who is still needed has a block of its own: nothing that is said of the release can push it out of Slack's limits.
    lined([head, ...about]),
    ...sections([...roles, ...how]),
    ...actions(open ? voteButtons(vote) : [...changeButtons(release, vote), button('Details', 'show', release.id)]),
  ]);
}

const voteButtons = (vote: Vote) => [
  button('Go', 'go', vote.id, { style: 'primary' }),
  button('No-go…', 'no-go', vote.id, { style: 'danger' }),
  button('Abstain', 'abstain', vote.id),
  button('Review', 'review', vote.id),
  ...(vote.clearsAt ? [button('Object…', 'object', vote.id)] : []),
];

/** A vote that has passed: answers may be changed until the first step starts; from then on a no-go holds the next one, or asks for a rollback. */
function changeButtons(release: Release, vote: Vote) {
  const taking = takingOf(release, vote);
  return [
    ...(taking === 'passed' ? [button('Change my vote…', 'review', vote.id)] : []),
    ...(taking ? [button('No-go…', 'no-go', vote.id)] : []),
    // Of several environments, it stands in the vote of the one where it was said.
    ...(voteOf(release) === vote.id && noGosOf(release).length > 0 ? [button('Lift the no-go', 'go', vote.id)] : []),
  ];
}

/** What the release runs into, and the checks that are closed beside the votes. */
export function metOnItsWay(release: Release, world: Surroundings & Around): Mrkdwn[] {
  const closed = closedTo(gatesOf(release, world)).filter(
    (g) => !['votes', 'window', 'documents'].includes(g.id) && !isGoneBefore(release, g),
  );
  const others = closed.some((g) => g.id === 'other-rollouts');
  const met = conflictsOf(release, world).filter((c) => !c.blocks && !(c.begun && others));
  const all = [...closed.map((g) => md`${g.title}: ${g.saw}`), ...met.map((c) => md`${c.saw}`)];
  return all;
}

function inTheWay(release: Release, world: Surroundings & Around): Mrkdwn[] {
  const all = metOnItsWay(release, world);
  const [only] = all;
  return all.length > 1 ? [md`In the way:`, ...all.map((one) => md`• ${one}`)] : only ? [md`In the way: ${only}`] : [];
}

/** What ends by itself before the window opens is in nobody's way. */
const isGoneBefore = ({ window }: Release, { waits, until }: Gate) =>
  waits === true && until !== undefined && until <= window.start;

const clearing = ({ clearsAt, notBefore }: Vote): Mrkdwn =>
  clearsAt
    ? md`Low risk: cleared ${when(clearsAt)} without a vote, unless somebody objects`
    : notBefore
      ? md`Open until ${when(notBefore)} at least`
      : NOTHING;
