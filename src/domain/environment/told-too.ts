import { MINUTE_MS } from '../../time/instants.ts';
import { isSameVersion } from '../build/same-version.ts';
import type { Ran } from './environment.ts';

/** Two systems may tell so far apart when one deployment was done, ms. */
const WITHIN_MS = 10 * MINUTE_MS;

/** A deployment of one service in one environment, as a system tells of it. `at`: when it was done there, UTC ISO. */
type Told = { source: string; version: string; at: string };

/** Whether two systems tell of one and the same deployment. */
export const isToldToo = (one: Told, other: Told): boolean =>
  isSameVersion(one.version, other.version) &&
  one.source !== other.source &&
  Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= WITHIN_MS;

const toldOf = ({ version, since, outside }: Ran): Told[] =>
  outside && since !== undefined ? [{ source: outside.source, version, at: since }] : [];

/** The newest of what ran: of `count` deployments, each with all that tell of it. What several systems told would push out the version to go back to. */
export function newestOf(past: readonly Ran[], count: number): Ran[] {
  const isAgain = past.map((ran, n) =>
    past.slice(0, n).some((newer) => toldOf(ran).some((a) => toldOf(newer).some((b) => isToldToo(a, b)))),
  );
  return past.filter((_, n) => isAgain.slice(0, n + 1).filter((again) => !again).length <= count);
}
