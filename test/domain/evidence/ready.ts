import type { EvidenceRules } from '../../../src/domain/company/evidence-rules.ts';
import type { CheckTold, EvidenceTold, FindingsTold } from '../../../src/domain/evidence/told.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { approved, COMPANY, type Given } from '../given.ts';
import { spoken } from '../spoken.ts';

export const OPENS = '2026-03-03T12:00:00.000Z';
export const API = '1f3c9ab04d5e';
export const LEDGER = 'aabbccdd0011';

export const policies = (rules: EvidenceRules) => COMPANY.policies.map((p) => ({ ...p, ...rules }));
export const build = (service: string, version: string, commit: string) => ({
  type: 'RegisterBuild' as const,
  service,
  version,
  commit,
  commits: [{ sha: commit, title: 'x' }],
});
export const hear = (told: EvidenceTold, service = 'api') =>
  ({ type: 'HearEvidence', source: 'ci', service, told }) as const;
export const check = (more: Partial<CheckTold> = {}): CheckTold => ({
  type: 'check',
  from: { commit: `${API}00000000` },
  kind: 'tests',
  app: 'ci',
  name: 'unit',
  state: 'passed',
  ...more,
});
export const WEIGH = { type: 'WeighEvidence', release: 'R-1' } as const;

/** Approved, with builds of both; the window is open. */
export const ready = (rules: EvidenceRules) =>
  approved()
    .company({ policies: policies(rules) })
    .by('gonogo')
    .done(build('api', '4.2', API), build('ledger', '2.9', LEDGER));
export const ledger = (more: Partial<CheckTold> = {}) => hear(check({ from: { commit: LEDGER }, ...more }), 'ledger');

export function gate(at: Given, id: 'tests' | 'security' | 'compliance') {
  const release = at.world.releases['R-1'];
  const found = release && gatesOf(release, { ...at.world, runningReleases: [] }).find((g) => g.id === id);
  return found && { open: found.open, waits: found.waits ?? false, saw: spoken(found.saw), proofs: found.proofs ?? [] };
}

export const found = (more: Partial<FindingsTold> = {}): FindingsTold => ({
  type: 'findings',
  from: { commit: API },
  tool: 'trivy',
  complete: true,
  at: '2026-03-03T08:00:00Z',
  findings: [{ key: 'k1', rule: 'CVE-2026-1', title: 'overflow', severity: 'high', state: 'open', where: 'libz' }],
  ...more,
});
export const clean = hear({ ...found(), findings: [], from: { commit: LEDGER } }, 'ledger');
