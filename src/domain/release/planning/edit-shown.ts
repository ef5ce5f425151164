import type { ChangeType } from '../../company/changes.ts';
import { say } from '../../phrase.ts';
import type { ShownParts } from '../../shown.ts';
import { type Item, itemsOf, type Release } from '../release.ts';

/** What can be edited of a release; empty where there is none of it. */
export type Edited = {
  items: Item[];
  environment: string;
  change: ChangeType;
  after: string[];
  why: string;
  customers: string;
  irreversible: string;
  strategy: string;
};

export const editedOf = (release: Release): Edited => ({
  items: release.items,
  environment: release.environment,
  change: release.change,
  after: (release.after ?? []).map((p) => p.release),
  why: release.why,
  customers: release.customers,
  irreversible: release.irreversible ?? '',
  strategy: release.strategy ?? '',
});

/** Each of it, as it was shown in the fields of a dialog. */
export const editShown = (e: Edited): ShownParts => ({
  items: { is: itemsOf(e.items), now: say`it is ${itemsOf(e.items)}` },
  environment: { is: e.environment, now: say`it goes to ${e.environment}` },
  change: { is: e.change, now: say`its kind of change is ${e.change}` },
  after: {
    is: e.after.join(),
    now: e.after.length > 0 ? say`it comes after ${e.after.join(', ')}` : say`it waits for no release`,
  },
  why: { is: e.why.trim(), now: say`its reason is “${e.why}”` },
  customers: { is: e.customers.trim(), now: say`what customers notice is “${e.customers}”` },
  irreversible: { is: e.irreversible.trim(), now: say`what can’t be undone is “${e.irreversible || 'nothing'}”` },
  strategy: { is: e.strategy, now: say`its strategy is ${e.strategy || 'the usual one'}` },
});
