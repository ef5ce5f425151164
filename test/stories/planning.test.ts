import { expect, test } from 'vitest';
import { SECRETS } from '../../sandbox/app/processes.ts';
import { readable, type Story, stories } from './driver.ts';

const freezePayments = async (s: Story) => {
  await s.person('maya').types('freeze until Thu 5 Mar 2026 20:00 because sales weekend');
  await s.person('maya').seesModal('Declare a freeze');
  await s.person('maya').submits({ from: '4 Mar 2026 09:00', what: 'payments', where: 'production', name: 'Sale' });
  await s.sees('releases', 'Frozen: payments in production');
};

stories('Planning without collisions', (story) => {
  test('collisions are shown while planning, with free times to click', async () => {
    const s = story();
    await s.person('maya').plans('ledger 2.9 tomorrow 15:00 - 16:00 to production because audit');
    const noor = s.person('noor');
    // 16:00 in Cairo is 15:00 in Berlin.
    await noor.types('new checkout-api 4.2.0 tomorrow 16:00 to production because refunds');
    const shown = await noor.seesModal('Plan a release');
    expect(readable(shown.shown)).toContain(
      '*Careful*: ledger 2.9 → production (R-1), which checkout-api depends on, is planned 2026-03-04 14:00 UTC – 2026-03-04 15:00 UTC',
    );
    expect(shown.buttons).toEqual(['Tue 3 Mar 11:30', 'Tue 3 Mar 13:00', 'Wed 4 Mar 09:00', 'More…']);
    await noor.clicks('Wed 4 Mar 09:00', { in: 'modal' });
    const moved = await s.eventually('the time to be taken', async () => {
      const now = await noor.seesModal('Plan a release');
      return now.values.when === '4 Mar 2026 09:00 - 10:00' && now;
    });
    expect(moved.shown).not.toContain('Careful');
    const planned = await noor.submits();
    expect(readable(planned.view?.shown ?? '')).toContain('(R-2), 2026-03-04 07:00 UTC–2026-03-04 08:00 UTC');
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
    expect(readable(told.shown)).toContain('First clean slot: 2026-03-03 09:30 UTC–2026-03-03 10:30 UTC');
    expect(told.buttons).toEqual(['Take Tue 3 Mar 11:30']);
    await s.person('noor').clicks('Take Tue 3 Mar 11:30');
    const plan = await s.person('noor').seesModal('Plan a release');
    expect(plan.values).toMatchObject({ what: 'payments', where: 'production', when: '3 Mar 2026 11:30 - 12:30' });
    expect((await s.person('noor').submits({ why: 'wallets' })).errors.what).toMatch(/not a service with its version/);
    await s.post('close', { as: 'noor' });
    await s.person('noor').types('what-if ledger tomorrow 4pm to staging');
    await s.person('noor').isTold('Nothing is in the way.');
    await s.person('noor').types('what-if');
    await s.person('noor').isTold('What if what? Name a service and a time');
    await s.person('noor').types('what-if ledger yesterday 4pm');
    await s.person('noor').isTold('That time is past');
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
