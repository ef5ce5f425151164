import { fact } from '../../deciding/fact.ts';
import type { Phrase } from '../../phrase.ts';
import type { EvidenceTold } from '../told.ts';
import { unmatched } from '../unmatched.ts';

/** `text`: all of what was told, since anybody may have written some of it */
type Data = { source: string; at: string; text: { told: EvidenceTold; why: Phrase } };

export const evidenceUnmatched = fact(unmatched, 'EvidenceUnmatched')<Data>()({
  opens: ({ unmatched: id, source, at, text: { told, why } }) => ({ v: 1, id, source, told, why, at }),
});
