import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

/** A company whose production comes after staging, region by region in shares that somebody promotes. */
const { dir, remove } = ownCompany({
  'strategies.yml': () =>
    '- { name: careful, type: canary, percents: [5, 100], soakMinutes: 10, promotion: manual }\n- { name: at-once, type: all-at-once }\n',
  'environments.yml': (text) =>
    text.replace('regions: [eu, us]', 'regions: [eu]\n  strategy: careful\n  after: staging\n  soakMinutes: 5'),
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

test('one release, one card, one thread: staging, then production in shares that somebody promotes', async () => {
  const { view } = await (async () => {
    await s
      .person('maya')
      .types('new checkout-api 4.2.0 to staging, then production today 14:00 because faster refunds');
    const modal = await s.person('maya').seesModal('Plan a release');
    expect(modal.values.where).toBe('staging>production');
    expect(modal.shown).toContain('staging, then production');
    return s.person('maya').submits({});
  })();
  expect(view?.shown).toContain('checkout-api 4.2.0 → staging, then production');
  const id = 'R-1';
  await s.person('maya').types(`vote ${id}`);
  await s.sees('releases', 'waiting for QA');
  await s.person('priya').types(`go ${id}`);
  await s.sees('releases', `Ready to deploy: checkout-api 4.2.0 → staging.`);

  expect((await s.sees('releases', '*Ready*')).shown).toMatch(/Then production, /);
  await s.person('dana').clicks('Deploy eu…', { message: id });
  const again = async () => {
    await s.post('faults', { app: 'kill' });
    await s.post('faults', { app: 'start' });
  };
  await again();
  await s.sees('releases', 'Live in staging, and healthy: checkout-api 4.2.0 → staging (R-1). Next: production');
  const card = await s.sees('releases', /checkout-api 4\.2\.0 → staging ✓, then production/);
  expect(card.shown).toContain('Voting');
  expect((await s.transcript('exec-updates')).join('\n')).not.toContain('staging');
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', /\*Approved\*[^\n]*staging ✓, then production/);

  await s.timeIs('2026-03-03T13:00:00.000Z');
  await s.sees('releases', 'Ready to deploy: checkout-api 4.2.0 → production.');
  await s.person('dana').clicks('Deploy eu 5 %…', { message: id });
  await s.sees('releases', /\*Verifying\*[^\n]*production/);
  const verifying = await s.sees('releases', '◕ eu 5 % verifying until');
  expect(verifying.shown).toContain('○ eu 100 % waiting');
  expect(verifying.buttons).toContain('Roll back…');
  await s.person('sam').types('environments checkout-api');
  await s.person('sam').isTold(/4\.2\.0 on 5 % of it since/);

  await again();
  await s.timeIs('2026-03-03T13:10:00.000Z');
  await s.sees('releases', 'Next step of checkout-api 4.2.0 → production (R-1): eu 100 %.');
  const next = await s.sees('releases', /\*Ready for the next step\*/);
  expect(next.buttons).toContain('Deploy eu 100 %…');
  await s.person('dana').clicks('Deploy eu 100 %…', { message: id });
  await s.sees('releases', '◕ eu 100 % verifying until');
  await s.timeIs('2026-03-03T13:20:00.000Z');
  await s.sees('releases', /\*Live\*[^\n]*production/);
  expect((await s.pipelineSaw()).map(({ body }) => `${body.stage} ${(body as { percent?: number }).percent}`)).toEqual([
    'eu 100',
    'eu 5 % 5',
    'eu 100 % 100',
  ]);
  expect((await s.transcript('exec-updates')).filter((l) => l.includes('Live'))).toHaveLength(1);
});

test('production refuses what staging does not run', async () => {
  await s.person('maya').types('new checkout-api 4.3.0 to production today 15:00 because more');
  await s.person('maya').seesModal('Plan a release');
  await s.person('maya').submits({});
  await s.person('maya').types('vote R-2');
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types('go R-2');
  await s.timeIs('2026-03-03T14:00:00.000Z');
  await s.person('dana').types('deploy R-2');
  await s.person('dana').isTold('staging must have it first: checkout-api 4.2.0 runs in eu, not 4.3.0');
});
