import { policyFor } from '../company/policies.ts';
import { rulesPrint } from '../company/rules-print.ts';
import type { World } from '../deciding/world.ts';
import type { EvidenceGate, EvidenceVerdict } from '../evidence/verdict.ts';
import { own } from '../own.ts';
import { at, listed, say } from '../phrase.ts';
import type { Release } from '../release/release.ts';
import type { Sight } from './gate.ts';

type Known = Pick<World, 'now' | 'company'>;

/** What evidence says of every service of a release, where its policy asks for it. What was not weighed for this version, by the rules as they are, is not known. */
export function seenOf(gate: EvidenceGate, release: Release, { company, now }: Known): Sight | undefined {
  const { environment, change, drill, items, evidence, window } = release;
  const policy = policyFor(company, environment, change);
  if (policy?.[gate] === undefined || drill) return undefined;
  const rules = rulesPrint(policy, company);
  const parts = items.map(({ service, version }): EvidenceVerdict => {
    const weighed = own(evidence, service);
    const verdict = weighed?.version === version && weighed.policy === rules ? weighed[gate] : undefined;
    if (verdict === undefined)
      return { stands: 'missing', saw: say`${service} ${version}: nothing is known yet`, proofs: [] };
    return verdict.closes !== undefined && verdict.closes <= now ? ended(verdict, verdict.closes) : verdict;
  });
  const open = parts.every((p) => p.stands === 'good');
  // What has not come yet is waited for until it could go.
  const waits = parts.every(
    (p) => p.stands === 'good' || p.stands === 'running' || (p.stands === 'missing' && now < window.start),
  );
  const told = open ? parts : parts.filter((p) => p.stands !== 'good');
  return {
    open,
    ...(!open && waits && { waits: true }),
    saw: listed(told.map((p) => p.saw)),
    proofs: parts.flatMap((p) => p.proofs),
  };
}

const ended = (verdict: EvidenceVerdict, closes: string): EvidenceVerdict => ({
  ...verdict,
  stands: 'bad',
  saw: say`${verdict.saw}; good only until ${at(closes)}`,
});
