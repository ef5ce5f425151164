import { type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { Company } from '../domain/company/company.ts';
import { type Gate, type GateId, whoOpens } from '../domain/gates/index.ts';
import type { Release } from '../domain/release/release.ts';
import { gateLine } from './words.ts';

/** The checks that rest on what other systems tell, or people confirm. */
const OF_EVIDENCE: readonly GateId[] = ['tests', 'security', 'compliance', 'authors', 'tickets', 'drift', 'elsewhere'];

/** " (QA can change that)"; nothing where only time does. */
export function whoCan(release: Release, gate: Gate, company: Company): Mrkdwn {
  const who = whoOpens(release, gate, company);
  return who ? md` (${who} can change that)` : NOTHING;
}

/** What is asked for and is not there: what would open it, and whose turn that is. */
export function missingLines(release: Release, gates: readonly Gate[], company: Company): Mrkdwn[] {
  const asked = gates.filter((g) => OF_EVIDENCE.includes(g.id));
  const closed = asked.filter((g) => !g.open);
  if (asked.length === 0) return [];
  if (closed.length === 0) return [md`*Nothing is missing*: ${asked.map((g) => g.title).join(', ')}`];
  return [md`*Missing*`, ...closed.map((g) => md`${gateLine(g)}${whoCan(release, g, company)}`)];
}
