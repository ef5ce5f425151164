import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SECRETS } from '../../sandbox/app/secrets.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { readable, Story, TUESDAY } from './driver.ts';

/** More services than Slack's lists hold. */
const SERVICES = Array.from({ length: 120 }, (_, n) => `- { name: shop-${n + 1}, about: a shop }\n`).join('');

/** A company that deploys nothing to staging without tests and a scan. */
const { dir, remove } = ownCompany({
  'vote-policies.yml': (text) =>
    text.replace(
      'environments: [staging]\n',
      'environments: [staging]\n  tests: { required: [unit] }\n  security: { lets: medium }\n',
    ),
  'services.yml': (text) => `${text.trimEnd()}\n${SERVICES}`,
  'inbound.yml': (text) => `${text}- { name: ci, type: jenkins, token: { env: DEPLOY_WEBHOOK_SECRET } }\n`,
});
let sandbox: Sandbox;
let s: Story;

beforeAll(async () => {
  const clock = { at: TUESDAY, runs: false };
  sandbox = await startSandbox({ http: true, speed: 50, clock, stepMs: 15, manifests: dir, logLevel: 'silent' });
  s = new Story(sandbox);
});
afterAll(async () => {
  await sandbox?.stop();
  remove();
});

const COMMIT = '1f3c9ab04d5e';
/** What a system sends; answered once it is durable. */
const sends = async (body: object) => {
  expect(await s.pipeline({ build: body })).toMatchObject({ status: 200 });
};
const unit = (state: string, attempt = 1, more: object = {}) => ({
  ...{ type: 'check', service: 'checkout-api', commit: COMMIT, kind: 'tests', app: 'ci', name: 'unit', run: '7' },
  ...{ state, attempt, url: 'https://ci.example.com/7', ...more },
});
const scan = (findings: object[], at: string) => ({
  ...{ type: 'findings', service: 'checkout-api', commit: COMMIT, tool: 'trivy', complete: true, at, findings },
});
const OVERFLOW = { key: 'k1', rule: 'CVE-2026-1', title: 'overflow', severity: 'critical', where: 'libz' };
const killed = async () => {
  await s.post('faults', { app: 'kill' });
  await s.post('faults', { app: 'start' });
};

test('a red test keeps a release back, its rerun lets it go, and each is told once, whatever is killed between', async () => {
  const [maya, priya] = [s.person('maya'), s.person('priya')];
  const id = await maya.plans('checkout-api 4.2.0 today 11:00 to staging because faster refunds');
  await sends({ type: 'build', service: 'checkout-api', version: '4.2.0', commit: COMMIT });
  await sends(unit('failed', 1, { cases: { passed: 9, failed: 1 } }));
  await killed();
  await sends(scan([], '2026-03-03T08:00:00Z'));
  await maya.types(`vote ${id}`);
  await s.sees('releases', 'QA: waiting for');
  await priya.clicks('Review', { message: 'Vote: checkout-api 4.2.0' });
  const review = readable((await priya.seesModal('Review & vote')).shown);
  expect(review).toMatch(
    /✕ Tests \(blocked\): checkout-api 4\.2\.0 \(1f3c9ab\): unit failed: 1 of 10[^\n]* · [^\n]*unit[^\n]*, from ci, told by pipeline, /,
  );
  expect(review).toContain('✓ Security: checkout-api 4.2.0 (1f3c9ab): scanned by trivy');
  await priya.submits({ answer: 'go' });
  await maya.types(`show ${id}`);
  await maya.isTold(
    /@?Priya[^\n]* saw: ✕ Tests \(closed\): checkout-api 4\.2\.0 \(1f3c9ab\): unit failed: 1 of 10; ✓ Security[^\n]*\n\s+[^\n]*unit[^\n]* failed[^\n]* \(ci, told by pipeline, [^\n]*\) of `1f3c9ab04d5e`/i,
  );

  await s.timeIs('2026-03-03T10:00:00.000Z');
  await s.sees('releases', /\*Blocked\*[^\n]*checkout-api 4\.2\.0/);

  await sends(unit('passed', 2));
  await killed();
  // The attempt before tells late that it failed.
  await sends(unit('failed', 1, { summary: 'late' }));
  await s.sees('releases', /\*Ready\*[^\n]*checkout-api 4\.2\.0/);
  await s.settled();
  const told = (await s.transcript('releases'))
    .map(readable)
    .filter((m) => /^[^*]*(In the way of|Ready to deploy)/.test(m));
  expect(told.filter((m) => m.includes('unit failed'))).toHaveLength(1);
  expect(told.filter((m) => m.includes('Ready to deploy'))).toHaveLength(1);
});

test('a finding keeps it back, an exception lets it pass until it ends, and what is known is shown with its links', async () => {
  const [dana, maya] = [s.person('dana'), s.person('maya')];
  await sends(scan([OVERFLOW], '2026-03-03T09:30:00Z'));
  await s.sees(
    'releases',
    'In the way of checkout-api 4.2.0 → staging: checkout-api: critical CVE-2026-1 in libz: overflow',
  );
  await s.person('priya').types('except CVE-2026-1 in checkout-api until 11:30 not reachable');
  await s.person('priya').isTold(/You can't let a finding be there/);
  await maya.types('except CVE-2026-12 in checkout-api until 11:30 not reachable');
  await maya.isTold('No finding CVE-2026-12 is known in checkout-api. Did you mean CVE-2026-1?');
  await maya.types('except GHSA-xyz in checkout-api until 11:30 not reachable');
  await maya.isTold('No finding GHSA-xyz is known in checkout-api. Known there: CVE-2026-1.');
  await maya.types('except CVE-2026-1 in ledger until 11:30 not reachable');
  await maya.isTold('None is known there.');
  await maya.types('except CVE-2026-1 in checkout-api until 11:30 not reachable');
  await maya.isTold('CVE-2026-1 may be in checkout-api until');
  await s.sees('releases', /\*Ready\*[^\n]*checkout-api 4\.2\.0/);
  await dana.types('evidence checkout-api');
  await dana.isTold('CVE-2026-1 may be there until');
  await s.timeIs('2026-03-03T10:30:00.000Z');
  await s.sees('releases', /\*Blocked\*[^\n]*checkout-api 4\.2\.0/);
});

test('what is told of an unknown service is kept, shown, and taken once the service is there; told again it changes nothing', async () => {
  const maya = s.person('maya');
  const lint = { ...unit('passed'), service: 'loyalty', commit: 'abcdef1234' };
  await sends(lint);
  await maya.types('evidence');
  await maya.isTold('unit passed of abcdef1234');
  await sends(lint);
  await s.post('faults', { app: 'kill' });
  appendFileSync(join(dir, 'services.yml'), '- name: loyalty\n  about: points and rewards\n');
  await s.post('faults', { app: 'start' });
  await maya.types('evidence');
  await maya.isTold('Nothing was told of a service or an environment that I don’t know');
  await sends({ type: 'build', service: 'loyalty', version: '1.0', commit: 'abcdef1234' });
  const id = await maya.plans('loyalty 1.0 today 14:00 to staging because points');
  await maya.types(`evidence ${id}`);
  await maya.isTold(/unit\|?[^\n]* passed/);
});

test('what is of no service is attached to one of many, which are found while somebody types', async () => {
  const maya = s.person('maya');
  await sends({ ...unit('passed'), service: 'store-117', commit: 'cdef012345' });
  await maya.types('evidence');
  await maya.clicks('Attach…', { message: 'unit passed of cdef012345' });
  const offers = async (field: string, text: string) => {
    const { options } = await s.post<{ options: { value: string }[] }>('suggest', { as: 'maya', field, text });
    return options.map((o) => o.value);
  };
  expect(await offers('service', '')).toHaveLength(100);
  expect(await offers('service', ' P-117')).toEqual(['shop-117']);
  expect(await offers('service', '.*')).toEqual([]);
  await expect(maya.submits({ service: 'shop-121' })).rejects.toThrow('there is no option “shop-121”');
  await maya.submits({ service: 'shop-117' });
  expect(readable((await maya.seesModal('Attached')).shown)).toContain('It counts for shop-117 from now on');
});

test('what a source of the wrong kind could not read is set aside, and read again once inbound.yml says the right one', async () => {
  const maya = s.person('maya');
  const change = { id: 'fedcba4321' };
  const content = { taskName: 'smoke', outcome: 'success', repository: { id: 'harbor/moon' }, change };
  const context = {
    id: '1',
    source: 'ci',
    type: 'dev.cdevents.taskrun.finished.0.2.0',
    timestamp: '2026-03-03T08:00:00Z',
  };
  const answer = await fetch(`${sandbox.app.address}/inbound/ci`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRETS.webhook}`, 'content-type': 'application/json' },
    body: JSON.stringify({ context, subject: { id: '1', content } }),
  });
  expect([answer.status, await answer.json()]).toMatchObject([200, { ignored: 'unreadable, and set aside' }]);
  await maya.types('sources');
  await maya.clicks('Read again: ci', { message: 'What other systems tell me' });
  await maya.isTold('0 of 1 could be read now; the first that could not:');
  await s.post('faults', { app: 'kill' });
  const file = join(dir, 'inbound.yml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('type: jenkins', 'type: cdevents'));
  await s.post('faults', { app: 'start' });
  await maya.types('sources');
  await maya.clicks('Read again: ci', { message: 'What other systems tell me' });
  await maya.isTold('1 of 1 could be read now');
  await maya.types('evidence');
  await maya.isTold('smoke passed of fedcba4321');
});
