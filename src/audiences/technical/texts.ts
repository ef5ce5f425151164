import { type Message, message } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import { unreachable } from '../../domain/phrase.ts';
import type { Field, View } from '../view.ts';

/** Engineers see everything: names, versions, reasons. The headline shows the state; these are the notes in its thread. */
export const CLEARED = [
  'id',
  'services',
  'versions',
  'environment',
  'start',
  'end',
  'movedFrom',
  'why',
  'customers',
  'owner',
  'reason',
  'failure',
  'undoing',
  'runs',
  'by',
  'backTo',
  'at',
  'exposedSeconds',
  'freeze',
  'freezeWhy',
  'freezeScope',
  'frozen',
  'stop',
  'freezeStart',
  'freezeEnd',
  'text',
] as const satisfies readonly Field[];

export function render(event: AudienceEvent, v: Pick<View, (typeof CLEARED)[number]>): Message {
  switch (event) {
    case 'planned':
      return message(
        md`Release planned: ${v.versions} to ${v.environment}, ${span(v.start, v.end)} (${v.id}). ${v.why}`,
      );
    case 'moved':
      return message(
        md`Moved: ${v.versions} to ${v.environment} (${v.id}), from ${when(v.movedFrom)} to ${span(v.start, v.end)}`,
      );
    case 'approved':
      return message(md`Approved: ${v.versions} to ${v.environment} (${v.id}). Window ${span(v.start, v.end)}`);
    case 'rejected':
      return message(
        md`No-go: ${v.versions} to ${v.environment} (${v.id}). Why: ${v.reason}\nNext: ${{ user: v.owner }} mends it and opens a new vote, or the no-go is lifted`,
      );
    case 'deploying':
      return message(
        md`Deploying: ${v.versions} to ${v.environment} (${v.id}), started ${when(v.at, '{time}')}${doneBy(v)}`,
      );
    case 'failed':
      return v.undoing
        ? message(
            md`Rollback failed: ${v.versions} in ${v.environment} (${v.id})${doneBy(v)}. What failed: ${v.failure}${runsNow(v)}\nNext: roll back again, or put it right by hand and record it: [Done by hand…] on its card`,
          )
        : message(
            md`Failed: ${v.versions} in ${v.environment} (${v.id})${doneBy(v)}. Why: ${v.reason}${runsNow(v)}\nNext: roll back, or deploy again once the cause is mended`,
          );
    case 'done':
      return message(md`Live: ${v.versions} in ${v.environment} since ${when(v.at, '{time}')} (${v.id})${doneBy(v)}`);
    case 'rolled-back':
      return message(
        md`Rolled back: ${v.services} in ${v.environment}${v.backTo ? md` is on ${v.backTo} again` : md``} since ${when(v.at, '{time}')} (${v.id})${doneBy(v)}. Why: ${v.reason}`,
      );
    case 'cancelled':
      return message(md`Cancelled: ${v.versions} to ${v.environment} (${v.id}). Why: ${v.reason}`);
    case 'frozen':
      return message(
        md`${v.stop ? md`Emergency stop${doneBy(v)}` : md`${v.frozen}`}: ${v.freezeScope}, ${span(v.freezeStart, v.freezeEnd)}. Why: ${v.freezeWhy} (“${v.freeze}”, ${v.id})`,
      );
    case 'thawed':
      return message(md`No longer frozen: ${v.freezeScope} (“${v.freeze}”, ${v.id}). Nothing was restarted by itself`);
    case 'update':
      return message(md`Update on ${v.versions} → ${v.environment} (${v.id}): ${v.text}`);
    default:
      return unreachable(event);
  }
}

type Cleared = Pick<View, (typeof CLEARED)[number]>;
const doneBy = ({ by }: Cleared): Mrkdwn => (by === '' ? NOTHING : md`, by ${{ user: by }}`);
const runsNow = ({ runs }: Cleared): Mrkdwn => (runs.text === '' ? NOTHING : md`\nRuns now:\n${runs}`);
