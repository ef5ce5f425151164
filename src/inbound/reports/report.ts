import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSameCommit, shortCommit } from '../../domain/build/same-commit.ts';
import { instantAt } from '../../time/wall.ts';
import { instantIn, linkIn, shaIn, textIn, wordIn } from '../fields.ts';
import { refIn } from '../refs.ts';
import type { Delivery, Translated } from '../source.ts';
import type { CheckTold, Origin } from '../told.ts';
import { type Attestation, attestationIn } from './attestation.ts';
import { attested, sbomTold, type Uploaded } from './papers.ts';
import { sarif } from './sarif.ts';
import { sbomIn } from './sbom.ts';

const Tests = z.object({
  format: z.literal('junit'),
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  flaky: z.number(),
  failing: z.array(z.string()),
  startedAt: z.string().optional(),
});

const FIELDS = [
  'service',
  'version',
  'repository',
  'ref',
  'branch',
  'commit',
  'workflow',
  'environment',
  'deployId',
  'image',
  'digest',
  'name',
  'run',
  'attempt',
  'at',
];
const givenIn = (delivery: Delivery) => (name: string) => delivery.query?.(name) ?? delivery.header(`gonogo-${name}`);

/** What is uploaded again for another commit is another report, though its bytes are the same. */
export const idOf = (delivery: Delivery): string =>
  createHash('sha256')
    .update(delivery.raw)
    .update(JSON.stringify(FIELDS.map(givenIn(delivery))))
    .digest('hex')
    .slice(0, 32);

/** A report, with where it is from, in a time zone that counts where it writes none: that stands in the address, or in headers that begin with `gonogo-`. */
export function reportIn(body: unknown, delivery: Delivery, { zone = 'UTC', keys = [] }: Trusted): Translated {
  const given = givenIn(delivery);
  const attestation = attestationIn(body, keys);
  if (attestation && 'faults' in attestation) return attestation;
  const origin = originBy(given, attestation);
  if ('faults' in origin) return origin;
  if (attestation) return { told: attested(attestation, checkBy(given, origin.from, undefined)) };
  const tests = Tests.safeParse(body).data;
  if (tests) return { told: testsTold(tests, checkBy(given, origin.from, wallIn(tests.startedAt, zone))) };
  const sbom = sbomIn(body);
  if (sbom && 'faults' in sbom) return sbom;
  if (sbom) return { told: sbomTold(sbom, checkBy(given, origin.from, wallIn(sbom.madeAt, zone))) };
  return sarif(body, origin.from, instantIn(given('at')));
}

/** Of an attestation that is of one artifact alone, its own words tell which: what is given besides must not be another. */
function originBy(
  given: (name: string) => string | undefined,
  attestation: Attestation | undefined,
): { from: Origin } | { faults: string[] } {
  const word = (name: string, most = 200) => wordIn(given(name), most);
  const commit = shaIn(given('commit'));
  if (given('commit') !== undefined && commit === undefined)
    return { faults: ['commit: must be a commit’s hash, 7 to 64 hexadecimal digits'] };
  const from: Origin = {
    service: word('service'),
    version: word('version', 60),
    repository: word('repository'),
    ...refIn(word('ref')),
    ...(word('branch') && { branch: word('branch') }),
    commit: commit ?? attestation?.commit,
    workflow: word('workflow'),
    environment: word('environment'),
    deploy: word('deployId'),
    image: word('image'),
    digest: word('digest') ?? only(attestation?.of),
  };
  if (attestation && from.digest !== undefined && !attestation.of.includes(from.digest))
    return { faults: ['digest: is none of the artifacts that it is of'] };
  if (commit !== undefined && attestation?.commit !== undefined && !isSameCommit(commit, attestation.commit))
    return { faults: [`commit: it says itself that it is of ${shortCommit(attestation.commit)}`] };
  // Of which commit it is it tells itself: the same bytes may be known of one before.
  if (from.service !== undefined && attestation?.commit !== undefined) from.digest = undefined;
  const isKnown = from.service ?? from.repository ?? from.image ?? from.digest ?? from.workflow ?? from.deploy;
  return isKnown === undefined
    ? { faults: ['say which service or repository it is of: …?service=checkout&commit=1f3c9ab04d'] }
    : { from: { ...from, ...(given('version') && { version: word('version', 60) }) } };
}

const only = (all: string[] = []) => (all.length === 1 ? all[0] : undefined);

const WALL = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?$/;
/** An instant of the clock on somebody's wall; one with a zone is as it is. */
function wallIn(at: string | undefined, zone: string): string | undefined {
  const [, year = '', month, day, hour, minute, second] = WALL.exec(at?.trim() ?? '') ?? [];
  if (year === '') return at;
  const ms = instantAt(zone, Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return new Date(ms + Math.floor(Number(second ?? 0) * 1000)).toISOString();
}

/** How times without a zone are read, and whose attestations count. */
export type Trusted = { zone?: string; keys?: string[] | undefined };

/** What is the same of each check that is uploaded. `began`: as the file writes it */
function checkBy(given: (name: string) => string | undefined, from: Origin, began: string | undefined): Uploaded {
  const run = wordIn(given('run'), 100);
  const attempt = Number(given('attempt') ?? '1');
  return {
    type: 'check',
    from,
    app: 'reports',
    name: wordIn(given('name')),
    ...(run && { run, attempt: Number.isSafeInteger(attempt) && attempt >= 1 ? attempt : 1 }),
    startedAt: instantIn(given('at')) ?? instantIn(began),
    at: instantIn(given('at')),
    url: linkIn(given('url')),
  };
}

/** Without a case that passed there is nothing that says that it works. */
function testsTold(tests: z.output<typeof Tests>, check: Uploaded): CheckTold {
  const { passed, failed, skipped, flaky, failing } = tests;
  const works = passed + flaky > 0;
  const first = failing.map((name) => textIn(name, 60)).filter(Boolean);
  return {
    ...check,
    kind: 'tests',
    name: check.name ?? 'tests',
    state: failed > 0 ? 'failed' : works ? 'passed' : 'unknown',
    summary: summaryOf(failed, first, passed + flaky + failed + skipped),
    cases: { passed, failed, skipped, flaky },
  };
}

function summaryOf(failed: number, first: (string | undefined)[], all: number): string | undefined {
  if (all === 0) return 'no test ran';
  if (failed === 0) return undefined;
  return textIn(`${first.join(', ')}${failed > first.length ? ` and ${failed - first.length} more` : ''}`, 200);
}
