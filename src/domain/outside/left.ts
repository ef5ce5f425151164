import { newestFirst } from '../../time/in-order.ts';
import { isToldToo } from '../environment/told-too.ts';
import { type Deployment, leaves } from './deployment.ts';

/** What is left of a deployment in a region: where another system told of it too, and since then that it went again, it did. */
export function leftOf(one: Deployment, region: string, all: readonly Deployment[]): ReturnType<typeof leaves> {
  const ends = [one, ...twinsOf(one, region, all)].map(leaves);
  return ends.find((e) => e === 'nothing') ?? ends.find((e) => e === 'gone') ?? 'runs';
}

/** Of each other system the deployment that it told nearest to this one, where that is the same: it may have made another of that version soon before or after. */
function twinsOf(one: Deployment, region: string, all: readonly Deployment[]): Deployment[] {
  const { liveAt } = one;
  if (liveAt === undefined) return [];
  const apart = (other: Deployment) => Math.abs(Date.parse(other.liveAt ?? '') - Date.parse(liveAt));
  const same = all.filter((other) => other.regions.includes(region) && isSameDeployment(one, other));
  const near = newestFirst(same, (d) => `${d.liveAt} ${d.key}`).sort((a, b) => apart(a) - apart(b));
  const nearest = near.filter((other, n) => near.findIndex((o) => o.source === other.source) === n);
  return nearest.filter(({ at }) => at > liveAt);
}

const isSameDeployment = (one: Deployment, other: Deployment): boolean =>
  toldOf(one).some((a) => toldOf(other).some((b) => isToldToo(a, b)));
const toldOf = ({ source, version, liveAt }: Deployment) =>
  liveAt === undefined ? [] : [{ source, version, at: liveAt }];
