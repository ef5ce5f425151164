import { expect, test } from 'vitest';
import type { Scan } from '../../../src/domain/evidence/evidence.ts';
import { byWorst, isNewScan, isWorse, withScan } from '../../../src/domain/evidence/scans.ts';
import type { FindingSeverity } from '../../../src/domain/evidence/told.ts';

const AT = '2026-03-03T09:00:00.000Z';
const LATER = '2026-03-03T10:00:00.000Z';
type Found = Scan['findings'][number];
const finding = (key: string, more: Partial<Found> = {}): Found => ({
  ...{ key, rule: key, title: key, severity: 'high', state: 'open', at: AT },
  ...more,
});
/** All that a tool has found. */
const scan = (more: Partial<Scan> = {}): Scan => ({
  ...{ tool: 'trivy', source: 'ci', at: AT, complete: true, findings: [finding('a')] },
  ...more,
});
/** What changed of what a tool has found. */
const changed = (...findings: Found[]): Scan => scan({ complete: false, findings });
const keys = (scans: readonly Scan[]) => scans.map((s) => s.findings.map((f) => `${f.key} ${f.state}`).sort());

const SCANS: [what: string, next: Scan, isNew: boolean, many: number][] = [
  ['the same again', scan(), false, 1],
  ['an older one', scan({ at: '2026-03-03T08:59:59.999Z', findings: [] }), false, 1],
  ['a newer one takes its place', scan({ at: LATER, findings: [] }), true, 1],
  ['a newer one of the tool, written otherwise', scan({ at: LATER, tool: 'Trivy' }), true, 1],
  ['another tool stands beside it', scan({ tool: 'grype' }), true, 2],
  ['another part stands beside it', scan({ part: 'go' }), true, 2],
  ['another commit stands beside it', scan({ commit: 'aabbccd' }), true, 2],
  ['what changes alone stands beside it', changed(finding('a')), true, 2],
];
test.each(SCANS)('a scan, then %s', (_, next, isNew, many) => {
  expect(isNewScan([scan()], next)).toBe(isNew);
  const kept = withScan([scan()], next);
  expect(kept).toHaveLength(many);
  if (isNew) expect(kept).toContainEqual(next);
  else expect(kept).toEqual([scan()]);
});

const FINDINGS: [what: string, next: Found[], kept: string[] | undefined][] = [
  ['the same again', [finding('a')], undefined],
  ['one that is older', [finding('a', { state: 'fixed', at: '2026-03-03T08:00:00.000Z' })], undefined],
  ['fixed later', [finding('a', { state: 'fixed', at: LATER })], ['a fixed', 'b fixed']],
  ['fixed at the same instant: what is open counts', [finding('a', { state: 'fixed' })], undefined],
  ['open at the instant at which it was fixed', [finding('b')], ['a open', 'b open']],
  ['another one', [finding('c')], ['a open', 'b fixed', 'c open']],
  ['one that is known beside another', [finding('a'), finding('c')], ['a open', 'b fixed', 'c open']],
];
test.each(FINDINGS)('findings that change alone: %s', (_, next, kept) => {
  const before = changed(finding('a'), finding('b', { state: 'fixed' }));
  expect(isNewScan([before], changed(...next))).toBe(kept !== undefined);
  expect(keys(withScan([before], changed(...next)))).toEqual([kept ?? ['a open', 'b fixed']]);
});

test('what is told of findings by one who came later is what is kept of the scan, whichever came first', () => {
  const [first, second] = [
    { ...changed(finding('a')), source: 'first' },
    { ...changed(finding('b')), source: 'second', at: LATER },
  ];
  for (const order of [
    [first, second],
    [second, first],
  ])
    expect(order.reduce(withScan, [] as Scan[])).toMatchObject([{ source: 'second', at: LATER }]);
});

test('of too many findings the worst are kept, open ones first, and how many are left out is counted on', () => {
  const many = (count: number, more: Partial<Found>) =>
    Array.from({ length: count }, (_, i) => finding(`${more.state}-${more.severity}-${i}`, more));
  const all = [
    ...many(200, { state: 'fixed', severity: 'critical' }),
    ...many(150, { state: 'open', severity: 'low' }),
    ...many(1, { state: 'open', severity: 'unknown' }),
  ];
  const [kept] = withScan([], scan({ findings: all, more: 7 }));
  expect(kept?.findings[0]?.severity).toBe('unknown');
  expect(kept?.findings.filter((f) => f.state === 'open')).toHaveLength(151);
  expect([kept?.findings.length, kept?.more]).toEqual([300, 58]);
  expect(withScan([], scan({ findings: all.slice(0, 300) }))[0]).not.toHaveProperty('more');
});

test('of too many scans the newest are kept; of one instant the same ones, in whatever order they came', () => {
  const at = (minute: number) => `2026-03-03T09:${String(minute).padStart(2, '0')}:00.000Z`;
  const scans = Array.from({ length: 33 }, (_, i) => scan({ tool: `tool-${i}`, at: at(Math.floor(i / 5)) }));
  const kept = scans.reduce(withScan, [] as Scan[]);
  expect(kept.map((s) => s.at)).toEqual(kept.map((s) => s.at).sort());
  expect([kept.length, kept[0]?.at, kept.at(-1)?.at]).toEqual([30, at(0), at(6)]);
  expect(scans.toReversed().reduce(withScan, [] as Scan[])).toEqual(kept);
});

test('what nobody rated may be as bad as any', () => {
  const worstFirst: FindingSeverity[] = ['unknown', 'critical', 'high', 'medium', 'low', 'none'];
  expect(byWorst(worstFirst.toReversed().map((severity) => ({ severity }))).map((f) => f.severity)).toEqual(worstFirst);
  for (const [i, one] of worstFirst.entries())
    for (const [j, other] of worstFirst.entries()) expect(isWorse(one, other)).toBe(i < j);
});
