import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import type { Phrase } from '../phrase.ts';
import { evidenceUnmatched } from './facts/evidence-unmatched.ts';
import { unmatchedSettled } from './facts/unmatched-settled.ts';
import type { EvidenceTold } from './told.ts';
import { allUnmatched, KEPT, unmatched } from './unmatched.ts';

/** From us: a system told something of which nobody can tell of which service it is. `unmatched`: a mark of what was told, so that it is kept once. */
export type KeepUnmatched = {
  type: 'KeepUnmatched';
  unmatched: string;
  source: string;
  told: EvidenceTold;
  why: Phrase;
};

export const keepUnmatched = command<KeepUnmatched>()({
  reads: ({ unmatched: id }) => ({ known: one(unmatched, id), all: allUnmatched }),
  decide({ known, all, now, actor }, { unmatched: id, source, told, why }): Decision {
    if (known) return moot('it is kept already');
    const oldest = all.toSorted((a, b) => (a.at < b.at ? -1 : 1)).slice(0, Math.max(0, all.length + 1 - KEPT));
    return {
      facts: [
        evidenceUnmatched.of(id, { source, at: now, text: { told, why } }),
        ...oldest.map((o) => unmatchedSettled.of(o.id, { by: actor.id })),
      ],
    };
  },
});
