import type { KnownBlock } from '@slack/types';
import { context, section } from '../../blocks/blocks.ts';
import { option, radioInput } from '../../blocks/inputs.ts';
import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import type { Fields } from '../ask.ts';
import type { TimeRead } from '../when.ts';

/** The choice of what a field's words for a time mean, beside that field. */
const meantOf = (field: string) => `${field}-meant`;

/** The choice that was made beside a field, when one was shown. */
export const chosenIn = (fields: Fields, field: string): Fields => {
  const chosen = fields[meantOf(field)];
  return chosen === undefined ? {} : { [meantOf(field)]: chosen };
};

/** What a field says, with the reading that was chosen for it; a choice for other words than those that stand there now is none. */
export function readField<T>(fields: Fields, field: string, read: (text: string) => TimeRead<T>): TimeRead<T> {
  const typed = read(fields[field] ?? '');
  const chosen = fields[meantOf(field)];
  if (typed.ok || !chosen || !typed.readings?.includes(chosen)) return typed;
  return read(chosen);
}

/**
 * The readings of a field as choices, when its words can mean several things: an error beside a field could offer none. What is no time yet, such as
 * “Q2”, is said before it is sent.
 */
export function readingsInput<T>(
  fields: Fields,
  field: string,
  read: (text: string) => TimeRead<T>,
  dispatch?: string,
): KnownBlock[] {
  const said = (fields[field] ?? '').trim();
  const typed = read(fields[field] ?? '');
  if (typed.ok || said === '') return [];
  if (!typed.readings) return [context(md`Not read yet: ${typed.why}`)];
  const options = typed.readings.map((reading) => option(reading, reading));
  return [
    radioInput(
      meantOf(field),
      options.length === 1 ? typed.why : `“${shortened(said, 60)}” can mean ${options.length} times: which?`,
      options,
      fields[meantOf(field)],
      {
        optional: true,
        ...(dispatch && { dispatch }),
      },
    ),
  ];
}

/** Errors beside fields; what can mean several things asks for a choice where the choices are shown. Undefined when they have to be shown first. */
export function timeErrors(
  fields: Fields,
  reads: Record<string, TimeRead<unknown>>,
): Record<string, string> | undefined {
  const errors: Record<string, string> = {};
  for (const [field, read] of Object.entries(reads)) {
    if (read.ok) continue;
    if (!read.readings) errors[field] = read.why;
    else if (fields[meantOf(field)] === undefined) return undefined;
    else errors[meantOf(field)] = 'Choose what it means, or write it out.';
  }
  return errors;
}

/** What changes of clocks make of what was read, a line each; nothing where they make nothing of it. */
export function carefulWords(...reads: TimeRead<unknown>[]): Mrkdwn {
  const said = reads.flatMap((read) => (read.ok && read.careful ? [md`*Careful*: ${read.careful}`] : []));
  return said.length > 0 ? join(said, '\n') : NOTHING;
}

/** The same as a block of a dialog. */
export function carefulBlocks(...reads: TimeRead<unknown>[]): KnownBlock[] {
  const words = carefulWords(...reads);
  return words.text === '' ? [] : [section(words)];
}
