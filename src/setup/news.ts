import { z } from 'zod';
import { type Phrase, say } from '../domain/phrase.ts';
import { isAlike, type SetupFinding, wrongOnes } from './finding.ts';

/** What people were told of as wrong: versions of before kept its words alone. */
const SetupTold = z.array(
  z.union([z.string().transform((what) => ({ what })), z.object({ what: z.string(), about: z.string().optional() })]),
);
export type SetupTold = { what: string; about?: string | undefined }[];

export const toldBefore = (stored: unknown): SetupTold => SetupTold.safeParse(stored).data ?? [];

/**
 * What there is to tell after a look, and what was told with it: once of what is wrong, and once that it is not any more. What is wrong in another way than
 * before is told anew, and is not mended.
 */
export function newsOf(
  told: SetupTold,
  found: readonly SetupFinding[],
): {
  lines: Phrase[];
  mended: boolean;
  told: SetupTold;
} {
  const wrong = wrongOnes(found);
  const now = wrong.map(({ what, about }) => ({ what, ...(about !== undefined && { about }) }));
  const news = wrong.filter((f) => !told.some((t) => t.what === f.what));
  const mended = told.filter((t) => !now.some((n) => isAlike(n, t)));
  return {
    lines: [
      ...news.map((f) => say`Needs you: ${f.what}. ${f.remedy}`),
      ...mended.map((t) => say`Mended; it was: ${t.what}.`),
    ],
    mended: mended.length > 0,
    told: now,
  };
}
