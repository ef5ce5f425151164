import { instantAfter } from '../../time/instants.ts';
import type { Due } from '../intents/intent.ts';

const EVERY_MS = 30_000;

/** The next look at a page, half a minute from `now` (UTC ISO); what was to look at it before is replaced. `key`: of the page at the pager. */
export function lookAt(id: string, pager: string, key: string, now: string): Due {
  const dueAt = instantAfter(now, EVERY_MS);
  const name = `page-look/${id}/${pager}`;
  return { key: name, mode: 'latest', lane: name, dueAt, intent: { kind: 'page-look', id, pager, key } };
}
