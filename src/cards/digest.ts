import { LANGUAGES } from '../audiences/index.ts';
import { seenBy, standingFor } from '../audiences/render.ts';
import { type Message, message } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { isForCustomers } from '../domain/company/audiences.ts';
import type { World } from '../domain/deciding/world.ts';
import { holdsFor } from '../domain/freeze/announced.ts';
import { soonestDeclared } from '../domain/freeze/document.ts';
import type { AroundAny } from '../domain/gates/reads.ts';
import { stopperOf } from '../domain/hotfix/stopped-for.ts';
import { concerns, hasNothingFor } from '../domain/intents/audiences-for.ts';
import type { OpenReleases } from '../domain/release/document.ts';
import { outlookOf } from '../domain/release/outlook.ts';
import { type Release, voteOf } from '../domain/release/release.ts';
import type { WeekOfDeploys } from '../domain/release/rollout/success.ts';
import type { State } from '../domain/release/state.ts';
import type { Votes } from '../domain/vote/document.ts';
import {
  comingOf,
  type DigestReader,
  few,
  frozenLine,
  type InDigest,
  lineOf,
  listLine,
  nameOf,
} from './digest-lines.ts';
import { driftLines } from './drift-lines.ts';
import { soonest } from './release-line.ts';
import { isToldTo, successLine } from './success.ts';

type Around = World & OpenReleases & Votes & AroundAny;

/** `ended`: what was over in the week, or `since` an instant, UTC ISO; `deploys`: how they ended in the weeks before. */
type Told = { ended: Release[]; deploys?: readonly WeekOfDeploys[]; since?: string };

/**
 * What an audience reads on its schedule, in its language: what has to be decided, what else is at risk, what is coming, done and frozen.
 * Undefined when there is nothing to say and silence is wished.
 */
export function digestCard(
  world: Around,
  { ended: all, deploys = [], since }: Told,
  audience: DigestReader,
  silentWhenEmpty: boolean,
): Message | undefined {
  const span = since === undefined ? md`this week` : md`since ${when(since)}`;
  // To those outside, what was taken back before its last environment never went live.
  const known = all.filter((r) => concerns(audience, r)).map((release) => toldOf(release, audience, world));
  // Who reads of plans here alone would go on waiting for what is off.
  const off = known.filter((t) => isOff(t) && !hasNothingFor(audience, 'planned', t.release));
  const ended = known.filter((t) => !isOff(t));
  const open = soonest(world.openReleases)
    .filter((r) => !hasNothingFor(audience, 'planned', r))
    .map((release) => toldOf(release, audience, world));
  const frozen = soonestDeclared(world.freezes).filter((f) => f.until > world.now && holdsFor(audience, f));
  if (open.length + frozen.length + off.length + ended.length + driftLines(world, audience).length === 0)
    return silentWhenEmpty ? undefined : message(md`No releases ${span}, none planned, nothing frozen.`);
  // Support and customers decide nothing, and have nobody to ask to.
  const undecided = open.filter((t) => t.outlook.undecided && !isForCustomers(audience)).sort(byDue);
  const risky = open.filter((t) => t.outlook.atRisk && !undecided.includes(t)).sort(byDue);
  const fine = open.filter((t) => !t.outlook.atRisk);
  const running = fine.filter(isUnderWay);
  const coming = fine.filter((t) => !isUnderWay(t) && !undecided.includes(t));
  const over = (state: State) => ended.filter((t) => t.outlook.state === state);
  const done = over('completed');
  const cameBack = (['rolled-back', 'partly-back', 'drilled', 'replaced'] as const).map(
    (state) => [state, over(state)] as const,
  );
  const lines = [
    md`*Releases ${span}: ${titleOf(undecided, risky, coming, done, ended)}*`,
    ...few(undecided, (t) => lineOf('Decision needed', t, audience)),
    ...few(risky, (t) => lineOf('At risk', t, audience)),
    listLine('Under way', running, nameOf),
    listLine('Next', coming, comingOf),
    listLine('Done', done, nameOf),
    ...cameBack.map(([state, all]) => listLine(LANGUAGES[audience.language].word(state), all, nameOf)),
    ...wordsOf(off).map((word) =>
      listLine(
        word,
        off.filter((t) => t.standing.word === word),
        nameOf,
      ),
    ),
    ...frozen.slice(0, 3).map((f) => frozenLine(f, audience, world)),
    ...driftLines(world, audience),
    isToldTo(audience) ? successLine(deploys) : NOTHING,
  ];
  return message(join(lines, '\n'));
}

function toldOf(release: Release, audience: DigestReader, world: Around): InDigest {
  const stopper = stopperOf(release);
  const hotfix = stopper === undefined ? undefined : world.openReleases.find((r) => r.id === stopper);
  const outlook = seenBy(audience, outlookOf(release, world.votes[voteOf(release) ?? '-'], world, hotfix));
  return { release, outlook, standing: standingFor(audience, release, outlook, world.now) };
}

const isOff = ({ outlook }: InDigest) => outlook.state === 'cancelled';
const wordsOf = (all: InDigest[]) => [...new Set(all.map((t) => t.standing.word))];
const isUnderWay = ({ outlook }: InDigest) => ['deploying', 'verifying', 'next-step'].includes(outlook.state);

/** "1 decision needed by Wed 12:00, 2 more at risk, 2 coming, 8 of 9 done": each is counted once. */
function titleOf(
  undecided: InDigest[],
  risky: InDigest[],
  coming: InDigest[],
  done: InDigest[],
  ended: InDigest[],
): Mrkdwn {
  const [first] = undecided;
  const many = undecided.length === 1 ? '1 decision' : `${undecided.length} decisions`;
  return join(
    [
      first
        ? first.outlook.overdue
          ? md`${many} needed now`
          : md`${many} needed by ${when(first.outlook.due)}`
        : NOTHING,
      first ? (risky.length > 0 ? md`${risky.length} more at risk` : NOTHING) : md`${risky.length} at risk`,
      md`${coming.length} coming`,
      done.length === ended.length ? md`${done.length} done` : md`${done.length} of ${ended.length} done`,
    ],
    ', ',
  );
}

const byDue = ({ outlook: { due: a } }: InDigest, { outlook: { due: b } }: InDigest) => (a < b ? -1 : a > b ? 1 : 0);
