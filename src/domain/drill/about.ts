import { offersOf } from '../intents/due.ts';
import type { Release } from '../release/release.ts';

/** A service and an environment that a drill is of, and what for, where somebody said so. */
export type DrillOf = { service: string; environment: string; why?: string };

/** As a button carries it: names of manifests hold no bar. */
export const drillAbout = ({ service, environment, why = '' }: DrillOf) =>
  [service, environment, ...(why === '' ? [] : [why])].join('|');

/** What offered the drills that a release is of. */
export const drillOffers = ({ items, environment }: Pick<Release, 'items' | 'environment'>): string[] =>
  items.map(({ service }) => offersOf(drillAbout({ service, environment })));

export function drillIn(about: string): DrillOf {
  const [service = '', environment = '', ...why] = about.split('|');
  return { service, environment, ...(why.length > 0 && { why: why.join('|') }) };
}
