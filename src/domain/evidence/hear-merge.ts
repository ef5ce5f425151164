import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { say } from '../phrase.ts';
import { evidence } from './document.ts';
import { type Merge, ofReviews } from './evidence.ts';
import { mergeHeard } from './facts/merge-heard.ts';
import { withMerge } from './merges.ts';
import { mayNotPlace, PLACING } from './settle-kept.ts';

/** From a repository: commits came into where a service's code is, by a request or by a push. */
export type HearMerge = { type: 'HearMerge'; service: string; merge: Merge };

export const hearMerge = command<HearMerge>()({
  takes: PLACING,
  reads: ({ service }) => ({ known: one(evidence, ofReviews(service)) }),
  decide(world, { service, merge }): Decision {
    const { known, company } = world;
    const no = mayNotPlace(world);
    if (no) return no;
    if (!company.services.some((s) => s.name === service))
      return refuse('unknown-service', say`I don't know a service ${service}.`);
    const before = known?.merges ?? [];
    if (JSON.stringify(withMerge(before, merge)) === JSON.stringify(before)) return moot('this is known already');
    return { facts: [mergeHeard.of(ofReviews(service), { merge })] };
  },
});
