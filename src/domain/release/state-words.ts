import type { Language } from '../company/audiences.ts';
import type { State } from './state.ts';

/** The one word for each state, by who reads it: every message, list, picture and calendar takes it from here. `mark` stands beside its word only, and is its own: who sees no colour tells by it. */
type Words = { mark: string } & Record<Language, string>;

export const STATE_WORDS: Record<State, Words> = {
  planned: { mark: '○', technical: 'Planned', business: 'Planned', 'user-facing': 'Planned, not decided yet' },
  voting: { mark: '◔', technical: 'Voting', business: 'Planned', 'user-facing': 'Planned, not decided yet' },
  rejected: { mark: '⊘', technical: 'Rejected', business: 'Not approved', 'user-facing': 'Not happening as planned' },
  approved: { mark: '◇', technical: 'Approved', business: 'Approved', 'user-facing': 'Decided' },
  waiting: { mark: '◌', technical: 'Waiting', business: 'Approved', 'user-facing': 'Decided' },
  ready: { mark: '◆', technical: 'Ready', business: 'Approved', 'user-facing': 'Decided' },
  blocked: { mark: '■', technical: 'Blocked', business: 'Approved', 'user-facing': 'Decided' },
  missed: { mark: '!', technical: 'Window missed', business: 'Late', 'user-facing': 'Late' },
  deploying: { mark: '◐', technical: 'Deploying', business: 'Going live', 'user-facing': 'Under way' },
  verifying: { mark: '◕', technical: 'Verifying', business: 'Going live', 'user-facing': 'Under way' },
  'next-step': { mark: '◑', technical: 'Ready for the next step', business: 'Going live', 'user-facing': 'Under way' },
  held: { mark: '‖', technical: 'Held', business: 'Held halfway', 'user-facing': 'Interrupted' },
  halfway: { mark: '◧', technical: 'Stopped halfway', business: 'Held halfway', 'user-facing': 'Interrupted' },
  failed: { mark: '✕', technical: 'Failed', business: 'Trouble while going live', 'user-facing': 'Interrupted' },
  'rolling-back': { mark: '↺', technical: 'Rolling back', business: 'Being undone', 'user-facing': 'Being taken back' },
  'rollback-failed': {
    mark: '⊗',
    technical: 'Rollback failed',
    business: 'Undoing it failed',
    'user-facing': 'Interrupted',
  },
  completed: { mark: '●', technical: 'Live', business: 'Live', 'user-facing': 'Done' },
  'rolled-back': { mark: '↩', technical: 'Rolled back', business: 'Undone', 'user-facing': 'Taken back' },
  cancelled: { mark: '–', technical: 'Cancelled', business: 'Cancelled', 'user-facing': 'Not happening' },
};

export const stateWord = (state: State, language: Language = 'technical') => STATE_WORDS[state][language];
