import { fact } from '../../deciding/fact.ts';
import type { Phrase } from '../../phrase.ts';
import { type Kept, unmatched } from '../unmatched.ts';

/** `text`: all of what was told, since anybody may have written some of it */
type Data = { source: string; at: string; text: { told: Kept; earlier?: Kept[]; why: Phrase } };

export const evidenceUnmatched = fact(unmatched, 'EvidenceUnmatched')<Data>()({
  opens: ({ unmatched: id, source, at, text: { told, earlier, why } }) => ({
    v: 7,
    id,
    source,
    told,
    ...(earlier && { earlier }),
    why,
    at,
  }),
});
