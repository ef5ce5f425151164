import { ALL_LANGUAGES, type Audience, hears, isForCustomers, type Language } from '../../company/audiences.ts';
import { type Release, type Status, servicesOf } from '../release.ts';

/** What audiences know of a release before it is changed: the state that they heard of, and who reads what changed itself. */
export type HeardBefore = { was?: Status; changedFor?: Language[] };

/** Those who heard that it is approved hear that it is open again; where it moves, or they read what changed, they hear it with that. */
export function heardOf(before: Release, after: Release): HeardBefore {
  const moved = before.window.start !== after.window.start || before.window.end !== after.window.end;
  if (before.status !== 'approved' || moved) return {};
  const changedFor = changedTo(before, after);
  return { was: before.status, ...(changedFor.length > 0 && { changedFor }) };
}

type Read = Pick<Release, 'items' | 'environment' | 'customers'>;

/** Whoever does not read versions hears of other services or another place; those who speak to customers, of what these notice. */
export function changedTo(before: Read, after: Read): Language[] {
  const isAnother = servicesIn(before) !== servicesIn(after);
  const isNoticed = before.customers.trim() !== after.customers.trim();
  return ALL_LANGUAGES.filter((language) => (isForCustomers({ language }) ? isNoticed : isAnother));
}

/** "api, ledger in production" */
export const servicesIn = (release: Pick<Release, 'items' | 'environment'>): string =>
  `${servicesOf(release).join(', ')} in ${release.environment}`;

/** Whom nothing else tells that it is open again, and who did not believe it open all the while. */
export const hearsAnew =
  ({ was, changedFor = [] }: HeardBefore) =>
  (audience: Audience): boolean =>
    (was !== 'approved' || hears(audience, 'approved') || audience.events.includes('reopened')) &&
    !(changedFor.includes(audience.language) && hears(audience, 'changed'));
