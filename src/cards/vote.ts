import { actions, button, type Message, message, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { roleTitle } from '../domain/company.ts';
import type { World } from '../domain/decision.ts';
import { users } from '../domain/phrase.ts';
import { itemsOf, type Release } from '../domain/release/release.ts';
import { OUTCOME_WORDS } from '../domain/vote/commands.ts';
import { type Ballot, type Standing, standings, type Vote } from '../domain/vote/vote.ts';

/** The vote's message in the headline's thread: one line a role; live buttons only while it is open. */
export function voteCard(release: Release, vote: Vote, world: World): Message {
  const open = vote.status === 'open';
  const title = md`Vote: ${itemsOf(release.items)} → ${release.environment}`;
  const head = open
    ? md`*${title}* · closes ${when(vote.closesAt)}`
    : md`*${title}* · closed ${when(vote.closedAt)}: *${OUTCOME_WORDS[vote.outcome]}*`;
  const lines = standings(vote).map((s) => roleLine(s, vote, world));
  const how = open ? [md`Answer here too: \`go\` · \`no-go: why\` · \`abstain\``] : [];
  const text = open
    ? md`Vote by ${when(vote.closesAt)}: ${itemsOf(release.items)} to ${release.environment} (${release.id})`
    : join([md`${title} (${release.id})`, md`closed: ${OUTCOME_WORDS[vote.outcome]}`], ' ');
  return message(join([text, ...lines], '\n'), [
    section(join([head, ...lines, ...how], '\n')),
    ...actions(open ? voteButtons(vote) : [button('Details', 'show', release.id)]),
  ]);
}

export const voteButtons = (vote: Vote) => [
  button('Go', 'go', vote.id, { style: 'primary' }),
  button('No-go…', 'no-go', vote.id, { style: 'danger' }),
  button('Abstain', 'abstain', vote.id),
  button('Review', 'review', vote.id),
];

const WORD = { go: 'Go', 'no-go': 'No-go', abstain: 'Abstains' } as const;

export function roleLine({ rule, ballots, gos, met }: Standing, vote: Vote, world: World): Mrkdwn {
  const title = roleTitle(world.company, rule.role);
  const said = join(ballots.map(ballotWords), '; ');
  if (met || vote.status === 'closed') return md`${title}: ${ballots.length > 0 ? said : md`no answer`}`;
  const able = (world.people.roles[rule.role] ?? []).filter(
    (id) => !ballots.some((b) => b.by === id) && (vote.authorCounts || id !== vote.author),
  );
  const needed = rule.need - gos;
  const waiting =
    able.length > 0 ? md`waiting for ${needed} of ${users(able.slice(0, 8))}` : md`nobody is left to answer`;
  const count = rule.need > 1 ? md`${gos} of ${rule.need}. ` : NOTHING;
  return md`${title}: ${count}${ballots.length > 0 ? md`${said}; ` : NOTHING}${waiting}`;
}

function ballotWords(b: Ballot): Mrkdwn {
  const changed = b.changed ? ', changed' : '';
  return md`${WORD[b.answer]} (${{ user: b.by }}, ${when(b.at, '{time}')}${changed})${b.why ? md`: ${b.why}` : NOTHING}`;
}
