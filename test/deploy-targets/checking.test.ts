import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { Application } from '../../sandbox/fakes/argo-application.ts';
import { FakeArgo } from '../../sandbox/fakes/argo-cd.ts';
import { FakeGithub } from '../../sandbox/fakes/github.ts';
import { FakeGitlab } from '../../sandbox/fakes/gitlab.ts';
import { FakeJenkins } from '../../sandbox/fakes/jenkins.ts';
import type { FakeServer } from '../../sandbox/fakes/serve.ts';
import { checkTargets } from '../../src/deploy-targets/checking.ts';
import * as shelf from '../../src/deploy-targets/index.ts';
import type { DeployTarget } from '../../src/deploy-targets/target.ts';
import { COMPANY, NOW } from '../domain/given.ts';
import { open } from '../fakes/serve.ts';

const SECRET = 'a-token-that-nobody-may-read';
const COMMON = { allowPrivate: true, timeoutSeconds: 1 };
const token = { env: 'T' };
const GIVEN = { callbackUrl: 'https://gonogo.example' };
type Name = 'github' | 'gitlab' | 'jenkins' | 'argo';
const AT: Record<Name, (url: string, more: object) => DeployTarget> = {
  github: (api, more) =>
    shelf.githubActions.prepare(
      { api, repository: 'harbor/checkout', workflow: 'deploy.yml', token, ...COMMON, ...more },
      () => SECRET,
    )(GIVEN),
  gitlab: (url, more) =>
    shelf.gitlab.prepare({ url, project: 'harbor/checkout', token, ...COMMON, ...more }, () => SECRET)(GIVEN),
  jenkins: (url, more) =>
    shelf.jenkins.prepare({ url, job: 'team/deploy', user: 'gonogo', token, ...COMMON, ...more }, () => SECRET)(GIVEN),
  argo: (url, more) =>
    shelf.argoCd.prepare({ url, application: 'checkout-api-{region}', token, ...COMMON, ...more }, () => SECRET)(GIVEN),
};
const MAKE: Record<Name, () => FakeServer> = {
  github: () => Object.assign(new FakeGithub(), { token: SECRET }),
  gitlab: () => Object.assign(new FakeGitlab(), { token: SECRET }),
  jenkins: () => Object.assign(new FakeJenkins(), { token: SECRET }),
  argo: () => Object.assign(new FakeArgo(), { token: SECRET }),
};
const company = { ...COMPANY, environments: COMPANY.environments.map((e) => ({ ...e, target: 'it' })) };

const lookAt = async (of: DeployTarget) => (await checkTargets({ it: of }, company, NOW))[0];

/** `set`: what is otherwise there than where all is well. */
async function looked(name: Name, set: object = {}, more: object = {}) {
  const fake: FakeServer = Object.assign(MAKE[name](), set);
  const target = AT[name](await open(fake), more);
  const found = await lookAt(target);
  expect(JSON.stringify(found)).not.toContain(SECRET);
  // It only looks.
  expect(fake.asked.filter((a) => !a.startsWith('GET'))).toEqual([]);
  return { ...found, asked: fake.asked };
}

test.each<[Name, string[]]>([
  ['github', ['deploy.yml of harbor/checkout']],
  ['gitlab', ['harbor/checkout at main']],
  ['jenkins', ['team/deploy']],
])('%s: what is there is named once, however many services go there', async (name, well) => {
  const found = await looked(name);
  expect(found).toMatchObject({ target: 'it', well, faults: [] });
  expect(found.asked.length).toBeLessThanOrEqual(2);
});

test('of several applications each is told apart', async () => {
  const found = await looked('argo');
  expect(found.well).toEqual(['checkout-api-eu']);
  expect(found.faults).toEqual([
    {
      why: expect.stringMatching(/does not allow it \(403.*whether there is an application checkout-api-us/),
      places: ['checkout-api-us'],
    },
  ]);
});

test('an application of one name in two namespaces is two', async () => {
  const found = await looked('argo', {}, { application: 'checkout-api-eu', namespace: 'apps-{region}' });
  expect(found.well).toEqual(['apps-eu/checkout-api-eu', 'apps-us/checkout-api-eu']);
});

test.each<[Name, string, object, RegExp, object?]>([
  [
    'github',
    'switched off',
    { workflow: 'disabled_manually' },
    /not active at GitHub \(disabled_manually\): enable it/,
  ],
  ['github', 'not there', {}, /does not know it \(404/, { workflow: 'another.yml' }],
  ['github', 'hidden from its token', { isHidden: true }, /whether the credentials may see it/],
  ['gitlab', 'without its branch', {}, /no branch or tag trunk: set "ref"/, { ref: 'trunk' }],
  ['gitlab', 'not there', {}, /does not know it \(404/, { project: 'harbor/other' }],
  ['jenkins', 'switched off', { isBuildable: false }, /switched off in Jenkins/],
  ['jenkins', 'without its parameter', { declared: ['VERSION'] }, /declares no parameter CORRELATION/],
  ['jenkins', 'not there', {}, /does not know it \(404/, { job: 'team/other' }],
  [
    'argo',
    'synced by itself',
    { applications: [Object.assign(new Application('checkout-api-eu'), { automated: {} })] },
    /by itself: there a deploy is a commit that makes it the version/,
  ],
])('%s: %s', async (name, _, set, why, more = {}) => {
  const { faults } = await looked(name, set, more);
  expect(faults?.map((f) => f.why).join()).toMatch(why);
});

test.each(Object.keys(MAKE) as Name[])('%s: what is so everywhere is asked once, and said once', async (name) => {
  for (const [mood, why] of [
    ['expired', /refuses the credentials \(401/],
    ['html', /a web page instead of JSON/],
    ['500', /answered 500/],
    ['hang', /did not answer within 1 s/],
  ] as const) {
    const { well, faults, asked } = await looked(name, { mood });
    expect(well).toEqual([]);
    expect(faults).toEqual([{ why: expect.stringMatching(why), places: expect.any(Array) }]);
    expect(asked).toHaveLength(1);
  }
  expect((await lookAt(AT[name]('http://127.0.0.1:1', {})))?.faults).toEqual([
    { why: expect.stringContaining('nothing listens there'), places: expect.any(Array) },
  ]);
});

test.each<[number, RegExp | undefined]>([
  [204, undefined],
  [404, undefined],
  [405, undefined],
  [302, /redirects \(302\)/],
  [502, /answered 502/],
])('a webhook whose address answers %i to a look', async (status, why) => {
  const methods: (string | undefined)[] = [];
  const server = createServer((req, res) => {
    methods.push(req.method);
    res.writeHead(status).end();
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  onTestFinished(() => void server.close());
  const bound = server.address();
  const url = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/deploy/SECRET`;
  const at = (more: object) =>
    shelf.webhook.prepare({ url: { env: 'URL' }, secret: { env: 'S' }, ...COMMON, ...more }, (name) =>
      name === 'URL' ? url : 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5n',
    )(GIVEN);
  const found = await lookAt(at({}));
  expect(methods).toEqual(['HEAD']);
  expect(found?.faults.map((f) => f.why).join()).toMatch(why ?? /^$/);
  const refused = await lookAt(at({ allowPrivate: false }));
  expect(refused?.faults).toEqual([
    { why: expect.stringContaining('private or reserved'), places: ['the address in URL'] },
  ]);
  expect(JSON.stringify([found, refused])).not.toContain('SECRET');
});
