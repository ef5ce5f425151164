import { type Message, message } from '../../blocks/blocks.ts';
import { md, span, when } from '../../blocks/mrkdwn.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import { unreachable } from '../../domain/phrase.ts';
import type { Field, View } from '../view.ts';

/** Support and customers hear what changes for customers, and when. Nothing internal. */
export const CLEARED = [
  'services',
  'customers',
  'start',
  'end',
  'movedFrom',
  'undoing',
  'stop',
  'byRole',
  'at',
  'freezeScope',
  'freezeStart',
  'freezeEnd',
  'text',
] as const satisfies readonly Field[];

export function render(event: AudienceEvent, v: Pick<View, (typeof CLEARED)[number]>): Message {
  const change = v.customers === '' ? md`no change that customers notice (${v.services})` : md`${v.customers}`;
  switch (event) {
    case 'planned':
      return message(md`*${span(v.start, v.end)}: ${change}*\nPlanned, not decided yet. I'll say here when it is`);
    case 'moved':
      return message(
        md`*Moved to ${span(v.start, v.end)}: ${change}*\nIt was planned for ${when(v.movedFrom)}. Not decided yet; I'll say here when it is`,
      );
    case 'approved':
      return message(
        md`*Decided for ${span(v.start, v.end)}: ${change}*\nI'll say here when it starts and when it's done`,
      );
    case 'rejected':
      return message(
        md`*Not happening as planned: ${change}*\nCustomers keep what they have. I'll say here when there is a new date`,
      );
    case 'deploying':
      return message(
        md`*Starting now: ${change}*\nExpected to be done by ${when(v.end, '{time}')}. Customers may notice it at any moment until then`,
      );
    case 'failed':
      if (v.undoing)
        return message(
          md`*Not taken back everywhere yet: ${change}*\nSome customers may still have the change. Impact: being checked. I'll say here how it goes on`,
        );
      return message(
        md`*Interrupted: ${change}*\nSome customers may have the change and some not. Impact: being checked. I'll say here how it goes on`,
      );
    case 'done':
      return message(md`*Done since ${when(v.at, '{time}')}: ${change}*\nEverybody has it now`);
    case 'rolled-back':
      return message(
        md`*Taken back since ${when(v.at, '{time}')}: ${change}*\nCustomers have what they had before. Impact: being checked`,
      );
    case 'cancelled':
      return message(md`*Not happening: ${change}*\nCustomers keep what they have`);
    case 'frozen':
      return message(
        md`*${v.stop ? md`Emergency stop by the ${v.byRole}: no` : md`No`} changes ${span(v.freezeStart, v.freezeEnd)}: ${v.freezeScope}*\nCustomers keep what they have in that time`,
      );
    case 'thawed':
      return message(md`*Changes are possible again: ${v.freezeScope}*`);
    case 'update':
      return message(md`${v.text}`);
    default:
      return unreachable(event);
  }
}
