import { newestFirst } from '../../../time/in-order.ts';
import { isSameCommit } from '../../build/same-commit.ts';
import type { ComplianceRules } from '../../company/evidence-rules.ts';
import { headsOf } from '../merges.ts';
import { newestOfEach } from '../newest.ts';
import type { CheckState } from '../told.ts';
import type { EvidenceVerdict } from '../verdict.ts';
import { type ChecklistItem, type CountsFor, confirmed } from './confirmed.ts';
import {
  checksOf,
  daysAfter,
  daysWords,
  type EvidenceOf,
  labelOf,
  proofOf,
  scanChecksOf,
  scansOf,
  unknown,
} from './subject.ts';
import { verdictOf } from './verdict-of.ts';

/** A checklist: rules over evidence, and what people confirm. `scanners`: the names that its policy requires as such. */
export function weighCompliance(
  rules: ComplianceRules,
  subject: EvidenceOf,
  counts: CountsFor,
  titleOf: (role: string) => string,
  scanners?: string[],
): EvidenceVerdict {
  const items = [
    ...(rules.reviewed ? [reviewed(subject)] : []),
    ...(rules.sbom ? [there('sbom', 'an SBOM', subject)] : []),
    ...(rules.provenance ? [there('provenance', 'provenance', subject)] : []),
    ...(rules.scannedWithinDays === undefined ? [] : [scanned(rules.scannedWithinDays, subject, scanners)]),
  ];
  const byPeople = confirmed(rules.confirm ?? [], subject, counts, titleOf);
  const all = [...items, ...byPeople];
  // So many are kept: who confirmed it must not make room for the reviews of many commits.
  return verdictOf(
    all.map((i) => i.part),
    [...byPeople, ...items].flatMap((i) => i.proofs),
  );
}

function reviewed(subject: EvidenceOf): ChecklistItem {
  const { brings, reviews } = subject;
  if (brings === undefined)
    return {
      part: { stands: 'missing', of: labelOf(subject), said: `no build tells which commits it brings` },
      proofs: [],
    };
  const all = newestOfEach(reviews?.checks ?? []);
  const reviewsOf = (sha: string) => {
    const seen = [sha, ...headsOf(sha, reviews?.merges ?? [])];
    return all.filter(({ commit }) => commit !== undefined && seen.some((s) => isSameCommit(commit, s)));
  };
  const known = brings.map((sha) => ({ sha, by: reviewsOf(sha) }));
  // Whoever asked for changes has not approved them; another's approval is no answer to that.
  const isGood = ({ by }: (typeof known)[number]) =>
    by.some((r) => r.state === 'passed') && by.every((r) => r.state !== 'failed');
  const left = known.filter((k) => !isGood(k)).map((k) => k.sha);
  const proofs = [...new Set(known.flatMap((k) => k.by).filter((r) => r.state === 'passed'))].map(proofOf);
  const which = left
    .slice(0, 3)
    .map((sha) => sha.slice(0, 7))
    .join(', ');
  return left.length === 0
    ? {
        part: {
          stands: 'good',
          of: labelOf(subject),
          said: brings.length === 1 ? 'its commit is reviewed' : `all ${brings.length} commits reviewed`,
        },
        proofs,
      }
    : {
        part: { stands: 'missing', of: labelOf(subject), said: `no review of ${which}${left.length > 3 ? ' …' : ''}` },
        proofs,
      };
}

function there(kind: 'sbom' | 'provenance', what: string, subject: EvidenceOf): ChecklistItem {
  const all = checksOf(subject).filter((c) => c.kind === kind);
  const good = all.find((c) => c.state === 'passed');
  if (good)
    return { part: { stands: 'good', of: labelOf(subject), said: `${what} is there` }, proofs: [proofOf(good)] };
  const [other] = all;
  return other
    ? {
        part: { stands: 'bad', of: labelOf(subject), said: `${what} is there, but not verified` },
        proofs: [proofOf(other)],
      }
    : { part: unknown(subject, what), proofs: [] };
}

/** A check that is queued, was skipped or cancelled has looked at nothing, however new it is. */
const LOOKED: readonly CheckState[] = ['passed', 'failed', 'neutral'];

function scanned(days: number, subject: EvidenceOf, scanners: string[] | undefined): ChecklistItem {
  const scans = scansOf(subject).filter((s) => s.complete);
  const checks = scanChecksOf(subject, scanners).filter((c) => LOOKED.includes(c.state));
  const all = [
    ...scans.map((s) => ({ ...s, what: s.tool, url: undefined })),
    ...checks.map((c) => ({ ...c, what: c.name })),
  ];
  const [newest] = newestFirst(all, (s) => s.at);
  if (!newest) return { part: unknown(subject, 'a security scan'), proofs: [] };
  const { what, source, at, url, commit, received } = newest;
  const closes = daysAfter(at, days);
  const proofs = [
    {
      ...{ what, said: 'scanned', source, at },
      ...(url !== undefined && { url }),
      ...(commit !== undefined && { digest: commit }),
      ...(received !== undefined && { received }),
    },
  ];
  return closes > subject.now
    ? { part: { stands: 'good', of: labelOf(subject), said: `scanned by ${what}`, closes }, proofs }
    : {
        part: { stands: 'bad', of: labelOf(subject), said: `the scan by ${what} is older than ${daysWords(days)}` },
        proofs,
      };
}
