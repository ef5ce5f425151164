import { type Message, message } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import { unreachable } from '../../domain/phrase.ts';
import type { State } from '../../domain/release/state.ts';
import { stateWord } from '../../domain/release/state-words.ts';
import type { Field, View } from '../view.ts';
import { cameTo, isSeveral, stay } from '../went-back.ts';

/** Engineers see everything: names, versions, reasons, people. The headline shows the state; these are the notes in its thread. */
export const CLEARED = [
  'stays',
  'unsure',
  'id',
  'services',
  'versions',
  'environment',
  'start',
  'end',
  'movedFrom',
  'was',
  'decided',
  'late',
  'why',
  'customers',
  'notes',
  'owner',
  'reason',
  'again',
  'failedStep',
  'untouched',
  'hotfixFirst',
  'runs',
  'liveIn',
  'backTo',
  'at',
  'said',
  'by',
  'byRole',
  'held',
  'exposedSeconds',
  'freeze',
  'freezeWhy',
  'freezeScope',
  'frozen',
  'freezeStart',
  'freezeEnd',
  'stillFrozen',
  'running',
  'stop',
  'stopsNamed',
  'incident',
  'incidentStart',
  'incidentEnd',
  'text',
] as const satisfies readonly Field[];
type Seen = Pick<View, (typeof CLEARED)[number]>;

export function render(event: AudienceEvent, v: Seen): Message {
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
      return message(
        md`${W('rejected')}: ${where}${by(v)}. Why: ${v.reason}\nNext: ${v.owner ? md`${{ user: v.owner }}` : 'a release manager'} ${v.by ? 'mends it and opens a new vote, or the no-go is lifted' : 'opens a new vote, moves it or cancels it'}`,
      );
    case 'reopened':
      return message(md`${W('voting')}: ${where} is decided anew`);
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
    case 'missed':
      return said(v, md`${W('missed')}: ${where}, ${window}`);
    case 'held':
      return said(v, md`${W('held')}: ${where}, by ${v.held}`);
    case 'resumed':
      return said(v, md`Going on: ${where}${by(v)}`);
    case 'rolling-back':
      return said(v, md`${W('rolling-back')}: ${where}${by(v)}. Why: ${v.reason}`);
    case 'frozen':
      return message(
        v.stop
          ? md`Emergency stop${v.by ? md` by ${{ user: v.by }}` : NOTHING}: ${v.freezeScope}, until ${when(v.freezeEnd)}. Why: ${v.freezeWhy} (${v.id})${running(v)}${stops(v)}`
          : md`${v.frozen}: ${v.freezeScope}, ${span(v.freezeStart, v.freezeEnd)}. Why: ${v.freezeWhy} (${v.freeze === v.freezeWhy ? NOTHING : md`“${v.freeze}”, `}${v.id})${by(v)}${running(v)}${stops(v)}`,
      );
    case 'thawed':
      return message(
        v.at < v.freezeStart
          ? md`Called off: the freeze of ${v.freezeScope}, ${span(v.freezeStart, v.freezeEnd)} (“${v.freeze}”, ${v.id})${by(v)}${because(v)}`
          : v.stillFrozen
            ? md`No longer frozen by “${v.freeze}” (${v.id})${by(v)}: ${v.freezeScope}. Another freeze holds it until ${when(v.stillFrozen)}${running(v)}`
            : md`No longer frozen: ${v.freezeScope} (“${v.freeze}”, ${v.id})${by(v)}${because(v)}. Nothing was restarted by itself`,
      );
    case 'update':
      return message(
        md`Update on ${v.versions} → ${v.environment} (${v.id}): ${v.text}${v.by ? md` (${{ user: v.by }})` : NOTHING}`,
      );
    default:
      return underWay(event, v);
  }
}

function underWay(
  event: 'deploying' | 'failed' | 'rollback-failed' | 'rolled-back' | 'replaced' | 'done',
  v: Seen,
): Message {
  const there = md`${v.versions} in ${v.environment} (${v.id})`;
  const since = when(v.at, '{time}');
  switch (event) {
    case 'deploying':
      return message(
        md`${W('deploying')}${v.again ? ' again' : ''}: ${v.versions} to ${v.environment} (${v.id}), started ${since}${by(v)}`,
      );
    case 'failed':
      return message(
        md`${W('failed')}: ${there}${stoppedBy(v)}. ${whatFailed(v)}${runsNow(v)}\nNext: ${nextAfterFailure(v)}`,
      );
    case 'rollback-failed':
      return message(
        md`${W('rollback-failed')}: ${there}${stoppedBy(v)}. ${whatFailed(v)}${runsNow(v)}\nNext: roll back again, or put it right by hand and record it: [Done by hand…] on its card`,
      );
    case 'rolled-back':
      return said(
        v,
        md`${W(cameTo(v))}: ${v.services} in ${v.environment}${v.backTo ? md` ${isSeveral(v.services) ? 'are' : 'is'} on ${v.backTo} again` : NOTHING} since ${since} (${v.id})${by(v)}${stay(v)}. Why: ${v.reason}`,
      );
    case 'replaced':
      return message(md`${v.said.length > 0 ? v.said : md`${W('replaced')}: ${there}`}${runsNow(v)}`);
    case 'done':
      return message(
        md`${W('completed')}: ${v.versions} in ${v.environment} since ${since} (${v.id})${by(v)}${v.notes ? md`\n${v.notes}` : NOTHING}`,
      );
    default:
      return unreachable(event);
  }
}

function nextAfterFailure({ untouched, hotfixFirst }: Seen): string {
  if (hotfixFirst) return 'the hotfix goes there first; what this left is rolled back if that does not come';
  return untouched
    ? 'deploy again once the cause is mended, or cancel it: no pipeline took it'
    : 'roll back, or deploy again once the cause is mended';
}

/** The sentence of its fact says it best. */
const said = (v: Seen, otherwise: Mrkdwn) => message(v.said.length > 0 ? md`${v.said}` : otherwise);

const runsNow = ({ runs }: Seen) => (runs.length > 0 ? md`\nRuns now:\n${runs}` : NOTHING);
/** Of several services and regions, whoever is woken asks first which. */
const whatFailed = ({ failedStep, reason }: Seen) =>
  failedStep ? md`What failed: step ${failedStep}: ${reason}` : md`Why: ${reason}`;
const running = (v: Seen) => (v.running ? `. A rollout under way ${v.running}` : '');
const stops = ({ stopsNamed }: Seen) =>
  stopsNamed.length > 0 ? md`\nIn its time: ${stopsNamed}. Their owners were told` : NOTHING;
const stoppedBy = (v: Seen) => (v.by ? md`, stopped by ${{ user: v.by }}` : NOTHING);
const W = (state: State) => stateWord(state);
const because = ({ reason }: Seen) => (reason === '' ? NOTHING : md`. Why: ${reason}`);

const by = (v: Seen) => (v.by ? md`, by ${{ user: v.by }}` : NOTHING);
