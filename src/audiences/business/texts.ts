import { type Message, message } from '../../blocks/blocks.ts';
import { md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import { beginning, by, type Cleared, nextOf, plannedBecause, planWord, three, W } from './lines.ts';
import { type OfFreeze, underWay } from './texts-under-way.ts';

export function render(event: AudienceEvent, v: Cleared): Message {
  if (v.late && (event === 'planned' || event === 'reopened')) return render('missed', v);
  switch (event) {
    case 'planned':
      return three(md`${W('planned')}: ${v.services}, ${beginning(v)}`, md`${v.why}`, nextOf(v));
    case 'moved':
      return three(
        md`Moved: ${v.services}, to ${when(v.start)}`,
        md`${planWord(v)} for ${when(v.start)}; it was ${when(v.movedFrom)}. ${plannedBecause(v)}${by(v, 'moved')}`,
        nextOf(v),
      );
    case 'changed':
      return three(
        md`Changed: ${v.services}, ${when(v.start)}`,
        md`${planWord(v)}: ${v.services} to ${v.environment}, in place of ${v.was}. ${plannedBecause(v)}${by(v, 'changed')}`,
        nextOf(v),
      );
    case 'approved':
      return three(md`${W('approved')}${overruling(v)}: ${v.services}`, md`${v.why}`, nextOf(v));
    case 'rejected':
      return three(
        md`${W('rejected')}: ${v.services}, ${when(v.start)}`,
        md`${plannedBecause(v)}${by(v, 'no-go')}`,
        md`Next: the team ${v.byRole ? 'mends it and asks again' : 'asks again'}. Nothing goes live until then`,
      );
    case 'reopened':
      return three(
        md`${W('planned')}: ${v.services}, ${beginning(v)}`,
        md`It is decided anew. ${plannedBecause(v)}`,
        nextOf(v),
      );
    case 'missed':
      return three(
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
      md`Hold called off: ${v.freezeScope}`,
      md`The hold “${v.freeze}”, ${span(v.freezeStart, v.freezeEnd)}, does not happen${by(v, 'called off')}`,
      md`Next: nothing waits for it`,
    );
  return v.stillFrozen
    ? three(
        md`Releases still on hold: ${v.freezeScope}`,
        md`${overNow(v)}; another one goes on. A release under way ${v.running}`,
        md`Next: releases resume ${when(v.stillFrozen)}`,
      )
    : three(
        md`Releases resume: ${v.freezeScope}`,
        md`${overNow(v)}`,
        md`Next: what waited goes on when its team says so`,
      );
}

const overNow = (v: Cleared) => md`The ${v.stop ? 'emergency stop' : md`hold “${v.freeze}”`} is over${by(v, 'lifted')}`;

/** What went wrong because of it: nothing is said of its effect that nobody has named. */
const ofIncident = ({ services, incidentStart, incidentEnd }: Cleared) =>
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
