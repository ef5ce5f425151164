import { reach } from '../../outbound/reach.ts';
import { shiftsOf } from '../../time/ical.ts';
import type { Pager } from '../pager.ts';

/** Whoever attends an event is on duty then; or whose address its title is. */
export const feed = (url: string, allowPrivate: boolean): Pager => ({
  async shifts(from, until) {
    const reached = await reach(url, { headers: { accept: 'text/calendar' }, allowPrivate });
    if (!reached.ok) return reached;
    try {
      return { ok: true, shifts: shiftsOf(reached.text).filter((s) => s.from < until && from < s.until) };
    } catch (error) {
      return { ok: false, why: `it ${error instanceof Error ? error.message : String(error)}` };
    }
  },
});
