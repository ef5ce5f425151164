import { provedAt, type Watch } from '../domain/health/watch.ts';
import type { Stage } from '../domain/release/release.ts';

/** The watches of the steps that prove themselves. */
export type WatchesSeen = Record<string, Watch | undefined>;

/** When a step will have proved itself at the soonest: its own time, and that for which its health has to hold; UTC ISO. */
export function provedBy({ name, verifyUntil }: Stage, watched: WatchesSeen): string | undefined {
  const watches = Object.values(watched).filter((w) => w !== undefined && w.stage === name && !w.over);
  return [...watches.flatMap((w) => (w ? provedAt(w) : [])), ...(verifyUntil ? [verifyUntil] : [])].sort().at(-1);
}

/**
 * What a step does until it has proved itself. One that switched to the new copy is over but for the old one, which is kept; where its health is
 * watched for that long, it is verified, too.
 */
export function provingWords({ name, act }: Stage, back: boolean, watched: WatchesSeen): string {
  if (act !== 'switch' || back) return 'verifying';
  const isWatched = Object.values(watched).some((w) => w !== undefined && w.stage === name && !w.over);
  return isWatched ? 'verifying, old copy kept' : 'switched, old copy kept';
}
