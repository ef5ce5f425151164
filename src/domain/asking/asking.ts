import type { Action } from '../company/roles.ts';

/** What can be asked of whoever may do it, where it is about no release: by the verb of a button, or the word of a sentence. */
const ASKABLE: ReadonlyMap<string, { action: Action; does: string; label: string }> = new Map([
  ['freeze', { action: 'freeze', does: 'declare a freeze', label: 'Freeze…' }],
  ['unfreeze', { action: 'freeze', does: 'lift a freeze', label: 'Unfreeze…' }],
  ['change-freeze', { action: 'freeze', does: 'change a freeze', label: 'Change…' }],
  ['emergency-stop', { action: 'freeze', does: 'call an emergency stop', label: 'Emergency stop…' }],
  ['lock', { action: 'lock', does: 'lock this', label: 'Lock' }],
  ['take-over-lock', { action: 'lock', does: 'take a lock over', label: 'Take it over…' }],
  ['drill-ask', { action: 'deploy', does: 'start a rollback drill', label: 'Start the drill…' }],
  ['skip-train', { action: 'trains', does: 'skip the next departure of a train', label: 'Skip the next…' }],
  ['hold-train', { action: 'trains', does: 'hold a train', label: 'Hold…' }],
  ['resume-train', { action: 'trains', does: 'let a held train go on', label: 'Resume' }],
]);

const askable = (verb: string) => ASKABLE.get(verb);

/**
 * What somebody asked of others, as it was asked. `verb` and `about`: what a button of it would do, where `again` reads `about` as a sentence; `what`: the
 * same as people read it; `ends`: when there is nothing left to do (UTC ISO); `taken`: who was the first to see to it.
 */
export type Asking = {
  v: 1;
  id: string;
  by: string;
  verb: string;
  about: string;
  what: string;
  ends?: string;
  at: string;
  of: string[];
  taken?: { by: string; at: string };
};

/** The word that a sentence begins with, or the verb itself. */
export const askedFor = ({ verb, about }: Pick<Asking, 'verb' | 'about'>) =>
  askable(verb === 'again' ? (about.split(' ')[0] ?? '') : verb);
