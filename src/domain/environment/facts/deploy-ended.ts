import { fact } from '../../deciding/fact.ts';
import { own } from '../../own.ts';
import { environments } from '../document.ts';
import type { Ended } from '../environment.ts';

const KEPT = 10;

/** A deploy that failed and was rolled back is one, not two. */
const before = (history: readonly Ended[], how: Ended) =>
  how === 'rolled-back' && history.at(-1) === 'failed' ? history.slice(0, -1) : history;

/** `ended`: the release that was deployed. */
export const deployEnded = fact(environments, 'DeployEnded')<{ services: string[]; how: Ended; ended: string }>()({
  evolve(environment, { services, how }) {
    const { history = {} } = environment;
    const ended = services.map((s) => [s, [...before(own(history, s) ?? [], how), how].slice(-KEPT)]);
    return { ...environment, history: { ...history, ...Object.fromEntries(ended) } };
  },
});
