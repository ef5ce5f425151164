import { actions, button, type Message, message, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { conflictsOf, type Surroundings } from '../domain/calendar/conflicts.ts';
import { roleTitle } from '../domain/company/roles.ts';
import type { World } from '../domain/deciding/world.ts';
import { type Around, inTheWay as closedTo, gatesOf } from '../domain/gates/index.ts';
import { users } from '../domain/phrase.ts';
import { itemsOf, noGosOf, type Release } from '../domain/release/release.ts';
import type { ReleaseSurroundings } from '../domain/release/surroundings.ts';
import { counting } from '../domain/vote/counting.ts';
import { OUTCOME_WORDS } from '../domain/vote/outcome-words.ts';
import { counted, isOwner, isOwnWork, missing, type Standing, standings, waitsFor } from '../domain/vote/standing.ts';
import { takingOf } from '../domain/vote/taking.ts';
import type { Ballot, Vote } from '../domain/vote/vote.ts';
import { kindsLine, repositoryLines } from './changes.ts';
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
    section(join([head, ...about], '\n')),
    section(join([...roles, ...how], '\n')),
    ...actions(open ? voteButtons(vote) : [...changeButtons(release, vote), button('Details', 'show', release.id)]),
  ]);
}

export const voteButtons = (vote: Vote) => [
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
    ...(noGosOf(release).length > 0 ? [button('Lift the no-go', 'go', vote.id)] : []),
  ];
}

/** What the release runs into, and the checks that are closed beside the votes. */
function inTheWay(release: Release, world: Surroundings & Around): Mrkdwn[] {
  const closed = closedTo(gatesOf(release, world)).filter((g) => !['votes', 'window', 'documents'].includes(g.id));
  const met = conflictsOf(release, world).filter((c) => !c.blocks);
  const all = [...closed.map((g) => md`${g.title}: ${g.saw}`), ...met.map((c) => md`${c.saw}`)];
  const [only] = all;
  return all.length > 1 ? [md`In the way:`, ...all.map((one) => md`• ${one}`)] : only ? [md`In the way: ${only}`] : [];
}

const clearing = ({ clearsAt, notBefore }: Vote): Mrkdwn =>
  clearsAt
    ? md`Low risk: cleared ${when(clearsAt)} without a vote, unless somebody objects`
    : notBefore
      ? md`Open until ${when(notBefore)} at least`
      : NOTHING;

const WORD = { go: 'Go', 'no-go': 'No-go', abstain: 'Abstains' } as const;

/** A line a role. An answer that counts no more stays, and says so. */
export function rolesLines(vote: Vote, world: World): Mrkdwn[] {
  const now = counting(vote, world.people);
  const gone = [...vote.ballots.filter((b) => !now.ballots.includes(b)), ...expiredStill(vote)];
  return standings(now).map((s) =>
    roleLine(
      s,
      now,
      gone.filter((b) => b.role === s.rule.role),
      world,
    ),
  );
}

/** Of each person and role the last answer that was too old, until there is another. */
function expiredStill({ ballots, expired = [] }: Vote): Ballot[] {
  const isSame = (a: Ballot) => (b: Ballot) => a.role === b.role && (a.instead ?? a.by) === (b.instead ?? b.by);
  return expired.filter((e, i) => !ballots.some(isSame(e)) && expired.findLastIndex(isSame(e)) === i);
}

function roleLine({ rule, ballots: here, gos, met }: Standing, vote: Vote, gone: Ballot[], world: World): Mrkdwn {
  const title = roleTitle(world.company, rule.role);
  const ballots = [...here, ...gone];
  const said = ballotsWords(ballots, gone, vote);
  if (met || vote.status === 'closed') return md`${title}: ${ballots.length > 0 ? said : md`no answer`}`;
  const first = waitsFor(vote, rule.role);
  if (first.length > 0) return md`${title}: after ${first.map((r) => roleTitle(world.company, r)).join(' and ')}`;
  const able = missing(vote, world.people.roles).find((m) => m.role === rule.role)?.people ?? [];
  const needed = rule.need - gos;
  const waiting =
    able.length > 0 ? md`waiting for ${needed} of ${users(able.slice(0, 8))}` : md`nobody is left to answer`;
  const count = rule.need > 1 ? md`${gos} of ${rule.need}. ` : NOTHING;
  return md`${title}: ${count}${ballots.length > 0 ? md`${said}; ` : NOTHING}${waiting}`;
}

const SAID = 8;

/** Each answer by name; of many, those against and those with a reason first, and the rest as numbers. */
function ballotsWords(ballots: Ballot[], gone: Ballot[], vote: Vote): Mrkdwn {
  const weight = (b: Ballot) => (b.answer === 'no-go' ? 2 : b.why ? 1 : 0);
  const first = ballots.length <= SAID ? ballots : ballots.toSorted((a, b) => weight(b) - weight(a)).slice(0, SAID - 2);
  const rest = ballots.filter((b) => !first.includes(b));
  const counts = (['go', 'no-go', 'abstain'] as const).flatMap((answer) => {
    const n = rest.filter((b) => b.answer === answer).length;
    return n > 0 ? [`${n} × ${WORD[answer]}`] : [];
  });
  const more = counts.length > 0 ? [md`${counts.join(', ')} more`] : [];
  return join([...first.map((b) => ballotWords(b, gone.includes(b), vote)), ...more], '; ');
}

/** `gone`: of somebody who may not answer any more. */
function ballotWords(b: Ballot, gone: boolean, vote: Vote): Mrkdwn {
  const instead = b.instead ? md` for ${{ user: b.instead }}` : NOTHING;
  const own = b.answer === 'go' && isOwnWork(vote, b.instead ?? b.by);
  const old = vote.expired?.includes(b)
    ? ', too old to stand'
    : gone
      ? ', who is no full member any more: doesn’t count'
      : counted(vote, b)
        ? ''
        : ', to what it was before: asked again';
  const notes = `${b.onDuty ? ', on duty' : ''}${b.changed ? ', changed' : ''}${own ? `, ${isOwner(vote, b.instead ?? b.by) ? 'owns or has owned it' : 'wrote some of it'}: doesn’t count` : old}`;
  return md`${WORD[b.answer]} (${{ user: b.by }}${instead}, ${when(b.at, '{time}')}${notes})${b.why ? md`: ${b.why}` : NOTHING}`;
}
