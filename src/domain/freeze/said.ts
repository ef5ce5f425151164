import type { Scope } from '../company/changes.ts';
import type { InFlight } from '../company/freezes.ts';

/** What facts tell of a freeze that is declared, changed or announced. */
export type FreezeSaid = {
  scope: Scope;
  from: string;
  until: string;
  by: string;
  soft?: true;
  inFlight?: InFlight;
  text: { name: string; why: string };
};

/** It, as the freeze keeps it. */
export const saidIn = ({ scope, from, until, soft, inFlight, text: { name, why } }: FreezeSaid) => ({
  name,
  why,
  scope,
  from,
  until,
  ...(soft && { soft }),
  ...(inFlight && { inFlight }),
});
