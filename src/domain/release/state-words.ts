import type { State } from './state.ts';

/**
 * The one word for each state, as engineers read it: every message, list, picture and calendar takes it from here; an audience's language has its own.
 * `mark` stands beside its word only, and is its own: who sees no colour tells by it.
 */
export const STATE_WORDS: Record<State, { mark: string; word: string }> = {
  planned: { mark: '○', word: 'Planned' },
  voting: { mark: '◔', word: 'Voting' },
  rejected: { mark: '⊘', word: 'Rejected' },
  approved: { mark: '◇', word: 'Approved' },
  waiting: { mark: '◌', word: 'Waiting' },
  ready: { mark: '◆', word: 'Ready' },
  blocked: { mark: '■', word: 'Blocked' },
  missed: { mark: '!', word: 'Window missed' },
  deploying: { mark: '◐', word: 'Deploying' },
  verifying: { mark: '◕', word: 'Verifying' },
  'next-step': { mark: '◑', word: 'Ready for the next step' },
  held: { mark: '‖', word: 'Held' },
  halfway: { mark: '◧', word: 'Stopped halfway' },
  failed: { mark: '✕', word: 'Failed' },
  'rolling-back': { mark: '↺', word: 'Rolling back' },
  'rollback-failed': { mark: '⊗', word: 'Rollback failed' },
  'halfway-back': { mark: '◨', word: 'Rolled back halfway' },
  completed: { mark: '●', word: 'Live' },
  'rolled-back': { mark: '↩', word: 'Rolled back' },
  'partly-back': { mark: '◩', word: 'Partly rolled back' },
  drilled: { mark: '⟲', word: 'Drill done' },
  replaced: { mark: '⇄', word: 'Replaced' },
  cancelled: { mark: '–', word: 'Cancelled' },
};

export const stateWord = (state: State) => STATE_WORDS[state].word;
