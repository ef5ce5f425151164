import { correlationOf } from './fill.ts';
import type { DeployTarget, Recorded, ShownAs } from './target.ts';

type Record = NonNullable<DeployTarget['record']>;

const KEPT = 500;

/**
 * Shows steps as deployments, each state once. What stands there is asked for when a state is another, not at each look; after a restart it is asked for
 * anew, so that nothing is shown twice. `show`: looks for what stands there, and puts right what is missing.
 */
export function recording(show: Record): Record {
  const known = new Map<string, ShownAs | 'theirs'>();
  const busy = new Map<string, Promise<unknown>>();

  const record = async (key: string, ...[request, as, message]: Parameters<Record>): Promise<Recorded> => {
    const before = known.get(key);
    // A look that took long does not begin anew what has ended.
    if (before === as || before === 'theirs' || (before && as === 'running')) return { ok: true };
    const done = await show(request, as, message);
    if (done.ok) keep(known, key, done.theirs ? 'theirs' : as);
    return done;
  };

  return (request, as, message) => {
    const key = correlationOf(request);
    // A look and the end of a step may come at once: one after the other, so that none makes a second one.
    const next = (busy.get(key) ?? Promise.resolve()).then(() => record(key, request, as, message));
    const settled = next.catch(() => undefined).finally(() => busy.get(key) === settled && busy.delete(key));
    busy.set(key, settled);
    return next;
  };
}

function keep(known: Map<string, ShownAs | 'theirs'>, key: string, as: ShownAs | 'theirs'): void {
  known.delete(key);
  known.set(key, as);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
}
