import { message } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import type { State } from '../../domain/release/state.ts';
import { stateWord } from '../../domain/release/state-words.ts';
import type { Field, View } from '../view.ts';

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

export type Cleared = Pick<View, (typeof CLEARED)[number]>;

export const W = (state: State) => stateWord(state);

export const by = (v: Cleared) => (v.by ? md`, by ${{ user: v.by }}` : NOTHING);

export const because = ({ reason }: Cleared) => (reason === '' ? NOTHING : md`. Why: ${reason}`);

/** The sentence of its fact says it best. */
export const said = (v: Cleared, otherwise: Mrkdwn) => message(v.said.length > 0 ? md`${v.said}` : otherwise);
