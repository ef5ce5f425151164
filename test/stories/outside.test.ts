import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

const OPEN = '2026-03-03T11:00:00.000Z';
/** What answers as checkout-api in both regions of production; nothing as long as it is empty. */
let answers = '';
const endpoint = createServer((_, response) => {
  response.statusCode = answers === '' ? 503 : 200;
  response.end(JSON.stringify({ version: answers }));
});
let sandbox: Sandbox;
let s: Story;
let remove: () => void;

beforeAll(async () => {
  await new Promise<void>((open) => endpoint.listen(0, '127.0.0.1', open));
  const bound = endpoint.address();
  const at = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/version`;
  const asked = `{ type: json, url: '${at}', version: /version, allowPrivate: true }`;
  const own = ownCompany({
    'services.yml': (text) =>
      text.replace(
        '  about: from cart to order\n',
        `  about: from cart to order\n  versionAt:\n    production/eu: ${asked}\n    production/us: ${asked}\n`,
      ),
  });
  remove = own.remove;
  sandbox = await startSandbox({
    http: false,
    speed: 50,
    clock: { at: TUESDAY, runs: false },
    stepMs: 15,
    manifests: own.dir,
    logLevel: 'silent',
  });
  s = new Story(sandbox);
});
afterAll(async () => {
  await sandbox?.stop();
  endpoint.close();
  remove?.();
});

/** Tells it as the pipeline's source does. */
const told = (body: object) => s.pipeline({ build: body }) as Promise<unknown>;
const deployment = (key: string, version: string, at: string, more: object = {}) =>
  told({
    type: 'deployment',
    service: 'checkout-api',
    environment: 'production',
    version,
    key,
    state: 'succeeded',
    at,
    ...more,
  });
const incident = (state: string, at: string, more: object = {}) =>
  told({
    type: 'incident',
    service: 'checkout-api',
    environment: 'production',
    key: 'INC-1',
    title: 'Checkout <fails>',
    state,
    startedAt: '2026-03-03T11:05:00.000Z',
    at,
    ...more,
  });
const card = async (id: string) => (await s.sees('releases', `\`${id}\``)).shown;
const count = async (words: string, channel = 'releases') =>
  (await s.transcript(channel)).filter((l) => l.includes(words)).length;

test('a release goes live; what its pipeline tells of the same deployment counts once', async () => {
  const id = await s.person('maya').plans('checkout-api 4.2.0 today 12:00 to production because faster refunds');
  await s.person('maya').types(`vote ${id}`);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', new RegExp(`(Approved|Ready|Waiting)[^\\n]*\`${id}\``));
  await s.timeIs(OPEN);
  await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
  await deployment('D-1', '4.2.0', '2026-03-03T10:59:58.000Z', { state: 'running' });
  await s.sees('releases', '*Live*');
  await s.settled();
  await deployment('D-1', '4.2.0', '2026-03-03T11:00:00.000Z');
  expect(await count('outside Gonogo')).toBe(0);
});

test('an incident five minutes after it is linked, confirmed by who may, and shown; a kill in between loses nothing', async () => {
  answers = '4.2.0';
  await s.timeIs('2026-03-03T11:06:00.000Z');
  await incident('open', '2026-03-03T11:05:00.000Z');
  const why = 'R-1: its rollout of checkout-api 4.2.0 to production began 5 min before';
  await s.sees('releases', why);
  await s.faults({ app: 'kill' });
  await s.faults({ app: 'start' });
  await incident('open', '2026-03-03T11:05:00.000Z');
  await s.settled();
  expect(await card('R-1')).toContain('Incident I-1 “Checkout &lt;fails&gt;” of checkout-api, open since');
  expect(await card('R-1')).toContain(why);
  await s.person('maya').seesInDm(why);
  expect(await count('Perhaps because of a deploy')).toBe(1);

  await s.person('sam').clicks('What caused I-1…', { message: 'R-1' });
  expect((await s.person('sam').isTold('May have caused it')).buttons).toEqual([
    'R-1 caused it',
    'None of these',
    'All incidents',
  ]);
  await s.person('lin').types('incident I-1 R-1');
  await s.person('lin').isTold("You can't say what caused an incident");
  await s.person('dana').types('incident I-1 R-1');
  await s.person('dana').isTold('caused by R-1, says @dana');
  await s.person('sam').types('incidents I-1 R-1');
  await s.person('sam').isTold('That was said already: caused by R-1, says @dana');
  await s.sees('releases', /Incident I-1 .*: caused by R-1, says @dana/);
  const executives = await s.sees('exec-updates', 'Problem after going live: checkout-api');
  expect(executives.shown).not.toMatch(/R-1|I-1|4\.2|fails|@/);
  await incident('resolved', '2026-03-03T11:20:00.000Z');
  await incident('acknowledged', '2026-03-03T11:10:00.000Z');
  await s.timeIs('2026-03-03T11:25:00.000Z');
  await incident('resolved', '2026-03-03T11:20:00.000Z', { title: 'Checkout <fails> ' });
  await s.sees('exec-updates', 'Problem over: checkout-api');
  await s.settled();
  expect(await count('Over: incident I-1')).toBe(1);
  expect(await count('Checkout', 'support-news')).toBe(0);

  // It opens again by the same key and start: a time of its own, of which nobody has said anything yet; also over a kill.
  await incident('open', '2026-03-03T11:24:00.000Z');
  await s.sees('releases', 'Incident, open again: I-1');
  await s.faults({ app: 'kill' });
  await s.faults({ app: 'start' });
  await s.person('sam').clicks('What caused I-1…', { message: 'R-1' });
  const again = await s.person('sam').isTold('It was open before');
  expect(again.shown).toContain('for the 2nd time');
  expect(again.shown).toMatch(/• from [^\n]* to [^\n]*: caused by R-1, says <@U0DANA0001>/);
  expect(again.shown).toContain('began 24 min before');
  await s.person('sam').clicks('None of these', { message: 'It was open before' });
  await s.person('sam').isTold('no deploy caused it, says @sam');
  await s.sees(
    'releases',
    /Incident I-1 .*over since[^\n]*; since then open again since[^\n]*: caused by R-1, says @dana/,
  );
  await incident('resolved', '2026-03-03T11:25:00.000Z');
  await s.settled();
  expect(await count('Problem over', 'exec-updates')).toBe(1);
});

test('what is deployed by hand in the pipeline is drift where nobody tells of it, and outside Gonogo where its system does', async () => {
  answers = '4.1.9';
  await s.timeIs('2026-03-03T11:30:00.000Z');
  await s.timeIs('2026-03-03T11:36:00.000Z');
  await s.sees('releases', /Drift: checkout-api in eu of production: 4\.2\.0 is released, 4\.1\.9 answers since/);
  await s.faults({ app: 'kill' });
  await s.faults({ app: 'start' });
  await s.timeIs('2026-03-03T11:45:00.000Z');
  expect(await count('Drift: checkout-api in eu')).toBe(1);
  await s.person('sam').types('environments checkout-api production');
  await s.person('sam').isTold('drift in us: 4.2.0 is released, 4.1.9 answers since');

  await deployment('D-2', '4.1.9', '2026-03-03T11:29:00.000Z', {
    by: { login: 'hubot' },
    url: 'https://ci.harbor.example/runs/8',
  });
  await s.sees(
    'releases',
    /Deployed outside Gonogo: checkout-api 4\.1\.9 runs in eu, us of production since .*, by hubot, told by pipeline/,
  );
  await deployment('D-0', '4.0.0', '2026-03-03T11:28:00.000Z');
  await s.timeIs('2026-03-03T11:55:00.000Z');
  await s.sees('releases', 'No more drift: checkout-api 4.1.9 answers in us of production');
  await s.settled();
  expect(await count('Deployed outside Gonogo')).toBe(1);
  await s.person('sam').types('environments checkout-api production');
  await s.person('sam').isTold(/4\.1\.9 since .* \(outside Gonogo, by hubot, told by pipeline\)/);
  const next = await s.person('maya').plans('checkout-api 4.3.0 tomorrow 12:00 to production because more');
  expect(await card(next)).toContain('Deployed outside Gonogo: checkout-api 4.1.9 runs in eu, us');

  answers = '';
  await s.timeIs('2026-03-03T12:00:00.000Z');
  await s.person('sam').types('environments checkout-api');
  expect((await s.person('sam').isTold('What runs where')).text).not.toContain('does not answer');
});
