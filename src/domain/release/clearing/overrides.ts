import type { Stored, Upgrade } from '../../deciding/document.ts';
import { own } from '../../own.ts';
import type { Override } from '../release.ts';

/** An override that counts. */
export const stands = (override: Override) => !override.lapsed;

/** The gates of overrides as releases of form 2 named them: by what people saw. */
const TITLES: Record<string, string> = {
  Votes: 'votes',
  Window: 'window',
  Freeze: 'freeze',
  'Other releases': 'other-rollouts',
  'Releases before it': 'predecessors',
  Deadlines: 'deadlines',
  Documents: 'documents',
};

/** The ids of gates that are named by id, or by title as they were before. */
export const idsOf = (gates: readonly string[]): string[] => gates.map((gate) => own(TITLES, gate) ?? gate);

/** From form 2 to 3. */
export const namedById: Upgrade = (before) => ({
  ...before,
  ...(Array.isArray(before.overrides) && { overrides: before.overrides.map(byId) }),
  v: 3,
});

const byId = (override: { gates: string[] }): Stored => ({ ...override, gates: idsOf(override.gates) });
