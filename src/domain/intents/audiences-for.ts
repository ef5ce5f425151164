import {
  type Audience,
  type AudienceEvent,
  hears,
  hearsOf,
  isForBuilders,
  isForCustomers,
  readsAnyway,
} from '../company/audiences.ts';
import { hasBegunAtLast, placesIn } from '../release/planning/route.ts';
import type { Release } from '../release/release.ts';

/** The audiences that an event of a release is posted to. */
export const hearing = (audiences: Audience[], event: AudienceEvent, release: Release | undefined): Audience[] =>
  audiences.filter(
    (a) =>
      hears(a, event) &&
      !readsAnyway(a, event) &&
      !isOnlyOnItsWay(a, event, release) &&
      !hasNothingFor(a, event, release),
  );

const ON_THE_WAY: readonly AudienceEvent[] = [
  'deploying',
  'held',
  'resumed',
  'failed',
  'rolling-back',
  'rollback-failed',
  'incident',
];

/** What happens in the environments before the last one concerns those who build it. */
const isOnlyOnItsWay = (audience: Audience, event: AudienceEvent, release: Release | undefined) =>
  !isForBuilders(audience) && release?.ahead !== undefined && ON_THE_WAY.includes(event);

/** Whether a release goes anywhere that an audience hears of; of a drill only engineers hear. */
export const concerns = (audience: Pick<Audience, 'language' | 'environments'>, release: Release): boolean =>
  hearsOf(audience, placesIn(release)) && (release.drill === undefined || isForBuilders(audience));

/** Nor are customers told of a plan as long as nobody has said what they will notice of it. */
export const hasNothingFor = (
  audience: Pick<Audience, 'language' | 'environments'>,
  event: AudienceEvent,
  release: Release | undefined,
) =>
  release !== undefined &&
  (!concerns(audience, release) ||
    (isForCustomers(audience) && event !== 'update' && !hasBegunAtLast(release) && release.customers.trim() === ''));
