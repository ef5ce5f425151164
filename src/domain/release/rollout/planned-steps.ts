import { environmentNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import type { StrategyStep } from '../../strategy/strategy.ts';
import { wavesOf } from '../../strategy/waves.ts';
import type { Release, Stage } from '../release.ts';
import { goesBackTo } from '../rollback/goes-back-to.ts';

type Deployed = Pick<World, 'company'> & Environments;

/** The steps that a deploy would take now, in order: after a failure only those that are not live yet. */
export const stepsLeft = (release: Release, world: Deployed): Stage[] =>
  stepsNow(release, world).filter((s) => s.state !== 'done' && s.state !== 'failed');

/** The same among those that are live already: what goes back some day is all that the release brought, in however many runs. Of a deploy under way, what was stopped of it is not begun again. */
export function stepsNow(release: Release, world: Deployed): Stage[] {
  if (release.status === 'failed') return release.rollout.stages.map((s) => (s.state === 'done' ? s : again(s)));
  if (release.status !== 'deploying') return stagesOf(release, world);
  return release.rollout.stages.map((s) => (s.state === 'done' || s.state === 'failed' ? s : again(s)));
}

/** The steps of each region and wave, services in the order of their dependencies. */
function stagesOf(release: Release, world: Deployed): Stage[] {
  const environment = environmentNamed(world.company, release.environment);
  if (!environment) return [];
  const running = world.environments[environment.name];
  const waves = wavesOf(release, world.company);
  return environment.regions.flatMap((region) =>
    waves.flatMap(({ target, strategy, services }) => {
      const part = waves.length === 1 ? region : `${region} ${services.join('+')}`;
      const items = services.map((service) => ({
        service,
        version: release.items.find((i) => i.service === service)?.version ?? '',
        previous: goesBackTo(running, service, region),
      }));
      return strategy.steps.map((step) => ({ ...stepOf(part, step), region, target, items, ...UNTOUCHED }));
    }),
  );
}

const UNTOUCHED = { state: 'waiting', percent: 0, n: 0, note: '' } as const;

/** A plain step holds nothing but its name: so it was before there were strategies. */
const stepOf = (part: string, { called, act, share, soakMinutes, promotion }: StrategyStep) => ({
  name: called === '' ? part : `${part} ${called}`,
  ...(called !== '' && { part }),
  ...(act !== 'deploy' && { act }),
  ...(share !== 100 && { share }),
  ...((soakMinutes > 0 || promotion !== 'timed') && { pace: { soakMinutes, promotion } }),
});

/** A step as if nothing had happened in it. */
export const again = ({ name, part, act, share, pace, region, target, items }: Stage): Stage => ({
  name,
  ...(part !== undefined && { part }),
  ...(act && { act }),
  ...(share !== undefined && { share }),
  ...(pace && { pace }),
  region,
  target,
  items,
  ...UNTOUCHED,
});
