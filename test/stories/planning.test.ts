import { expect, test } from 'vitest';
import { SECRETS } from '../../sandbox/app/secrets.ts';
import { readable, type Story, storiesOverSocket } from './driver.ts';

const freezePayments = async (s: Story) => {
  await s.person('maya').types('freeze until Thu 5 Mar 2026 20:00 because sales weekend');
  await s.person('maya').seesModal('Declare a freeze');
  await s.person('maya').submits({ from: '4 Mar 2026 09:00', what: 'payments', where: 'production', name: 'Sale' });
  await s.sees('releases', 'Frozen: payments in production');
};

storiesOverSocket('Planning without collisions', (story) => {
  test('collisions are shown while planning, with free times to click', async () => {
    const s = story();
    await s.person('maya').plans('ledger 2.9 tomorrow 15:00 - 16:00 to production because audit');
    const noor = s.person('noor');
    // 16:00 in Cairo is 15:00 in Berlin.
    await noor.types('new checkout-api 4.2.0 tomorrow 16:00 to production because refunds');
    const shown = await noor.seesModal('Plan a release');
    expect(readable(shown.shown)).toContain(
      '*Careful*: ledger 2.9 → production (R-1), which checkout-api depends on, is planned 2026-03-04 14:00 UTC–2026-03-04 15:00 UTC',
    );
    expect(shown.buttons).toEqual(['Wed 4 Mar 17:00', 'Thu 5 Mar 09:00', 'Thu 5 Mar 13:00', 'More…']);
    await noor.clicks('Thu 5 Mar 09:00', { in: 'modal' });
    const moved = await s.eventually('the time to be taken', async () => {
      const now = await noor.seesModal('Plan a release');
      return now.values.when === 'Thu 5 Mar 2026 09:00 - 10:00' && now;
    });
    expect(moved.shown).not.toContain('Careful');
    const planned = await noor.submits();
    expect(readable(planned.view?.shown ?? '')).toContain('(R-2), Thu 5 Mar 2026 09:00 - 10:00 (1 h, Africa/Cairo)');
  });

  test('nobody plans into a freeze but who may freeze; it holds at the deploy all the same', async () => {
    const s = story();
    await freezePayments(s);
    const noor = s.person('noor');
    await noor.types('new payments 5.2 tomorrow 16:00 to production because wallets');
    expect((await noor.seesModal('Plan a release')).shown).toContain('*Blocked*: freeze “Sale” covers it until');
    expect((await noor.submits()).errors.when).toMatch(/Blocked: freeze “Sale” .*Choose one of the free times/);
    await s.post('close', { as: 'noor' });
    await s.person('maya').plans('payments 5.2 tomorrow 16:00 to production because wallets');
    await s.sees('releases', 'payments 5.2 → production');
  });

  test('what-if answers before anything is saved; its slot is one click away', async () => {
    const s = story();
    await freezePayments(s);
    await s.person('noor').types('what-if payments tomorrow 4pm');
    const told = await s
      .person('noor')
      .isTold('*Blocked*: freeze “Sale” covers it until 2026-03-05 19:00 UTC (sales weekend)');
    expect(readable(told.shown)).toContain('First clean slot: Fri 6 Mar 2026 09:00 - 10:00 (1 h, Africa/Cairo)');
    expect(told.buttons).toEqual(['Take Fri 6 Mar 09:00']);
    await s.person('noor').clicks('Take Fri 6 Mar 09:00');
    const plan = await s.person('noor').seesModal('Plan a release');
    expect(plan.values).toMatchObject({ what: 'payments', where: 'production', when: 'Fri 6 Mar 2026 09:00 - 10:00' });
    expect((await s.person('noor').submits({ why: 'wallets' })).errors.what).toMatch(/not a service with its version/);
    await s.post('close', { as: 'noor' });
    await s.person('noor').types('what-if ledger tomorrow 11am to staging');
    await s.person('noor').isTold('Nothing is in the way.');
    await s.person('noor').types('what-if');
    await s.person('noor').isTold('What if what? Name a service and a time');
    await s.person('noor').types('what-if ledger yesterday 4pm');
    await s.person('noor').isTold('“yesterday” is in the past');
    expect((await s.transcript('releases')).join()).not.toContain('R-1');
  });

  test('a pipeline asks before it deploys by itself', async () => {
    const s = story();
    const check = async (query: string) => {
      const answer = await fetch(`${s.sandbox.app.address}/api/v1/check?${query}`, {
        headers: { authorization: `Bearer ${SECRETS.check}` },
      });
      return { status: answer.status, ...((await answer.json()) as object) };
    };
    expect(await check('service=payments&environment=production')).toMatchObject({ status: 200, allowed: true });
    await freezePayments(s);
    expect(await check('service=payments&environment=production&at=2026-03-04T12:00:00Z')).toMatchObject({
      status: 423,
      allowed: false,
      until: '2026-03-05T19:00:00.000Z',
      reasons: [{ freeze: 'Sale', why: 'sales weekend' }],
    });
    // Every Friday evening by the manifest.
    expect(await check('service=search&environment=production&at=2026-03-06T17:00:00Z')).toMatchObject({
      status: 423,
      reasons: [{ freeze: 'Weekend' }],
    });
  });
});

storiesOverSocket('Moving a release', (story) => {
  test('a vote is open: a free time by click, everybody hears, and those it concerns are asked again', async () => {
    const s = story();
    await s.person('noor').plans('search 7.1 today 15:00 - 16:00 to production because typing mistakes', {
      customers: 'search forgives typing mistakes',
    });
    await s.person('noor').types('vote');
    await s.person('priya').types('go');
    await s.sees('releases', 'Go: QA · waiting for');
    await s.person('tom').clicks('Move…', { message: 'R-1' });
    await s.person('tom').isTold("You can't move search 7.1 → production: that takes the role release manager");
    await s.person('noor').clicks('Move…', { message: 'R-1' });
    const asked = await s.person('noor').seesModal('Move a release');
    expect(asked.shown).toContain('those whose vote it concerns are asked again');
    expect((await s.person('noor').submits({ when: 'yesterday noon' })).errors.when).toMatch(/past/);
    await s.person('noor').clicks('Wed 4 Mar 09:00', { in: 'modal' });
    await s.eventually(
      'the time to be taken',
      async () => (await s.person('noor').seesModal('Move a release')).values.when === 'Wed 4 Mar 2026 09:00 - 10:00',
    );
    const moved = await s.person('noor').submits({ why: 'QA needs a day' });
    expect(readable(moved.view?.shown ?? '')).toContain(
      '(R-1) is planned Wed 4 Mar 2026 09:00 - 10:00 (1 h, Africa/Cairo) now',
    );
    await s.sees(
      'releases',
      '(R-1): @noor changed it: the window moved to 2026-03-04 07:00 UTC: SRE and Product are asked again, what QA said stands',
    );
    await s.sees(
      'releases',
      'Moved: search 7.1 to production (R-1), from 2026-03-03 13:00 UTC to 2026-03-04 07:00 UTC–2026-03-04 08:00 UTC',
    );
    await s.sees('exec-updates', 'Moved: search, to 2026-03-04 07:00 UTC');
    await s.sees('support-news', 'It was planned for 2026-03-03 13:00 UTC');
    // It is four in the morning in New York.
    await s.timeIs('2026-03-03T14:00:00.000Z');
    await s.person('sam').seesInDm('Your vote by 2026-03-04 06:00 UTC');
  });
});

storiesOverSocket('A freeze pass', (story) => {
  test('one fix passes a freeze, with a name and a reason, until it ends', async () => {
    const s = story();
    await s.person('noor').plans('payments 5.1.1 today 14:00 - 17:00 to production because refunds fail');
    await s.person('noor').types('vote');
    for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types('go');
    await s.person('maya').types('freeze payments in production until tomorrow 8am because sales weekend');
    await s.person('maya').seesModal('Declare a freeze');
    await s.person('maya').submits();
    await s.timeIs('2026-03-03T12:00:00.000Z');
    await s.person('dana').clicks('Details', { message: 'R-1' });
    await s.person('dana').types('deploy');
    const refused = await s.person('dana').isTold("can't deploy now: frozen");
    // What she may not use is not offered to her; typed, it says who may.
    expect(refused.buttons).not.toContain('Freeze pass…');
    await s.person('dana').types('pass payments');
    await s
      .person('dana')
      .isTold(
        "You can't give payments 5.1.1 → production a freeze pass: that takes the role release manager or SRE. Ask @maya",
      );
    await s.person('maya').types('pass payments');
    const modal = await s.person('maya').seesModal('Freeze pass');
    expect(readable(modal.shown)).toContain('may pass “sales weekend”, which ends 2026-03-04 07:00 UTC');
    expect(
      (await s.person('maya').submits({ why: 'refunds fail for everybody', until: 'whenever' })).errors.until,
    ).toMatch(/I can't read/);
    await s.person('maya').submits({ why: 'refunds fail for everybody', until: 'today 14:00' });
    await s.sees(
      'releases',
      'Freeze pass: payments 5.1.1 → production may pass “sales weekend” until 2026-03-03 13:00 UTC. By @maya: refunds fail for everybody',
    );
    await s.person('dana').seesInDm('Ready: payments 5.1.1 to production');
    // Nobody used it in time.
    await s.timeIs('2026-03-03T13:00:00.000Z');
    await s.sees('releases', 'Blocked: frozen until');
    await s.person('dana').types('deploy');
    await s.person('dana').isTold("can't deploy now: frozen");
    await s.person('sam').types('pass payments still failing');
    await s.person('sam').seesModal('Freeze pass');
    await s.person('sam').submits();
    await s.sees('releases', '*Ready*');
    await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
    await s.sees('releases', '*Live*');
  });
});

storiesOverSocket('An emergency stop', (story) => {
  test('two deploys run: both wait after their step; it is warned of, kept on, and lifted', async () => {
    const s = story();
    for (const [who, what] of [
      ['noor', 'search 7.1 today 13:00'],
      ['maya', 'ledger 2.9 today 12:00'],
    ] as const) {
      const id = await s.person(who).plans(`${what} to production because better`);
      await s.person(who).types(`vote ${id}`);
      for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
    }
    await s.timeIs('2026-03-03T11:00:00.000Z');
    await s.pipeline({ behaviour: 'manual' });
    for (const id of ['R-1', 'R-2']) await s.person('dana').clicks('Deploy eu…', { message: `\`${id}\`` });
    await s.eventually('both first steps', async () => (await s.pipelineSaw()).length === 2);
    await s.person('noor').types('emergency-stop everything breaks');
    await s.person('noor').isTold("You can't call an emergency stop: that takes the role release manager or SRE");
    await s.person('sam').types('emergency-stop checkout loses orders for 30m in production');
    const modal = await s.person('sam').seesModal('Emergency stop');
    expect(modal.values).toMatchObject({ minutes: '30', where: 'production', what: '' });
    await s.person('sam').submits({ why: 'checkout loses orders' });
    await s.sees('exec-updates', 'Emergency stop by SRE: releases of everything in production');
    const report = (id: string) =>
      s.pipeline({ deployId: `${id}-1`, stage: 'eu', report: { status: 'succeeded', n: 2 } });
    for (const id of ['R-1', 'R-2']) await report(id);
    for (const id of ['R-1', 'R-2'])
      await s.sees(
        'releases',
        new RegExp(`${id}[\\s\\S]*The next step waits: emergency stop by @sam until 2026-03-03 11:30 UTC`),
      );
    await s.timeIs('2026-03-03T11:15:00.000Z');
    await s
      .person('maya')
      .seesInDm('The emergency stop of everything in production ends 2026-03-03 11:30 UTC (checkout loses orders)');
    await s.person('maya').types('emergency-stop for 1h in production');
    await s.person('maya').seesModal('Emergency stop');
    await s.person('maya').submits({ why: 'the fix is not proven' });
    await s.sees('support-news', 'Emergency stop: no changes until 2026-03-03 12:15 UTC');
    await s.timeIs('2026-03-03T11:30:00.000Z');
    await s.person('dana').types('deploy R-1');
    await s.person('dana').isTold('emergency stop by @maya until 2026-03-03 12:15 UTC (the fix is not proven)');
    await s.person('maya').types('unfreeze');
    await s.person('maya').clicks('Unfreeze');
    const free = 'The emergency stop does not hold it any more, by @maya: search 7.1 → production may go on.';
    await s.sees('releases', free);
    await s.person('dana').seesInDm('Stopped halfway: search 7.1 to production. Go on, or roll back');
    expect(await s.pipelineSaw()).toHaveLength(2);
  });
});

storiesOverSocket('Calendar and list', (story) => {
  test('a week as a table, and a list of what one asks for', async () => {
    const s = story();
    await s.person('maya').plans('ledger 2.9 tomorrow 15:00 - 16:00 to production because audit');
    await s.person('noor').plans('search 7.1 Thu 5 Mar 2026 12:00 to staging because better');
    await s.person('maya').types('calendar');
    const week = await s.person('maya').isTold('This week');
    expect(week.shown).toBe(
      [
        '*This week*: Mon 2 Mar – Sun 8 Mar, 2 releases, 2 freezes',
        'When (Europe/Berlin) | What | State',
        'until Mon 2 Mar 08:00 | everything in production: Weekend | Frozen',
        'Wed 4 Mar 15:00 – 16:00 | ledger 2.9 → production | Planned (R-1)',
        'Thu 5 Mar 11:00 – 12:00 | search 7.1 → staging | Planned (R-2)',
        'Fri 6 Mar 18:00 – Mon 9 Mar 08:00 | everything in production: Weekend | Frozen',
      ].join('\n'),
    );
    expect(readable(week.text)).toContain(
      '2026-03-04 14:00 UTC–2026-03-04 15:00 UTC: ledger 2.9 → production (Planned (R-1))',
    );
    await s.person('maya').clicks('Next week', { message: 'This week' });
    await s.person('maya').isTold('0 releases, 2 freezes');
    await s.person('maya').types('calendar year');
    await s.person('maya').isTold('At most 92 days fit into a calendar.');
    await s.person('noor').types('list mine');
    expect((await s.person('noor').isTold('1 open release*, yours')).text).not.toContain('ledger');
    await s.person('noor').types('list ledger planned');
    await s.person('noor').isTold('1 open release* with ledger, planned');
    await s.person('noor').types('list failed');
    await s.person('noor').isTold('No release is open, failed');
    await s.person('noor').types('list ledgre');
    await s.person('noor').isTold("I don't know what “ledgre” is. Did you mean ledger?");
  });
});
