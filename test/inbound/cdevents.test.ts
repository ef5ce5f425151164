import { describe, expect, test } from 'vitest';
import { sink } from '../../src/inbound/cdevents/index.ts';
import { recorded, toldIn, translated } from './translating.ts';

const cdevents = sink('t0ken');
const at = (body: unknown, headers: Record<string, string> = {}) => translated(cdevents, body, headers);
const DIGEST = 'sha256:0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427';
const AT = '2023-03-20T14:27:05.315Z';
const idOf = (body: unknown) => cdevents.deliveryId({ raw: new Uint8Array(), header: () => undefined }, body);

describe('the recorded events tell', () => {
  test.each<[string, object[]]>([
    [
      'artifact_published',
      [
        { type: 'artifact', name: 'mygit.com/myorg/myapp', from: { commit: '234fd47e07d1004f0aed9c' }, at: AT },
        { type: 'check', kind: 'sbom', state: 'passed', url: 'https://sbom.repo/myorg/234fd47e07d1004f0aed9c.sbom' },
      ],
    ],
    ['build_finished', [{ type: 'artifact', name: 'myapp', from: { digest: DIGEST, image: 'myapp' }, at: AT }]],
    [
      'incident_detected',
      [
        {
          type: 'incident',
          from: { service: 'myApp', environment: 'prod1', digest: DIGEST },
          key: 'incident-123',
          title: 'Response time above threshold of 100ms',
          state: 'open',
          startedAt: '2022-11-11T13:52:20.079Z',
        },
      ],
    ],
    [
      'pipelinerun_finished',
      [{ type: 'check', kind: 'ci', name: 'myPipeline', state: 'failed', summary: 'Something went wrong', at: AT }],
    ],
    [
      'service_deployed',
      [
        {
          type: 'deployment',
          from: { service: 'mySubject123', environment: 'test123', digest: DIGEST },
          state: 'succeeded',
          at: AT,
        },
      ],
    ],
    // What runs there by now, so the specification: the artifact that it was rolled back to.
    [
      'service_rolledback',
      [{ type: 'deployment', state: 'succeeded', from: { environment: 'test123', digest: DIGEST } }],
    ],
    [
      'testsuiterun_finished',
      [{ type: 'check', kind: 'tests', name: 'Auth TestSuite', state: 'failed', from: { environment: 'dev' } }],
    ],
  ])('%s', (name, is) => {
    const body = recorded(`cdevents/${name}.json`);
    expect(toldIn(at(body))).toMatchObject(is);
    const context = { id: 'x', source: '/y', type: '' };
    expect(idOf(body)).toContain(' ');
    // In an envelope, in binary mode and in a batch it says the same.
    const envelope = { specversion: '1.0', id: 'x', source: '/y', type: 'z', data: body };
    const packed = { ...envelope, data: undefined, data_base64: Buffer.from(JSON.stringify(body)).toString('base64') };
    for (const one of [envelope, packed, [envelope], [packed]]) expect(toldIn(at(one))).toEqual(toldIn(at(body)));
    expect(toldIn(at(body, { 'ce-type': context.type, 'ce-id': context.id }))).toEqual(toldIn(at(body)));
    expect(toldIn(at([envelope, envelope]))).toHaveLength(2 * is.length);
  });
  test('and nothing we use: environment_modified', () =>
    expect(at(recorded('cdevents/environment_modified.json'))).toHaveProperty('ignored'));
});

const event = (type: string, content: object = {}) => ({
  context: { id: '1', source: '/ci', type, timestamp: AT, specversion: '0.5.0' },
  subject: { id: 's-1', content },
});

test.each([
  ['dev.cdevents.pipelinerun.queued.0.2.0', {}, { state: 'queued' }],
  ['dev.cdevents.pipelinerun.started.0.2.0', {}, { state: 'running', startedAt: AT }],
  ['dev.cdevents.taskrun.finished.0.2.0', { outcome: 'success', taskName: 'lint' }, { state: 'passed', name: 'lint' }],
  ['dev.cdevents.testcaserun.finished.0.2.0', { outcome: 'pass' }, { state: 'passed', kind: 'tests' }],
  ['dev.cdevents.testcaserun.skipped.0.2.0', {}, { state: 'skipped' }],
  ['dev.cdevents.testsuiterun.finished.9.9.9-draft', {}, { state: 'unknown' }],
  ['dev.cdevents.service.removed.0.2.0', { environment: { id: 'prod' } }, { state: 'removed' }],
  ['dev.cdevents.service.upgraded.0.2.0', { environment: { id: 'prod' } }, { state: 'succeeded' }],
  ['dev.cdevents.incident.resolved.0.3.0', { service: { id: 'api' } }, { state: 'resolved', from: { service: 'api' } }],
])('%s %j', (type, content, is) => expect(toldIn(at(event(type, content)))).toMatchObject([is]));

test.each<[string, object, object[]]>([
  [
    'is called by its last part',
    { subject: { id: 'daemonset/myapp', content: { environment: { id: 'prod' } } } },
    [{ from: { service: 'myapp' } }],
  ],
  [
    'tells what the specification has no field for in its own data',
    { customData: { service: 'api', version: '4.2', commit: 'A1B2C3D', branch: 'main', repository: 'acme/api' } },
    [{ from: { service: 'api', version: '4.2', commit: 'a1b2c3d', branch: 'main', repository: 'acme/api' } }],
  ],
  ['has data of its own that is something else', { customData: 'AAAA' }, [{ from: { labels: { source: '/ci' } } }]],
])('what %s', (_, more, is) => {
  const deployed = event('dev.cdevents.service.deployed.0.3.0', { environment: { id: 'prod' } });
  expect(toldIn(at({ ...deployed, ...more }))).toMatchObject(is);
});

test('a run that names its commit in data of its own is a check of that commit', () => {
  const run = event('dev.cdevents.pipelinerun.finished.0.3.0', { pipelineName: 'build', outcome: 'success' });
  expect(toldIn(at({ ...run, customData: { service: 'api', commit: 'a1b2c3d' } }))).toMatchObject([
    { state: 'passed', from: { service: 'api', commit: 'a1b2c3d', workflow: 'build' } },
  ]);
});

test('an SBOM that only its own system can open is there all the same', () => {
  const packaged = {
    ...event('dev.cdevents.artifact.packaged.0.3.0'),
    subject: { id: 'pkg:oci/app@1', content: { sbom: { uri: '/sboms/1' } } },
  };
  expect(toldIn(at(packaged))).toMatchObject([{ type: 'artifact' }, { kind: 'sbom', state: 'passed' }]);
});

test('a service that is somewhere, nobody knows where, is set aside', () => {
  const nowhere = event('dev.cdevents.service.deployed.0.3.0');
  expect(at(nowhere)).toMatchObject({ faults: [expect.any(String), 'subject.content.environment.id: is missing'] });
});

test.each<[string, (event: object) => unknown, string]>([
  ['alone', (e) => e, 'subject.id'],
  ['in an envelope', (e) => ({ specversion: '1.0', data: e }), 'data.subject.id'],
  ['in one, as a text', (e) => ({ specversion: '1.0', data: JSON.stringify(e) }), 'data.subject.id'],
  [
    'in one, in base64',
    (e) => ({ specversion: '1.0', data_base64: btoa(JSON.stringify(e)) }),
    'data_base64.subject.id',
  ],
  ['in a list', (e) => [e], '0.subject.id'],
  ['in a batch', (e) => [{ specversion: '1.0', data: e }], '0.data.subject.id'],
])('a fault names the field as it was sent: %s', (_, sent, field) => {
  const broken = { ...event('dev.cdevents.pipelinerun.queued.0.2.0'), subject: { id: 7 } };
  const of = at(sent(broken));
  expect('faults' in of && of.faults[1]).toBe(`${field}: must be a string`);
});

test('what the same system sends besides, as events of its own, is not used, and nothing is set aside for it', () => {
  const own = { specversion: '1.0', id: '1', source: '/tekton', type: 'dev.tekton.event.taskrun.started.v1', data: {} };
  const is = { ignored: 'dev.tekton.event.taskrun.started.v1 is not used' };
  expect(at(own)).toEqual(is);
  expect(at({ taskRun: {} }, { 'ce-specversion': '1.0', 'ce-type': own.type })).toEqual(is);
  const run = event('dev.cdevents.pipelinerun.queued.0.2.0');
  const mixed = at([own, run]);
  expect(toldIn(mixed)).toHaveLength(1);
  expect(mixed).not.toHaveProperty('left');
  expect(at([own, run, {}])).toMatchObject({ left: { body: [{}] } });
  // What says that it is one of CDEvents is to be one.
  expect(at({ ...own, type: 'dev.cdevents.taskrun.started.0.3.0' })).toHaveProperty('faults');
});

test.each([
  'dev.cdevents.ticket.created.0.1.0',
  'dev.cdevents.approval.closed.0.1.0',
  'dev.cdevents.artifact.deleted.0.1.0',
  'dev.cdevents.service.published.0.2.0',
  'dev.cdevents.__proto__.deployed.0.1.0',
  'com.example.something',
])('nothing we use: %s', (type) => expect(at(event(type))).toHaveProperty('ignored'));

test('what is no event can’t be read; in a batch it is left, with its place in it', () => {
  for (const body of [null, 7, {}, { context: {} }, { specversion: '1.0' }, [{}]])
    expect(at(body)).toHaveProperty('faults');
  const good = event('dev.cdevents.pipelinerun.queued.0.2.0');
  const mixed = at([{ a: 1 }, good, 7, good]);
  expect(toldIn(mixed)).toHaveLength(2);
  expect(mixed).toMatchObject({
    left: {
      body: [{ a: 1 }, 7],
      faults: expect.arrayContaining([
        expect.stringContaining('event 1 is no CDEvent'),
        expect.stringContaining('event 3'),
      ]),
    },
  });
  expect(at([good])).not.toHaveProperty('left');
  expect(at([event('dev.cdevents.unheard.of.0.1.0'), {}])).toMatchObject({ told: [], left: { body: [{}] } });
  expect(at({}, { 'content-type': 'application/cloudevents-batch+json' })).toEqual({
    faults: ['a batch is a list of events'],
  });
  expect(at([])).toHaveProperty('ignored');
  expect(at(Array(501).fill({}))).toHaveProperty('faults');
});

test.each([
  ['pkg:oci/app@4.2?repository_url=ghcr.io/harbor/app&tag=4.2', { image: 'ghcr.io/harbor/app', version: '4.2' }],
  ['pkg:npm/%40harbor/app@1.2.3', { version: '1.2.3' }],
  [`ghcr.io/harbor/app@${DIGEST}`, { digest: DIGEST }],
  ['pkg:npm/%E0%A4%A@1', { version: '1' }],
])('an artifact %s', (id, from) =>
  expect(
    toldIn(at({ ...event('dev.cdevents.artifact.packaged.0.2.0'), subject: { id, content: null } })),
  ).toMatchObject([{ type: 'artifact', from }]),
);
