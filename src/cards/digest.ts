import { LANGUAGES } from '../audiences/index.ts';
import { seenBy, standingFor } from '../audiences/render.ts';
import type { StandingWords } from '../audiences/standing.ts';
import { viewOf } from '../audiences/view-of.ts';
import { type Message, message } from '../blocks/blocks.ts';
import { join, limit, type Mrkdwn, md, NOTHING, span, when } from '../blocks/mrkdwn.ts';
import { shortened } from '../blocks/text.ts';
import { type Audience, isForCustomers } from '../domain/company/audiences.ts';
import type { World } from '../domain/deciding/world.ts';
import { holdsFor } from '../domain/freeze/announced.ts';
import { soonestDeclared } from '../domain/freeze/document.ts';
import type { Freeze } from '../domain/freeze/freeze.ts';
import type { AroundAny } from '../domain/gates/reads.ts';
import { concerns, hasNothingFor } from '../domain/intents/hearing.ts';
import type { OpenReleases } from '../domain/release/document.ts';
import { type Outlook, outlookOf } from '../domain/release/outlook.ts';
import { type Release, voteOf } from '../domain/release/release.ts';
import type { WeekOfDeploys } from '../domain/release/rollout/success.ts';
import type { State } from '../domain/release/state.ts';
import type { Votes } from '../domain/vote/document.ts';
import { driftLines } from './drift-lines.ts';
import { fewLines } from './few-lines.ts';
import { soonest } from './release-line.ts';
import { isToldTo, successLine } from './success.ts';

/** Lines of one sort at most; the others are counted. */
const MOST = 5;
/** Characters of a name or a reason at most, so that one long one does not push out the others. */
const NAME = 120;
const REASON = 240;

type Told = { release: Release; outlook: Outlook; standing: StandingWords };
type Around = World & OpenReleases & Votes & AroundAny;
type Reader = Pick<Audience, 'language' | 'environments'>;

/**
 * What an audience reads on its schedule, in its language: what has to be decided, what else is at risk, what is coming, done and frozen.
 * `all`: what was over in the week; `deploys`: how they ended in the weeks before. Undefined when there is nothing to say and silence is wished.
 */
export function digestCard(
  world: Around,
  all: Release[],
  audience: Reader,
  silentWhenEmpty: boolean,
  deploys: readonly WeekOfDeploys[] = [],
): Message | undefined {
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
    return silentWhenEmpty ? undefined : message(md`No releases this week, none planned, nothing frozen.`);
  // Support and customers decide nothing, and have nobody to ask to.
  const undecided = open.filter((t) => t.outlook.undecided && !isForCustomers(audience)).sort(byDue);
  const risky = open.filter((t) => t.outlook.atRisk && !undecided.includes(t)).sort(byDue);
  const fine = open.filter((t) => !t.outlook.atRisk);
  const [running, coming] = [fine.filter(isUnderWay), fine.filter((t) => !isUnderWay(t))];
  const over = (state: State) => ended.filter((t) => t.outlook.state === state);
  const done = over('completed');
  const cameBack = (['rolled-back', 'partly-back', 'drilled', 'replaced'] as const).map(
    (state) => [state, over(state)] as const,
  );
  const lines = [
    md`*Releases this week: ${titleOf(open, undecided, coming, done, ended)}*`,
    ...few(undecided, (t) => lineOf('Decision needed', t)),
    ...few(risky, (t) => lineOf('At risk', t)),
    listLine('Under way', running, nameOf),
    listLine(
      'Next',
      coming.filter((t) => !undecided.includes(t)),
      comingOf,
    ),
    listLine('Done', done, nameOf),
    ...cameBack.map(([state, all]) => listLine(LANGUAGES[audience.language].word(state), all, nameOf)),
    listLine(LANGUAGES[audience.language].word('cancelled'), off, nameOf),
    ...frozen.slice(0, 3).map((f) => frozenLine(f, audience, world)),
    ...driftLines(world, audience),
    isToldTo(audience) ? successLine(deploys) : NOTHING,
  ];
  return message(join(lines, '\n'));
}

function toldOf(release: Release, audience: Reader, world: Around): Told {
  const outlook = seenBy(audience, outlookOf(release, world.votes[voteOf(release) ?? '-'], world));
  return { release, outlook, standing: standingFor(audience, release, outlook, world.now) };
}

const isOff = ({ outlook }: Told) => outlook.state === 'cancelled';
const isUnderWay = ({ outlook }: Told) => ['deploying', 'verifying', 'next-step'].includes(outlook.state);

/** "1 decision needed by Wed 12:00, 2 at risk, 2 coming, 8 of 9 done" */
function titleOf(open: Told[], undecided: Told[], coming: Told[], done: Told[], ended: Told[]): Mrkdwn {
  const [first] = undecided;
  const many = undecided.length === 1 ? '1 decision' : `${undecided.length} decisions`;
  return join(
    [
      first
        ? first.outlook.overdue
          ? md`${many} needed now`
          : md`${many} needed by ${when(first.outlook.due)}`
        : NOTHING,
      md`${open.filter((t) => t.outlook.atRisk).length} at risk`,
      md`${coming.length} coming`,
      done.length === ended.length ? md`${done.length} done` : md`${done.length} of ${ended.length} done`,
    ],
    ', ',
  );
}

/** "Decision needed · Late: refunds. Why: … Next: set a new time, or cancel it (release manager, overdue since …)" */
function lineOf(mark: string, told: Told): Mrkdwn {
  const { word, start, why, next } = told.standing;
  const because = why.length > 0 ? md`. Why: ${limit(md`${why}`, REASON)}` : NOTHING;
  return md`• *${mark}* · ${word}: ${nameOf(told)}${start ? md`, ${when(start)}` : NOTHING}${because}. Next: ${next}`;
}

const nameOf = ({ standing }: Told) => md`${shortened(standing.what, NAME)}`;
function comingOf(told: Told): Mrkdwn {
  const { start, word } = told.standing;
  return md`${nameOf(told)}${start ? md` ${when(start)}` : NOTHING} (${word})`;
}

const few = (all: Told[], line: (told: Told) => Mrkdwn): Mrkdwn[] =>
  fewLines(all.map(line), MOST, (left) => md`• and ${left} more`);

function listLine(title: string, all: Told[], each: (told: Told) => Mrkdwn): Mrkdwn {
  if (all.length === 0) return NOTHING;
  const more = all.length > MOST ? md`; and ${all.length - MOST} more` : NOTHING;
  return md`${title}: ${join(all.slice(0, MOST).map(each), '; ')}${more}`;
}

function frozenLine(freeze: Freeze, { language }: Reader, { now }: World): Mrkdwn {
  const { freezeScope = '', freezeWhy = '' } = LANGUAGES[language].sees(viewOf({ event: 'frozen', freeze, at: now }));
  return md`On hold: ${freezeScope}, ${span(freeze.from, freeze.until)}${freezeWhy === '' ? NOTHING : md` (${shortened(freezeWhy, REASON)})`}`;
}

const byDue = ({ outlook: { due: a } }: Told, { outlook: { due: b } }: Told) => (a < b ? -1 : a > b ? 1 : 0);
