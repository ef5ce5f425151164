import { instantOf, MINUTE_MS } from '../../time/instants.ts';
import type { Fact } from '../deciding/fact.ts';
import { isNews } from './attempts.ts';
import { type Check, type Evidence, ofCommit, ofReviews, ofService, ofVersion, type Scan } from './evidence.ts';
import { artifactHeard, isSameArtifact } from './facts/artifact-heard.ts';
import { checkHeard } from './facts/check-heard.ts';
import { findingsHeard } from './facts/findings-heard.ts';
import { isNewScan } from './scans.ts';
import type { ArtifactTold, CheckTold, EvidenceTold, FindingsTold } from './told.ts';

/** Where it is kept what is told of a service; undefined when nobody could tell of which version it is. */
export function subjectOf(service: string, told: EvidenceTold): string | undefined {
  const { commit, version } = told.from;
  if (told.type === 'findings' && !told.complete) return ofService(service);
  if (told.type === 'check' && told.kind === 'review') return commit === undefined ? undefined : ofReviews(service);
  if (commit !== undefined) return ofCommit(service, commit);
  return version === undefined ? undefined : ofVersion(service, version);
}

type At = { source: string; now: string };

/** What it adds to what is known; nothing when it is known, or was overtaken. */
export function heard(subject: string, known: Evidence | undefined, told: EvidenceTold, at: At): Fact[] {
  switch (told.type) {
    case 'check':
      return checked(subject, known, told, at);
    case 'findings':
      return found(subject, known, told, at);
    case 'artifact':
      return made(subject, known, told, at);
  }
}

function checked(subject: string, known: Evidence | undefined, told: CheckTold, { source, now }: At): Fact[] {
  const { type: _, from, summary = '', at, startedAt, ...rest } = told;
  const began = instant(startedAt, now);
  const check: Check = {
    ...rest,
    source,
    at: instant(at, now) ?? began ?? now,
    ...(began && { startedAt: began }),
    ...(from.commit !== undefined && { commit: from.commit }),
    ...(from.environment !== undefined && { environment: from.environment }),
  };
  return isNews(known?.checks ?? [], check) ? [checkHeard.of(subject, { check, text: { summary } })] : [];
}

function found(subject: string, known: Evidence | undefined, told: FindingsTold, { source, now }: At): Fact[] {
  const { tool, part, complete, findings, more, from, received } = told;
  const at = instant(told.at, now) ?? now;
  const scan: Scan = {
    tool,
    ...(part !== undefined && { part }),
    source,
    at,
    complete,
    findings: findings.map((f) => ({ ...f, at })),
    ...(more !== undefined && { more }),
    ...(complete && from.commit !== undefined && { commit: from.commit }),
    ...(received !== undefined && { received }),
  };
  if (!isNewScan(known?.scans ?? [], scan)) return [];
  const bare = scan.findings.map(({ title: _, where: __, ...finding }) => finding);
  const text = { titles: findings.map((f) => f.title), places: findings.map((f) => f.where ?? '') };
  return [findingsHeard.of(subject, { scan: { ...scan, findings: bare }, text })];
}

function made(subject: string, known: Evidence | undefined, told: ArtifactTold, { source, now }: At): Fact[] {
  const { name, url, from, received } = told;
  const artifact = {
    name,
    source,
    at: instant(told.at, now) ?? now,
    ...(from.digest !== undefined && { digest: from.digest }),
    ...(from.commit !== undefined && { commit: from.commit }),
    ...(url !== undefined && { url }),
    ...(received !== undefined && { received }),
  };
  // It is as old as whoever tells of it first, in whatever order they come.
  const isKnown = known?.artifacts.some((a) => isSameArtifact(a, artifact) && a.at <= artifact.at);
  return isKnown ? [] : [artifactHeard.of(subject, { artifact })];
}

/** Clocks differ by minutes, and a zone that was left out by hours. */
const AHEAD_MS = 60 * MINUTE_MS;

/** As all instants are written, so that they compare as text; undefined for what is none. One far ahead of us would be the newest for ever: it is now. */
function instant(told: string | undefined, now: string): string | undefined {
  const ms = told === undefined ? Number.NaN : Date.parse(told);
  if (Number.isNaN(ms)) return undefined;
  return ms > Date.parse(now) + AHEAD_MS ? now : instantOf(ms);
}
