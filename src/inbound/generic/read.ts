import { z } from 'zod';
import { instantIn } from '../fields.ts';

/** What a text or a number says, or why it says nothing. */
export const read = <T>(of: (given: unknown) => T | undefined, must: string) =>
  z.union([z.string(), z.number()]).transform((given, c) => {
    const value = of(given);
    if (value !== undefined) return value;
    c.addIssue(must);
    return z.NEVER;
  });

export const at = read(instantIn, 'must be an instant, such as 2026-03-03T09:00:00Z').optional();
