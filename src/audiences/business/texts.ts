import { type Message, message } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, span, when } from '../../blocks/mrkdwn.ts';
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
        md`Going live now: ${v.services}`,
        md`${v.why}`,
        md`Next: word here when it is done, expected by ${when(v.end, '{time}')}`,
      );
    case 'failed':
      return three(
        md`Trouble while going live: ${v.services}`,
        md`Impact: being checked`,
        md`Next: the team decides between undoing and repairing it`,
      );
    case 'done':
      return three(md`Live: ${v.services}, since ${when(v.at)}`, md`${v.why}`, md`Next: nothing for you to do`);
    case 'rolled-back':
      return three(
        md`Undone: ${v.services} is back on the version before, since ${when(v.at)}`,
        md`Impact: being checked`,
        md`Next: the team reviews what happened`,
      );
    case 'cancelled':
      return three(md`Cancelled: ${v.services}`, md`${v.why}`, md`Next: nothing goes live`);
    case 'frozen':
      return three(
        md`Releases on hold: ${v.freezeScope}`,
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
