import { hardThen } from '../../freeze/freezes-holding.ts';
import { type Around, type Gate, type GateId, gatesOf, inTheWay } from '../../gates/index.ts';
import { isAhead } from '../ahead.ts';
import { scheduled } from '../planning/route.ts';
import type { Release } from '../release.ts';

/**
 * What keeps a release from beginning when its window opens, as far as that is known now: the checks that are closed then. `until`: when they open by
 * themselves within the window, UTC ISO; without it nobody knows whether it can begin in its time at all. `stop`: an emergency stop is one of them.
 */
export type Delay = { why: GateId[]; until?: string; stop?: true };

/** `gates`: those of the release where it is, for who has them at hand. Nothing of one that has begun. */
export function delayOf(release: Release, world: Around, gates = gatesOf(release, world)): Delay | undefined {
  if (!isAhead(release)) return undefined;
  const there = scheduled(release);
  const { end } = there.window;
  const begins = there.window.start > world.now ? there.window.start : world.now;
  if (end <= begins) return undefined;
  const spans = hardThen(there, world);
  const thawed = goneBy(spans, begins);
  const frozen: GateId[] = thawed > begins ? ['freeze'] : [];
  // What nobody has decided on is promised to nobody: only whether it could go at its time is looked at.
  const others = release.status === 'approved' ? inTheWay(gates).filter((g) => isClosedThen(g, begins)) : [];
  const why = [...frozen, ...others.map((g) => g.id)];
  if (why.length === 0) return undefined;
  const until = others.map((g) => g.until ?? end).reduce((a, b) => (a > b ? a : b), thawed);
  const stop = thawed > begins && spans.some((s) => s.stop && s.from <= begins && begins < s.until);
  return { why, ...(until < end && { until }), ...(stop && { stop }) };
}

/** The freezes are looked at over the whole window; votes, and the window itself, are what everybody is told anyway. */
const LEFT_OUT: readonly GateId[] = ['freeze', 'votes', 'window'];
const isClosedThen = ({ id, until, waits }: Gate, begins: string) =>
  !LEFT_OUT.includes(id) && (until === undefined ? !waits : until > begins);

/** From when on none of them holds any more, of those that hold at `from` and those that follow on them. */
const goneBy = (spans: readonly { from: string; until: string }[], from: string): string =>
  [...spans]
    .sort((a, b) => a.from.localeCompare(b.from))
    .reduce((free, s) => (s.from <= free && s.until > free ? s.until : free), from);
