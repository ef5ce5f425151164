import type { Scope } from '../company.ts';
import { unreachable } from '../phrase.ts';
import type { Freeze } from './freeze.ts';

type Of<T> = T & { stream: `freeze/${string}`; freeze: string };

export type FreezeFact =
  | Of<{
      type: 'FreezeDeclared';
      scope: Scope;
      from: string;
      until: string;
      by: string;
      stop?: true;
      text: { name: string; why: string };
    }>
  | Of<{ type: 'FreezeExtended'; until: string; by: string; text: { why: string } }>
  | Of<{ type: 'FreezeEnding' }>
  | Of<{ type: 'FreezeBegan' }>
  | Of<{ type: 'FreezeLifted'; text: { why: string } }>
  | Of<{ type: 'FreezeEnded' }>;

export function evolveFreeze(state: Freeze | undefined, fact: FreezeFact): Freeze {
  if (fact.type === 'FreezeDeclared') {
    const { freeze, scope, from, until, by, stop, text } = fact;
    const { name, why } = text;
    return { v: 1, id: freeze, name, why, scope, from, until, by, ...(stop && { stop }), status: 'declared' };
  }
  if (!state) throw new Error(`${fact.type} before FreezeDeclared`);
  switch (fact.type) {
    case 'FreezeBegan':
    case 'FreezeEnding':
      return state;
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
