import { createHash } from 'node:crypto';
import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { cut, shaIn, some, textIn, word, wordIn } from '../fields.ts';
import { levelOf, scoreOf } from '../severity.ts';
import type { Translated } from '../source.ts';
import type { Finding, FindingsTold, Origin, Severity } from '../told.ts';

const Rule = z.object({
  id: word(300),
  name: word(300),
  shortDescription: some(z.object({ text: z.string() })),
  helpUri: word(1000),
  defaultConfiguration: some(z.object({ level: word(30) })),
  properties: some(
    z.looseObject({ 'security-severity': z.union([z.string(), z.number()]).optional().catch(undefined) }),
  ),
});
type Rule = z.output<typeof Rule>;
const Component = z.object({ name: word(100), rules: z.array(z.unknown()).optional().catch(undefined) });
const Result = z.object({
  ruleId: word(300),
  ruleIndex: z.number().int().optional().catch(undefined),
  rule: some(z.object({ id: word(300), index: z.number().int().optional().catch(undefined) })),
  level: word(30),
  kind: word(30),
  message: some(z.object({ text: z.string().optional().catch(undefined) })),
  locations: some(
    z.array(
      z.object({
        physicalLocation: some(z.object({ artifactLocation: some(z.object({ uri: word(1000) })) })),
      }),
    ),
  ),
  partialFingerprints: some(z.record(z.string(), z.string())),
  suppressions: some(z.array(z.object({ status: word(30) })).min(1)),
  baselineState: word(30),
});
type Result = z.output<typeof Result>;
const Log = z.object({
  version: z.string(),
  runs: z
    .array(
      z.object({
        tool: z.object({ driver: Component, extensions: some(z.array(Component)) }),
        results: z.array(z.unknown()).nullish(),
        invocations: some(z.array(z.object({ executionSuccessful: z.boolean().optional().catch(undefined) }))),
        versionControlProvenance: some(z.array(z.object({ revisionId: word(100) }))),
      }),
    )
    .max(100),
});
type Run = z.output<typeof Log>['runs'][number];

const MOST = 1000;
const WORST: Severity[] = ['critical', 'high', 'medium', 'unknown', 'low', 'none'];

/** What scans found, a file of SARIF 2.1: https://docs.oasis-open.org/sarif/sarif/v2.1.0. The files of a tool are one run. */
export function sarif(body: unknown, from: Origin, at: string | undefined): Translated {
  const read = Log.safeParse(body);
  if (!read.success) return { faults: ['neither JUnit’s XML nor SARIF', ...faultsOf(read.error)] };
  if (!read.data.version.startsWith('2.'))
    return { faults: [`SARIF ${read.data.version.slice(0, 20)} is not read: send 2.1.0`] };
  if (read.data.runs.length === 0) return { faults: ['runs: there is none'] };
  const broken = read.data.runs.findIndex((run) => !isWhole(run));
  if (broken >= 0) return { faults: [`runs.${broken}: ${NOT_WHOLE}`] };
  const byTool = Map.groupBy(read.data.runs, (run) => run.tool.driver.name ?? 'scan');
  return { told: [...byTool].map(([tool, runs]) => findingsOf(tool, runs, from, at)) };
}

const NOT_WHOLE =
  'it did not succeed, or tells no results: what it found nobody knows. Send the file of a scan that did';

/** A scan that failed, or that has no list of results at all, has not found nothing. */
const isWhole = ({ results, invocations = [] }: Run) =>
  Array.isArray(results) && invocations.every((i) => i.executionSuccessful !== false);

function findingsOf(tool: string, runs: Run[], from: Origin, at: string | undefined): FindingsTold {
  const all = new Map(runs.flatMap(findingsIn).map((finding) => [finding.key, finding]));
  const ranked = [...all.values()].sort((a, b) => WORST.indexOf(a.severity) - WORST.indexOf(b.severity));
  const commit = from.commit ?? shaIn(runs[0]?.versionControlProvenance?.[0]?.revisionId);
  const more = ranked.length - MOST;
  return {
    type: 'findings',
    from: { ...from, commit },
    tool,
    complete: true,
    findings: ranked.slice(0, MOST),
    ...(more > 0 && { more }),
    at,
  };
}

/** What is no fault, was accepted, or is gone since the scan before is no finding. */
function findingsIn(run: Run): Finding[] {
  const rules = new Rules(run);
  return (run.results ?? []).flatMap((one) => {
    const it = Result.safeParse(one).data;
    if (!it || (it.kind ?? 'fail') !== 'fail' || it.baselineState === 'absent') return [];
    // One that is still under review, or was rejected, suppresses nothing.
    if (it.suppressions?.every((s) => (s.status ?? 'accepted') === 'accepted')) return [];
    return [findingOf(it, rules.of(it))];
  });
}

function findingOf(it: Result, rule: Rule | undefined): Finding {
  const id = it.ruleId ?? it.rule?.id ?? rule?.id ?? 'unknown';
  const where = it.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
  const said = it.message?.text ?? '';
  const mark =
    it.partialFingerprints?.primaryLocationLineHash ?? it.partialFingerprints?.['primaryLocationLineHash/v1'];
  return {
    // Never by its line alone: that moves when something is written above it.
    key: hashed([id, where ?? '', mark ?? said].join('\n')),
    rule: id,
    title: textIn(rule?.shortDescription?.text, 200) ?? textIn(said, 200) ?? id,
    severity:
      scoreOf(rule?.properties?.['security-severity']) ??
      levelOf(it.level ?? rule?.defaultConfiguration?.level ?? 'warning'),
    state: 'open',
    where: where && cut(where, 300),
    url: wordIn(rule?.helpUri, 1000),
  };
}

const hashed = (of: string) => createHash('sha256').update(of).digest('hex').slice(0, 24);

/** The rules of a run: a result names one by its place or by its id; a part of a hierarchical id has its parent’s. */
class Rules {
  readonly #listed: (Rule | undefined)[];
  readonly #byId: Map<string, Rule>;

  constructor({ tool }: Run) {
    const read = (all: unknown[] | undefined) => (all ?? []).slice(0, 10_000).map((one) => Rule.safeParse(one).data);
    this.#listed = read(tool.driver.rules);
    const more = (tool.extensions ?? []).flatMap((extension) => read(extension.rules));
    this.#byId = new Map(
      [...more, ...this.#listed].flatMap((rule) => (rule?.id === undefined ? [] : [[rule.id, rule] as const])),
    );
  }

  of({ ruleId, rule, ruleIndex }: Result): Rule | undefined {
    const id = ruleId ?? rule?.id;
    const placed = this.#listed[ruleIndex ?? rule?.index ?? -1];
    if (id === undefined) return placed;
    return this.#byId.get(id) ?? this.#byId.get(id.split('/').slice(0, -1).join('/')) ?? placed;
  }
}
