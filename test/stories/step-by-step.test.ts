import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

/** A company whose production comes after staging, region by region in shares that somebody promotes. */
const { dir, remove } = ownCompany({
  'strategies.yml': () =>
    '- { name: careful, type: canary, percents: [5, 100], soakMinutes: 10, promotion: manual }\n- { name: at-once, type: all-at-once }\n- { name: two-colours, type: blue-green, soakMinutes: 5, keepMinutes: 30, promotion: manual }\n',
  'services.yml': (text) =>
    text
      .replace('- name: search', '- name: search\n  strategy: two-colours')
      .replace('- name: invoices', "- name: invoices\n  needs: [{ needed: ledger, atLeast: '2.9' }]"),
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
  const again = async () => {
    await s.post('faults', { app: 'kill' });
    await s.post('faults', { app: 'start' });
  };
  await s.pipeline({ behaviour: 'manual' });
  await s.person('dana').clicks('Deploy eu…', { message: id });
  await s.person('dana').types('pause checkout-api in staging the shop is full');
  await s.person('dana').submits({});
  await s.sees('releases', 'by @dana: the shop is full.');
  await s.pipeline({ deployId: 'R-1-1', stage: 'eu', report: { status: 'succeeded', n: 1 } });
  await s.sees('releases', /paused by @dana[\s\S]*staging[\s\S]*checkout-api[^\n]*4\.2\.0/);
  await again();
  await s.pipeline({ behaviour: 'succeed' });
  expect((await s.transcript('releases')).join('\n')).not.toContain('Next: production');
  await s.person('dana').clicks('Resume…', { message: id });
  await s.sees('releases', 'Live in staging: checkout-api 4.2.0 → staging (R-1). Next: production');
  await s.sees('releases', /\*Voting\*[^\n]*checkout-api 4\.2\.0 → staging \(live\), then production/);
  expect((await s.transcript('exec-updates')).join('\n')).not.toContain('staging');
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', /\*Approved\*[^\n]*staging \(live\), then production/);

  await s.timeIs('2026-03-03T13:00:00.000Z');
  await s.sees('releases', 'Ready to deploy: checkout-api 4.2.0 → production.');
  await s.person('dana').clicks('Deploy eu 5 %…', { message: id });
  await s.sees('releases', /\*Verifying\*[^\n]*production/);
  const verifying = await s.sees('releases', '◕ eu 5 % verifying until');
  expect(verifying.shown).toContain('○ eu 100 % waiting');
  expect(verifying.buttons).toEqual(expect.arrayContaining(['Pause…', 'Roll back…']));
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
  expect((await s.pipelineSaw()).map(({ body }) => `${body.action} ${body.stage} ${body.percent}`)).toEqual([
    'deploy eu 100',
    'pause eu 100',
    'deploy eu 5 % 5',
    'deploy eu 100 % 100',
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

/** Live in staging and approved for production. */
async function approved(what: string, id: string, local: string): Promise<void> {
  onTestFailed(async () => console.error(await s.everything()));
  await s.person('maya').plans(`${what} to staging, then production today ${local} because more`);
  await s.person('maya').types(`vote ${id}`);
  await s.person('priya').types(`go ${id}`);
  await s.sees('releases', `Ready to deploy: ${what} → staging`);
  const { buttons } = await s.sees('releases', new RegExp(`\\*Ready\\*[^\\n]*${what}`));
  await s.person('dana').clicks(buttons.find((b) => b.startsWith('Deploy')) ?? '', { message: `\`${id}\`` });
  await s.sees('releases', new RegExp(`${what} → staging \\(live\\), then production`));
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', `Approved: ${what} to production`);
}

test('a freeze begins between two steps: the next one is held by name, and goes on when it is over', async () => {
  await approved('checkout-api 4.4.0', 'R-3', '16:00');
  await s.person('maya').types('freeze checkout-api in production today 16:05 - 16:30 because sale');
  await s.person('maya').seesModal('Declare a freeze');
  await s.person('maya').submits({});
  await s.timeIs('2026-03-03T15:00:00.000Z');
  await s.person('dana').clicks('Deploy eu 5 %…', { message: '`R-3`' });
  await s.sees('releases', '◕ eu 5 % verifying until');
  await s.timeIs('2026-03-03T15:12:00.000Z');
  await s.sees(
    'releases',
    'by the freeze “sale” until 2026-03-03 15:30 UTC. The step that ran is live; the next one waits.',
  );
  const held = await s.sees('releases', 'The next step waits: frozen until 2026-03-03 15:30 UTC (sale)');
  expect(held.shown).toMatch(/● eu 5 % live {3}○ eu 100 % waiting/);
  expect(held.buttons.filter((b) => b.startsWith('Deploy'))).toEqual([]);
  expect(
    (await s.pipelineSaw()).filter(({ body }) => body.deployId.startsWith('R-3-') && body.stage !== 'eu'),
  ).toHaveLength(1);
  await s.timeIs('2026-03-03T15:30:00.000Z');
  await s.sees('releases', 'The freeze “sale” is over: it may go on');
  await s.person('dana').types('pause checkout-api in production the sale ended badly');
  await s.person('dana').submits({});
  await s.sees('releases', 'by @dana: the sale ended badly. The next step waits. It goes on when somebody resumes it.');
  await s.faults({ app: 'kill' });
  await s.faults({ app: 'start' });
  await s.sees('releases', 'The next step waits: paused by @dana since');
  await s.person('dana').clicks('Resume…', { message: '`R-3`' });
  await s.sees('releases', '◕ eu 100 % verifying until');
  await s.timeIs('2026-03-03T15:41:00.000Z');
  await s.sees('releases', /\*Live\*[^\n]*4\.4\.0/);
});

test('what is rolled back in production comes back in staging too, as the dialog says before, or when somebody says so afterwards', async () => {
  onTestFailed(async () => console.error(await s.everything()));
  const dana = s.person('dana');
  const executives = (await s.transcript('exec-updates')).length;
  await dana.clicks('Roll back…', { message: '`R-3`' });
  const asked = await dana.seesModal('Roll back');
  expect(asked.values).toMatchObject({ earlier: 'staging' });
  expect(asked.shown).toMatch(/goes back, newest step first:\n• eu: checkout-api 4\.4\.0 → 4\.2\.0/);
  expect(asked.shown).toContain('Then in *staging*:\n• staging eu: checkout-api 4.4.0 → 4.2.0');
  await dana.submits({ why: 'the till is slow', earlier: [] });
  await s.sees('releases', /\*Rolled back\*[\s\S]*Not taken back in staging/);
  await dana.clicks('Roll back further…', { message: '`R-3`' });
  const further = await dana.seesModal('Roll back');
  expect(further.values).toMatchObject({ earlier: 'staging' });
  expect(further.shown).toContain('Then in *staging*:\n• staging eu: checkout-api 4.4.0 → 4.2.0');
  await dana.submits({ why: 'the till is slow' });
  await s.sees(
    'releases',
    'Rolled back in staging too: checkout-api 4.4.0 → staging (R-3). checkout-api 4.2.0 runs again',
  );
  const card = await s.sees(
    'releases',
    /\*Rolled back\*[^\n]*checkout-api 4\.4\.0 → production[\s\S]*Rolled back in staging too/,
  );
  expect(card.buttons).not.toContain('Roll back further…');
  const sent = (await s.pipelineSaw()).map(({ body }) => `${body.action} ${body.stage}`);
  expect(sent.slice(-2)).toEqual(['rollback eu', 'rollback staging eu']);
  expect((await s.transcript('exec-updates')).slice(executives).join('\n')).not.toContain('staging');
  await dana.types('environments checkout-api');
  await dana.isTold(/staging[^\n]*4\.2\.0/);
});

test('blue-green as Slack’s plan of steps: deployed idle, switched, and switched back; in lines where the workspace refuses the plan', async () => {
  appendFileSync(join(dir, 'company.yml'), 'planCards: true\n');
  await s.faults({ app: 'kill' });
  await s.faults({ app: 'start' });
  onTestFailed(async () => console.error(await s.everything()));
  await s.person('maya').plans('search 7.1 to staging today 17:00 because better');
  await s.person('maya').types('vote R-4');
  await s.person('priya').types('go R-4');
  await s.timeIs('2026-03-03T16:00:00.000Z');
  await s.sees('releases', 'Ready to deploy: search 7.1');
  await s.person('dana').clicks('Deploy eu idle…', { message: '`R-4`' });
  const verifying = /\*Verifying\*[^\n]*search 7\.1/;
  expect((await s.sees('releases', verifying)).shown).toMatch(/in_progress: eu idle\npending: eu switch\n/);
  await s.timeIs('2026-03-03T16:05:00.000Z');
  await s.sees('releases', /\*Ready for the next step\*[^\n]*search 7\.1/);
  // The workspace takes no plans any more: the same card, in lines.
  await s.faults({ blocks: ['plan'] });
  await s.person('dana').clicks('Deploy eu switch…', { message: '`R-4`' });
  expect((await s.sees('releases', verifying)).shown).toMatch(
    /● eu idle done {3}◕ eu switch (switched|verifying), old copy kept until/,
  );
  await s.person('dana').clicks('Roll back…', { message: '`R-4`' });
  await s.person('dana').submits({ why: 'it finds nothing' });
  await s.sees('releases', /\*Rolled back\*[^\n]*search 7\.1/);
  const acts = (await s.pipelineSaw()).filter(({ body }) => body.deployId.startsWith('R-4-'));
  expect(acts.map(({ body }) => `${body.action} ${body.step} ${body.percent}`)).toEqual([
    'deploy prepare 0',
    'deploy switch 100',
    'rollback switch 100',
  ]);
});

test('a strategy that is typed with a plan stands where people decide on it, and another one asks them again', async () => {
  onTestFailed(async () => console.error(await s.everything()));
  await s.person('maya').types('new search 7.2 to production today 19:00 as carefull because better');
  await s.person('maya').isTold("I don't know the strategy “carefull”. Did you mean careful?");
  await s.person('maya').types('new search 7.2 to production today 19:00 as careful because better');
  const plan = await s.person('maya').seesModal('Plan a release');
  expect(plan.values.strategy).toBe('careful');
  expect(plan.shown).toContain('Strategy *careful*, chosen for it: canary 5 → 100 %, 10 min each, each by hand');
  const planned = (await s.person('maya').submits({})).view?.shown ?? '';
  expect(planned).toContain(', as careful.');
  const id = /R-\d+/.exec(planned)?.[0] ?? '';
  await s.sees('releases', 'Strategy *careful*, chosen for it: canary 5 → 100 %');
  await s.person('maya').types(`vote ${id}`);
  await s.sees('releases', /Vote: search 7\.2.*Strategy \*careful\*, chosen for it/s);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', 'Approved: search 7.2 to production');

  await s.person('maya').types(`edit ${id} as at once`);
  const edit = await s.person('maya').seesModal('Edit a release');
  expect(edit.values.strategy).toBe('at-once');
  await s.person('maya').submits({});
  await s.sees('releases', /it is deployed as eu by [^:]*: all at once now: [^\n]* asked again/);
  await s.person('maya').types(`show ${id}`);
  await s.person('maya').isTold('Strategy *at-once*, chosen for it: all at once');
  await s.person('maya').types(`edit ${id} as usual`);
  expect((await s.person('maya').seesModal('Edit a release')).values.strategy).toBe('-');
  await s.person('maya').submits({});
  await s.person('maya').types(`show ${id}`);
  await s.person('maya').isTold('Strategy: blue-green, the old copy kept for 30 min, 5 min each, each by hand');
});

test('some of its services go back, with what needs them, and the rest later', async () => {
  onTestFailed(async () => console.error(await s.everything()));
  const dana = s.person('dana');
  const id = await s.person('maya').plans('ledger 2.9, invoices 4, accounts 2 to staging today 18:00 because books');
  await s.person('maya').types(`vote ${id}`);
  await s.person('priya').types(`go ${id}`);
  await s.timeIs('2026-03-03T17:00:00.000Z');
  await dana.clicks('Deploy eu…', { message: `\`${id}\`` });
  await s.sees('releases', /\*Live\*[^\n]*ledger 2\.9/);

  await dana.types('rollback ledger and accounts the books are wrong');
  const asked = await dana.seesModal('Roll back');
  expect(asked.values).toMatchObject({ services: 'ledger, accounts', why: 'the books are wrong' });
  expect(asked.shown).toMatch(
    /• eu: .*ledger 2\.9.*\n\*Stays\*: invoices 4\n\*invoices 4 needs ledger 2\.9 or newer\*: it has to go back too/,
  );
  expect((await dana.submits({})).errors.services).toContain('Choose invoices too');
  const element = { type: 'multi_static_select', action_id: 'rollback-some:services' };
  await s.post('use', { as: 'dana', at: 'modal', block: 'services', element, chosen: ['ledger', 'invoices'] });
  await s.eventually('the dialog to follow what is chosen', async () =>
    (await dana.seesModal('Roll back')).shown.includes('*Stays*: accounts 2'),
  );
  expect((await dana.submits({ services: [] })).errors).toEqual({ services: 'Please complete this required field.' });
  await dana.submits({ services: ['ledger', 'invoices'] });
  await s.sees('releases', /\*Partly rolled back\*[^\n]*ledger 2\.9[\s\S]*Not taken back: accounts 2/);
  await s.sees(
    'releases',
    /Partly rolled back: ledger, invoices in staging since [^\n]*; accounts stays\. Why: the books are wrong/,
  );

  await dana.clicks('Roll back the rest…', { message: `\`${id}\`` });
  expect((await dana.seesModal('Roll back')).shown).toMatch(/goes back, newest step first:\n• eu: accounts 2 → /);
  await dana.submits({ why: 'the rest as well' });
  await s.sees('releases', /Rolled back: accounts in staging/);
  await dana.types(`rollback ${id} once more`);
  await dana.isTold('was rolled back already');

  // In a hurry, too, somebody may choose the way.
  await dana.types('hotfix search 7.3 to staging as carefull because it finds nothing');
  await dana.isTold("I don't know the strategy “carefull”. Did you mean careful?");
  await dana.types('hotfix search 7.3 to staging as at once because it finds nothing');
  await dana.isTold('Hotfix planned: *search 7.3 → staging* (R-7)');
  await s.sees('releases', 'Strategy *at-once*, chosen for it: all at once');
  await dana.types('hotfix search 7.4 to staging as careful');
  expect((await dana.seesModal('Plan a hotfix')).values).toMatchObject({ what: 'search 7.4', strategy: 'careful' });
});
