import { DAY_MS, instantAfter } from '../../time/instants.ts';
import { soonestDeclared } from './document.ts';
import { type Frost, spansOf } from './freeze.ts';
import type { FrozenSpan } from './frozen-span.ts';

const MOST_MS = 31 * DAY_MS;

type Stretch = { from?: string | undefined; until?: string | undefined };

/** Until when it is looked for what comes again, UTC ISO: without a stretch for a day from `now` on, else to its end, for a month at most. */
export function looksUntil({ from, until }: Stretch, now: string): string {
  const month = instantAfter(from ?? now, MOST_MS);
  if (until !== undefined) return until < month ? until : month;
  return from === undefined ? instantAfter(now, DAY_MS) : month;
}

/** What is frozen, or will be: what people declared, whenever that is, and of what comes again by the manifests what touches a stretch, as far as it is looked at. Soonest first. What deploy windows leave closed is apart: it is most of a week. */
export function frozenSoon({ freezes, company, now }: Frost & { now: string }, stretch: Stretch = {}): FrozenSpan[] {
  const again = company.freezes.flatMap((f) => spansOf(f, stretch.from ?? now, looksUntil(stretch, now)));
  return [...soonestDeclared(freezes), ...again].sort((a, b) => a.from.localeCompare(b.from));
}
