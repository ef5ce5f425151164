import { type Refusal, refuse } from '../deciding/decision.ts';
import { say } from '../phrase.ts';
import { type Item, itemsOf, nameOf, type Release } from '../release/release.ts';
import { openIt } from '../release/state-refusals.ts';

/** The same was planned already: sent twice, it is one hotfix. */
export function alreadyPlanned(items: Item[], environment: string, open: Release[]): Refusal | undefined {
  const same = open.find(
    (r) => r.hotfix && r.environment === environment && itemsOf(r.items) === itemsOf(items) && r.status !== 'rejected',
  );
  return same && refuse('twice', say`${nameOf(same)} is planned already (${same.id}).`, { offers: openIt(same) });
}
