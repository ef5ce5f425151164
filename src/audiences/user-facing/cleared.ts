import type { Field, View } from '../view.ts';

/** Support and customers hear what changes for customers, and when. Nothing internal; and no effect that nobody has named. */
export const CLEARED = [
  'stays',
  'unsure',
  'untouched',
  'services',
  'customers',
  'start',
  'end',
  'movedFrom',
  'was',
  'decided',
  'late',
  'unfit',
  'emergency',
  'again',
  'delay',
  'notBefore',
  'at',
  'freezeWhy',
  'freezeScope',
  'freezeStart',
  'freezeEnd',
  'stillFrozen',
  'running',
  'stop',
  'stopsEffects',
  'incidentStart',
  'incidentEnd',
  'text',
] as const satisfies readonly Field[];
export type Cleared = Pick<View, (typeof CLEARED)[number]>;
