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
import { ofFreeze } from './texts-of-freezes.ts';
import { underWay } from './texts-under-way.ts';

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
