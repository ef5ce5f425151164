import type { InFlight, Scope } from '../company.ts';
import { unreachable } from '../phrase.ts';
import type { Freeze } from './freeze.ts';

type Of<T> = T & { stream: `freeze/${string}`; freeze: string };

type Said = {
  scope: Scope;
  from: string;
  until: string;
  by: string;
  soft?: true;
  inFlight?: InFlight;
  text: { name: string; why: string };
};

export type FreezeFact =
  | Of<Said & { type: 'FreezeDeclared'; stop?: true }>
  | Of<Said & { type: 'FreezeChanged' }>
  /** one of the manifests' begins, and is over */
  | Of<Said & { type: 'FreezeCame' }>
  | Of<{ type: 'FreezeWent'; from: string }>
  | Of<{ type: 'FreezeExtended'; until: string; by: string; text: { why: string } }>
  | Of<{ type: 'FreezeEnding' }>
  | Of<{ type: 'FreezeBegan' }>
  | Of<{ type: 'FreezeLifted'; text: { why: string } }>
  | Of<{ type: 'FreezeEnded' }>;

export function evolveFreeze(state: Freeze | undefined, fact: FreezeFact): Freeze {
  if (fact.type === 'FreezeDeclared')
    return {
      v: 1,
      id: fact.freeze,
      ...saidIn(fact),
      by: fact.by,
      ...(fact.stop && { stop: true }),
      status: 'declared',
    };
  if (fact.type === 'FreezeCame') return { v: 1, id: fact.freeze, ...saidIn(fact), by: fact.by, status: 'recurring' };
  if (!state) throw new Error(`${fact.type} before FreezeDeclared`);
  switch (fact.type) {
    case 'FreezeBegan':
    case 'FreezeEnding':
    case 'FreezeWent':
      return state;
    case 'FreezeChanged': {
      const { v, id, by, stop } = state;
      return { v, id, ...saidIn(fact), by, ...(stop && { stop }), status: 'declared' };
    }
    case 'FreezeExtended':
      return { ...state, until: fact.until, why: fact.text.why };
    case 'FreezeLifted':
      return { ...state, status: 'lifted' };
    case 'FreezeEnded':
      return { ...state, status: 'ended' };
    default:
      return unreachable(fact);
  }
}

const saidIn = ({ scope, from, until, soft, inFlight, text: { name, why } }: Said) => ({
  name,
  why,
  scope,
  from,
  until,
  ...(soft && { soft }),
  ...(inFlight && { inFlight }),
});
