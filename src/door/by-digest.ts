import { digestIn, knownUnder, withDigest } from '../domain/evidence/by-digest.ts';
import type { Kept } from '../domain/evidence/unmatched.ts';
import { see } from './read-only.ts';
import type { Setting } from './setting.ts';

/** What was told, with what is known of the artifact whose digest it names. */
export async function foundByDigest<T extends Kept>(setting: Setting, told: T): Promise<T> {
  const digest = digestIn(told);
  if (digest === undefined) return told;
  const { found, company } = await see(setting, { found: knownUnder(digest) });
  return withDigest(company, told, found);
}
