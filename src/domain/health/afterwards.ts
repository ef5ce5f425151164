import { MINUTE_MS } from '../../time/instants.ts';
import { isSameVersion } from '../build/same-version.ts';
import type { Base, HealthPlan, HealthRule } from '../company/health.ts';
import type { Environments } from '../environment/document.ts';
import { isIll, placeAt } from '../environment/environment.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { type Release, type Rollout, rolloutOf, type Stage } from '../release/release.ts';
import { type LookedAfter, type Watched, watchId } from './watch.ts';

/** What goes back was judged when it was new, and nothing waits for it: it is looked at for a shorter time. */
const BACK_SOAK_MINUTES = 5;

/** How long what runs is watched where nothing waits for that, ms. */
export const soakAfter = ({ soakMinutes }: HealthPlan, after: Watched['after']): number =>
  (isIncident(after) ? Math.min(soakMinutes, BACK_SOAK_MINUTES) : soakMinutes) * MINUTE_MS;

/** Something went wrong and goes back: whoever is on their feet has to know. */
export const isIncident = (after: Watched['after']): boolean => after === 'rollback' || after === 'left';

/**
 * By what that is judged: a way back is not held against what it took away, which is the worse of the two. What is left of a rule then is what it allows by
 * itself, and against the hours before the bad one came.
 */
export function rulesAfter({ rules }: HealthPlan, after: Watched['after']): HealthRule[] {
  if (after !== 'rollback') return rules;
  return rules.flatMap((rule): HealthRule[] => {
    if ((rule.kind !== 'errors' && rule.kind !== 'shift') || !rule.against?.from.includes('stable')) return [rule];
    const from = rule.against.from.filter((base: Base) => base !== 'stable');
    if (from.length > 0) return [{ ...rule, against: { ...rule.against, from } } as HealthRule];
    if (rule.kind === 'shift') return [];
    const { against: _, ...alone } = rule;
    return rule.atMost === undefined && rule.ceiling === undefined ? [] : [alone];
  });
}

/** A timer for each place that a step was done in without being verified: back, by hand or late. Whatever runs there is looked at, where the manifests say how. */
export function looksAfter(
  release: Pick<Release, 'id' | 'environment' | 'begun'>,
  {
    id: rollout,
    direction,
    startedAt,
    environment = release.environment,
  }: Pick<Rollout, 'id' | 'direction' | 'startedAt' | 'environment'>,
  { name: stage, region, items, act, share, startedAt: since }: Stage,
  world: Parameters<typeof dueAt>[0],
  after: LookedAfter = direction === 'back' ? 'rollback' : 'by-hand',
): Due[] {
  if (act === 'prepare' || act === 'retire' || (share !== undefined && share < 100)) return [];
  const back = after === 'rollback';
  const { id } = release;
  // Once it is back in an environment before its last, the release is seen at its last again.
  const rolloutSince = (isIncident(after) ? cameSince({ ...release, environment }) : undefined) ?? startedAt;
  const times = { since: since ?? world.now, rolloutSince, began: world.now };
  return items.flatMap(({ service, version: brought, previous }) => {
    const [version, other] = back ? [previous, brought] : [brought, previous];
    if (version === null) return [];
    const about = { release: id, rollout, stage, service, environment, region, version, ...times };
    const command = { type: 'LookAfter', ...about, ...(other !== null && { previous: other }) };
    return [dueAt(world).timer(`look-after/${watchId(about)}`, world.now, { ...command, after })];
  });
}

/** The same for what a rollback leaves where it is: what it came with was not well. */
export function looksAtLeft(release: Release, world: Parameters<typeof dueAt>[0]): Due[] {
  const rollout = rolloutOf(release);
  return (rollout?.left ?? []).flatMap((step) => (rollout ? looksAfter(release, rollout, step, world, 'left') : []));
}

/** Since when what goes back was there, UTC ISO: the hours before are those of what runs again. */
const cameSince = ({ begun = [], environment }: Pick<Release, 'begun' | 'environment'>) =>
  begun.findLast((b) => b.environment === environment && !b.back)?.at;

/** Whether what is watched surely runs there still. */
export function runsStill({ environment, service, region, version }: Watched, { environments }: Environments): boolean {
  const { now, doubt } = placeAt(environments[environment], service, region);
  return doubt === undefined && isSameVersion(now?.version, version);
}

/** Whether it runs there and is ill, watched still or not. */
export const isIllStill = (watch: Watched, world: Environments): boolean =>
  runsStill(watch, world) && isIll(placeAt(world.environments[watch.environment], watch.service, watch.region).now);
