import { type Refusal, refuse } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import { listed, say } from '../phrase.ts';
import type { RunningReleases } from '../release/document.ts';
import { type Item, isStuck, nameOf, type Release, servicesOf } from '../release/release.ts';
import { mayNot } from '../release/rollout/stop-waiting.ts';
import { stoppedShort } from '../release/rollout/stopping-short.ts';
import { stoppedForHotfix } from './stopped-for.ts';

type Asked = { running?: 'stop' | 'wait'; stops?: string[] };

/** The rollouts of the same services there that are under way. What could not go back may be mended forwards. */
export const runningThere = (items: readonly Item[], environment: string, { runningReleases }: RunningReleases) =>
  runningReleases.filter(
    (r) =>
      r.environment === environment && !isStuck(r) && servicesOf(r).some((s) => items.some((i) => i.service === s)),
  );

/** Somebody says what becomes of them, having seen which they are. What is going back is let go back. */
export function runningFault(
  items: Item[],
  environment: string,
  { running, stops = [] }: Asked,
  world: World & RunningReleases,
): Refusal | undefined {
  const others = runningThere(items, environment, world);
  if (others.length === 0 || running === 'wait') return undefined;
  const named = listed(others.map((o) => say`${nameOf(o)} (${o.id})`));
  if (running === undefined || others.some((o) => !stops.includes(o.id)))
    return refuse('other-rollout', say`${named} is under way there.`, {
      remedy: say`Say whether it is stopped, or waited for.`,
      field: 'running',
    });
  const back = others.find((o) => o.status === 'rolling-back');
  if (back)
    return refuse('rolling-back', say`${nameOf(back)} (${back.id}) is being rolled back there: that is waited for.`, {
      field: 'running',
    });
  const no = others.map((o) => mayNot(o, world)).find((each) => each !== undefined);
  return no && { ...no, field: 'running' };
}

/** Their running steps are given up: what they leave is in doubt until the hotfix is there. */
export const stoppedFor = (
  id: string,
  items: Item[],
  environment: string,
  { running }: Asked,
  world: World & RunningReleases,
): Fact[] =>
  running === 'stop'
    ? runningThere(items, environment, world).flatMap((o: Release) =>
        stoppedShort(o, stoppedForHotfix(id), world, true),
      )
    : [];
