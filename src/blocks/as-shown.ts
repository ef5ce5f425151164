import type { Button } from '@slack/types';

/** What a button carries, and what a dialog takes along, in characters. */
const VALUE_MAX = 2000;
const METADATA_MAX = 3000;

const PRINT = / \[shown ([^\]\s]+)\]$/;

/** A button that carries a print of what is shown with its question; what it is about stands before it, and is shortened first. */
export const shownWith = (button: Button, print: string): Button => ({
  ...button,
  value: together(button.value ?? '', print, VALUE_MAX),
});

/** The same for what a dialog takes along (`private_metadata`). */
export const alongWith = (about: string, print: string): string => together(about, print, METADATA_MAX);

/** What a button or a dialog is about, and what was shown with it; buttons of long ago have no print. */
export function shownIn(value: string): { about: string; print?: string } {
  const [whole = '', print] = PRINT.exec(value) ?? [];
  return print === undefined ? { about: value } : { about: value.slice(0, -whole.length), print };
}

function together(about: string, print: string, max: number): string {
  const end = ` [shown ${print}]`;
  return `${about.slice(0, max - end.length)}${end}`;
}
