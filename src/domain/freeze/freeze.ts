import { CronExpressionParser } from 'cron-parser';
import type { RecurringFreeze, Scope } from '../company.ts';

/** A hard freeze: no deploy of its scope from `from` until `until`. Empty services or environments mean all. */
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
  /** an emergency stop: it is warned about before it ends */
  stop?: true;
  status: 'declared' | 'lifted' | 'ended';
};

export type Target = { services: string[]; environment: string };

/** A stretch of time in which something is frozen, whatever declared it. */
export type FrozenSpan = { name: string; why: string; scope: Scope; from: string; until: string; id?: string };

/** What a pass names: a freeze somebody declared by its id, one that comes again by its name. */
export const keyOf = (span: FrozenSpan) => span.id ?? `recurring/${span.name}`;

export function inScope(scope: Scope, target: Target): boolean {
  const environment = scope.environments.length === 0 || scope.environments.includes(target.environment);
  const services = scope.services.length === 0 || target.services.some((s) => scope.services.includes(s));
  return environment && services;
}

/** The freezes that touch [from, until) for a target, one-off and recurring; each with the span that touches. Times are UTC ISO. */
export function freezesTouching(
  oneOff: Freeze[],
  recurring: RecurringFreeze[],
  target: Target,
  from: string,
  until: string,
): FrozenSpan[] {
  const touches = (span: FrozenSpan) => span.from < until && from < span.until;
  const declared = oneOff.filter((f) => f.status === 'declared' && inScope(f.scope, target)).filter(touches);
  const repeated = recurring.filter((f) => inScope(f.scope, target)).flatMap((f) => spansOf(f, from, until));
  return [...declared, ...repeated];
}

/** The freezes that hold the target at an instant (UTC ISO), the one that ends last first. */
export function freezesAt(oneOff: Freeze[], recurring: RecurringFreeze[], target: Target, now: string): FrozenSpan[] {
  const declared = oneOff.filter(
    (f) => f.status === 'declared' && f.from <= now && now < f.until && inScope(f.scope, target),
  );
  const repeated = recurring.filter((f) => inScope(f.scope, target)).flatMap((f) => spanAt(f, now) ?? []);
  return [...declared, ...repeated].sort((a, b) => b.until.localeCompare(a.until));
}

/** The freeze that holds the target at an instant and ends last, or undefined. */
export const frozenBy = (
  oneOff: Freeze[],
  recurring: RecurringFreeze[],
  target: Target,
  now: string,
): FrozenSpan | undefined => freezesAt(oneOff, recurring, target, now)[0];

/** What was last worked out for a recurring freeze: every instant in [from, until) has this answer. Reading a cron is a thousand times dearer than this look. */
const answered = new WeakMap<RecurringFreeze, { from: string; until: string; span: FrozenSpan | undefined }>();

function spanAt(freeze: RecurringFreeze, now: string): FrozenSpan | undefined {
  const known = answered.get(freeze);
  if (known && known.from <= now && now < known.until) return known.span;
  const span = spansOf(freeze, now, new Date(Date.parse(now) + 1).toISOString()).at(-1);
  const next = CronExpressionParser.parse(freeze.start, { tz: freeze.zone, currentDate: new Date(now) })
    .next()
    .toDate()
    .toISOString();
  const until = span && span.until < next ? span.until : next;
  answered.set(freeze, { from: now, until, span });
  return span;
}

/** The spans of a recurring freeze that touch [from, until). Its start is a wall-clock time in its zone; `hours` are elapsed hours. */
export function spansOf(freeze: RecurringFreeze, from: string, until: string): FrozenSpan[] {
  const length = freeze.hours * 3_600_000;
  const starts = CronExpressionParser.parse(freeze.start, {
    tz: freeze.zone,
    currentDate: new Date(Date.parse(from) - length),
  });
  const spans: FrozenSpan[] = [];
  for (
    let start = starts.next().getTime();
    start < Date.parse(until) && spans.length < 400;
    start = starts.next().getTime()
  )
    spans.push({
      name: freeze.name,
      why: freeze.why,
      scope: freeze.scope,
      from: new Date(start).toISOString(),
      until: new Date(start + length).toISOString(),
    });
  return spans.filter((s) => s.until > from);
}

/** "payments, ledger in production"; "everything in production"; "everything, everywhere" */
export function scopeWords(scope: Scope): string {
  const what = scope.services.length > 0 ? scope.services.join(', ') : 'everything';
  return scope.environments.length > 0 ? `${what} in ${scope.environments.join(', ')}` : `${what}, everywhere`;
}
