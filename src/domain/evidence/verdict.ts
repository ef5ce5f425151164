import type { Phrase } from '../phrase.ts';

export const EVIDENCE_GATES = ['tests', 'security', 'compliance'] as const;
export type EvidenceGate = (typeof EVIDENCE_GATES)[number];

/**
 * What a verdict rests on: a result, a scan, or what somebody (`by`, a user id) confirmed. `at`: UTC ISO; `digest`: of what it is about, a commit, an artifact or a configuration;
 * `received`: of the delivery that told it, SHA-256 as it came.
 */
export type Proof = {
  what: string;
  said: string;
  source: string;
  at: string;
  url?: string;
  digest?: string;
  received?: string;
  by?: string;
};

const OF_PROOF = ['at', 'said', 'what', 'source', 'url', 'digest', 'received', 'by'] as const satisfies (keyof Proof)[];
/** Whether two say the same of the same, whoever read them. */
export const isSameProof = (a: Proof, b: Proof | undefined): boolean =>
  a === b || (b !== undefined && OF_PROOF.every((of) => a[of] === b[of]));

/** `missing`: nothing is wrong, something has not been told yet; `closes`: when it is good no longer by itself, UTC ISO. */
export type EvidenceVerdict = {
  stands: 'good' | 'running' | 'missing' | 'bad';
  saw: Phrase;
  closes?: string;
  proofs: Proof[];
};

/** What evidence says of one service of a release, in the version that it was weighed for. `policy`: its name with a print of its rules then, see `rulesPrint`. */
export type Weighed = { version: string; policy: string } & { [Gate in EvidenceGate]?: EvidenceVerdict };

/** The worst first. */
const ORDER: readonly EvidenceVerdict['stands'][] = ['bad', 'missing', 'running', 'good'];
export const worstOf = (all: readonly EvidenceVerdict['stands'][]) => ORDER.find((s) => all.includes(s)) ?? 'good';

/** How many are kept of one verdict. */
export const PROOFS_KEPT = 30;
