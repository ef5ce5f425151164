import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as shelf from '../../src/manifest/files/index.ts';
import { loadManifests } from '../../src/manifest/load.ts';
import { jsonSchemas } from '../../src/manifest/write-schemas.ts';
import { SAMPLE, sampleWith } from '../support/sample.ts';
import { tempDir } from '../support/temp.ts';
import { faultsWith } from './faults-with.ts';

test('the sample company is whole', () => {
  const { company } = loadManifests(SAMPLE);
  expect(company.services.length).toBeGreaterThanOrEqual(8);
  expect(company.environments.find((e) => e.name === 'production')?.regions).toEqual(['eu', 'us']);
  expect(company.audiences).toHaveLength(3);
  expect(company.freezes).toHaveLength(1);
});

test('those who only vote and announce have neither pipelines nor environments that name one', () => {
  const files = {
    'environments.yml': '- { name: staging, regions: [eu] }\n- { name: production, regions: [eu, us] }\n',
    'deploy-targets.yml': '[]\n',
  };
  expect(faultsWith(files)).toEqual([]);
  expect(faultsWith({ 'deploy-targets.yml': '[]\n' })).toEqual([
    expect.stringMatching(/^environments\.yml:\d+ → \[0\]\.target: there is no deploy target "pipeline"/),
    expect.stringMatching(/^environments\.yml:\d+ → \[1\]\.target: there is no deploy target "pipeline"/),
  ]);
});

test('all faults come at once, each with file, path and remedy', () => {
  const faults = faultsWith({
    'services.yml':
      '- { name: a, about: x, dependsOn: [b] }\n- { name: b, about: x, dependsOn: [a, nope] }\n- { name: b, about: x }\n- { name: Bad Name, about: "" }\n',
    'environments.yml': '- { name: production, regions: [], target: nowhere, colour: red }\n',
    'roles.yml': '- { name: qa, title: QA, members: ["not an address"], actions: [fly] }\n',
    'freezes.yml':
      '- { name: x, why: y, start: "0 0 31 2 *", hours: 1, zone: Mars/Base }\n- { name: z, why: y, start: "0 18 * *", hours: -1, zone: UTC }\n',
    'audiences.yml':
      '- { name: executives, title: E, language: business, channel: "#exec", headline: true, templates: { approved: "{{versions}}" } }\n',
    'deploy-targets.yml': '- { name: pipeline, type: webhook, url: "ftp://x", secret: "in the clear" }\n',
    'company.yml': 'name: X\nzone: Nowhere\n',
  });
  for (const expected of [
    /^services\.yml:\d+ → \[3\]\.name: must be lower case/,
    /^environments\.yml:\d+ → \[0\]\.regions/,
    /^environments\.yml:\d+ → \[0\]: does not know "colour"/,
    /^roles\.yml:\d+ → \[0\]\.members\[0\]: .*e-mail address or a Slack user id/,
    /^roles\.yml:\d+ → \[0\]\.actions\[0\]: must be one of plan/,
    /^freezes\.yml:\d+ → \[0\]\.zone: is not an IANA time zone; write one such as/,
    /^freezes\.yml:\d+ → \[1\]\.start: must be a cron expression of five fields/,
    /^audiences\.yml:\d+ → \[0\]\.channel: must be a channel name without #/,
    /^deploy-targets\.yml:\d+ → \[0\]\.secret/,
    /^company\.yml:\d+ → zone/,
  ])
    expect(
      faults.some((f) => expected.test(f)),
      `${expected} in\n${faults.join('\n')}`,
    ).toBe(true);
});

test('a fault says on which line it stands', () => {
  const faults = faultsWith({
    'services.yml': `# What we release.
- name: api
  about: answers
  dependsOn:
    - ledger
    - moon
- name: ledger
  about: ""
  colour: red
`,
    'company.yml': 'name: X\nzone: UTC\n\nworkingHours:\n  from: "9"\n  until: "18:00"\n',
  });
  for (const expected of [
    'services.yml:6 → [0].dependsOn[1]: there is no service "moon"; use one of api, ledger',
    'services.yml:8 → [1].about: must not be empty',
    'services.yml:7 → [1]: does not know "colour"; remove or correct the name',
    'company.yml:5 → workingHours.from: must be a time such as 17:00',
  ])
    expect(faults).toContain(expected);
});

test('what was probably meant is asked', () => {
  const faults = faultsWith({
    'services.yml':
      '- { name: ledger, about: x }\n- { name: api, about: x, dependsOn: [leger], tagret: pipeline }\n- { name: shop, about: x, dependsOn: [leger] }\n',
    'roles.yml': '- { name: qa, title: QA, onCall: { type: pagerduty, shedule: PI7DH85 } }\n',
    'inbound.yml':
      '- { name: dash, type: grafana, token: { env: X }, timestampHeeder: X-At }\n- { name: lab, type: gitlab, tocken: { env: X } }\n',
    'company.yml': 'name: X\nzone: UTC\nworkingHours: { form: "09:00", until: "18:00" }\n',
    'audiences.yml':
      '- { name: e, title: E, language: business, channel: exec, headline: true, templates: { approved: "{{service}}" } }\n',
  }).join('\n');
  expect(faults).toMatch(/services\.yml:2 → \[1\]: does not know "tagret" \(did you mean "target"\?\); remove/);
  expect(faults).toMatch(
    /services\.yml:3 → \[2\]\.dependsOn\[0\]: there is no service "leger" \(did you mean "ledger"\?\)/,
  );
  // What only another type may have is not meant.
  expect(faults).toMatch(/\[0\]: does not know "token", "timestampHeeder" \(did you mean "timestampHeader"\?\)/);
  expect(faults).toMatch(/\[1\]: does not know "tocken" \(did you mean "token"\?\)/);
  expect(faults).toMatch(/\[0\]\.secret: is missing; write \{ env: NAME \}, with the name of the environment variable/);
  expect(faults).toMatch(/company\.yml:3 → workingHours: does not know "form" \(did you mean "from"\?\)/);
  expect(faults).toMatch(
    /\{\{service\}\} is not for the language "business" \(did you mean "services"\?\); it may use/,
  );
});

test('a bad entry hides no other fault, and what it is called is known', () => {
  const faults = faultsWith({
    'services.yml':
      '- { name: a, about: "" }\n- { name: b, about: x, dependsOn: [a, nope] }\n- { name: b, about: x }\n',
    'freezes.yml':
      '- { name: x, why: y, start: "0 18 * * 5", hours: -1, zone: UTC }\n- { name: z, why: y, start: "0 0 31 2 *", hours: 1, zone: UTC, scope: { services: [a, moon] } }\n',
    'vote-policies.yml': '- { name: p, environments: [production], rules: [] }\n',
  });
  const about = (file: string) => faults.filter((f) => f.startsWith(file));
  expect(about('services.yml')).toHaveLength(3);
  expect(about('freezes.yml')).toHaveLength(3);
  // Whether it covers each environment can't be told before it is mended.
  expect(about('vote-policies.yml')).toEqual([
    expect.stringMatching(/rules: must ask one role.*authorCounts.*templates/),
  ]);
});

test.each([
  ['audiences.yml', '[]', '(whole file): needs one entry at least'],
  ['services.yml', '', '(whole file): is missing; write a list'],
  ['services.yml', '{}', '(whole file): must be a list'],
  ['company.yml', '[]', '(whole file): must be fields with their values'],
  ['freezes.yml', '- { hours: 745 }', '[0].hours: must be 744 at most'],
  ['freezes.yml', '- { hours: 0 }', '[0].hours: must be more than 0'],
  ['people.yml', '- { github: [-1] }', '[0].github[0]: must be 0 or more'],
  ['people.yml', '- { github: ~ }', '[0].github: must be a string or a number or a list'],
  ['people.yml', '- { bot: 1, github: a }', '[0].bot: must be true'],
  [
    'deploy-targets.yml',
    '- { name: a, type: webhook, url: "", secret: { env: S } }',
    '[0].url: must be an address such',
  ],
  ['environments.yml', '- { stageTimeoutMinutes: 1.5 }', '[0].stageTimeoutMinutes: must be a whole number'],
  ['audiences.yml', '- { headline: 1 }', '[0].headline: must be true or false'],
  [
    'trains.yml',
    `- { items: [{ service: web-shop, version: a${'4'.repeat(60)} }] }`,
    'must have 60 characters at most',
  ],
])('%s: %s is refused in words for people', (file, text, expected) => {
  const about = faultsWith({ [file]: text }).filter((f) => f.startsWith(file));
  expect(about.join('\n')).toContain(expected);
  expect(about.join('\n')).not.toMatch(/Too (small|big)|Invalid|expected/);
});

test('what could not be read at all is said once, and not wherever it is named', () => {
  expect(faultsWith({ 'environments.yml': '' })).toEqual(['environments.yml → (whole file): is missing; write a list']);
  expect(faultsWith({ 'deploy-targets.yml': '- {}' }).join('\n')).not.toMatch(/no deploy target|did you mean ""/);
});

test('a folder that is none is one fault', () => {
  const nowhere = join(tempDir(), 'nowhere');
  expect(() => loadManifests(nowhere)).toThrow(`${nowhere} is no folder; set MANIFESTS to the folder`);
  expect(() => loadManifests(join(SAMPLE, 'roles.yml'))).toThrow('roles.yml is no folder');
});

test('a word is one answer only: neither what every workspace writes for another, nor two of its own', () => {
  const answers = (said: string) => faultsWith({ 'company.yml': `name: X\nzone: UTC\nanswers: { ${said} }\n` });
  expect(answers("go: [ja, ':ship:', go], no-go: [nein]")).toEqual([]);
  expect(answers('no-go: [Approve]')).toEqual([
    expect.stringMatching(/answers\.no-go\[0\]: "Approve" is go already; a word can be one answer only/),
  ]);
  expect(answers('go: [jein], abstain: [Jein]')).toEqual([expect.stringMatching(/"Jein" is go already/)]);
  expect(answers("go: ['']")).toEqual([expect.stringMatching(/must not be empty/)]);
});

test('where a version is asked for is a region of an environment, and what should be the same are environments', () => {
  const service = (more: string) => faultsWith({ 'services.yml': `- { name: s0, about: x, ${more} }\n` }).join('\n');
  const at = (place: string) =>
    service(`versionAt: { ${place}: { type: json, url: 'https://x.example', version: /v } }`);
  const { environments } = loadManifests(SAMPLE).company;
  const [{ name = '', regions = [] } = {}] = environments;
  expect(at(`${name}/${regions[0]}`)).not.toContain('versionAt');
  expect(at(`${name}/nowhere`)).toContain(`versionAt.${name}/nowhere: ${name} has the regions ${regions.join(', ')}`);
  expect(at('nowhere/eu')).toMatch(/versionAt\.nowhere\/eu: there is no environment "nowhere"|"nowhere"/);
  expect(at(name)).toContain(`versionAt.${name}: can't be called so: its name must be an environment and a region`);
  expect(service(`sameIn: [${name}, nowhere]`)).toMatch(/sameIn\[1\].*"nowhere"/);
  expect(service(`sameIn: [${name}]`)).toContain('sameIn');
});

test('each file is on the shelf once', () => {
  const files = readdirSync(join(import.meta.dirname, '../../src/manifest/files')).filter((f) => f !== 'index.ts');
  expect(
    Object.values(shelf)
      .map((f) => f.file)
      .sort(),
  ).toEqual(files.map((f) => f.replace('.ts', '.yml')).sort());
});

test('a missing file is said; a hostile YAML does not explode', () => {
  expect(() => loadManifests(tempDir())).toThrow(/services\.yml: is missing; copy the sample/);
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i]},`.repeat(9)}]`)
    .join('\n')}\n`;
  expect(() => faultsWith({ 'company.yml': bomb })).not.toThrow(RangeError);
});

test('the JSON Schemas for editors are those of the schemas: npm run schemas', () => {
  const written = Object.fromEntries(
    readdirSync(join(SAMPLE, 'schemas')).map((f) => [f, readFileSync(join(SAMPLE, 'schemas', f), 'utf8')]),
  );
  expect(written).toEqual(jsonSchemas());
});

test('two services that nothing tells apart, and names of environments that mean two, are faults', () => {
  const services = (...rules: string[]) => ({
    'services.yml': rules.map((r, i) => `- { name: s${i}, about: x${r === '' ? '' : `, ${r}`} }\n`).join(''),
    'deadlines.yml': '[]\n',
    'trains.yml': '[]\n',
    'templates.yml': '[]\n',
  });
  const mono = 'repositories: [acme/mono]';
  expect(faultsWith(services(mono, `${mono}, paths: [a/**]`, `${mono}, workflows: [A]`, 'labels: { app: x }'))).toEqual(
    [],
  );
  expect(faultsWith(services(mono, 'repositories: [Acme/Mono]'))).toEqual([
    expect.stringMatching(/^services\.yml:2 → \[1\]\.repositories\[0\]: "acme\/mono" finds s0 too, .* add paths/),
  ]);
  expect(faultsWith(services(`${mono}, workflows: [A, CI]`, `${mono}, workflows: [CI, B]`))).toEqual([
    expect.stringMatching(/\[1\]\.workflows\[0\]: "ci" finds s0 too/),
  ]);
  expect(faultsWith(services(`${mono}, branches: [main]`, `${mono}, branches: [next, "x/*"]`))).toEqual([]);
  expect(faultsWith(services(`${mono}, branches: [main]`, `${mono}, branches: [Main]`))).toEqual([
    expect.stringMatching(/\[1\]\.repositories\[0\]: "acme\/mono" finds s0 too/),
  ]);
  expect(faultsWith(services('branches: [main], workflows: [A]'))).toEqual([
    expect.stringMatching(/\[0\]\.branches: says nothing without the repositories/),
  ]);
  expect(faultsWith(services('labels: { a: x, b: y }', 'labels: { b: y, a: x }'))).toEqual([
    expect.stringMatching(/\[1\]\.labels: a=x, b=y finds s0 too/),
  ]);
  expect(
    faultsWith(services('paths: [a/**]', 'images: ["ghcr.io/a:1"]', 'repositories: [mono]', 'labels: {}')),
  ).toEqual([
    expect.stringMatching(/\[1\]\.images\[0\]: must be an image without tag/),
    expect.stringMatching(/\[2\]\.repositories\[0\]: must look like owner\/name/),
    expect.stringMatching(/\[3\]\.labels: must name one label/),
    expect.stringMatching(/\[0\]\.paths: are within a repository/),
  ]);
  const environments = (a: string, b: string) => ({
    'environments.yml': `- { name: staging, regions: [eu], alsoCalled: [${a}] }\n- { name: production, regions: [eu], alsoCalled: [${b}] }\n`,
  });
  expect(faultsWith(environments('stage, Staging', 'prod'))).toEqual([]);
  expect(faultsWith(environments('live', 'LIVE, Staging'))).toEqual([
    expect.stringMatching(/\[1\]\.alsoCalled\[0\]: "LIVE" is staging already/),
    expect.stringMatching(/\[1\]\.alsoCalled\[1\]: "Staging" is staging already/),
  ]);
});

test.each([
  ['a zone of a city', 'Berlin', 'is not an IANA time zone; write Europe/Berlin'],
  ['a zone of two words', 'new york', 'is not an IANA time zone; write America/New_York'],
  ['a zone that knows no summer time', 'EST', 'knows no summer time; write America/New_York'],
  ['an offset', '+02:00', 'is an offset, which knows no summer time'],
])('%s: the zone that is meant is named', (_, zone, what) => {
  const faults = faultsWith({ 'company.yml': `name: X\nzone: "${zone}"\n` });
  expect(faults).toEqual([expect.stringContaining(`company.yml:2 → zone: ${what}`)]);
});
test.each(['CET', 'UTC', 'Asia/Kolkata', 'Etc/GMT-2'])('%s is a zone', (zone) => {
  expect(faultsWith({ 'company.yml': `name: X\nzone: ${zone}\n` })).toEqual([]);
});

test('what is called nearly like a manifest is not left out in silence', () => {
  expect(faultsWith({ 'freeze.yml': '[]\n' })).toEqual([
    'freeze.yml: is no manifest that Gonogo reads (did you mean "freezes.yml"?); rename it, or move it elsewhere',
  ]);
  expect(faultsWith({ 'windows.yaml': '[]\n', 'notes.md': 'x' })).toEqual([
    expect.stringContaining('windows.yaml: is no'),
  ]);
});

test.each<[string, (path: string) => void, string]>([
  [
    'in another encoding',
    (path) => writeFileSync(path, Buffer.from('name: Bäcker\n', 'latin1')),
    'is not written in UTF-8',
  ],
  ['a folder', (path) => mkdirSync(path), 'is a folder'],
  ['a link to nothing', (path) => symlinkSync(`${path}.there`, path), 'is a link that leads to no file'],
  ['a link to itself', (path) => symlinkSync(path, path), 'is a link that leads to no file'],
])('a file that is %s is not called missing', (_, made, what) => {
  const dir = sampleWith({});
  rmSync(join(dir, 'company.yml'));
  made(join(dir, 'company.yml'));
  expect(() => loadManifests(dir)).toThrow(`company.yml: ${what}`);
});
