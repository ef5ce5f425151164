import type { Button, Overflow } from '@slack/types';
import { actions, button, confirm, header, type KnownBlock, type Message, message, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, span, when } from '../blocks/mrkdwn.ts';
import { roleTitle } from '../domain/company/roles.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import { type Around, gatesOf } from '../domain/gates/index.ts';
import { type Duty, dutiesOf } from '../domain/people/whose-turn.ts';
import { itemsOf, type Release, type Request } from '../domain/release/release.ts';
import { requestWords } from '../domain/release/requests.ts';
import { isMissed } from '../domain/release/state.ts';
import { OUTCOME_WORDS } from '../domain/vote/outcome-words.ts';
import { counted } from '../domain/vote/standing.ts';
import { movesOf } from './moves.ts';
import { failureOf, inDoubt, isHalfDone, whatRuns } from './what-runs.ts';
import { inTheWayLine, titleOf, wordOf } from './words.ts';

/** One person's *My turn* message: what they have to do now, soonest first; or that nothing waits for them. */
export function myTurnCard(person: string, world: EverythingOpen): Message {
  const duties = dutiesOf(person, world);
  if (duties.length === 0) return message(md`Nothing waits for you.`);
  const [first, ...others] = duties;
  const text = first ? dutyTitle(first, world) : NOTHING;
  const more = others.length > 0 ? md` (and ${others.length} more)` : NOTHING;
  const all = named(others, world);
  return message(join([md`${text}${more}`, ...all], '\n'), dutiesBlocks(duties, person, world, 20));
}

/** So many duties with their buttons; of the others each is named. */
function dutiesBlocks(duties: Duty[], person: string, world: EverythingOpen, most: number): KnownBlock[] {
  const rest = named(duties.slice(most), world);
  return [
    ...duties.slice(0, most).flatMap((duty) => dutyBlocks(duty, person, world)),
    ...(rest.length > 0 ? [section(join([md`*Also waiting for you*`, ...rest], '\n'))] : []),
  ];
}

/** More than these no message holds; what each is called depends on its checks. */
const MOST_NAMED = 80;
function named(duties: Duty[], world: EverythingOpen): Mrkdwn[] {
  const lines = duties.slice(0, MOST_NAMED).map((duty) => dutyLine(duty, world));
  const left = duties.length - lines.length;
  return left > 0 ? [...lines, md`and ${left} more: \`/release list mine\``] : lines;
}

const dutyLine = (duty: Duty, world: EverythingOpen): Mrkdwn => md`• ${dutyTitle(duty, world)} \`${duty.release.id}\``;

/** What the phone shows: verb, object, deadline. */
function dutyTitle(duty: Duty, world: EverythingOpen): Mrkdwn {
  const { release } = duty;
  const what = md`${itemsOf(release.items)} to ${release.environment}`;
  switch (duty.kind) {
    case 'vote':
      return md`Your vote by ${when(duty.vote.closesAt)}: ${what} (${duty.roles.map((r) => roleTitle(world.company, r)).join(', ')})`;
    case 'open-vote':
      return release.status === 'rejected'
        ? md`Rejected: ${what}, ${when(release.window.start)}. Mend it, then open a new vote`
        : md`Open the vote: ${what}, ${when(release.window.start)}`;
    case 'missed':
      return md`${wordOf(release, world)}: ${what}, ${when(release.window.start)}. Move it, or cancel it`;
    case 'deploy':
      return release.status === 'deploying'
        ? md`${wordOf(release, world)}: ${what}. Go on, or roll back`
        : md`${wordOf(release, world)}: ${what}. You deploy now, until ${when(release.window.end, '{time}')}`;
    case 'wait':
      return md`${wordOf(release, world)}: ${what}, ${when(release.window.start)}`;
    case 'recover':
      return md`${wordOf(release, world)}: ${what}. Decide now`;
    case 'deadline':
      return md`${duty.deadline.title} ${duty.deadline.due <= world.now ? 'was due' : 'by'} ${when(duty.deadline.due)}: ${what}`;
    case 'hand-over':
      return md`Yours to take over: ${what}, ${when(release.window.start)}`;
    case 'review':
      return md`Review by ${when(release.review?.due ?? world.now)}: ${what}`;
    case 'request':
      return md`Take it or not: ${itemsOf(duty.request.items)} into ${what}`;
  }
}

function dutyBlocks(duty: Duty, person: string, world: EverythingOpen): KnownBlock[] {
  const { release } = duty;
  const lines = md`*${dutyTitle(duty, world)}*\n${titleOf(release)}, ${span(release.window.start, release.window.end)}. ${release.why}${dutyDetail(duty, world)}`;
  return [section(lines), ...actions(dutyButtons(duty, person, world))];
}

function dutyDetail(duty: Duty, world: EverythingOpen): Mrkdwn {
  const { release } = duty;
  const runs = isHalfDone(release) ? md`\n${whatRuns(release, world)}` : NOTHING;
  if (duty.kind === 'wait') return md`\n${inTheWayLine(gatesOf(release, world))}${runs}`;
  if (duty.kind === 'deploy') return runs;
  if ((duty.kind === 'missed' || duty.kind === 'open-vote') && release.status === 'rejected')
    return md`\nRejected: ${release.reason}`;
  if (duty.kind === 'hand-over' && release.handOver)
    return md`\n${{ user: release.handOver.by }} hands it over: ${release.handOver.summary}`;
  if (duty.kind === 'review') return md`\nIt was decided in a hurry: what went well, what should be better?`;
  if (duty.kind === 'request')
    return md`\n${requestWords(duty.request)}: ${duty.request.why}${duty.request.link ? md` <${duty.request.link}|the message>` : NOTHING}`;
  if (duty.kind === 'recover') return md`\nWhy: ${failureOf(release)}\n${whatRuns(release, world)}`;
  return NOTHING;
}

function dutyButtons(duty: Duty, person: string, world: EverythingOpen): (Button | Overflow)[] {
  const { release } = duty;
  switch (duty.kind) {
    case 'vote':
      return [
        button('Go', 'go', duty.vote.id, { style: 'primary' }),
        button('No-go…', 'no-go', duty.vote.id, { style: 'danger' }),
        button('Review', 'review', duty.vote.id),
      ];
    case 'deadline':
      return [
        button('Done', 'met', `${release.id}/${duty.deadline.name}`, { style: 'primary' }),
        button('Details', 'show', release.id),
      ];
    case 'hand-over':
      return [
        button('Take it over', 'take-over', release.id, { style: 'primary' }),
        button('Not me', 'not-me', release.id),
        button('Details', 'show', release.id),
      ];
    case 'review':
      return [button('Write the review…', 'review-after', release.id, { style: 'primary' })];
    case 'request': {
      const about = `${release.id}/${duty.request.id}`;
      return [
        button('Take it', 'take-request', about, { style: 'primary', confirm: takeConfirm(release, duty.request) }),
        ...(release.train ? [button('Next train', 'defer-request', about)] : []),
        button('Decline…', 'decline-request', about),
      ];
    }
    default:
      // Lifting a no-go is somebody else's turn.
      return movesOf(release, world, { person, without: ['go'] });
  }
}

const takeConfirm = (release: Release, { items }: Request) =>
  confirm(
    'Take it?',
    md`${itemsOf(items)} goes into ${release.id}. Whoever's vote it concerns is asked again.`,
    'Take it',
  );

/** What is coming, one line a release. */
export const releaseLine = (release: Release, world: Around) =>
  md`*${wordOf(release, world)}* · ${titleOf(release)} · ${when(release.window.start)} · \`${release.id}\``;

/** ISO instants are in order as they are written. */
export const soonest = (releases: Release[]) =>
  [...releases].sort(({ window: a }, { window: b }) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));

/** App Home: my turn, my releases, what is coming, what is frozen. */
export function homeBlocks(person: string, world: EverythingOpen): KnownBlock[] {
  const duties = dutiesOf(person, world);
  const mine = soonest(world.openReleases.filter((r) => r.owner === person)).slice(0, 15);
  const others = soonest(world.openReleases.filter((r) => r.owner !== person));
  const late = others.filter((r) => isMissed(r, world.now));
  const coming = others.filter((r) => !late.includes(r)).slice(0, 15);
  const row = (release: Release) => section(releaseLine(release, world), button('Details', 'show', release.id));
  const freezes = world.freezes.filter((f) => f.status === 'declared');
  return [
    header('My turn'),
    ...(duties.length > 0 ? dutiesBlocks(duties, person, world, 12) : [section(md`Nothing waits for you.`)]),
    ...yourVotes(person, world),
    header('My releases'),
    ...(mine.length > 0 ? mine.map(row) : [section(md`None open.`)]),
    header('What is coming'),
    ...(coming.length > 0 ? coming.map(row) : [section(md`No other releases are planned.`)]),
    ...(late.length > 0 ? [header('What is late'), section(lateLines(late, world))] : []),
    header('What runs where'),
    section(whatIsInDoubt(world), button('See it', 'environments', 'home')),
    header('Frozen'),
    ...(freezes.length > 0
      ? freezes
          .slice(0, 10)
          .map((f) => section(md`*${f.name}* ${span(f.from, f.until)}: ${f.why}`, liftButton(f.id, f.name)))
      : [section(md`Nothing was frozen by hand.`)]),
    ...actions([button('Plan a release…', 'new', 'home', { style: 'primary' }), button('Freeze…', 'freeze', 'home')]),
  ];
}

/** Whose window ended unused: apart from what is coming, so that it does not crowd that out. */
function lateLines(late: Release[], world: EverythingOpen): Mrkdwn {
  const more = late.length > 8 ? md`and ${late.length - 8} more` : NOTHING;
  return join([...late.slice(-8).map((r) => releaseLine(r, world)), more], '\n');
}

/** What nobody knows comes first; that all is known is said too. */
function whatIsInDoubt(world: EverythingOpen): Mrkdwn {
  const lines = inDoubt(world);
  const more = lines.length > 8 ? md`• and ${lines.length - 8} more` : NOTHING;
  return lines.length === 0 ? md`Nothing is in doubt.` : join([md`*In doubt*`, ...lines.slice(0, 8), more], '\n');
}

/** Receipts: what one answered, the newest first. An ephemeral answer vanishes, this stays. */
function yourVotes(person: string, world: EverythingOpen): KnownBlock[] {
  const given = Object.values(world.votes)
    .flatMap((vote) => (vote ? vote.ballots.filter((b) => b.by === person).map((ballot) => ({ vote, ballot })) : []))
    .sort((a, b) => b.ballot.at.localeCompare(a.ballot.at))
    .slice(0, 10);
  if (given.length === 0) return [];
  const words = { go: 'Go', 'no-go': 'No-go', abstain: 'Abstained' } as const;
  const lines = given.map(({ vote, ballot: b }) => {
    const outcome = vote.status === 'open' ? 'open' : OUTCOME_WORDS[vote.outcome];
    const what = vote.content ? itemsOf(vote.content.items) : '';
    const again = counted(vote, b) ? '' : ', asked again';
    return md`${words[b.answer]} as ${roleTitle(world.company, b.role)}${b.instead ? md` for ${{ user: b.instead }}` : NOTHING}, ${when(b.at)} · ${what} \`${vote.release}\` (${outcome}${again})${b.why ? md`: ${b.why}` : NOTHING}`;
  });
  return [header('Your votes'), section(join(lines, '\n'))];
}

export const liftButton = (id: string, name: string) =>
  button('Unfreeze', 'unfreeze', id, {
    confirm: confirm('Lift this freeze?', md`${name}: deploys of its scope become possible again.`, 'Unfreeze'),
  });
