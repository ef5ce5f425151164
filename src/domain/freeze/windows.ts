import { DAY_MS, instantAfter } from '../../time/instants.ts';
import { overlap } from '../../time/overlap.ts';
import { type Span, spansIn } from '../../time/recurrence.ts';
import type { Scope } from '../company/changes.ts';
import type { DeployWindow } from '../company/freezes.ts';
import type { FrozenSpan } from './frozen-span.ts';
import { inScope, type Target } from './scope.ts';
import { withTrouble } from './unreckoned.ts';

/** How far ahead the next opening is looked for: a window that does not open within it is closed until then. */
const AHEAD_MS = 35 * DAY_MS;
const BEHIND_MS = 8 * DAY_MS;

/**
 * The times in [from, until) at which a target may not be deployed because a service of it has deploy windows and none is open: the gaps
 * between them, as freezes. A service without windows is always open.
 */
export function closedTimes(windows: DeployWindow[], target: Target, from: string, until: string): FrozenSpan[] {
  const seen = new Set<string>();
  return target.services.flatMap((service) => {
    const mine = windows.filter((w) => inScope(w.scope, { ...target, services: [service] }));
    const name = mine.map((w) => w.name).join(' or ');
    // Services that share their windows share their gaps.
    if (mine.length === 0 || seen.has(name)) return [];
    seen.add(name);
    return closedBy(mine, { services: [service], environments: [target.environment] }, from, until);
  });
}

/** The gaps of [from, until) between windows, as freezes of what they are for. */
export function closedBy(windows: DeployWindow[], scope: Scope, from: string, until: string): FrozenSpan[] {
  const name = windows.map((w) => w.name).join(' or ');
  const why = withTrouble(windows[0]?.why ?? '', windows);
  return gaps(windows, from, until).map((gap): FrozenSpan => ({ ...gap, name, why, scope, closed: true }));
}

export const closedAt = (windows: DeployWindow[], target: Target, now: string): FrozenSpan[] =>
  closedTimes(windows, target, now, instantAfter(now, 1));

function gaps(windows: DeployWindow[], from: string, until: string): Span[] {
  const [begin, end] = [instantAfter(from, -BEHIND_MS), instantAfter(until, AHEAD_MS)];
  const open = windows.flatMap((w) => spansIn(w, begin, end)).sort((a, b) => a.from.localeCompare(b.from));
  const closed: Span[] = [];
  let at = begin;
  for (const span of open) {
    if (at < span.from) closed.push({ from: at, until: span.from });
    if (at < span.until) at = span.until;
  }
  closed.push({ from: at, until: end });
  return closed.filter((gap) => overlap(gap, { from, until }));
}
