import type { Check, Evidence, Scan } from '../../../src/domain/evidence/evidence.ts';
import type { FindingSeverity } from '../../../src/domain/evidence/told.ts';
import type { EvidenceOf } from '../../../src/domain/evidence/weigh/subject.ts';
import { NOW } from '../given.ts';

const DAY = 86_400_000;
export const days = (count: number, ms = 0) => new Date(Date.parse(NOW) + count * DAY + ms).toISOString();
export const COMMIT = 'abcdef0123';
export const finding = (key: string, severity: FindingSeverity, more: object = {}) => ({
  key,
  rule: key.toUpperCase(),
  title: `of ${key}`,
  severity,
  state: 'open' as const,
  at: NOW,
  ...more,
});
export const scan = (more: Partial<Scan> = {}): Scan => ({
  tool: 'trivy',
  source: 'ci',
  at: NOW,
  complete: true,
  findings: [],
  ...more,
});
export const check = (more: Partial<Check> = {}): Check => ({
  kind: 'security',
  app: 'ci',
  name: 'sast',
  state: 'passed',
  source: 'ci',
  at: NOW,
  ...more,
});
export const evidence = (more: Partial<Evidence>): Evidence => ({
  v: 5,
  id: 'api',
  checks: [],
  scans: [],
  artifacts: [],
  exceptions: [],
  confirmed: [],
  merges: [],
  ...more,
});
export const subject = (more: Partial<EvidenceOf> = {}, known: Partial<Evidence> = {}): EvidenceOf => ({
  service: 'api',
  version: '4.2',
  commit: COMMIT,
  found: [evidence(known)],
  now: NOW,
  ...more,
});
export const label = `api 4.2 (${COMMIT.slice(0, 7)})`;
