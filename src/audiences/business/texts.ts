import { type Message, message } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import { unreachable } from '../../domain/phrase.ts';
import type { Field, View } from '../view.ts';

/** Executives read three lines: status, overview, next step. No versions, no technical reasons. */
export const CLEARED = [
  'services',
  'environment',
  'start',
  'end',
  'movedFrom',
  'why',
  'undoing',
  'doneIn',
  'doubtIn',
  'byRole',
  'stop',
  'at',
  'freeze',
  'freezeWhy',
  'freezeScope',
  'freezeStart',
  'freezeEnd',
  'text',
] as const satisfies readonly Field[];

export function render(event: AudienceEvent, v: Pick<View, (typeof CLEARED)[number]>): Message {
  switch (event) {
    case 'planned':
      return three(
        md`Planned: ${v.services}, ${when(v.start)}`,
        md`${v.why}`,
        md`Next: go/no-go vote before ${when(v.start)}`,
      );
    case 'moved':
      return three(
        md`Moved: ${v.services}, to ${when(v.start)}`,
        md`It was planned for ${when(v.movedFrom)}. ${v.why}`,
        md`Next: go/no-go vote before ${when(v.start)}`,
      );
    case 'approved':
      return three(md`Approved: ${v.services}`, md`${v.why}`, md`Next: goes live ${span(v.start, v.end)}`);
    case 'rejected':
      return three(md`Not approved: ${v.services}`, md`${v.why}`, md`Next: the team mends it and asks again`);
    case 'deploying':
      return three(
        md`Going live now: ${v.services}${startedBy(v)}`,
        md`${v.why}`,
        md`Next: word here when it is done, expected by ${when(v.end, '{time}')}`,
      );
    case 'failed':
      return failing(v);
    case 'done':
      return three(md`Live: ${v.services}, since ${when(v.at)}`, md`${v.why}`, md`Next: nothing for you to do`);
    case 'rolled-back':
      return three(
        md`Undone: ${v.services} is back on the version before, since ${when(v.at)}${startedBy(v)}`,
        md`Impact: being checked`,
        md`Next: the team reviews what happened`,
      );
    case 'cancelled':
      return three(md`Cancelled: ${v.services}`, md`${v.why}`, md`Next: nothing goes live`);
    case 'frozen':
      return three(
        v.stop ? md`Emergency stop${startedBy(v)}: ${v.freezeScope}` : md`Releases on hold: ${v.freezeScope}`,
        md`Why: ${v.freezeWhy}`,
        md`Next: releases resume ${when(v.freezeEnd)}`,
      );
    case 'thawed':
      return three(
        md`Releases resume: ${v.freezeScope}`,
        md`The hold “${v.freeze}” is over`,
        md`Next: waiting releases go on as planned`,
      );
    case 'update':
      return message(md`${v.services}: ${v.text}`);
    default:
      return unreachable(event);
  }
}

const three = (status: Mrkdwn, overview: Mrkdwn, next: Mrkdwn) => message(md`*${status}*\n${overview}\n${next}`);

type Cleared = Pick<View, (typeof CLEARED)[number]>;
const startedBy = ({ byRole }: Cleared): Mrkdwn => (byRole === '' ? NOTHING : md`, by the ${byRole}`);

const failing = (v: Cleared): Message =>
  v.undoing
    ? three(
        md`Undoing it failed: ${v.services}`,
        md`${reach(v)}Impact: being checked`,
        md`Next: ${v.byRole === '' ? md`the team` : md`the ${v.byRole}`} tries again or puts it right by hand`,
      )
    : three(
        md`Trouble while going live: ${v.services}`,
        md`Impact: being checked`,
        md`Next: the team decides between undoing and repairing it`,
      );

/** How far undoing it came, region by region. */
function reach({ doneIn, doubtIn }: Cleared): Mrkdwn {
  const back = doneIn === '' ? NOTHING : md`Undone in ${doneIn}. `;
  return doubtIn === '' ? back : md`${back}In ${doubtIn} it is not known which version runs. `;
}
