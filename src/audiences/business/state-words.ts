import type { State } from '../../domain/release/state.ts';

/** The one word for each state, as executives read it. */
export const WORDS: Record<State, string> = {
  planned: 'Planned',
  voting: 'Planned',
  rejected: 'Not approved',
  approved: 'Approved',
  waiting: 'Approved',
  ready: 'Approved',
  blocked: 'Approved',
  missed: 'Late',
  deploying: 'Going live',
  verifying: 'Going live',
  'next-step': 'Going live',
  held: 'Held halfway',
  halfway: 'Held halfway',
  failed: 'Trouble while going live',
  'rolling-back': 'Being undone',
  'rollback-failed': 'Undoing it failed',
  'halfway-back': 'Undone halfway',
  completed: 'Live',
  'rolled-back': 'Undone',
  'partly-back': 'Partly undone',
  drilled: 'Tried, and nothing changed',
  replaced: 'Replaced',
  cancelled: 'Cancelled',
};
