import type { FindingSeverity } from '../evidence/told.ts';

/** `required`: names of checks, `*` for anything; without it, all tests that there are. `skipped`, `flaky`: whether one that was skipped, or passed only when it was run again, is good. */
export type TestRules = { required?: string[]; skipped?: 'pass' | 'block'; flaky?: 'pass' | 'block' };

/** `required`: names of tools; without it, one at least. `lets`: the highest severity that does not block. `allow`: rules or keys of findings that may be there until the end of a day in the company's zone, or until an instant. */
export type SecurityRules = {
  required?: string[];
  lets: FindingSeverity;
  withinDays?: number;
  allow?: { finding: string; services?: string[]; until: string; why: string }[];
};

/** `confirm`: what people confirm, so many of a role. */
export type ComplianceRules = {
  reviewed?: boolean;
  sbom?: boolean;
  provenance?: boolean;
  scannedWithinDays?: number;
  confirm?: { item: string; role: string; people: number }[];
};

/** What other systems must have told of each service before it is deployed. */
export type EvidenceRules = { tests?: TestRules; security?: SecurityRules; compliance?: ComplianceRules };
