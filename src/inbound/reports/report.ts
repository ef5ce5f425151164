import { createHash } from 'node:crypto';
import { z } from 'zod';
import { instantAt } from '../../time/wall.ts';
import { instantIn, linkIn, shaIn, textIn, wordIn } from '../fields.ts';
import { refIn } from '../refs.ts';
import type { Delivery, Translated } from '../source.ts';
import type { CheckTold, Origin } from '../told.ts';
import { sarif } from './sarif.ts';

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
export function reportIn(body: unknown, delivery: Delivery, zone: string): Translated {
  const given = givenIn(delivery);
  const origin = originBy(given);
  if ('faults' in origin) return origin;
  const tests = Tests.safeParse(body).data;
  if (tests) return { told: testsTold({ ...tests, startedAt: wallIn(tests.startedAt, zone) }, origin.from, given) };
  return sarif(body, origin.from, instantIn(given('at')));
}

function originBy(given: (name: string) => string | undefined): { from: Origin } | { faults: string[] } {
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
    commit,
    workflow: word('workflow'),
    environment: word('environment'),
    image: word('image'),
    digest: word('digest'),
  };
  const isKnown = from.service ?? from.repository ?? from.image ?? from.digest ?? from.workflow;
  return isKnown === undefined
    ? { faults: ['say which service or repository it is of: …?service=checkout&commit=1f3c9ab04d'] }
    : { from: { ...from, ...(given('version') && { version: word('version', 60) }) } };
}

const WALL = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?$/;
/** An instant of the clock on somebody's wall; one with a zone is as it is. */
function wallIn(at: string | undefined, zone: string): string | undefined {
  const [, year = '', month, day, hour, minute, second] = WALL.exec(at?.trim() ?? '') ?? [];
  if (year === '') return at;
  const ms = instantAt(zone, Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return new Date(ms + Math.floor(Number(second ?? 0) * 1000)).toISOString();
}

/** Without a case that passed there is nothing that says that it works. */
function testsTold(
  { passed, failed, skipped, flaky, failing, startedAt }: z.output<typeof Tests>,
  from: Origin,
  given: (name: string) => string | undefined,
): CheckTold {
  const works = passed + flaky > 0;
  const run = wordIn(given('run'), 100);
  const attempt = Number(given('attempt') ?? '1');
  const first = failing.map((name) => textIn(name, 60)).filter(Boolean);
  return {
    type: 'check',
    from,
    kind: 'tests',
    app: 'reports',
    name: wordIn(given('name')) ?? 'tests',
    state: failed > 0 ? 'failed' : works ? 'passed' : 'unknown',
    ...(run && { run, attempt: Number.isSafeInteger(attempt) && attempt >= 1 ? attempt : 1 }),
    startedAt: instantIn(given('at')) ?? instantIn(startedAt),
    at: instantIn(given('at')),
    url: linkIn(given('url')),
    summary: summaryOf(failed, first, passed + flaky + failed + skipped),
    cases: { passed, failed, skipped, flaky },
  };
}

function summaryOf(failed: number, first: (string | undefined)[], all: number): string | undefined {
  if (all === 0) return 'no test ran';
  if (failed === 0) return undefined;
  return textIn(`${first.join(', ')}${failed > first.length ? ` and ${failed - first.length} more` : ''}`, 200);
}
