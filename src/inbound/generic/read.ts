import { z } from 'zod';
import { hasControls, instantIn } from '../fields.ts';

/** What a text or a number says, or why it says nothing. */
export const read = <T>(of: (given: unknown) => T | undefined, must: string) =>
  z.union([z.string(), z.number()]).transform((given, c) => {
    const value = of(given);
    if (value !== undefined) return value;
    c.addIssue(must);
    return z.NEVER;
  });

export const at = read(instantIn, 'must be an instant, such as 2026-03-03T09:00:00Z').optional();

/** A name or an id by which something is found again, as it was written. A whole number is one, too; of another nobody knows its zeros. */
export const named = (most: number) =>
  z.preprocess(
    (given) => (Number.isSafeInteger(given) ? String(given) : given),
    z
      .string({
        error: ({ input }) =>
          typeof input === 'number' ? 'must be in quotes: as a number, 1.10 is the same as 1.1' : undefined,
      })
      .trim()
      .min(1)
      .max(most)
      .refine((given) => !hasControls(given), 'must be one line, without tabs or other control characters'),
  );
