import { roleTitle } from '../company/roles.ts';
import type { World } from '../deciding/world.ts';
import { holding } from '../freeze/freezes-holding.ts';
import { frozenHold } from '../freeze/held-by.ts';
import { type Around, type GateId, gatesOf, inTheWay } from '../gates/index.ts';
import { goesFirst } from '../hotfix/stopped-for.ts';
import { roleOf } from '../people/done-by.ts';
import { managersTitle } from '../people/may.ts';
import { isMember } from '../people/members.ts';
import { listed, type Phrase, say, user } from '../phrase.ts';
import { isLastCovered } from '../vote/covered.ts';
import { openRoles } from '../vote/standing.ts';
import { counting } from '../vote/still-counts.ts';
import type { Vote } from '../vote/vote.ts';
import { type Delay, delayOf } from './clearing/delay.ts';
import { canStillCome } from './planning/route.ts';
import { isOutOfTime, noGosOf, pauseOf, type Release, type Status } from './release.ts';
import { type State, stateBy } from './state.ts';

/** Where a release stands and what comes next, before it is put in an audience's words. */
export type Outlook = {
  state: State;
  atRisk: boolean;
  /** somebody has to say which way it goes */
  undecided: boolean;
  /** until when the next step is due, UTC ISO */
  due: string;
  overdue: boolean;
  /** the checks that somebody has to clear away first */
  hurdles: GateId[];
  /** what they saw; internal */
  saw: Phrase;
  /** the freeze that holds it; `until`: UTC ISO */
  hold?: { name: string; until: string };
  /** whether somebody paused it; and who, and why: internal */
  paused: boolean;
  pausedBy: Phrase;
  /** titles of roles: whose answer an open vote waits for, whose no-go stands */
  asked: string[];
  against: string[];
  /** why time ran out over a vote that nobody was against, by titles of roles; empty where it did not */
  unanswered: string;
  /** who sees to the next step: what they are to those outside, and inside their Slack user id */
  doer: { role: string; user?: string };
  /** what keeps it from its time, of one that has not begun */
  delay?: Delay;
  /** before its last environment: whether it is decided that it goes there; `late`: what it is besides, where its time is over and that of the last is still to come */
  onItsWay?: { decided: boolean; late?: State };
  /** it was stopped for a hotfix that is still to come */
  hotfixFirst?: true;
  /** to those who hear of its last environment alone: it went back before that, and nobody cancelled it */
  backOnItsWay?: true;
};

/** What a state means for whoever only watches: at risk or not, and whether somebody has to decide. */
const MEANS: Record<State, { atRisk?: true; undecided?: true }> = {
  planned: {},
  voting: { undecided: true },
  rejected: { atRisk: true, undecided: true },
  approved: {},
  waiting: {},
  ready: {},
  blocked: { atRisk: true },
  missed: { atRisk: true, undecided: true },
  deploying: {},
  verifying: {},
  'next-step': {},
  held: { atRisk: true },
  halfway: { atRisk: true, undecided: true },
  failed: { atRisk: true, undecided: true },
  'rolling-back': { atRisk: true },
  'rollback-failed': { atRisk: true, undecided: true },
  'halfway-back': { atRisk: true, undecided: true },
  completed: {},
  'rolled-back': {},
  'partly-back': {},
  drilled: {},
  replaced: {},
  cancelled: {},
};

/** `vote`: the one on the release, if there is one: without it nobody can say whose answer is missing. `stopper`: the hotfix that it was stopped for. */
export function outlookOf(
  release: Release,
  vote: Vote | undefined,
  world: Pick<World, 'company' | 'people'> & Around,
  stopper?: Release,
): Outlook {
  const { company, people, now } = world;
  const gates = gatesOf(release, world);
  const state = stateBy(release, () => gates, now);
  const blocks = inTheWay(gates).filter((g) => !g.waits);
  const hold = frozenHold(release) ?? holding(release, world);
  const pause = pauseOf(release);
  const delay = delayOf(release, world, gates);
  const due = dueOf(release, state, now);
  const isLate = state === 'missed' && canStillCome(release, now);
  const titles = (roles: string[]) => [...new Set(roles)].map((role) => roleTitle(company, role));
  return {
    state,
    ...{ atRisk: false, undecided: false, ...MEANS[state] },
    due,
    overdue: due <= now,
    hurdles: blocks.map((g) => g.id),
    saw: listed(blocks.map((g) => g.saw)),
    ...(hold && { hold: { name: hold.name, until: hold.until } }),
    paused: pause !== undefined,
    pausedBy: pause ? say`${user(pause.by)}: ${pause.why}` : [],
    asked: state === 'voting' && vote ? titles(openRoles(counting(vote, people))) : [],
    against: titles(againstIt(release)),
    unanswered: release.status === 'rejected' && isOutOfTime(release) ? release.reason : '',
    ...(delay && { delay }),
    ...(goesFirst(stopper) && { hotfixFirst: true as const }),
    doer: isMember(people, release.owner)
      ? { role: roleOf(release.owner, world) ?? 'its owner', user: release.owner }
      : { role: managersTitle(world) ?? 'its team' },
    ...(release.ahead && {
      onItsWay: { decided: isLastCovered(release, world), ...(isLate && { late: besides(release.status) }) },
    }),
  };
}

/** What one is whose time is over, as if it were not. */
const besides = (status: Status): State => (status === 'approved' ? 'blocked' : status);

const againstIt = (release: Release): string[] =>
  release.status !== 'rejected' ? noGosOf(release).map((n) => n.role) : isOutOfTime(release) ? [] : [release.role];

/** When whoever is to act has to have done so: before it begins, or, begun, before its window ends. */
function dueOf(release: Release, state: State, now: string): string {
  const { start, end } = release.window;
  switch (state) {
    case 'voting':
      return release.status === 'voting' ? release.closesAt : start;
    case 'planned':
    case 'rejected':
    case 'blocked':
      return now < start ? start : end;
    case 'held':
      return frozenHold(release)?.until ?? end;
    case 'rolled-back':
    case 'partly-back':
    case 'replaced':
      return release.review?.due ?? end;
    default:
      return end;
  }
}
