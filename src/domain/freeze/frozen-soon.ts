import { DAY_MS, instantAfter } from '../../time/instants.ts';
import { soonestDeclared } from './document.ts';
import { type Frost, spansOf } from './freeze.ts';
import type { FrozenSpan } from './frozen-span.ts';

const MOST_MS = 31 * DAY_MS;

/** What is frozen, or will be: what people declared, whenever that is, and of what comes again by the manifests what touches [from, until), UTC ISO, of which a month at most is looked at; without them, a day from now on. Soonest first. What deploy windows leave closed is apart: it is most of a week. */
export function frozenSoon(
  { freezes, company, now }: Frost & { now: string },
  from = now,
  until = instantAfter(from, DAY_MS),
): FrozenSpan[] {
  const month = instantAfter(from, MOST_MS);
  const again = company.freezes.flatMap((f) => spansOf(f, from, until < month ? until : month));
  return [...soonestDeclared(freezes), ...again].sort((a, b) => a.from.localeCompare(b.from));
}
