import type { Company } from './company.ts';
import type { VotePolicy } from './policies.ts';

type Known = Pick<Company, 'zone'>;

const KNOWN = new WeakMap<VotePolicy, { zone: string; print: string }>();

/** A policy's name with a print of what it asks of evidence: another where any of its rules is another, or the zone in which it names days. */
export function rulesPrint(policy: VotePolicy, { zone }: Known): string {
  const known = KNOWN.get(policy);
  if (known?.zone === zone) return known.print;
  const { name, tests, security, compliance, authorCounts, committersCount } = policy;
  const print = `${name} ${hashOf(JSON.stringify([tests, security, compliance, authorCounts, committersCount, zone]))}`;
  KNOWN.set(policy, { zone, print });
  return print;
}

/** FNV-1a of 32 bits, as eight hex digits: it tells what one company wrote before from what it wrote since, and need resist nobody. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
