import { MINUTE_MS } from '../../time/instants.ts';
import { isSameVersion } from '../build/same-version.ts';
import type { Release, Rollout, Stage } from '../release/release.ts';
import { rolloutOf } from '../release/release.ts';
import type { Report } from './deployment.ts';

/** Without `version`, the service was taken away. */
type Told = Omit<Report, 'version'> & { version?: string; service: string; environment: string };

/**
 * Whether a deployment is what a step of a release did: its run is heard as such, and must not count twice. It is when it shows the step's own run; or
 * when the step's rollout brings this version there and had begun by then, whether it runs, is done or has failed.
 */
export const isOfAStep = (told: Told, region: string, release: Release): boolean => {
  if (release.environment !== told.environment) return false;
  const rollout = rolloutOf(release);
  const left = (release.abandoned ?? []).map(({ stage }) => stage);
  if ([...(rollout?.stages ?? []), ...left].some((s) => isRunOf(s, told))) return true;
  return rollout !== undefined && isLate(told, rollout) && rollout.stages.some((s) => brings(s, rollout, told, region));
};

/** Its system's clock may be behind ours. */
const SKEW_MS = 5 * MINUTE_MS;
const isLate = ({ at }: Told, { startedAt }: Rollout) => Date.parse(at) >= Date.parse(startedAt) - SKEW_MS;

/** A deployment links to its run, or to a job of it. */
const isRunOf = ({ url }: Stage, told: Told): boolean =>
  url !== undefined &&
  told.url !== undefined &&
  (told.url === url || told.url.startsWith(`${url.replace(/\/$/, '')}/`));

function brings(
  { region: there, items, state, how }: Stage,
  { direction }: Rollout,
  told: Told,
  region: string,
): boolean {
  const item = items.find((i) => i.service === told.service);
  if (there !== region || item === undefined) return false;
  // Many take away what runs before they put the next there.
  if (told.version === undefined) return state === 'running';
  if (!isSameVersion(item[direction === 'back' ? 'previous' : 'version'], told.version)) return false;
  // What nobody has heard the end of may have been put right by hand since: what succeeded there is news.
  return !(state === 'failed' && how !== undefined && told.state === 'succeeded');
}
