import type { SecurityRules } from '../../company/evidence-rules.ts';
import { isNamed } from '../../company/pattern.ts';
import { at, say } from '../../phrase.ts';
import type { Scan } from '../evidence.ts';
import { byWorst, isWorse } from '../scans.ts';
import type { Finding } from '../told.ts';
import type { EvidenceVerdict, Proof } from '../verdict.ts';
import {
  CHECK_STATE_WORDS,
  daysAfter,
  daysWords,
  type EvidenceOf,
  type ItemWeighed,
  isScanBy,
  labelOf,
  type NewestCheck,
  proofOf,
  scanChecksOf,
  scansOf,
  unknown,
} from './subject.ts';
import { verdictOf } from './verdict-of.ts';

/** What was scanned, how long ago, and whether what was found may be there. */
export function weighSecurity(rules: SecurityRules, subject: EvidenceOf): EvidenceVerdict {
  const checks = scanChecksOf(subject, rules.required);
  const scans = scansOf(subject).filter((s) => s.complete);
  const all = [...scans, ...(subject.standing?.scans ?? [])];
  const required = rules.required ?? ['*'];
  const parts = [
    ...required.flatMap((name) => scanned(name, { checks, scans }, rules, subject)),
    ...found(all, rules, subject),
  ];
  return verdictOf(parts, [...all.map(proofOfScan), ...checks.map(proofOf)]);
}

/** What was told of one tool for this version. */
function scanned(
  name: string,
  known: { checks: NewestCheck[]; scans: Scan[] },
  { withinDays }: SecurityRules,
  subject: EvidenceOf,
): ItemWeighed[] {
  const scans = known.scans.filter((s) => isNamed(name, s.tool));
  const checks = known.checks.filter((c) => isScanBy(name, c));
  if (scans.length + checks.length === 0) return [unknown(subject, name === '*' ? 'a security scan' : name)];
  return [
    ...checks.map((c) => ofCheck(c, withinDays, subject)),
    ...scans.map((s) => fresh(s.tool, s.at, withinDays, subject)),
  ];
}

function ofCheck(check: NewestCheck, withinDays: number | undefined, subject: EvidenceOf): ItemWeighed {
  const [of, said] = [labelOf(subject), `${check.label} ${CHECK_STATE_WORDS[check.state]}`];
  switch (check.state) {
    case 'passed':
    case 'neutral':
      return fresh(check.label, check.at, withinDays, subject);
    case 'queued':
    case 'running':
      return { stands: 'running', of, said };
    default:
      return { stands: 'bad', of, said };
  }
}

function fresh(name: string, at: string, days: number | undefined, subject: EvidenceOf): ItemWeighed {
  const good = { stands: 'good', of: labelOf(subject), said: `scanned by ${name}` } as const;
  if (days === undefined) return good;
  const closes = daysAfter(at, days);
  if (closes <= subject.now)
    return { stands: 'bad', of: labelOf(subject), said: `${name} is older than ${daysWords(days)}: scan it again` };
  return { ...good, closes };
}

/** Beside others in one line: which it is, not all of its story; that is a link away. */
const LONGEST = 60;
const cut = (text: string) => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`);

/** What is open and worse than what is let through, unless it may be there for a while. */
function found(
  scans: Scan[],
  { lets, allow = [] }: SecurityRules,
  { service, standing, now }: EvidenceOf,
): ItemWeighed[] {
  const worse = new Map<string, Finding>();
  for (const finding of scans.flatMap((s) => s.findings))
    if (finding.state === 'open' && isWorse(finding.severity, lets)) worse.set(finding.key, finding);
  const leave = [...allow.filter((a) => !a.services || a.services.includes(service)), ...(standing?.exceptions ?? [])];
  return byWorst([...worse.values()]).map((finding): ItemWeighed => {
    const { rule, severity, title, where } = finding;
    const what = `${severity === 'unknown' ? 'unrated' : severity} ${cut(rule)}${where ? ` in ${cut(where)}` : ''}`;
    const said = `${what}: ${cut(title)}`;
    const until = leave
      .filter((e) => e.finding === finding.key || e.finding.toLowerCase() === rule.toLowerCase())
      .map((e) => e.until)
      .sort()
      .at(-1);
    if (until === undefined) return { stands: 'bad', of: service, said };
    // Who finds it closed again hears that it had been open, and until when.
    if (until <= now) return { stands: 'bad', of: service, said: say`${said}, whose exception ended ${at(until)}` };
    return { stands: 'good', of: service, said: say`${said}, excepted until ${at(until)}`, closes: until };
  });
}

/** Whether a scan that a verdict rests on tells of something that is open. */
export const isAnyOpen = (proofs: readonly Proof[] = []): boolean => proofs.some(({ said }) => OPEN.test(said));
const OPEN = /^[1-9]\d* open$/;

function proofOfScan({ tool, source, at, findings, commit, received, more = 0 }: Scan): Proof {
  const open = findings.filter((f) => f.state === 'open');
  const url = open.find((f) => f.url)?.url;
  return {
    what: tool,
    said: `${open.length + more} open`,
    source,
    at,
    ...(url && { url }),
    ...(commit && { digest: commit }),
    ...(received && { received }),
  };
}
