import { type Message, message } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import { because, by, type Cleared, said, W } from './lines.ts';
import { ofFreeze } from './texts-of-freezes.ts';
import { underWay } from './texts-under-way.ts';

export function render(event: AudienceEvent, v: Cleared): Message {
  const where = md`${v.versions} to ${v.environment} (${v.id})`;
  const window = span(v.start, v.end);
  switch (event) {
    case 'planned':
      return message(md`Release planned: ${v.versions} to ${v.environment}, ${window} (${v.id})${by(v)}. ${v.why}`);
    case 'moved':
      return message(md`Moved: ${where}, from ${when(v.movedFrom)} to ${window}${by(v)}${because(v)}`);
    case 'changed':
      return message(md`Changed: ${where}, in place of ${v.was}${by(v)}`);
    case 'approved':
      return message(md`${W('approved')}: ${where}. Window ${window}`);
    case 'rejected':
      return message(md`${W('rejected')}: ${where}${by(v)}. Why: ${v.reason}\nNext: ${nextAfterNoGo(v)}`);
    case 'reopened':
      return message(md`${W('voting')}: ${where} is decided anew`);
    case 'missed':
      return said(v, md`${W('missed')}: ${where}, ${window}`);
    case 'cancelled':
      return message(
        md`${W('cancelled')}: ${where}${by(v)}. Why: ${v.reason}${v.liveIn ? `\nIt went live in ${v.liveIn}: nothing was taken back there` : ''}`,
      );
    case 'incident':
      return message(
        v.incidentEnd === ''
          ? md`Incident ${v.incident} since ${when(v.incidentStart)}, because of ${where}`
          : md`Over since ${when(v.incidentEnd)}: incident ${v.incident}, because of ${where}`,
      );
    case 'update':
      return message(
        md`Update on ${v.versions} → ${v.environment} (${v.id}): ${v.text}${v.by ? md` (${{ user: v.by }})` : NOTHING}`,
      );
    case 'frozen':
    case 'thawed':
      return ofFreeze(event, v);
    default:
      return underWay(event, v);
  }
}

/** Nobody to name means that the vote ended without enough answers: there is no no-go to lift. */
function nextAfterNoGo(v: Cleared): Mrkdwn {
  const who = v.owner ? md`${{ user: v.owner }}` : md`a release manager`;
  return v.by
    ? md`${who} mends it and opens a new vote, or the no-go is lifted`
    : md`${who} opens a new vote, moves it or cancels it`;
}
