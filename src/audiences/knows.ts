import type { Audience, AudienceEvent } from '../domain/company/audiences.ts';
import { hearing } from '../domain/intents/audiences-for.ts';
import type { Outlook } from '../domain/release/outlook.ts';
import type { Release } from '../domain/release/release.ts';
import type { State } from '../domain/release/state.ts';
import { seenBy } from './render.ts';

/** What a release being in a state was told as; what is blocked, or came to nothing, nobody was told of as that. */
const TOLD_AS: Partial<Record<State, AudienceEvent>> = {
  planned: 'planned',
  voting: 'planned',
  rejected: 'rejected',
  approved: 'approved',
  waiting: 'approved',
  ready: 'approved',
  missed: 'missed',
  deploying: 'deploying',
  verifying: 'deploying',
  'next-step': 'deploying',
  held: 'held',
  halfway: 'held',
  failed: 'failed',
  'rolling-back': 'rolling-back',
  'rollback-failed': 'rollback-failed',
  'halfway-back': 'held',
  completed: 'done',
  'rolled-back': 'rolled-back',
  'partly-back': 'rolled-back',
  replaced: 'replaced',
  cancelled: 'cancelled',
};

/** What failed, and of which some is done, stands halfway, and was told as failed. A time that does not hold any more is not what was told. */
function toldAs({ status }: Release, { state, delay }: Outlook): AudienceEvent | undefined {
  if (delay) return undefined;
  return state === 'halfway' && status === 'failed' ? 'failed' : TOLD_AS[state];
}

/** Whether an audience has read where a release stands: a draft of the facts alone would say it once more. */
export function knowsIt(audience: Audience, release: Release, outlook: Outlook): boolean {
  const event = toldAs(release, seenBy(audience, outlook));
  return event !== undefined && hearing([audience], event, release).length > 0;
}
