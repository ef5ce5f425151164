import { oldestFirst } from '../../time/in-order.ts';
import { areOfOneCommit, type Scan } from './evidence.ts';
import type { Finding, FindingSeverity } from './told.ts';

/** The worst first. What nobody rated may be as bad as any. */
const SEVERITIES: readonly FindingSeverity[] = ['unknown', 'critical', 'high', 'medium', 'low', 'none'];

/** Whether a finding is worse than what is let through. */
export const isWorse = (severity: FindingSeverity, lets: FindingSeverity) =>
  SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(lets);

/** The worst first; of one severity as they came. */
export const byWorst = <T extends { severity: FindingSeverity }>(findings: readonly T[]): T[] =>
  findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));

const FINDINGS_KEPT = 300;
const SCANS_KEPT = 30;

const nameOf = ({ tool, part, commit = '', complete }: Scan) =>
  JSON.stringify([tool.toLowerCase(), part, commit, complete]);
const isSameScan = (a: Scan, b: Scan) =>
  a.tool.toLowerCase() === b.tool.toLowerCase() &&
  a.part === b.part &&
  a.complete === b.complete &&
  areOfOneCommit(a, b);

/** Whether a scan tells something that is not known: it is newer than the one of its tool before, or some of its findings are. */
export function isNewScan(known: readonly Scan[], scan: Scan): boolean {
  const before = known.find((s) => isSameScan(s, scan));
  if (!before) return true;
  if (scan.complete) return scan.at > before.at;
  const newer = newerThan(before);
  return scan.findings.some(newer);
}

/** A scan that tells all takes the place of the one before; otherwise each finding changes alone. */
export function withScan(known: readonly Scan[], scan: Scan): Scan[] {
  if (!isNewScan(known, scan)) return [...known];
  const before = known.find((s) => isSameScan(s, scan));
  const merged = before && !scan.complete ? together(before, scan) : scan;
  const all = [...known.filter((s) => s !== before), bounded(merged)];
  return oldestFirst(all, (s) => s.at + nameOf(s)).slice(-SCANS_KEPT);
}

function together(before: Scan, scan: Scan): Scan {
  const news = scan.findings.filter(newerThan(before));
  const keys = new Set(news.map((f) => f.key));
  const later = scan.at > before.at ? scan : before;
  return { ...later, findings: [...before.findings.filter((f) => !keys.has(f.key)), ...news] };
}

/** Told at the same time, what is open counts: whichever came first. */
function newerThan({ findings }: Scan): (finding: Finding & { at: string }) => boolean {
  const all = new Map(findings.map((f) => [f.key, f]));
  return (finding) => {
    const known = all.get(finding.key);
    if (!known || finding.at !== known.at) return !known || finding.at > known.at;
    return finding.state === 'open' && known.state !== 'open';
  };
}

/** The worst are kept, those that are open before the others. */
function bounded({ findings, more = 0, ...scan }: Scan): Scan {
  const rank = (f: Finding) => `${f.state === 'open' ? 0 : 1}${SEVERITIES.indexOf(f.severity)}${f.key}`;
  const sorted = oldestFirst(findings, rank);
  const left = more + Math.max(0, sorted.length - FINDINGS_KEPT);
  return { ...scan, findings: sorted.slice(0, FINDINGS_KEPT), ...(left > 0 && { more: left }) };
}
