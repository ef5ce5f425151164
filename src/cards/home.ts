import { actions, button, header, type KnownBlock, lined, section } from '../blocks/blocks.ts';
import { distinct } from '../blocks/distinct.ts';
import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { refusalWords } from '../domain/deciding/refusal-words.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import { closures } from '../domain/freeze/closures.ts';
import { frozenSoon } from '../domain/freeze/frozen-soon.ts';
import { scopeWords } from '../domain/freeze/scope.ts';
import { unreadable } from '../domain/people/may-read.ts';
import { isMissed } from '../domain/release/ahead.ts';
import type { Release } from '../domain/release/release.ts';
import { setupBlocks } from '../setup/blocks.ts';
import type { SetupFinding } from '../setup/finding.ts';
import { instantAfter } from '../time/instants.ts';
import { drifts } from './drift-lines.ts';
import { fewLines } from './few-lines.ts';
import { frozenRow } from './frozen.ts';
import { yourLocks } from './locks.ts';
import { onlyFor } from './only-for.ts';
import { releaseLine, soonest } from './release-line.ts';
import { dutiesBlocks, dutiesTold } from './turn.ts';
import { inDoubt } from './what-runs.ts';
import { yourVotes } from './your-votes.ts';

/** App Home as one person sees it; who may not read sees why. `setup`: what the start-up check found, for whoever keeps Gonogo running. */
export function homeFor(user: string, world: EverythingOpen, setup: readonly SetupFinding[]): KnownBlock[] {
  const no = unreadable({ ...world, actor: { id: user } });
  if (no) return [section(md`${refusalWords(no)}`)];
  const owners = new Map(world.openReleases.map((r) => [r.id, r.owner]));
  const blocks = onlyFor(user, homeBlocks(user, world), world, (id) => owners.get(id));
  return distinct([...setupBlocks(setup), ...blocks]);
}

/** App Home: my turn, my releases, what is coming, what is frozen. */
export function homeBlocks(person: string, world: EverythingOpen): KnownBlock[] {
  const duties = dutiesTold(person, world);
  const all = soonest(world.openReleases);
  const mine = all.filter((r) => r.owner === person).slice(0, 15);
  const others = all.filter((r) => r.owner !== person);
  const { late = [], coming = [] } = Object.groupBy(others, (r) => (isMissed(r, world.now) ? 'late' : 'coming'));
  const row = (release: Release) => section(releaseLine(release, world), button('Details', 'show', release.id));
  const frozen = frozenSoon(world).slice(0, FREEZES);
  return [
    header('My turn'),
    ...(duties.length > 0 ? dutiesBlocks(duties, person, 12) : [section(md`Nothing waits for you.`)]),
    ...yourLocks(person, world),
    ...yourVotes(person, world),
    header('My releases'),
    ...(mine.length > 0 ? mine.map(row) : [section(md`None open.`)]),
    header('What is coming'),
    ...(coming.length > 0 ? coming.slice(0, 15).map(row) : [section(md`No other releases are planned.`)]),
    ...(late.length > 0 ? [header('What is late'), section(lateLines(late, world))] : []),
    header('What runs where'),
    section(whatIsInDoubt(world), button('See it', 'environments', 'home')),
    header('Frozen'),
    ...(frozen.length > 0 ? frozen.map((f) => frozenRow(f, world.now)) : [section(md`Nothing is frozen.`)]),
    ...closedNow(world),
    ...actions([button('Plan a release…', 'new', 'home', { style: 'primary' }), button('Freeze…', 'freeze', 'home')]),
  ];
}

const FREEZES = 10;

/** Whose window ended unused: apart from what is coming, so that it does not crowd that out. */
function lateLines(late: Release[], world: EverythingOpen): Mrkdwn {
  const more = late.length > 8 ? md`and ${late.length - 8} more` : NOTHING;
  return join([...late.slice(-8).map((r) => releaseLine(r, world)), more], '\n');
}

/** What nobody knows comes first, then what runs otherwise than it should; that all is known is said too. */
function whatIsInDoubt(world: EverythingOpen): Mrkdwn {
  const lines = inDoubt(world);
  const shown = fewLines(lines, 8, (left) => md`• and ${left} more`);
  const doubts = lines.length === 0 ? [md`Nothing is in doubt.`] : [md`*In doubt*`, ...shown];
  return join([...doubts, ...drifts(world)], '\n');
}

/** What deploy windows leave closed now, in one section. */
function closedNow({ company, now }: EverythingOpen): KnownBlock[] {
  const spans = closures(company, now, instantAfter(now, 1)).slice(0, 8);
  const lines = spans.map((c) => md`*Closed* until ${when(c.until)}, outside ${c.name}: ${scopeWords(c.scope)}`);
  return lines.length > 0 ? [lined(lines)] : [];
}
