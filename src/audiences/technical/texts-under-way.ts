import { type Message, message } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import { cameTo, isSeveral, stay } from '../went-back.ts';
import { by, type Cleared, said, W } from './lines.ts';
import type { OfFreeze } from './texts-of-freezes.ts';

type OfPlan = 'planned' | 'moved' | 'changed' | 'approved' | 'rejected' | 'reopened' | 'missed' | 'cancelled';

type UnderWay = Exclude<AudienceEvent, OfFreeze | OfPlan | 'incident' | 'update'>;

/** From the moment it begins. */
export const underWay = (event: UnderWay, v: Cleared): Message => TEXTS[event](v);

const TEXTS: Record<UnderWay, (v: Cleared) => Message> = {
  deploying: (v) => message(md`${W('deploying')}${v.again ? ' again' : ''}: ${goesTo(v)}, started ${since(v)}${by(v)}`),
  held: (v) => said(v, md`${W('held')}: ${goesTo(v)}, by ${v.held}`),
  resumed: (v) => said(v, md`Going on: ${goesTo(v)}${by(v)}`),
  failed: (v) => message(md`${W(v.failedStep ? 'failed' : 'halfway')}: ${whatFailed(v)}\nNext: ${nextAfterFailure(v)}`),
  'rolling-back': (v) => said(v, md`${W('rolling-back')}: ${goesTo(v)}${by(v)}. Why: ${v.reason}`),
  'rollback-failed': (v) =>
    message(
      md`${W('rollback-failed')}: ${whatFailed(v)}\nNext: roll back again, or put it right by hand and record it: [Done by hand…] on its card`,
    ),
  'rolled-back': (v) =>
    said(
      v,
      md`${W(cameTo(v))}: ${v.services} in ${v.environment}${onItAgain(v)} since ${since(v)} (${v.id})${by(v)}${stay(v)}. Why: ${v.reason}`,
    ),
  replaced: (v) => message(md`${v.said.length > 0 ? v.said : md`${W('replaced')}: ${isIn(v)}`}${runsNow(v)}`),
  done: (v) =>
    message(
      md`${W('completed')}: ${v.versions} in ${v.environment} since ${since(v)} (${v.id})${by(v)}${v.notes ? md`\n${v.notes}` : NOTHING}`,
    ),
};

const goesTo = (v: Cleared) => md`${v.versions} to ${v.environment} (${v.id})`;

const isIn = (v: Cleared) => md`${v.versions} in ${v.environment} (${v.id})`;

const since = ({ at }: Cleared) => when(at, '{time}');

const onItAgain = ({ backTo, services }: Cleared): Mrkdwn =>
  backTo ? md` ${isSeveral(services) ? 'are' : 'is'} on ${backTo} again` : NOTHING;

/** Of several services and regions, whoever is woken asks first which. */
function whatFailed(v: Cleared): Mrkdwn {
  const stoppedBy = v.by ? md`, stopped by ${{ user: v.by }}` : NOTHING;
  const cause = v.failedStep ? md`What failed: step ${v.failedStep}: ${v.reason}` : md`Why: ${v.reason}`;
  return md`${isIn(v)}${stoppedBy}. ${cause}${runsNow(v)}`;
}

const runsNow = ({ runs }: Cleared) => (runs.length > 0 ? md`\nRuns now:\n${runs}` : NOTHING);

function nextAfterFailure({ untouched, hotfixFirst }: Cleared): string {
  if (hotfixFirst) return 'the hotfix goes there first; what this left is rolled back if that does not come';
  return untouched
    ? 'deploy again once the cause is mended, or cancel it: no pipeline took it'
    : 'roll back, or deploy again once the cause is mended';
}
