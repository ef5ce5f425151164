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
      text: { name: string; why: string };
    }>
  | Of<{ type: 'FreezeBegan' }>
  | Of<{ type: 'FreezeLifted'; text: { why: string } }>
  | Of<{ type: 'FreezeEnded' }>;

export function evolveFreeze(state: Freeze | undefined, fact: FreezeFact): Freeze {
  if (fact.type === 'FreezeDeclared') {
    const { freeze, scope, from, until, by, text } = fact;
    return { v: 1, id: freeze, name: text.name, why: text.why, scope, from, until, by, status: 'declared' };
  }
  if (!state) throw new Error(`${fact.type} before FreezeDeclared`);
  switch (fact.type) {
    case 'FreezeBegan':
      return state;
    case 'FreezeLifted':
      return { ...state, status: 'lifted' };
    case 'FreezeEnded':
      return { ...state, status: 'ended' };
    default:
      return unreachable(fact);
  }
}
