import { markOf } from '../deciding/mark.ts';
import type { Company } from './company.ts';
import type { VotePolicy } from './policies.ts';

type Known = Pick<Company, 'zone'>;

const KNOWN = new WeakMap<VotePolicy, { zone: string; print: string }>();

/** A policy's name with a print of what it asks of evidence: another where any of its rules is another, or the zone in which it names days. */
export function rulesPrint(policy: VotePolicy, { zone }: Known): string {
  const known = KNOWN.get(policy);
  if (known?.zone === zone) return known.print;
  const { name, tests, security, compliance, authorCounts, committersCount } = policy;
  const print = `${name} ${markOf(JSON.stringify([tests, security, compliance, authorCounts, committersCount, zone]))}`;
  KNOWN.set(policy, { zone, print });
  return print;
}
