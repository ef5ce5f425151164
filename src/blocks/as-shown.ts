import type { Button } from '@slack/types';
import { CARRIED, TAKEN_ALONG, whole } from './whole.ts';

const PRINT = / \[shown ([^\]\s]+)\]$/;

/** A button that carries a print of what is shown with its question; what it is about stands before it. */
export const shownWith = (button: Button, print: string): Button => ({
  ...button,
  value: whole(together(button.value ?? '', print), CARRIED, button.action_id ?? ''),
});

/** The same for what a dialog takes along (`private_metadata`). */
export const alongWith = (about: string, print: string): string =>
  whole(together(about, print), TAKEN_ALONG, 'a dialog');

/** What a button or a dialog is about, and what was shown with it; buttons of long ago have no print. */
export function shownIn(value: string): { about: string; print?: string } {
  const [end = '', print] = PRINT.exec(value) ?? [];
  return print === undefined ? { about: value } : { about: value.slice(0, -end.length), print };
}

const together = (about: string, print: string) => `${about} [shown ${print}]`;
