import { describe, expect, test } from 'vitest';
import { uploads } from '../../src/inbound/reports/index.ts';
import { read } from '../../src/inbound/reports/read.ts';
import { toldIn } from './translating.ts';

const reports = uploads(['t0ken']);
const bytes = (text: string) => new TextEncoder().encode(text);
function at(file: string | Uint8Array, params: Record<string, string> = { service: 'api', commit: 'a1b2c3d' }) {
  const raw = typeof file === 'string' ? bytes(file) : file;
  const body = read(raw);
  const query = new Map(Object.entries(params));
  return body.ok
    ? reports.translate(body.json, { raw, header: () => undefined, query: (name) => query.get(name) })
    : { faults: [body.fault] };
}
const check = (file: string, params?: Record<string, string>) => toldIn(at(file, params))[0];
const suite = (cases: string, attributes = '') => `<testsuite name="s" ${attributes}>${cases}</testsuite>`;
const passed = (name: string) => `<testcase classname="c" name="${name}" time="1,234.5"/>`;
const failed = (name: string) =>
  `<testcase classname="c" name="${name}"><failure message="x">at y</failure></testcase>`;

describe('JUnit', () => {
  test.each<[string, string, object]>([
    ['one suite', suite(passed('a')), { state: 'passed', cases: { passed: 1, failed: 0, skipped: 0, flaky: 0 } }],
    [
      'several, nested, under either root, whatever the header counts',
      `<?xml version="1.0"?><testsuites tests="99" failures="0">${suite(suite(passed('a')) + failed('b'))}</testsuites>`,
      { state: 'failed', cases: { passed: 1, failed: 1, skipped: 0, flaky: 0 }, summary: 'c › b' },
    ],
    ['errors', suite('<testcase name="a"><error/></testcase>'), { state: 'failed' }],
    [
      'skipped ones',
      suite(`${passed('a')}<testcase name="b"><skipped/></testcase>`),
      { state: 'passed', cases: { passed: 1, failed: 0, skipped: 1, flaky: 0 } },
    ],
    ['nothing but skipped ones', suite('<testcase name="b"><skipped/></testcase>'), { state: 'unknown' }],
    ['no case at all', suite('', 'tests="12"'), { state: 'unknown', summary: 'no test ran' }],
    [
      'a flaky one of Surefire',
      suite('<testcase name="a"><flakyFailure>x</flakyFailure></testcase>'),
      { state: 'passed', cases: { passed: 0, failed: 0, skipped: 0, flaky: 1 } },
    ],
    [
      'one that failed again and again',
      suite('<testcase name="a"><failure/><rerunFailure>x</rerunFailure></testcase>'),
      { state: 'failed', cases: { passed: 0, failed: 1, skipped: 0, flaky: 0 } },
    ],
    [
      'one that is told twice, and passed once',
      suite(failed('a') + passed('a')),
      { state: 'passed', cases: { passed: 0, failed: 0, skipped: 0, flaky: 1 } },
    ],
    [
      'the files of a run, one after the other',
      `<?xml version="1.0"?>${suite(passed('a'))}\n\uFEFF<?xml version="1.0"?>${suite(failed('b'))}${suite(passed('c'))}`,
      { state: 'failed', cases: { passed: 2, failed: 1, skipped: 0, flaky: 0 } },
    ],
    [
      'when it began',
      suite(passed('a'), 'timestamp="2026-03-03T09:00:00"'),
      { startedAt: '2026-03-03T09:00:00.000Z', kind: 'tests', name: 'tests', app: 'reports' },
    ],
    [
      'output in CDATA',
      suite(`<system-out><![CDATA[ <testcase name="x"/> ]]></system-out>${passed('a')}`),
      {
        cases: { passed: 1, failed: 0, skipped: 0, flaky: 0 },
      },
    ],
  ])('%s', (_, xml, is) =>
    expect(check(xml)).toMatchObject({ type: 'check', from: { service: 'api', commit: 'a1b2c3d' }, ...is }),
  );

  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "${'&lol;'.repeat(10)}">]><testsuite name="&lol2;"/>`;
  const inLatin1 = (encoding: string, name = 'Prüfung') =>
    new Uint8Array(Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>${suite(failed(name))}`, 'latin1'));
  const inUtf16 = Buffer.from(`\uFEFF<?xml version="1.0" encoding="utf-16"?>${suite(failed('Prüfung'))}`, 'utf16le');
  test.each<[string, string | Uint8Array, string]>([
    ['Latin-1, as it declares', inLatin1('ISO-8859-1'), 'c › Prüfung'],
    ['Windows’ own', inLatin1('windows-1252'), 'c › Prüfung'],
    ['UTF-16, as PowerShell redirects', new Uint8Array(inUtf16), 'c › Prüfung'],
    ['UTF-16 with the other end first', new Uint8Array(Buffer.from(inUtf16).swap16()), 'c › Prüfung'],
    ['UTF-8, declared as UTF-16', inLatin1('utf-16', 'x'), 'c › x'],
  ])('is read that is written in %s', (_, xml, summary) => expect(toldIn(at(xml))[0]).toMatchObject({ summary }));

  test.each<[string, string | Uint8Array, string]>([
    ['cut off between elements', suite(passed('a')).slice(0, -12), 'it is cut off'],
    ['cut off within one', suite(passed('a')).slice(0, -16), 'it is cut off'],
    ['of an encoding that nobody knows', inLatin1('x-klingon'), 'it is written in x-klingon: send it as UTF-8'],
    ['not what it declares', inLatin1('shift_jis'), 'it is not shift_jis: send it as UTF-8'],
  ])('says why it can’t be read: %s', (_, xml, why) =>
    expect(at(xml)).toEqual({ faults: [expect.stringContaining(why)] }),
  );

  test.each<[string, string | Uint8Array]>([
    ['a bomb of entities', bomb],
    ['an entity from a file', '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite>&x;</testsuite>'],
    ['an entity that nobody declared', suite('&x;')],
    ['cut off', '<testsuite><testcase name="a">'],
    ['closed too often', `${suite('')}</run><run>`],
    ['another document', '<html><body/></html>'],
    ['nested without end', '<testsuite>'.repeat(100_000)],
    ['attributes without end', `<testsuite ${Array.from({ length: 200 }, (_, i) => `a${i}="x"`).join(' ')}/>`],
    ['a declaration without end', `<testsuite/><?${'x'.repeat(300_000)}`],
    ['no UTF-8', Uint8Array.of(0x3c, 0xff, 0x3e)],
    ['nothing', ''],
    ['words', 'all tests passed'],
  ])('%s can’t be read', (_, xml) => expect(at(xml)).toHaveProperty('faults'));

  test('a slice may end anywhere', () => {
    const many = Array.from(
      { length: 3000 },
      (_, i) => `<?xml version="1.0" encoding="UTF-8"?>${suite(passed(`ä${i}`))}`,
    );
    expect(check(many.join('\n'))).toMatchObject({ cases: { passed: 3000, failed: 0, skipped: 0, flaky: 0 } });
  });
});

const rule = (id: string, more: object = {}) => ({ id, shortDescription: { text: `About ${id}` }, ...more });
const result = (ruleId: string, more: object = {}) => ({
  ruleId,
  message: { text: 'here' },
  locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region: { startLine: 7 } } }],
  ...more,
});
const log = (results: unknown[], rules: unknown[] = [], extensions?: unknown[]) =>
  JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'CodeQL', rules }, ...(extensions && { extensions }) }, results }],
  });
const findings = (file: string) => {
  const [told] = toldIn(at(file));
  return told?.type === 'findings' ? told : undefined;
};

describe('SARIF', () => {
  test('what is in no file is told apart by the name of what it is in, and each by its own', () => {
    const within = (...logicalLocations: object[]) => result('a', { locations: [{ logicalLocations }] });
    const named = findings(
      log([
        within({ name: 'get', fullyQualifiedName: 'shop.Cart.get', kind: 'function' }),
        within({ name: 'add', fullyQualifiedName: 'shop.Cart.add', kind: 'function' }),
        within({ name: 'bucket' }, { name: 'other' }),
        within(),
      ]),
    )?.findings;
    expect(named?.map((f) => f.where)).toEqual(['shop.Cart.get', 'shop.Cart.add', 'bucket', undefined]);
    expect(new Set(named?.map((f) => f.key)).size).toBe(4);
    const inFile = result('a', {
      locations: [{ physicalLocation: { artifactLocation: { uri: 'a.cs' } }, logicalLocations: [{ name: 'x' }] }],
    });
    expect(findings(log([inFile]))?.findings).toMatchObject([{ where: 'a.cs' }]);
  });

  test('a scan that failed, or tells no results, has not found nothing: it is no scan', () => {
    const run = { tool: { driver: { name: 'CodeQL' } } };
    const sent = (runs: object[]) => at(JSON.stringify({ version: '2.1.0', runs }));
    expect(sent([run])).toMatchObject({ faults: [expect.stringContaining('runs.0: it did not succeed')] });
    expect(sent([{ ...run, results: null }])).toHaveProperty('faults');
    const whole = { ...run, results: [], invocations: [{ executionSuccessful: true }, {}] };
    expect(sent([whole])).toHaveProperty('told');
    expect(
      sent([whole, { ...whole, invocations: [{ executionSuccessful: true }, { executionSuccessful: false }] }]),
    ).toMatchObject({
      faults: [expect.stringContaining('runs.1')],
    });
  });

  test.each<[string, object[] | undefined, number]>([
    ['accepted', [{ status: 'accepted' }], 0],
    ['without a status, which is accepted', [{ kind: 'inSource' }], 0],
    ['under review', [{ status: 'underReview' }], 1],
    ['rejected', [{ status: 'rejected' }], 1],
    ['accepted once and rejected once', [{ status: 'accepted' }, { status: 'rejected' }], 1],
    ['of nobody', [], 1],
  ])('a suppression %s', (_, suppressions, found) => {
    expect(findings(log([result('a', { suppressions })]))?.findings).toHaveLength(found);
  });

  test('the level of a result that tells none is what its invocation was told of its rule, before what the rule says', () => {
    const told = (descriptor: object, level: string) => ({
      executionSuccessful: true,
      ruleConfigurationOverrides: [{ descriptor, configuration: { level } }],
    });
    const rules = [rule('a', { defaultConfiguration: { level: 'note' } }), rule('b')];
    const severity = (invocations: object[], more: object = {}, ruleId = 'a') => {
      const run = { tool: { driver: { name: 'T', rules } }, invocations, results: [result(ruleId, more)] };
      return findings(JSON.stringify({ version: '2.1.0', runs: [run] }))?.findings[0]?.severity;
    };
    const byId = told({ id: 'a' }, 'error');
    expect(severity([byId])).toBe('high');
    expect(severity([told({ index: 0 }, 'error')])).toBe('high');
    expect(severity([byId], { level: 'warning' })).toBe('medium');
    expect(severity([byId], {}, 'b')).toBe('medium');
    expect(severity([told({ id: 'nobody' }, 'error')])).toBe('low');
    // Of several, the one that it came of; of none that is named, the rule's own.
    const second = { provenance: { invocationIndex: 1 } };
    expect([severity([{}, byId], second), severity([{}, byId])]).toEqual(['high', 'low']);
    expect(severity([byId], { provenance: { invocationIndex: 7 } })).toBe('low');
  });

  test.each<[string, string, object[]]>([
    ['nothing found', log([]), []],
    ['a warning, as without a level', log([result('a')]), [{ rule: 'a', severity: 'medium', where: 'src/a.ts' }]],
    [
      'by the level of its rule',
      log([result('a')], [rule('a', { defaultConfiguration: { level: 'error' } })]),
      [{ severity: 'high', title: 'About a' }],
    ],
    [
      'by its own before that',
      log([result('a', { level: 'note' })], [rule('a', { defaultConfiguration: { level: 'error' } })]),
      [{ severity: 'low' }],
    ],
    [
      'by the score of its rule',
      log([result('a')], [rule('a', { properties: { 'security-severity': '9.8' } })]),
      [{ severity: 'critical' }],
    ],
    [
      'with a rule of an extension',
      log([result('x')], [], [{ name: 'e', rules: [rule('x', { properties: { 'security-severity': 7 } })] }]),
      [{ severity: 'high' }],
    ],
    [
      'by the place of its rule',
      log([{ message: { text: 'm' }, ruleIndex: 1 }], [rule('a'), rule('b')]),
      [{ rule: 'b' }],
    ],
    [
      'of a part of a rule',
      log([result('a/1')], [rule('a', { properties: { 'security-severity': '4.0' } })]),
      [{ rule: 'a/1', severity: 'medium' }],
    ],
    ['what is no fault', log(['pass', 'open', 'notApplicable'].map((kind) => result('a', { kind }))), []],
    [
      'accepted',
      log([
        result('a', { suppressions: [{ kind: 'external', status: 'accepted' }] }),
        result('b', { suppressions: [{}] }),
      ]),
      [],
    ],
    ['not yet accepted', log([result('a', { suppressions: [{ status: 'underReview' }] })]), [{ rule: 'a' }]],
    ['gone', log([result('a', { baselineState: 'absent' })]), []],
    ['twice, a line apart', log([result('a'), result('a', { locations: result('a').locations })]), [{ rule: 'a' }]],
    [
      'twice, once worse, by the worse',
      log([result('a', { level: 'note' }), result('a', { level: 'error' }), result('a', { level: 'warning' })]),
      [{ rule: 'a', severity: 'high' }],
    ],
    ['something odd among them', log([7, null, result('a')]), [{ rule: 'a' }]],
  ])('%s', (_, file, is) => expect(findings(file)).toMatchObject({ tool: 'CodeQL', complete: true, findings: is }));

  test('is the same finding while its fingerprint is', () => {
    const by = (hash: string, text: string) =>
      findings(log([result('a', { message: { text }, partialFingerprints: { primaryLocationLineHash: hash } })]))
        ?.findings[0]?.key;
    expect(by('h1', 'x')).toBe(by('h1', 'y'));
    expect(by('h1', 'x')).not.toBe(by('h2', 'x'));
  });
  test.each<[string, object, object, number]>([
    ['that a tool tells apart are two', { 'contextHash/v1': 'x' }, { 'contextHash/v1': 'y' }, 2],
    [
      'with the same for each, as of one who did not log in, are one',
      { id: 'requires login' },
      { id: 'requires login' },
      1,
    ],
    ['with what is no text are one', { row: { value: 'x' } }, { row: { value: 'y' } }, 1],
    ['named in another order are one', { a: '1', b: '2' }, { b: '2', a: '1' }, 1],
  ])('two of one file that read alike %s', (_, one, other, found) =>
    expect(findings(log([one, other].map((f) => result('a', { fingerprints: f }))))?.findings).toHaveLength(found),
  );
  test('of a thousand kept are the worst, and how many there were more', () => {
    const many = [
      ...Array.from({ length: 2000 }, (_, i) => result(`n${i}`, { level: 'note' })),
      result('bad', { level: 'error' }),
    ];
    const told = findings(log(many));
    expect([told?.findings.length, told?.findings[0]?.rule, told?.more]).toEqual([1000, 'bad', 1001]);
  });
  test.each(['{}', '[]', '{"version":"1.0.0","runs":[]}', '{"version":"2.1.0","runs":[]}', '{"version":"2.1.0"}'])(
    '%s is none',
    (file) => expect(at(file)).toHaveProperty('faults'),
  );
});

test.each([
  ['UTC', '2026-03-03T09:00:00', '2026-03-03T09:00:00.000Z'],
  ['Europe/Berlin', '2026-03-03T09:00:00.5', '2026-03-03T08:00:00.500Z'],
  ['Europe/Berlin', '2026-03-29 01:59:59', '2026-03-29T00:59:59.000Z'],
  ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
  ['Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
  ['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
  ['Europe/Berlin', '2026-03-03T09:00:00Z', '2026-03-03T09:00:00.000Z'],
  ['Europe/Berlin', '2026-03-03T09:00:00-05:00', '2026-03-03T14:00:00.000Z'],
  ['Europe/Berlin', 'at nine', undefined],
])('in the zone %s, %s is %s', (zone, timestamp, startedAt) => {
  const raw = bytes(suite(passed('a'), `timestamp="${timestamp}"`));
  const body = read(raw);
  const delivery = { raw, header: () => undefined, query: (name: string) => (name === 'service' ? 'api' : undefined) };
  const of = uploads(['t0ken'], { zone }).translate(body.ok && body.json, delivery);
  const [told] = toldIn(of);
  expect(told).toMatchObject({ type: 'check', cases: { passed: 1 } });
  expect(told?.type === 'check' && told.startedAt).toBe(startedAt);
});

describe('where it is from', () => {
  const xml = suite(passed('a'));
  test('stands in the address', () => {
    const params = {
      repository: 'harbor/api',
      ref: 'refs/tags/v4',
      commit: 'A1B2C3D',
      name: 'e2e',
      run: '7',
      attempt: '2',
    };
    expect(check(xml, { ...params, url: 'https://u:p@ci.example/7', at: '2026-03-03T09:00:00Z' })).toMatchObject({
      from: { repository: 'harbor/api', version: 'v4', commit: 'a1b2c3d' },
      name: 'e2e',
      run: '7',
      attempt: 2,
      url: 'https://ci.example/7',
      startedAt: '2026-03-03T09:00:00.000Z',
    });
  });
  test('has to be said, and right', () => {
    expect(at(xml, {})).toEqual({ faults: [expect.stringContaining('?service=')] });
    expect(at(xml, { service: 'api', commit: 'main' })).toEqual({ faults: [expect.stringContaining('commit')] });
  });
  test('makes another delivery of the same file', () => {
    const id = (commit: string) =>
      reports.deliveryId({ raw: bytes(xml), header: (n) => (n === 'gonogo-commit' ? commit : undefined) }, undefined);
    expect(id('a1b2c3d')).toBe(id('a1b2c3d'));
    expect(id('a1b2c3d')).not.toBe(id('a1b2c3e'));
  });
});
