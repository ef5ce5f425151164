import { type Message, message } from '../../blocks/blocks.ts';
import { md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import {
  afterwards,
  because,
  beginning,
  by,
  type Cleared,
  checking,
  nextOf,
  plannedBecause,
  planWord,
  three,
  W,
} from './lines.ts';
import { type OfFreeze, underWay } from './texts-under-way.ts';

export function render(event: AudienceEvent, v: Cleared): Message {
  if (v.late && (event === 'planned' || event === 'reopened')) return render('missed', v);
  switch (event) {
    case 'planned':
      return three(v, md`${W('planned')}: ${v.services}, ${beginning(v)}`, because(v), nextOf(v));
    case 'moved':
      return three(
        v,
        md`Moved: ${v.services}, to ${when(v.start)}`,
        md`${planWord(v)} for ${when(v.start)}; it was ${when(v.movedFrom)}. ${plannedBecause(v)}${by(v, 'moved')}`,
        nextOf(v),
      );
    case 'changed':
      return three(
        v,
        md`Changed: ${v.services}, ${when(v.start)}`,
        md`${planWord(v)}: ${v.services} to ${v.environment}, in place of ${v.was}. ${plannedBecause(v)}${by(v, 'changed')}`,
        nextOf(v),
      );
    case 'approved':
      return three(v, md`${W('approved')}${overruling(v)}: ${v.services}`, because(v), nextOf(v));
    case 'rejected':
      return three(
        v,
        md`${W('rejected')}: ${v.services}, ${when(v.start)}`,
        md`${plannedBecause(v)}${by(v, 'no-go')}`,
        md`Next: the team ${v.byRole ? 'mends it and asks again' : 'asks again'}. Nothing goes live until then`,
      );
    case 'reopened':
      return three(
        v,
        md`${W('planned')}: ${v.services}, ${beginning(v)}`,
        md`It is decided anew. ${plannedBecause(v)}`,
        nextOf(v),
      );
    case 'missed':
      return three(
        v,
        md`${W('missed')}: ${v.services}`,
        v.end <= v.at
          ? md`It did not go live in its time, ${span(v.start, v.end)}`
          : md`What comes before it is not done in time. It was to go live ${span(v.start, v.end)}`,
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

/** One person went past those who were asked: that is no approval of theirs. */
const overruling = ({ overruled }: Cleared) => (overruled ? md` ${overruled}` : NOTHING);

const ofFreeze = (event: OfFreeze, v: Cleared) =>
  event === 'thawed'
    ? thawed(v)
    : three(
        v,
        v.stop
          ? md`Emergency stop${v.byRole ? ` by ${v.byRole}` : ''}: releases of ${v.freezeScope}`
          : md`Releases on hold: ${v.freezeScope}`,
        md`Why: ${v.freezeWhy} · a release under way ${v.running}${v.stopsServices.length > 0 ? md`\nPlanned in that time, which may change: ${v.stopsServices}` : NOTHING}`,
        v.stop
          ? md`Next: releases resume ${when(v.freezeEnd)}`
          : md`Next: on hold from ${when(v.freezeStart)}; releases resume ${when(v.freezeEnd)}`,
      );

function thawed(v: Cleared): Message {
  if (v.at < v.freezeStart)
    return three(
      v,
      md`Hold called off: ${v.freezeScope}`,
      md`The hold “${v.freeze}”, ${span(v.freezeStart, v.freezeEnd)}, does not happen${by(v, 'called off')}`,
      md`Next: nothing waits for it`,
    );
  return v.stillFrozen
    ? three(
        v,
        md`Releases still on hold: ${v.freezeScope}`,
        md`${overNow(v)}; another one goes on. A release under way ${v.running}`,
        md`Next: releases resume ${when(v.stillFrozen)}`,
      )
    : three(
        v,
        md`Releases resume: ${v.freezeScope}`,
        md`${overNow(v)}`,
        md`Next: what waited goes on when its team says so`,
      );
}

const overNow = (v: Cleared) => md`The ${v.stop ? 'emergency stop' : md`hold “${v.freeze}”`} is over${by(v, 'lifted')}`;

/** What went wrong because of it: nothing is said of its effect that nobody has named. */
const ofIncident = (v: Cleared) =>
  v.incidentEnd === ''
    ? three(
        v,
        md`Problem after going live: ${v.services}, since ${when(v.incidentStart)}`,
        md`Its team has confirmed that the release caused it. Impact: ${checking(v)}`,
        md`Next: the team undoes it or repairs it; word here when the problem is over`,
      )
    : three(
        v,
        md`Problem over: ${v.services}, since ${when(v.incidentEnd)}`,
        md`It began ${when(v.incidentStart)}, because of the release`,
        v.review ? md`Next: ${afterwards(v)}` : md`Next: nothing for you to do`,
      );
