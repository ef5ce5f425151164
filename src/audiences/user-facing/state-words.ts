import type { State } from '../../domain/release/state.ts';

/** The one word for each state, as customers and those who talk to them read it. */
export const WORDS: Record<State, string> = {
  planned: 'Planned, not decided yet',
  voting: 'Planned, not decided yet',
  rejected: 'Not happening as planned',
  approved: 'Decided',
  waiting: 'Decided',
  ready: 'Decided',
  blocked: 'Decided',
  missed: 'Late',
  deploying: 'Under way',
  verifying: 'Under way',
  'next-step': 'Under way',
  held: 'Interrupted',
  halfway: 'Interrupted',
  failed: 'Interrupted',
  'rolling-back': 'Being taken back',
  'rollback-failed': 'Not taken back yet',
  'halfway-back': 'Interrupted',
  completed: 'Done',
  'rolled-back': 'Taken back',
  'partly-back': 'Partly taken back',
  drilled: 'Tried, and nothing changed',
  replaced: 'Replaced',
  cancelled: 'Not happening',
};
