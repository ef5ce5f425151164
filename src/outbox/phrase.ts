import { z } from 'zod';
import type { Phrase } from '../domain/phrase.ts';

/** A phrase as an errand keeps it. */
export const phrase: z.ZodType<Phrase> = z.array(
  z.union([
    z.string(),
    z.object({ say: z.string() }),
    z.object({ at: z.string(), time: z.literal(true).optional() }),
    z.object({ user: z.string() }),
  ]),
);
