import type { Scope } from '../company/changes.ts';
import type { InFlight } from '../company/freezes.ts';
import { at, say } from '../phrase.ts';
import type { ShownParts } from '../shown.ts';
import { inOrder, scopeWords } from './scope.ts';
import type { FreezeTerms } from './terms.ts';

/** The terms of a freeze, each as it stands in a dialog. */
export type TermsFilled = {
  name: string;
  why: string;
  scope: Scope;
  from: string;
  until: string;
  soft: boolean;
  inFlight: InFlight;
};

export const filledOf = ({ name, why, scope, from, until, soft, inFlight }: FreezeTerms): TermsFilled => ({
  ...{ name, why, scope, from, until },
  soft: soft === true,
  inFlight: inFlight ?? 'finish-step',
});

export const termsOf = ({ soft, ...terms }: TermsFilled): FreezeTerms => ({ ...terms, ...(soft && { soft }) });

/** Each term, as it is shown in a field: times to the minute, whatever a stop that was called with a click began with. */
export const termsShown = (t: TermsFilled): ShownParts => ({
  name: { is: t.name.trim(), now: say`it is called “${t.name}”` },
  why: { is: t.why.trim(), now: say`its reason is “${t.why}”` },
  scope: { is: JSON.stringify(inOrder(t.scope)), now: say`it is of ${scopeWords(t.scope)}` },
  from: { is: minuteOf(t.from), now: say`it begins ${at(t.from)}` },
  until: { is: minuteOf(t.until), now: say`it ends ${at(t.until)}` },
  soft: { is: String(t.soft), now: t.soft ? say`it asks for a reason` : say`it lets no deploy start` },
  inFlight: { is: t.inFlight, now: say`another thing becomes of what is deploying` },
});

/** "2026-03-03T09:00" */
const minuteOf = (instant: string) => instant.slice(0, 16);
