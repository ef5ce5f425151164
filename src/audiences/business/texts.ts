import { type Message, message } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import { unreachable } from '../../domain/phrase.ts';
import type { State } from '../../domain/release/state.ts';
import { stateWord } from '../../domain/release/state-words.ts';
import type { Field, View } from '../view.ts';

/** Executives read three lines: status, overview, next step. No versions, no technical reasons; who did something by their role. */
export const CLEARED = [
  'services',
  'environment',
  'start',
  'end',
  'movedFrom',
  'was',
  'decided',
  'late',
  'why',
  'doneIn',
  'doubtIn',
  'at',
  'byRole',
  'freeze',
  'freezeWhy',
  'freezeScope',
  'freezeStart',
  'freezeEnd',
  'stop',
  'held',
  'incidentStart',
  'incidentEnd',
  'text',
] as const satisfies readonly Field[];
type Seen = Pick<View, (typeof CLEARED)[number]>;

export function render(event: AudienceEvent, v: Seen): Message {
  if (v.late && (event === 'planned' || event === 'reopened')) return render('missed', v);
  switch (event) {
    case 'planned':
      return three(md`${W('planned')}: ${v.services}, ${when(v.start)}`, md`${v.why}`, nextOf(v));
    case 'moved':
      return three(
        md`Moved: ${v.services}, to ${when(v.start)}`,
        md`${planWord(v)} for ${when(v.start)}; it was ${when(v.movedFrom)}. ${v.why}`,
        nextOf(v),
      );
    case 'changed':
      return three(
        md`Changed: ${v.services}, ${when(v.start)}`,
        md`${planWord(v)} in place of ${v.was}. ${v.why}`,
        nextOf(v),
      );
    case 'approved':
      return three(md`${W('approved')}: ${v.services}`, md`${v.why}`, nextOf(v));
    case 'rejected':
      return three(
        md`${W('rejected')}: ${v.services}, ${when(v.start)}`,
        md`${v.why}${by(v, 'no-go')}`,
        md`Next: the team mends it and asks again. Nothing goes live until then`,
      );
    case 'reopened':
      return three(
        md`${W('planned')}: ${v.services}, ${when(v.start)}`,
        md`It is decided anew. ${v.why}`,
        md`Next: go/no-go vote before ${when(v.start)}`,
      );
    case 'missed':
      return three(
        md`${W('missed')}: ${v.services}`,
        md`It did not go live in its time, ${span(v.start, v.end)}`,
        md`Next: its team sets a new time, or cancels it`,
      );
    case 'update':
      return message(md`${v.text}`);
    case 'incident':
      return ofIncident(v);
    case 'frozen':
    case 'thawed':
      return ofFreeze(event, v);
    default:
      return underWay(event, v);
  }
}

type OfFreeze = 'frozen' | 'thawed';
type OfPlan = 'incident' | 'planned' | 'moved' | 'changed' | 'approved' | 'rejected' | 'reopened' | 'missed' | 'update';

/** From the moment it begins. */
function underWay(event: Exclude<AudienceEvent, OfFreeze | OfPlan>, v: Seen): Message {
  const word = md`Next: word here when it is done`;
  switch (event) {
    case 'deploying':
      return three(
        md`${W('deploying')} now: ${v.services}`,
        md`${v.why}${by(v, 'started')}`,
        md`${word}, expected by ${when(v.end, '{time}')}`,
      );
    case 'held':
      return three(
        md`${W('held')}: ${v.services}`,
        v.held
          ? md`Some of it is live. It waits for “${v.held}”, until ${when(v.freezeEnd)}`
          : md`Some of it is live. A no-go stopped the rest`,
        md`Next: the team goes on with it after that, or undoes it`,
      );
    case 'resumed':
      return three(
        md`${W('deploying')} again: ${v.services}`,
        md`Nothing holds it any more${by(v, 'continued')}`,
        word,
      );
    case 'failed':
      return three(
        md`${W('failed')}: ${v.services}`,
        md`Impact: being checked`,
        md`Next: the team decides between undoing and repairing it`,
      );
    case 'rolling-back':
      return three(md`${W('rolling-back')}: ${v.services}`, md`Impact: being checked${by(v, 'decided')}`, word);
    case 'rollback-failed':
      return three(
        md`${W('rollback-failed')}: ${v.services}`,
        md`Impact: being checked. ${reach(v)}`,
        md`Next: whoever may roll back tries again, or puts it right by hand; word here when it is done`,
      );
    case 'rolled-back':
      return three(
        md`${W('rolled-back')}: ${v.services} is back on the version before, since ${when(v.at)}`,
        md`Impact: being checked${by(v, 'decided')}`,
        md`Next: the team reviews what happened`,
      );
    case 'done':
      return three(
        md`${W('completed')}: ${v.services}, since ${when(v.at)}`,
        md`${v.why}${by(v, 'brought live')}`,
        md`Next: nothing for you to do`,
      );
    case 'cancelled':
      return three(
        md`${W('cancelled')}: ${v.services}`,
        md`${v.why}${by(v, 'cancelled')}`,
        md`Next: nothing goes live`,
      );
    default:
      return unreachable(event);
  }
}

const ofFreeze = (event: OfFreeze, v: Seen) =>
  event === 'thawed'
    ? three(
        md`Releases resume: ${v.freezeScope}`,
        md`The hold “${v.freeze}” is over`,
        md`Next: what waited goes on when its team says so`,
      )
    : three(
        v.stop
          ? md`Emergency stop${v.byRole ? ` by ${v.byRole}` : ''}: releases of ${v.freezeScope}`
          : md`Releases on hold: ${v.freezeScope}`,
        md`Why: ${v.freezeWhy}`,
        v.stop
          ? md`Next: releases resume ${when(v.freezeEnd)}`
          : md`Next: on hold from ${when(v.freezeStart)}; releases resume ${when(v.freezeEnd)}`,
      );

/** What went wrong because of it: nothing is said of its effect that nobody has named. */
const ofIncident = ({ services, incidentStart, incidentEnd }: Seen) =>
  incidentEnd === ''
    ? three(
        md`Problem after going live: ${services}, since ${when(incidentStart)}`,
        md`Its team has confirmed that the release caused it. Impact: being checked`,
        md`Next: the team undoes it or repairs it; word here when the problem is over`,
      )
    : three(
        md`Problem over: ${services}, since ${when(incidentEnd)}`,
        md`It began ${when(incidentStart)}, because of the release`,
        md`Next: the team reviews what happened`,
      );

/** How far undoing it came, region by region. */
function reach({ doneIn, doubtIn }: Seen): Mrkdwn {
  if (doneIn + doubtIn === '') return md`Some of it runs in the new version, some in the one before`;
  const back = doneIn === '' ? NOTHING : md`Undone in ${doneIn}`;
  return join([back, doubtIn === '' ? NOTHING : md`In ${doubtIn} nobody knows yet which version runs`], '. ');
}

const W = (state: State) => stateWord(state, 'business');
const planWord = ({ decided, late }: Seen) => (late ? W('missed') : decided ? W('approved') : W('planned'));
const by = ({ byRole }: Seen, did: string) => (byRole ? md` · ${did} by ${byRole}` : NOTHING);
const nextOf = ({ decided, late, start, end }: Seen) =>
  late
    ? md`Next: its team sets a new time, or cancels it`
    : decided
      ? md`Next: goes live ${span(start, end)}`
      : md`Next: go/no-go vote before ${when(start)}`;

const three = (status: Mrkdwn, overview: Mrkdwn, next: Mrkdwn) => message(md`*${status}*\n${overview}\n${next}`);
