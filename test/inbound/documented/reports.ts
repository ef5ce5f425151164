import { expect } from 'vitest';

/** A file, and what it must be told as; who sends it reads our answer, so what can’t be read is `faults`. */
export type FileRow = [what: string, file: string, told: object];

const junit = (
  what: string,
  xml: string,
  state: string,
  cases: [number, number, number, number],
  more: object = {},
): FileRow => {
  const [passed, failed, skipped, flaky] = cases;
  return [what, xml, { type: 'check', kind: 'tests', state, cases: { passed, failed, skipped, flaky }, ...more }];
};
/** As each tool writes it: shapes of their documentation. */
export const JUNIT: FileRow[] = [
  junit(
    'Surefire',
    '<?xml version="1.0" encoding="UTF-8"?><testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd" version="3.0" name="a.BTest" time="0.1" tests="3" errors="0" skipped="1" failures="1"><properties><property name="java.version" value="21"/></properties><testcase name="one" classname="a.BTest" time="0.01"/><testcase name="two" classname="a.BTest" time="0"><skipped message="later"/></testcase><testcase name="three" classname="a.BTest"><failure message="x &lt; y" type="E"><![CDATA[at a.B]]></failure><system-out>hi</system-out></testcase></testsuite>',
    'failed',
    [1, 1, 1, 0],
    { summary: 'a.BTest › three' },
  ),
  junit(
    'Surefire, flaky by a failure',
    '<testsuite name="s"><testcase name="a" classname="c"><flakyFailure message="x" type="E"><stackTrace>y</stackTrace><system-out>z</system-out></flakyFailure></testcase></testsuite>',
    'passed',
    [0, 0, 0, 1],
  ),
  junit(
    'Surefire, flaky by an error',
    '<testsuite name="s"><testcase name="a" classname="c"><flakyError message="x"/></testcase></testsuite>',
    'passed',
    [0, 0, 0, 1],
  ),
  junit(
    'Surefire, failed in each of its runs',
    '<testsuite name="s"><testcase name="a" classname="c"><error>x</error><rerunError>x</rerunError><rerunFailure>y</rerunFailure></testcase></testsuite>',
    'failed',
    [0, 1, 0, 0],
  ),
  junit(
    'pytest',
    '<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="0" skipped="1" tests="3" time="0.5" timestamp="2026-03-03T10:00:00.123456+01:00" hostname="x"><testcase classname="tests.test_a" name="test_x[1-a]" time="0.1"/><testcase classname="tests.test_a" name="test_y"><skipped type="pytest.xfail" message="bug"/></testcase><testcase classname="" name="tests.test_b"><error message="collection failure">E</error></testcase></testsuite></testsuites>',
    'failed',
    [1, 1, 1, 0],
    { startedAt: '2026-03-03T09:00:00.123Z' },
  ),
  junit(
    'jest-junit',
    '<testsuites name="jest tests" tests="2" failures="1" errors="0" time="1.2"><testsuite name="adds" errors="0" failures="0" skipped="0" timestamp="2026-03-03T09:00:00" time="0.7" tests="1"><testcase classname="adds two" name="adds two" time="0.004"></testcase></testsuite><testsuite name="adds" timestamp="2026-03-03T09:00:01"><testcase classname="adds two" name="adds two"><failure>Error</failure></testcase></testsuite></testsuites>',
    'failed',
    [1, 1, 0, 0],
    { startedAt: '2026-03-03T09:00:00.000Z' },
  ),
  junit(
    'Playwright, in two browsers',
    '<testsuites id="" name="" tests="2" failures="1"><testsuite name="a.spec.ts" timestamp="2026-03-03T09:00:00.000Z" hostname="chromium" tests="1" failures="0"><testcase name="pays" classname="a.spec.ts" time="1"/></testsuite><testsuite name="a.spec.ts" hostname="firefox" tests="1" failures="1"><testcase name="pays" classname="a.spec.ts"><failure message="x" type="FAILURE">y</failure></testcase></testsuite></testsuites>',
    'failed',
    [1, 1, 0, 0],
  ),
  junit(
    'go-junit-report',
    '<testsuites tests="2"><testsuite name="x.example/shop" tests="2" failures="0" errors="0" id="0" hostname="h" time="0.1" timestamp="2026-03-03T09:00:00Z"><properties><property name="go.version" value="1.24"/></properties><testcase name="TestA" classname="x.example/shop" time="0.000"></testcase><testcase name="TestA/sub" classname="x.example/shop"><skipped message="s"></skipped></testcase></testsuite></testsuites>',
    'passed',
    [1, 0, 1, 0],
  ),
  junit(
    'gotestsum, tried again',
    '<testsuites><testsuite name="shop"><testcase classname="shop" name="TestA"><failure>x</failure></testcase><testcase classname="shop" name="TestA"></testcase></testsuite></testsuites>',
    'passed',
    [0, 0, 0, 1],
  ),
  junit(
    'Gradle, tried again in vain',
    '<testsuite name="a.B" timestamp="2026-03-03T09:00:00"><testcase name="x()" classname="a.B"><failure/></testcase><testcase name="x()" classname="a.B"><failure/></testcase><system-out><![CDATA[]]></system-out><system-err><![CDATA[<failure/>]]></system-err></testsuite>',
    'failed',
    [0, 1, 0, 0],
  ),
  junit(
    'two of one name, of which the second fails',
    '<testsuite name="s"><testcase classname="c" name="each"/><testcase classname="c" name="each"><failure/></testcase></testsuite>',
    'failed',
    [0, 1, 0, 0],
  ),
  junit(
    'Google Test',
    '<testsuites tests="3" failures="0" disabled="1" errors="0" timestamp="2026-03-03T09:00:00.123" name="AllTests"><testsuite name="Math" tests="3"><testcase name="Adds" status="run" result="completed" time="0." timestamp="2026-03-03T09:00:00.123" classname="Math"/><testcase name="DISABLED_X" status="notrun" result="suppressed" classname="Math"/><testcase name="Y" status="run" result="skipped" classname="Math"><skipped message="x"><![CDATA[x]]></skipped></testcase></testsuite></testsuites>',
    'passed',
    [1, 0, 2, 0],
  ),
  junit(
    'CTest',
    '<testsuite name="Linux" tests="3" failures="1" disabled="1" skipped="0"><testcase name="a" classname="a" status="run"/><testcase name="b" classname="b" status="fail"><failure message=""/></testcase><testcase name="c" classname="c" status="disabled"/></testsuite>',
    'failed',
    [1, 1, 1, 0],
  ),
  junit(
    'Mocha',
    '<testsuites name="Mocha Tests"><testsuite name="Root Suite" timestamp="2026-03-03T09:00:00" tests="0" file="/a/b.js"/><testsuite name="it" tests="1"><testcase name="it works" time="0" classname="works"/></testsuite></testsuites>',
    'passed',
    [1, 0, 0, 0],
  ),
  junit(
    'PHPUnit, nested suites',
    '<testsuites><testsuite name="/app/phpunit.xml"><testsuite name="Unit"><testsuite name="App\\A" file="/a.php"><testcase name="x" class="App\\A" classname="App.A" assertions="1"/></testsuite><testcase name="y" classname="App.B"><warning/></testcase></testsuite></testsuite></testsuites>',
    'passed',
    [2, 0, 0, 0],
  ),
  junit(
    'cases right below the root',
    '<testsuites><testcase name="a"/><testcase name="b"><error/></testcase></testsuites>',
    'failed',
    [1, 1, 0, 0],
  ),
  junit(
    'a suite that fails by itself',
    '<testsuite name="it" errors="1"><testcase name="a"/><error message="setUp failed"/></testsuite>',
    'failed',
    [1, 1, 0, 0],
    { summary: 'it › itself' },
  ),
  junit(
    'numbers with a comma, and none',
    '<testsuite name="s" time="1,234.5" tests=""><testcase name="a" time="NaN"/></testsuite>',
    'passed',
    [1, 0, 0, 0],
  ),
  junit(
    'skipped alone',
    '<testsuite name="s"><testcase name="a"><skipped/></testcase></testsuite>',
    'unknown',
    [0, 0, 1, 0],
  ),
  junit(
    'cases without names',
    '<testsuite><testcase/><testcase><failure/></testcase><testcase/></testsuite>',
    'failed',
    [2, 1, 0, 0],
  ),
  junit(
    'cases of a class without names',
    '<testsuite name="s"><testcase classname="a.B"><error/></testcase><testcase classname="a.B"/></testsuite>',
    'failed',
    [1, 1, 0, 0],
  ),
  junit(
    'a suite in a suite, each with a case of one name',
    '<testsuite name="a"><testcase name="x"/><testsuite name="b"><testcase name="x"><failure/></testcase></testsuite></testsuite>',
    'failed',
    [1, 1, 0, 0],
  ),
  junit(
    'Surefire, failed and tried again in vain by a rerun of an error',
    '<testsuite name="s"><testcase name="a" classname="c"><failure/><rerunError>x</rerunError><flakyFailure/></testcase></testsuite>',
    'failed',
    [0, 1, 0, 0],
  ),
  junit(
    'tried again, by reruns alone',
    '<testsuite name="s"><testcase name="a" classname="c"><rerunFailure message="x"/><rerunError message="y"/></testcase></testsuite>',
    'passed',
    [0, 0, 0, 1],
  ),
  junit(
    'disabled by its result',
    '<testsuite name="s"><testcase name="a" result="disabled"/><testcase name="b" status="IGNORED"/><testcase name="c"/></testsuite>',
    'passed',
    [1, 0, 2, 0],
  ),
  junit(
    // karma-junit-reporter, index.js (MIT): onBrowserComplete
    'Karma, whose browser went away',
    '<testsuites><testsuite name="Chrome" package="" timestamp="2026-03-03T09:00:00" id="0" tests="2" errors="1" failures="0"><testcase name="a" classname="c"/><testcase name="b" classname="c"/><system-out><![CDATA[]]></system-out><system-err/></testsuite></testsuites>',
    'failed',
    [2, 1, 0, 0],
    { summary: 'Chrome › itself' },
  ),
  junit(
    'a count of attempts that failed before one that passed',
    '<testsuites errors="1"><testsuite name="s" failures="1"><testcase name="a"><failure/></testcase><testcase name="a"/></testsuite><testsuite name="t" errors="1"><testcase name="b"><flakyError/></testcase></testsuite></testsuites>',
    'passed',
    [0, 0, 0, 2],
  ),
  junit(
    'a count of what suites within it tell',
    '<testsuites failures="1"><testsuite name="s" failures="1"><testsuite name="t" failures="1"><testcase name="a"><failure/></testcase></testsuite></testsuite></testsuites>',
    'failed',
    [0, 1, 0, 0],
  ),
  junit(
    'a root that alone counts one',
    '<testsuites name="all" errors="1"><testsuite name="s"><testcase name="a"/></testsuite></testsuites>',
    'failed',
    [1, 1, 0, 0],
    { summary: 'all › itself' },
  ),
  junit(
    // cargo-nextest (Apache-2.0 or MIT)
    'nextest, which tells when it began at its root',
    '<testsuites name="nextest-run" timestamp="2026-03-03T10:06:10.512+01:00"><testsuite name="a"><testcase name="t" classname="a" timestamp="2026-03-03T10:06:10.513+01:00"/></testsuite></testsuites>',
    'passed',
    [1, 0, 0, 0],
    { startedAt: '2026-03-03T09:06:10.512Z' },
  ),
  junit(
    'times that are none, and one of another zone',
    '<testsuites><testsuite name="a" timestamp="1970-01-01T00:00:00"/><testsuite name="b" timestamp="2026-03-03"/><testsuite name="c" timestamp="2026-03-03T09:00:00Z"><testcase name="x"/></testsuite><testsuite name="d" timestamp="2026-03-03T09:30:00+01:00"/></testsuites>',
    'passed',
    [1, 0, 0, 0],
    { startedAt: '2026-03-03T08:30:00.000Z' },
  ),
  junit(
    'an outcome by its status alone',
    '<testsuite name="s"><testcase name="a" status="errored"/><testcase name="b" status="passed"/><testcase name="c" status="timedOut"/></testsuite>',
    'failed',
    [1, 2, 0, 0],
  ),
  junit('an empty one', '<testsuites/>', 'unknown', [0, 0, 0, 0], { summary: 'no test ran' }),
];

const result = (ruleId: string, more: object = {}) => ({
  ruleId,
  message: { text: 'here' },
  locations: [
    { physicalLocation: { artifactLocation: { uri: 'a.ts', uriBaseId: '%SRCROOT%' }, region: { startLine: 7 } } },
  ],
  ...more,
});
const at = (artifactLocation: object) => [{ physicalLocation: { artifactLocation } }];
const run = (results: unknown[] | null, more: object = {}, rules: unknown[] = []) => ({
  tool: { driver: { name: 'CodeQL', semanticVersion: '2.1.0', rules } },
  results,
  ...more,
});
const log = (...runs: unknown[]) =>
  JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs });
const found = (...severities: string[]) => ({
  type: 'findings',
  tool: 'CodeQL',
  complete: true,
  findings: severities.map((severity) => ({ severity })),
});
const rated = (id: string, score: unknown, level = 'warning') => ({
  id,
  defaultConfiguration: { level },
  properties: { 'security-severity': score, tags: ['security'] },
});
/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const SARIF: FileRow[] = [
  ['nothing found', log(run([])), found()],
  [
    'a level each',
    log(
      run([
        result('a', { level: 'error' }),
        result('b', { level: 'warning' }),
        result('c'),
        result('d', { level: 'note' }),
        result('e', { level: 'none' }),
      ]),
    ),
    found('high', 'medium', 'medium', 'low', 'none'),
  ],
  [
    'the level of its rule',
    log(run([result('a')], {}, [{ id: 'a', defaultConfiguration: { level: 'error' } }])),
    found('high'),
  ],
  [
    'by a score, at its edges',
    log(
      run(
        ['9.0', '8.9', 7, '6.9', '4.0', '3.9', '0.0'].map((_, n) => result(`r${n}`)),
        {},
        ['9.0', '8.9', 7, '6.9', '4.0', '3.9', '0.0'].map((score, n) => rated(`r${n}`, score)),
      ),
    ),
    found('critical', 'high', 'high', 'medium', 'medium', 'medium', 'low'),
  ],
  [
    // aquasecurity/trivy pkg/report/sarif.go (Apache-2.0): severityToScore, toProperties
    'Trivy, of what has no severity',
    log(
      run([result('CVE-1', { level: 'note' })], {}, [
        {
          id: 'CVE-1',
          defaultConfiguration: { level: 'note' },
          properties: { 'security-severity': '0.0', tags: ['vulnerability', 'security', 'UNKNOWN'] },
        },
      ]),
    ),
    found('unknown'),
  ],
  [
    // bridgecrewio/checkov checkov/common/output/sarif.py (Apache-2.0): SEVERITY_TO_SCORE
    'Checkov, of what is rated as none, and of what its level alone rates',
    log(
      run([result('a', { level: 'none' }), result('b', { level: 'error' })], {}, [
        rated('a', '0.0'),
        rated('b', '0.0'),
      ]),
    ),
    found('high', 'none'),
  ],
  ['a score that is none', log(run([result('a')], {}, [rated('a', 'high', 'error')])), found('high')],
  [
    'no fault',
    log(
      run([
        result('a', { kind: 'pass' }),
        result('b', { kind: 'informational' }),
        result('c', { kind: 'open' }),
        result('d', { kind: 'notApplicable' }),
        result('e', { kind: 'fail' }),
      ]),
    ),
    found('medium'),
  ],
  [
    'against a scan before',
    log(
      run([
        result('a', { baselineState: 'absent' }),
        result('b', { baselineState: 'new' }),
        result('c', { baselineState: 'unchanged' }),
        result('d', { baselineState: 'updated' }),
      ]),
    ),
    found('medium', 'medium', 'medium'),
  ],
  [
    'accepted or not',
    log(
      run([
        result('a', { suppressions: [{ kind: 'inSource' }] }),
        result('b', { suppressions: [{ kind: 'external', status: 'accepted', justification: 'x' }] }),
        result('c', { suppressions: [{ kind: 'external', status: 'underReview' }] }),
        result('d', { suppressions: [{ kind: 'external', status: 'rejected' }] }),
        result('e', { suppressions: [] }),
      ]),
    ),
    found('medium', 'medium', 'medium'),
  ],
  [
    'a rule by its place',
    log(run([{ ruleIndex: 1, message: { text: 'x' } }], {}, [{ id: 'a' }, rated('b', '9.8')])),
    { findings: [{ rule: 'b', severity: 'critical' }] },
  ],
  [
    'a rule of an extension, by its place there',
    log({
      tool: {
        driver: { name: 'CodeQL', rules: [rated('wrong', '1.0')] },
        extensions: [{ name: 'pack', rules: [rated('right', '9.8')] }],
      },
      results: [{ rule: { index: 0, toolComponent: { index: 0 } }, message: { text: 'x' } }],
    }),
    { findings: [{ rule: 'right', severity: 'critical' }] },
  ],
  [
    'files by their places among those of the run',
    log({
      ...run(['a.ts', 'b.ts'].map((_, index) => result('a', { locations: at({ index }) }))),
      artifacts: [{ location: { uri: 'a.ts', index: 0 } }, { location: { uri: 'b.ts' } }],
    }),
    { findings: [{ where: 'a.ts' }, { where: 'b.ts' }] },
  ],
  [
    'places that are none',
    log({
      ...run([
        result('a', { ruleIndex: -1, locations: at({ index: -1 }) }),
        result('b', { rule: { index: -1, toolComponent: { index: -1 } } }),
      ]),
      artifacts: [{}],
    }),
    { findings: [{ rule: 'a' }, { rule: 'b' }] },
  ],
  [
    'a part of a rule',
    log(run([result('CA1000/1')], {}, [rated('CA1000', '9.8')])),
    { findings: [{ rule: 'CA1000/1', severity: 'critical' }] },
  ],
  [
    'with taxa',
    log(
      run([result('a', { taxa: [{ id: '89', toolComponent: { name: 'CWE' } }] })], {
        taxonomies: [{ name: 'CWE', taxa: [{ id: '89' }] }],
      }),
    ),
    found('medium'),
  ],
  [
    'messages by their ids',
    log(
      run([
        { ruleId: 'a', message: { id: 'default', arguments: ['x'] } },
        { ruleId: 'a', message: { id: 'default', arguments: ['y'] } },
      ]),
    ),
    found('medium', 'medium'),
  ],
  [
    'in Markdown alone, of no place',
    log(run([{ ruleId: 'a', message: { markdown: '**x**' }, locations: [] }])),
    found('medium'),
  ],
  [
    'the same found twice',
    log(
      run([
        result('a', { partialFingerprints: { primaryLocationLineHash: 'x:1' } }),
        result('a', { partialFingerprints: { primaryLocationLineHash: 'x:1' } }),
      ]),
    ),
    found('medium'),
  ],
  ['two runs of one tool', log(run([result('a')]), run([result('b')])), found('medium', 'medium')],
  [
    'of a category',
    log(run([result('a')], { automationDetails: { id: '/language:go/2026-03-03' } })),
    { ...found('medium'), part: '/language:go' },
  ],
  [
    'of no category, with an id of the run',
    log(run([result('a')], { automationDetails: { id: 'nightly' } })),
    found('medium'),
  ],
  [
    'that says its commit',
    log(run([], { versionControlProvenance: [{ repositoryUri: 'https://x.example', revisionId: 'b'.repeat(40) }] })),
    found(),
  ],
  [
    'that succeeded',
    log(run([], { invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }] })),
    found(),
  ],
  [
    'that failed',
    log(run([], { invocations: [{ executionSuccessful: false }] })),
    { faults: [expect.stringContaining('did not succeed')] },
  ],
  ['without results', log(run(null)), { faults: [expect.stringContaining('tells no results')] }],
  [
    'of version 1',
    JSON.stringify({ version: '1.0.0', runs: [run([])] }),
    { faults: [expect.stringContaining('send 2.1.0')] },
  ],
  ['with a result that is none', log(run([7, null, 'x', result('a')])), found('medium')],
  [
    'two that differ by their arguments alone',
    log(run(['x', 'y'].map((one) => result('a', { message: { text: 'no check of {0}, {1}', arguments: [one] } })))),
    { findings: [{ title: 'no check of x, {1}' }, { title: 'no check of y, {1}' }] },
  ],
  [
    'that names a message of its rule',
    log(
      run([result('BA2006', { message: { id: 'Error', arguments: ['a.dll'] } })], {}, [
        { id: 'BA2006', messageStrings: { Error: { text: "'{0}' was built by an old compiler" } } },
      ]),
    ),
    { findings: [{ rule: 'BA2006', title: "'a.dll' was built by an old compiler" }] },
  ],
  ['after a mark of its bytes', `\uFEFF${log(run([result('a')]))}`, found('medium')],
];

const part = (name: string, more: object = {}) => ({ type: 'library', name, version: '1.0', ...more });
const bill = (more: object = {}) =>
  JSON.stringify({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:0b1c2d3e-4f50-4a61-8b72-9c83ad94be05',
    version: 1,
    metadata: {
      timestamp: '2026-03-03T08:00:00Z',
      tools: { components: [{ type: 'application', name: 'cdxgen' }] },
      component: { type: 'container', name: 'checkout', version: '4.2', purl: 'pkg:oci/checkout@sha256%3Aab' },
    },
    components: [part('express', { purl: 'pkg:npm/express@4.18.0' }), part('openssl')],
    dependencies: [{ ref: 'checkout', dependsOn: ['express'] }],
    ...more,
  });
const spdx = (more: object = {}) => ({
  spdxVersion: 'SPDX-2.3',
  dataLicense: 'CC0-1.0',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'checkout-4.2',
  documentNamespace: 'https://sbom.example/checkout-4.2-0b1c2d3e',
  creationInfo: { created: '2026-03-03T08:00:00Z', creators: ['Tool: syft-1.0'] },
  packages: ['checkout', 'express', 'openssl'].map((name) => ({
    ...{ name, SPDXID: `SPDXRef-Package-${name}`, versionInfo: '1.0', downloadLocation: 'NOASSERTION' },
  })),
  relationships: [
    {
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: 'SPDXRef-Package-checkout',
    },
  ],
  ...more,
});
const linked = (more: object = {}) =>
  JSON.stringify({
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      {
        type: 'CreationInfo',
        '@id': '_:made',
        specVersion: '3.0.1',
        created: '2026-03-03T08:00:00Z',
        createdBy: ['x'],
      },
      {
        type: 'SpdxDocument',
        spdxId: 'https://sbom.example/1',
        creationInfo: '_:made',
        rootElement: ['https://sbom.example/2'],
      },
      { type: 'software_Sbom', spdxId: 'https://sbom.example/2', creationInfo: '_:made' },
      { type: 'software_Package', spdxId: 'https://sbom.example/3', name: 'checkout', software_packageVersion: '4.2' },
      {
        type: 'software_Package',
        spdxId: 'https://sbom.example/4',
        name: 'express',
        software_packageVersion: '4.18.0',
      },
    ],
    ...more,
  });
const named = (format: string, made: string, more: object = {}) => ({
  ...{ type: 'check', kind: 'sbom', app: 'reports', name: `SBOM (${format})`, state: 'passed' },
  summary: `${made}, not signed`,
  ...{ from: { service: 'api', commit: 'a1b2c3d' }, startedAt: '2026-03-03T08:00:00.000Z' },
  ...more,
});
const refused = (why: string) => ({ faults: [expect.stringContaining(why)] });
/** https://cyclonedx.org/docs/1.7/json, https://spdx.github.io/spdx-spec/v2.3 and …/v3.0.1 */
export const SBOM: FileRow[] = [
  ['CycloneDX', bill(), named('CycloneDX', '2 components, CycloneDX 1.6')],
  [
    'CycloneDX of an old version, with what it says of itself left out',
    bill({ specVersion: '1.2', serialNumber: undefined, metadata: undefined }),
    named('CycloneDX', '2 components, CycloneDX 1.2', { startedAt: undefined }),
  ],
  [
    'CycloneDX with components in components, as npm writes it',
    bill({ components: [part('a', { components: [part('b', { components: [part('c')] })] })] }),
    named('CycloneDX', '3 components, CycloneDX 1.6'),
  ],
  [
    'CycloneDX with what is no component among them',
    bill({ components: [7, null, 'x', {}, [part('y')], part('z')] }),
    named('CycloneDX', '1 component, CycloneDX 1.6'),
  ],
  [
    'CycloneDX with the vulnerabilities of its components',
    bill({ vulnerabilities: [{ id: 'CVE-1' }] }),
    named('CycloneDX', '2 components, CycloneDX 1.6'),
  ],
  [
    'CycloneDX of vulnerabilities alone',
    bill({ components: undefined, vulnerabilities: [{ id: 'CVE-1' }] }),
    refused('it names no component: send the SBOM of what was built'),
  ],
  ...[{ algorithm: 'ES256', value: 'x' }, { chain: [{}] }, { signers: [{}] }].map(
    (signature): FileRow => [
      `CycloneDX with a signature: ${Object.keys(signature)[0]}`,
      bill({ signature }),
      { kind: 'sbom', state: 'passed', summary: '2 components, CycloneDX 1.6, its signature was not verified' },
    ],
  ),
  ['CycloneDX of nothing', bill({ components: [] }), refused('it names no component')],
  [
    'CycloneDX whose components are no list',
    bill({ components: { a: part('a') } }),
    refused('components: must be a list'),
  ],
  ['CycloneDX of a version that nobody knows', bill({ specVersion: '2.0' }), refused('send CycloneDX 1.2 to 1.7')],
  ['CycloneDX without a version', bill({ specVersion: undefined }), refused('must be the version of CycloneDX')],
  [
    'CycloneDX as XML',
    '<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"/>',
    refused('let the tool write CycloneDX as JSON'),
  ],
  ['SPDX 2', JSON.stringify(spdx()), named('SPDX', '3 components, SPDX 2.3')],
  ['SPDX 2 after a mark of its bytes', `\uFEFF${JSON.stringify(spdx())}`, named('SPDX', '3 components, SPDX 2.3')],
  ['SPDX 2 in the envelope of GitHub', JSON.stringify({ sbom: spdx() }), named('SPDX', '3 components, SPDX 2.3')],
  [
    'SPDX 2 of files alone',
    JSON.stringify(spdx({ packages: [], files: [{ fileName: 'a' }] })),
    refused('it names no component'),
  ],
  [
    'SPDX 2 without its own name',
    JSON.stringify(spdx({ documentNamespace: undefined })),
    refused('documentNamespace: is missing'),
  ],
  [
    'SPDX of a version that nobody knows',
    JSON.stringify(spdx({ spdxVersion: 'SPDX-1.2' })),
    refused('send SPDX 2.2 or 2.3, or 3 as JSON-LD'),
  ],
  [
    'SPDX as tags and values',
    '# made by trivy\nSPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n',
    refused('let the tool write SPDX as JSON'),
  ],
  [
    'SPDX as RDF',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    refused('let the tool write SPDX as JSON'),
  ],
  ['SPDX 3', linked(), named('SPDX', '2 components, SPDX 3.0.1')],
  ['SPDX 3 of nothing', linked({ '@graph': [] }), refused('it names no component')],
  ['SPDX 3 without its elements', linked({ '@graph': undefined }), refused('must be the list of its elements')],
  [
    'JSON-LD of something else',
    linked({ '@context': 'https://schema.org' }),
    { faults: expect.arrayContaining([expect.stringContaining('nor an SBOM (CycloneDX or SPDX, as JSON)')]) },
  ],
  [
    'CycloneDX of another name',
    bill({ bomFormat: 'cyclone' }),
    { faults: expect.arrayContaining([expect.stringContaining('nor an SBOM')]) },
  ],
];
