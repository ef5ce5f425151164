import { z } from 'zod';
import type { Right } from '../company/roles.ts';
import { inParts } from '../deciding/about.ts';
import { startDrill } from '../drill/start-drill.ts';
import { changeFreeze } from '../freeze/change-freeze.ts';
import { declareFreeze } from '../freeze/declare-freeze.ts';
import { emergencyStop } from '../freeze/emergency-stop.ts';
import { liftFreeze } from '../freeze/lift-freeze.ts';
import { claimLock } from '../lock/claim-lock.ts';
import { stealLock } from '../lock/steal-lock.ts';
import { holdTrain } from '../train/hold-train.ts';
import { resumeTrain } from '../train/resume-train.ts';
import { skipTrain } from '../train/skip-train.ts';

/** What can be asked of whoever may do it, where it is about no release: by the verb of a button, or the word of a sentence. */
const ASKABLE: ReadonlyMap<string, { takes: Right; does: string; label: string }> = new Map([
  ['freeze', { takes: declareFreeze.takes, does: 'declare a freeze', label: 'Freeze…' }],
  ['unfreeze', { takes: liftFreeze.takes, does: 'lift a freeze', label: 'Unfreeze…' }],
  ['change-freeze', { takes: changeFreeze.takes, does: 'change a freeze', label: 'Change…' }],
  ['emergency-stop', { takes: emergencyStop.takes, does: 'call an emergency stop', label: 'Emergency stop…' }],
  ['lock', { takes: claimLock.takes, does: 'lock this', label: 'Lock' }],
  ['take-over-lock', { takes: stealLock.takes, does: 'take a lock over', label: 'Take it over…' }],
  ['drill-ask', { takes: startDrill.takes, does: 'start a rollback drill', label: 'Start the drill…' }],
  ['skip-train', { takes: skipTrain.takes, does: 'skip the next departure of a train', label: 'Skip the next…' }],
  ['hold-train', { takes: holdTrain.takes, does: 'hold a train', label: 'Hold…' }],
  ['resume-train', { takes: resumeTrain.takes, does: 'let a held train go on', label: 'Resume' }],
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

/** What a button about such a question carries; `anyway`: also where somebody else has taken it on. */
export const TAKE_ON = inParts({ asking: z.string(), anyway: z.literal('anyway').optional() }, '/');

/** The word that a sentence begins with, or the verb itself. */
export const askedFor = ({ verb, about }: Pick<Asking, 'verb' | 'about'>) =>
  askable(verb === 'again' ? (about.split(' ')[0] ?? '') : verb);
