import { correlationOf } from './fill.ts';
import type { Progress, StageRequest } from './target.ts';

/** What is shown of a step as a deployment of its system. */
export type ShownAs = 'running' | 'succeeded' | 'failed' | 'cancelled';

/** As what a step is shown, once any of it runs; undefined before that. */
const shownAs = ({ state }: Progress): ShownAs | undefined =>
  state === 'queued' || state === 'waiting' ? undefined : state;

/** What came of it: `failing`: why it is not shown, and `passing`: asking again may help. */
export type Recorded = { ok: true; theirs?: true } | { ok: false; why: string; passing: boolean };

const KEPT = 500;
const TRIES = 3;

/**
 * Shows steps as deployments, each state once. What stands there is asked for when a state is another, not at each look; after a restart it is asked for
 * anew, so that nothing is shown twice. What can't be shown is said, and changes nothing in how the step is.
 */
export class Recording {
  readonly #known = new Map<string, ShownAs | 'theirs'>();

  /** Why a step is not shown as it is; undefined where it is, or need not be. `record`: looks for what stands there, and puts right what is missing. */
  async shows(
    request: StageRequest,
    progress: Progress,
    record: (as: ShownAs) => Promise<Recorded>,
  ): Promise<string | undefined> {
    const as = shownAs(progress);
    const key = correlationOf(request);
    const known = this.#known.get(key);
    if (as === undefined || known === as || known === 'theirs') return undefined;
    // While it runs the next look tries again; nobody looks any more once it has ended.
    for (let tries = as === 'running' ? 1 : TRIES; ; tries--) {
      const done = await record(as);
      if (done.ok) {
        this.#keep(key, done.theirs ? 'theirs' : as);
        return undefined;
      }
      if (!done.passing || tries === 1) return `not recorded as a deployment: ${done.why}`;
    }
  }

  #keep(key: string, as: ShownAs | 'theirs'): void {
    this.#known.delete(key);
    this.#known.set(key, as);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
  }
}
