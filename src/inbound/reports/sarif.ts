import { createHash } from 'node:crypto';
import { faultsOf } from '../body.ts';
import { cut, shaIn, textIn, wordIn } from '../fields.ts';
import { levelOf, scoreOf } from '../severity.ts';
import type { Translated } from '../source.ts';
import type { Finding, FindingSeverity, FindingsTold, Origin } from '../told.ts';
import { ArtifactListed, Log, Result, type Run } from './sarif-log.ts';
import { Rules, type SarifRule } from './sarif-rules.ts';

const MOST = 1000;
const WORST: FindingSeverity[] = ['critical', 'high', 'medium', 'unknown', 'low', 'none'];

/** What scans found, a file of SARIF 2.1: https://docs.oasis-open.org/sarif/sarif/v2.1.0. The files of a tool are one run. */
export function sarif(body: unknown, from: Origin, at: string | undefined): Translated {
  const read = Log.safeParse(body);
  if (!read.success) return { faults: [NEITHER, ...faultsOf(read.error)] };
  if (!read.data.version.startsWith('2.'))
    return { faults: [`SARIF ${read.data.version.slice(0, 20)} is not read: send 2.1.0`] };
  if (read.data.runs.length === 0) return { faults: ['runs: there is none'] };
  const broken = read.data.runs.findIndex((run) => !isWhole(run));
  if (broken >= 0) return { faults: [`runs.${broken}: ${NOT_WHOLE}`] };
  const scans = Map.groupBy(read.data.runs, (run) => JSON.stringify([toolOf(run), partOf(run)]));
  return { told: [...scans.values()].map((runs) => findingsOf(runs, from, at)) };
}

const NEITHER = 'neither JUnit’s XML, nor SARIF, nor an SBOM (CycloneDX or SPDX, as JSON)';

const toolOf = (run: Run | undefined) => run?.tool.driver.name ?? 'scan';
/** Of one tool several scans may make one: each has what it found, and tells nothing of the others'. */
const partOf = (run: Run | undefined) => /^(.*)\/[^/]*$/.exec(run?.automationDetails?.id ?? '')?.[1] || undefined;

const NOT_WHOLE =
  'it did not succeed, or tells no results: what it found nobody knows. Send the file of a scan that did';

/** A scan that failed, or that has no list of results at all, has not found nothing. */
const isWhole = ({ results, invocations = [] }: Run) =>
  Array.isArray(results) && invocations.every((i) => i.executionSuccessful !== false);

function findingsOf(runs: Run[], from: Origin, at: string | undefined): FindingsTold {
  const part = partOf(runs[0]);
  const all = runs.flatMap(foundIn).sort((a, b) => WORST.indexOf(a.severity) - WORST.indexOf(b.severity));
  // Of what is found twice, the worst counts.
  const ranked = [...Map.groupBy(all, (found) => found.mark).values()].flatMap((same) => same.slice(0, 1));
  const commit = from.commit ?? shaIn(runs[0]?.versionControlProvenance?.[0]?.revisionId);
  const more = ranked.length - MOST;
  return {
    type: 'findings',
    from: { ...from, commit },
    tool: toolOf(runs[0]),
    ...(part !== undefined && { part }),
    complete: true,
    // Of a hundred thousand, only these are worth their words.
    findings: ranked.slice(0, MOST).map(findingOf),
    ...(more > 0 && { more }),
    at,
  };
}

/** What is no fault, was accepted, or is gone since the scan before is no finding. */
function foundIn(run: Run): Found[] {
  const rules = new Rules(run.tool);
  return (run.results ?? []).flatMap((one) => {
    const it = Result.safeParse(one).data;
    if (!it || (it.kind ?? 'fail') !== 'fail' || it.baselineState === 'absent') return [];
    // One that is still under review, or was rejected, suppresses nothing.
    if (it.suppressions?.every((s) => (s.status ?? 'accepted') === 'accepted')) return [];
    const rule = rules.of(it);
    const level = it.level ?? rules.levelOf(rule, overridesOf(it, run));
    const severity = scoreOf(rule?.properties?.['security-severity']) ?? (isUnrated(rule) ? 'unknown' : levelOf(level));
    const where = whereIn(it, run);
    return [{ it, rule, where, severity, mark: markOf(it, rule, where) }];
  });
}

/** Trivy tags a rule with its severity, and reports what has none as a mere note. */
const isUnrated = (rule: SarifRule | undefined) => rule?.properties?.tags?.includes('UNKNOWN') ?? false;

/** Of several invocations, those of the one that a result names. */
function overridesOf({ provenance }: Result, { invocations = [] }: Run) {
  const at = provenance?.invocationIndex ?? (invocations.length === 1 ? 0 : -1);
  return invocations[at]?.ruleConfigurationOverrides ?? [];
}

/** `mark`: by which it is the same when it is found again */
type Found = {
  it: Result;
  rule: SarifRule | undefined;
  where: string | undefined;
  severity: FindingSeverity;
  mark: string;
};

const ruleIn = (it: Result, rule: SarifRule | undefined) => it.ruleId ?? it.rule?.id ?? rule?.id ?? 'unknown';
/** By its address, or by its place among the files of the run, §3.4.5; of what is in no file, by what it is in, §3.28.4. */
function whereIn(it: Result, { artifacts }: Run): string | undefined {
  const { physicalLocation, logicalLocations } = it.locations?.[0] ?? {};
  const { uri, index } = physicalLocation?.artifactLocation ?? {};
  const listed = index === undefined ? undefined : ArtifactListed.safeParse(artifacts?.[index]).data?.location.uri;
  const [within] = logicalLocations ?? [];
  return uri ?? listed ?? within?.fullyQualifiedName ?? within?.name;
}
/** What a result says, with what stands in place of its `{0}`: two that differ by that alone are two; §3.11.5. */
const saidIn = ({ message }: Result, text = message?.text ?? message?.markdown ?? '') =>
  text.replaceAll(/\{(\d{1,2})\}/g, (written, n) => message?.arguments?.[Number(n)] ?? written);
/** The same of one that only names which of its rule's messages it is. */
const namedIn = (it: Result, rule: SarifRule | undefined) =>
  saidIn(it) || saidIn(it, new Map(Object.entries(rule?.messageStrings ?? {})).get(it.message?.id ?? '')?.text);

/** Never by its line alone: that moves when something is written above it. Two that read alike in one file are two where their tool tells them apart; §3.27.16. */
function markOf(it: Result, rule: SarifRule | undefined, where = ''): string {
  const { text: _, markdown: __, ...made } = it.message ?? {};
  const line =
    it.partialFingerprints?.primaryLocationLineHash ?? it.partialFingerprints?.['primaryLocationLineHash/v1'];
  const said = saidIn(it) || (made.id ? JSON.stringify(made) : '');
  // Some write the same words for each, "requires login": alone they would be one.
  const own = Object.entries(it.fingerprints ?? {}).map((one) => one.join('='));
  const last = line === undefined ? [said, ...own.sort()] : [line];
  return [ruleIn(it, rule), where, ...last].join('\n');
}

function findingOf({ it, rule, where, severity, mark }: Found): Finding {
  const id = ruleIn(it, rule);
  return {
    key: hashed(mark),
    rule: id,
    title: textIn(rule?.shortDescription?.text, 200) ?? textIn(namedIn(it, rule), 200) ?? id,
    severity,
    state: 'open',
    where: where && cut(where, 300),
    url: wordIn(rule?.helpUri, 1000),
  };
}

const hashed = (of: string) => createHash('sha256').update(of).digest('hex').slice(0, 24);
