import { fact } from '../../deciding/fact.ts';
import { own } from '../../own.ts';
import { environments } from '../document.ts';
import type { Ended } from '../environment.ts';

const KEPT = 10;

/** `ended`: the release that was deployed. */
export const deployEnded = fact(environments, 'DeployEnded')<{ services: string[]; how: Ended; ended: string }>()({
  evolve(environment, { services, how }) {
    const { history = {} } = environment;
    const ended = services.map((s) => [s, [...(own(history, s) ?? []), how].slice(-KEPT)]);
    return { ...environment, history: { ...history, ...Object.fromEntries(ended) } };
  },
});
