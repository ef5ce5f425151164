import { own } from '../domain/own.ts';
import type { FindingSeverity } from './told.ts';

const NAMES: Record<string, FindingSeverity> = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  moderate: 'medium',
  low: 'low',
  none: 'none',
};
const LEVELS: Record<string, FindingSeverity> = { error: 'high', warning: 'medium', note: 'low', none: 'none' };

/** A severity by its name, in whatever case. */
export const severityOf = (name: string | undefined): FindingSeverity | undefined =>
  own(NAMES, (name ?? '').toLowerCase());

/** Of what has no severity, by the level at which its tool reports it. */
export const levelOf = (level: string | undefined): FindingSeverity =>
  own(LEVELS, (level ?? '').toLowerCase()) ?? 'unknown';

/** By a score as CVSS has it, 0–10; 0 stands for none at all, as Trivy, Grype and Checkov write it of what nobody rated: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
export function scoreOf(score: string | number | undefined): FindingSeverity | undefined {
  const n = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
  if (typeof n !== 'number' || !(n > 0 && n <= 10)) return undefined;
  if (n >= 9) return 'critical';
  if (n >= 7) return 'high';
  if (n >= 4) return 'medium';
  return 'low';
}
