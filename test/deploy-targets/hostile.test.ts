import dns from 'node:dns';
import promised from 'node:dns/promises';
import { createServer, type RequestListener } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeArgo } from '../../sandbox/fakes/argo-cd.ts';
import { FakeGithub } from '../../sandbox/fakes/github.ts';
import { FakeGitlab } from '../../sandbox/fakes/gitlab.ts';
import { FakeJenkins } from '../../sandbox/fakes/jenkins.ts';
import type { FakeServer } from '../../sandbox/fakes/serve.ts';
import * as shelf from '../../src/deploy-targets/index.ts';
import type { DeployTarget } from '../../src/deploy-targets/target.ts';
import { open } from '../fakes/serve.ts';
import { running, step } from './requests.ts';

/** Every kind of target at an address: what it is told, and a run as it names them. */
const COMMON = { allowPrivate: true, timeoutSeconds: 1 };
const TOLD = { callbackUrl: 'https://gonogo.example/deploys/callback' };
const ACCESS = 'a-token-that-nobody-may-read';
const SIGNING = 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5n';
type At = (url: string, more?: object, token?: string) => DeployTarget;
const token = { env: 'T' };
const AT: Record<'webhook' | 'github' | 'gitlab' | 'jenkins' | 'argo', At> = {
  webhook: (url, more) => shelf.webhook.prepare({ url, secret: { env: 'S' }, ...COMMON, ...more }, () => SIGNING)(TOLD),
  github: (api, more, secret = ACCESS) =>
    shelf.githubActions.prepare(
      { api, repository: 'harbor/checkout', workflow: 'deploy.yml', token, ...COMMON, ...more },
      () => secret,
    )(TOLD),
  gitlab: (url, more, secret = ACCESS) =>
    shelf.gitlab.prepare({ url, project: 'harbor/checkout', token, ...COMMON, ...more }, () => secret)(TOLD),
  jenkins: (url, more, secret = ACCESS) =>
    shelf.jenkins.prepare({ url, job: 'team/deploy', user: 'gonogo', token, ...COMMON, ...more }, () => secret)(TOLD),
  argo: (url, more, secret = ACCESS) =>
    shelf.argoCd.prepare({ url, application: '{service}-{region}', token, ...COMMON, ...more }, () => secret)(TOLD),
};
type Name = keyof typeof AT;
const NAMES = Object.keys(AT) as Name[];
const RUNS = { webhook: 'x', github: '30433642', gitlab: '61', jenkins: 'queue:17', argo: '2026-03-03T09:00:00Z' };

async function server(answer: RequestListener): Promise<{ url: string; calls: () => number; urls: string[] }> {
  const urls: string[] = [];
  const it = createServer((req, res) => {
    urls.push(`${req.method} ${req.url}`);
    answer(req, res);
  });
  await new Promise<void>((up) => it.listen(0, '127.0.0.1', up));
  onTestFinished(() => {
    it.closeAllConnections();
    it.close();
  });
  const bound = it.address();
  const url = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  return { url, calls: () => urls.length, urls };
}

/** Names lead to the internet when they are checked, and to this machine a moment later, when they are called. */
const rebinding = () =>
  namesLead(
    (_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }]),
    async () => [{ address: '93.184.215.14', family: 4 }],
  );

/** Where names lead when a connection is made, and when they are checked before. */
function namesLead(called: unknown, checked: unknown): void {
  const before = [dns.lookup, promised.lookup] as const;
  const set = (called: unknown, checked: unknown) => {
    Object.assign(dns, { lookup: called });
    Object.assign(promised, { lookup: checked });
    syncBuiltinESMExports();
  };
  set(called, checked);
  onTestFinished(() => set(...before));
}

const json =
  (body: string): RequestListener =>
  (_, res) =>
    void res.writeHead(200, { 'content-type': 'application/json' }).end(body);
const without =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_, res) =>
    void res.writeHead(status, headers).end();
/** Never ends: more than anybody should read. */
const endless: RequestListener = (_, res) => {
  const part = Buffer.alloc(64 * 1024, '[1,"2"],');
  const more = () => {
    while (!res.destroyed && res.write(part));
  };
  res.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
  more();
};
const ODD: Record<string, RequestListener> = {
  'a sign-in page': (_, res) => void res.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
  'half a JSON': json('{"id": 61, "stat'),
  'an empty object': json('{}'),
  'an empty list': json('[]'),
  nothing: json(''),
  null: json('null'),
  'a JSON of 5,000 levels': json('['.repeat(5000) + ']'.repeat(5000)),
  'other types': json('{"id":{"a":1},"status":7,"workflow_run_id":"x","html_url":[],"state":null,"message":[[]]}'),
  'an inherited name': json('{"__proto__":{"status":"completed","conclusion":"success","id":1}}'),
  'an answer without an end': endless,
  silence: () => {},
  'a connection that breaks': (req) => void req.socket.destroy(),
  'a body that breaks': (req, res) => {
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"id":61');
    setImmediate(() => req.socket.destroy());
  },
  '500 with a page': (_, res) => void res.writeHead(500, { 'content-type': 'text/html' }).end('<html>Oops</html>'),
  '502': without(502),
  '429 for ever': without(429, { 'retry-after': '99999999' }),
  '418': without(418),
};
/** A webhook's receipt needs no body, so these are receipts to it. */
const RECEIPTS = [
  'half a JSON',
  'an empty object',
  'an empty list',
  'nothing',
  'null',
  'a JSON of 5,000 levels',
  'other types',
  'an inherited name',
  'an answer without an end',
];

/** What a run may be called, and say, with a secret in it; by the end of the address that is asked, the first that fits. */
const REVEALING = (secret: string): [RegExp, object][] => [
  [/pipelines\/61\/(jobs|bridges)/, [{ id: 1, name: `deploy ${secret}`, status: 'failed', failure_reason: secret }]],
  [/pipelines\/61$/, { id: 61, status: 'failed' }],
  [
    /./,
    {
      ...{ id: 61, workflow_run_id: 61, status: 'in_progress', conclusion: null, why: `waits for ${secret}` },
      ...{ html_url: `https://ci.example/61?token=${secret}`, web_url: `https://ci.example/61?token=${secret}` },
      jobs: [{ name: `deploy ${secret}`, status: 'in_progress', steps: [{ name: secret, status: 'in_progress' }] }],
    },
  ],
];
const REFUSING = (secret: string): [RegExp, object][] => [
  [/./, { message: `no rights with ${secret}`, errors: [{ message: secret }] }],
];

describe.each(NAMES)('%s answers', (name) => {
  test.each([
    ['what it does', 200, REVEALING],
    ['why it refuses', 403, REFUSING],
    ['why it fails', 500, REFUSING],
  ] as const)('%s, with a secret: that goes nowhere', async (_, status, told) => {
    for (const secret of ['ghp_Zq7a1B2Zq7a1B2Zq7a1B2Zq7a1B2', 'password=Zq7word', 'https://me:Zq7word@db.example/x']) {
      const { url } = await server((req, res) => {
        const [, body] = told(secret).find(([path]) => path.test((req.url ?? '').split('?')[0] ?? '')) ?? [];
        res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
      const target = AT[name](url);
      const one = running(step(), RUNS[name]);
      const said = await Promise.all([
        target.send(step()),
        target.find?.(step()),
        target.status?.(one),
        target.check?.look(one),
        target.rehearse(one),
      ]);
      expect(JSON.stringify(said)).not.toContain('Zq7');
    }
  });

  test.each(Object.entries(ODD))('%s: nothing is taken for done, for seen or for absent', async (odd, answer) => {
    const { url } = await server(answer);
    const target = AT[name](url);
    // All at once: who never answers is waited for once.
    const [sent, found, seen] = await Promise.all([
      target.send(step()),
      target.find?.(step()),
      target.status?.(running(step(), RUNS[name])),
    ]);
    if (name === 'webhook' && RECEIPTS.includes(odd)) expect(sent).toEqual({ ok: true });
    else expect(sent.ok).toBe(false);
    const isList = odd === 'an empty list' && name === 'gitlab';
    if (found && !isList) expect(found.there).toBe('unknown');
    if (seen) expect(seen.ok).toBe(false);
    const said = JSON.stringify([sent, found, seen]);
    expect(said).not.toContain(ACCESS);
    expect(said).not.toContain(Buffer.from(`gonogo:${ACCESS}`).toString('base64'));
    expect(said.length).toBeLessThan(4000);
  });

  test.each([301, 302, 307, 308])(
    'a redirect (%i): it is not followed, and the credentials go nowhere else',
    async (status) => {
      const other = await server(json('{"id":1}'));
      const { url } = await server(without(status, { location: `${other.url}/elsewhere` }));
      const target = AT[name](url);
      const sent = await target.send(step());
      expect(sent).toMatchObject({ ok: false });
      expect(JSON.stringify(sent)).toMatch(/redirect/);
      await target.find?.(step());
      await target.status?.(running(step(), RUNS[name]));
      expect(other.calls()).toBe(0);
    },
  );

  test('a private address, however it is written, is not called unless that is allowed', async () => {
    const inside = await server(json('{}'));
    const { port } = new URL(inside.url);
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      '0.0.0.0',
      '169.254.169.254',
      '10.0.0.1',
      '[fd00::1]',
    ]) {
      const target = AT[name](`http://${host}:${port}`, { allowPrivate: false });
      const sent = await target.send(step());
      expect(sent, host).toMatchObject({ ok: false, final: true });
      expect(JSON.stringify(sent), host).toMatch(/private or reserved address; set \\"allowPrivate: true\\"/);
      expect(await target.find?.(step()), host).not.toMatchObject({ there: 'no' });
    }
    expect(inside.calls()).toBe(0);
  });

  test('a name server that does not answer for a moment: nothing arrived, and it may be tried again', async () => {
    const silent = Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' });
    namesLead(
      (_: string, __: object, done: (error: Error) => void) => done(silent),
      async () => Promise.reject(silent),
    );
    const sent = await AT[name]('http://ci.example', { allowPrivate: false }).send(step());
    expect(sent).toMatchObject({
      ok: false,
      final: false,
      why: expect.stringContaining('the name server does not answer'),
    });
    expect(sent).not.toHaveProperty('unclear');
  });

  test('a name that is public when it is checked and private when it is called: nothing is called', async () => {
    const inside = await server(json('{}'));
    rebinding();
    const host = `http://rebinding.example:${new URL(inside.url).port}`;
    const target = AT[name](host, { allowPrivate: false });
    expect(await target.send(step())).toMatchObject({ ok: false, why: expect.stringContaining('(PRIVATE_ADDRESS)') });
    expect(await target.find?.(step())).not.toMatchObject({ there: 'no' });
    expect(await target.status?.(running(step(), RUNS[name]))).not.toMatchObject({ ok: true });
    expect(await target.freezes?.read('harbor/checkout')).not.toMatchObject({ ok: true });
    expect(inside.calls()).toBe(0);
    // It would have been reached.
    await AT[name](host, { allowPrivate: true }).send(step());
    expect(inside.calls()).toBeGreaterThan(0);
  });
});

type Faked = { fake: FakeServer & { token: string }; name: Name; steps(): number; elsewhen(ms: number): void };
const later = (ms: number) => () => Date.now() + ms;
const FAKED: Record<string, () => Faked> = {
  'GitHub Actions': () => {
    const fake = new FakeGithub();
    return {
      fake,
      name: 'github',
      steps: () => fake.runs.length,
      elsewhen: (ms) => Object.assign(fake, { now: later(ms) }),
    };
  },
  GitLab: () => {
    const fake = new FakeGitlab();
    return {
      fake,
      name: 'gitlab',
      steps: () => fake.pipelines.length,
      elsewhen: (ms) => Object.assign(fake, { now: later(ms) }),
    };
  },
  Jenkins: () => {
    const fake = new FakeJenkins();
    return {
      fake,
      name: 'jenkins',
      steps: () => fake.items.length,
      elsewhen: (ms) => Object.assign(fake, { now: later(ms) }),
    };
  },
  'Argo CD': () => {
    const fake = new FakeArgo();
    return {
      fake,
      name: 'argo',
      steps: () => (fake.one.operation ? 1 : 0),
      elsewhen: (ms) => Object.assign(fake.one, { now: later(ms) }),
    };
  },
};

describe.each(Object.entries(FAKED))('%s', (_, make) => {
  async function opened() {
    const { fake, name, ...more } = make();
    const target = AT[name](await open(fake), {}, fake.token);
    return { fake, target, name, ...more };
  }

  test.each([-9, 0, 9, 600])('whose clock is %i min ahead: a step whose answer was lost is found', async (minutes) => {
    const { fake, target, steps, elsewhen } = await opened();
    elsewhen(minutes * 60_000);
    const request = step();
    fake.mood = 'lost';
    expect(await target.send(request)).toMatchObject({ ok: false, unclear: true });
    fake.mood = 'well';
    expect(steps()).toBe(1);
    expect(await target.find?.(request)).toMatchObject({ there: 'yes' });
    expect(await target.find?.(step({ name: 'us', region: 'eu' }))).not.toMatchObject({ there: 'yes' });
  });

  test('a token that expires in the middle: it is said, nothing is absent, and nothing counts as ended', async () => {
    const { fake, target } = await opened();
    const request = step();
    const sent = await target.send(request);
    if (!sent.ok) throw new Error(sent.why);
    fake.mood = 'expired';
    expect(await target.find?.(request)).toMatchObject({ there: 'unknown', final: false });
    expect(await target.status?.(running(request, sent.run?.id))).toMatchObject({ ok: false, denied: true });
    const again = await target.send(step({ name: 'us', region: 'eu' }));
    expect(again).toMatchObject({ ok: false, final: true });
    expect(JSON.stringify(again)).toMatch(/refuses the credentials \(401.*renew them/);
    expect(again).not.toHaveProperty('unclear');
  });

  test('a token that sees nothing of its place any more: it is said, and the run is not gone', async () => {
    const { fake, target, name } = await opened();
    // A deleted application is no more, and who may not see one is refused.
    if (!('isHidden' in fake)) return expect(name).toBe('argo');
    const sent = await target.send(step());
    if (!sent.ok) throw new Error(sent.why);
    fake.isHidden = true;
    const run = { ...RUNS, jenkins: 'build:42' }[name];
    const seen = await target.status?.(running(step(), run));
    expect(seen).toMatchObject({
      ok: false,
      denied: true,
      why: expect.stringMatching(/whether the credentials may see/),
    });
    expect(seen).not.toHaveProperty('gone');
    expect(await target.find?.(step())).toMatchObject({ there: 'unknown', final: false });
  });

  test('a run that nobody knows there is gone, not failed', async () => {
    const { target, name } = await opened();
    const seen = await target.status?.(running(step(), { ...RUNS, jenkins: '999' }[name]));
    expect(seen).toMatchObject(name === 'argo' ? { ok: false } : { ok: false, gone: true });
  });
});
