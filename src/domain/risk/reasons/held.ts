import { heldAmong, heldWords } from '../../environment/held-versions.ts';
import { listed } from '../../phrase.ts';
import { MEDIUM, type Reasoning, reason } from '../reason.ts';

/** What was rolled back where it goes again is never of low risk, until somebody has said why it may. */
export const ofHeld: Reasoning = ({ id, items, environment }, { environments, builds }) => {
  const held = heldAmong(items, environments[environment], { builds }).filter((h) => h.release !== id);
  return reason(held.length * MEDIUM, MEDIUM, listed(held.map(heldWords)));
};
