import { overlap } from '../../time/overlap.ts';
import { type Span, spanAt, spansIn } from '../../time/recurrence.ts';
import type { Scope } from '../company/changes.ts';
import type { Company } from '../company/company.ts';
import type { InFlight, RecurringFreeze } from '../company/freezes.ts';
import type { FrozenSpan } from './frozen-span.ts';
import { inScope, type Target } from './scope.ts';
import { alwaysClosed, withTrouble } from './unreckoned.ts';
import { closedAt, closedTimes } from './windows.ts';

/** Somebody's freeze: no deploy of its scope from `from` until `until`; a soft one only asks for a reason. */
export type Freeze = {
  v: 1;
  id: string;
  name: string;
  why: string;
  scope: Scope;
  /** UTC ISO, half-open: [from, until) */
  from: string;
  until: string;
  by: string;
  soft?: true;
  /** what becomes of a rollout that runs when it begins; without it, the step is finished and the next one waits */
  inFlight?: InFlight;
  /** an emergency stop: it is warned about before it ends */
  stop?: true;
  /** `recurring`: one of the manifests, as it was announced last; what holds is reckoned from them */
  status: 'declared' | 'lifted' | 'ended' | 'recurring';
};

/** All that freezes: what people declared, what comes again, and the deploy windows that leave everything else closed. */
export type Frost = { freezes: Freeze[]; company: Pick<Company, 'freezes' | 'windows'> };

/** The freezes that touch [from, until) for a target; each with the span that touches. Times are UTC ISO. */
export function freezesTouching(
  { freezes, company }: Frost,
  target: Target,
  from: string,
  until: string,
): FrozenSpan[] {
  const declared = freezes.filter(
    (f) => f.status === 'declared' && overlap(f, { from, until }) && inScope(f.scope, target),
  );
  const repeated = company.freezes.filter((f) => inScope(f.scope, target)).flatMap((f) => spansOf(f, from, until));
  return [...declared, ...repeated, ...closedTimes(company.windows, target, from, until)];
}

/** The freezes that hold the target at an instant (UTC ISO), the one that ends last first. */
export function freezesAt(frost: Frost, target: Target, now: string): FrozenSpan[] {
  const { freezes, company } = frost;
  const declared = freezes.filter(
    (f) => f.from <= now && now < f.until && f.status === 'declared' && inScope(f.scope, target),
  );
  const repeated = company.freezes.flatMap((f) => {
    if (!inScope(f.scope, target)) return [];
    const span = alwaysClosed(f, now, now)?.[0] ?? spanAt(f, now);
    return span ? [frozen(f, span)] : [];
  });
  const closed = company.windows.length > 0 ? closedAt(company.windows, target, now) : [];
  return [...declared, ...repeated, ...closed].sort((a, b) => b.until.localeCompare(a.until));
}

/** The spans of a recurring freeze that touch [from, until). */
export const spansOf = (freeze: RecurringFreeze, from: string, until: string): FrozenSpan[] =>
  (alwaysClosed(freeze, from, until) ?? spansIn(freeze, from, until)).map((span) => frozen(freeze, span));

const frozen = (freeze: RecurringFreeze, span: Span): FrozenSpan => ({
  ...span,
  name: freeze.name,
  why: withTrouble(freeze.why, [freeze]),
  scope: freeze.scope,
  ...(freeze.soft && { soft: true }),
  ...(freeze.inFlight && { inFlight: freeze.inFlight }),
});
