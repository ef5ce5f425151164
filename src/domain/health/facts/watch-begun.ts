import type { HealthPlan } from '../../company/health.ts';
import { fact } from '../../deciding/fact.ts';
import { watches } from '../document.ts';
import { nextLook } from '../pace.ts';
import { newWatch, type Watched } from '../watch.ts';
import { measuring } from './measuring.ts';

/** `began`: when its pipeline was done, UTC ISO. The plan is told as it was then. */
type Data = Watched & { plan: HealthPlan; soakMs: number; began: string };

/** What a step brought has to prove itself now. */
export const watchBegun = fact(watches, 'WatchBegun')<Data>()({
  opens: ({ plan, soakMs, began, stream: _, type: __, watch: ___, ...subject }) =>
    newWatch(subject, plan, soakMs, began),
  follows: (_, watch, { now }) => [measuring(watch, nextLook(watch, now).dueAt)],
});
