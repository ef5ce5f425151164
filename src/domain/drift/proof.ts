import type { Proof } from '../evidence/verdict.ts';
import type { VersionAnswer } from './answers.ts';

/** What answered in a region, as it is kept with a decision. `where`: "eu", or "eu of staging". */
export function proofOf(service: string, where: string, answer: VersionAnswer | undefined): Proof[] {
  if (!answer) return [];
  const { version, fingerprint, failing, since } = answer;
  const about = { what: `${service} in ${where}`, source: 'where it tells its version' };
  if (failing) return [{ ...about, said: `does not answer: ${failing.why}`, at: failing.since }];
  if (version === undefined) return [];
  return [{ ...about, said: `${version} answers`, at: since, ...(fingerprint && { digest: fingerprint }) }];
}
