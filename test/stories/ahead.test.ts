import { expect, test } from 'vitest';
import { storiesOverHttp } from './driver.ts';

storiesOverHttp('What lies between a plan and its window', (story) => {
  test('a deadline: its role is reminded, the manager hears that it is late, the channel never; done is one click', async () => {
    const s = story();
    await s.person('noor').plans('web-shop 9.0 Fri 6 Mar 2026 14:00 to production because carts');
    await s.sees('releases', 'Code freeze 2026-03-03 16:00 UTC · Testing complete 2026-03-05 16:00 UTC');
    await s.timeIs('2026-03-03T16:00:00.000Z');
    await s.sees(
      'releases',
      'Code freeze: from now on, changes to what web-shop 9.0 → production contains are requests.',
    );
    // The evening before is quiet in Kolkata: she is told at 09:00 there.
    await s.timeIs('2026-03-04T16:00:00.000Z');
    expect(await s.messages('dm', 'priya')).toEqual([]);
    await s.timeIs('2026-03-05T03:30:00.000Z');
    await s.person('priya').seesInDm('Testing complete by 2026-03-05 16:00 UTC: web-shop 9.0 to production');
    await s.timeIs('2026-03-05T16:00:00.000Z');
    await s.person('maya').seesInDm('Late: Testing complete of web-shop 9.0 → production (R-1) was due');
    await s.sees('releases', 'Testing complete late since 2026-03-05 16:00 UTC');
    expect((await s.transcript('releases')).join()).not.toContain('Late:');
    await s.person('priya').seesInDm('Testing complete was due');
    await s.person('priya').clicks('Done', { channel: 'dm', message: 'Testing complete' });
    await s.sees('releases', 'Testing complete ✓');
  });

  test('a request from a message: taken, it asks those again whose vote it concerns; declined, whoever asked hears why', async () => {
    const s = story();
    const id = await s.person('maya').plans('checkout-api 4.2.0 today 12:00 to production because refunds');
    await s.person('maya').types(`vote ${id}`);
    await s.person('noor').writes('refunds of gift cards fail: 4.2.1 mends it', 'releases');
    const message = await s.sees('releases', 'refunds of gift cards fail');
    await s.post('shortcut', { as: 'noor', callback: 'request_scope', channel: 'releases', message: message.ts });
    const asked = await s.person('noor').seesModal('Request into release');
    expect(asked.values.why).toBe('refunds of gift cards fail: 4.2.1 mends it');
    expect((await s.person('noor').submits({ release: id, what: 'checkout-api' })).errors.what).toMatch(
      /with its version/,
    );
    await s.person('noor').submits({ what: 'checkout-api 4.2.1' });
    await s.sees('releases', '@noor asks for checkout-api 4.2.1: refunds of gift cards fail');
    await s.sees('releases', '1 request to answer');
    await s.person('noor').types('show checkout-api');
    await s.person('noor').isTold('Asked for: checkout-api 4.2.1, asked for by @noor');
    await s.person('maya').seesInDm('Take it or not: checkout-api 4.2.1 into checkout-api 4.2.0');
    await s.person('maya').clicks('Take it', { channel: 'dm', message: 'Take it or not' });
    await s.sees('releases', 'checkout-api 4.2.1 → production');
    await s.sees('releases', 'it is checkout-api 4.2.1 now: QA, SRE and Product are asked again');
    await s.person('noor').seesInDm('(R-1) has what you asked for.');

    await s.person('tom').types('request search 7.1 because typos');
    await s.person('tom').seesModal('Request into release');
    await s.person('tom').submits({ release: id });
    await s.person('maya').seesInDm('Take it or not: search 7.1');
    await s.person('maya').clicks('Decline…', { channel: 'dm', message: 'Take it or not' });
    await s.person('maya').seesModal('Decline a request');
    await s.person('maya').submits({ why: 'search goes by itself on Friday' });
    await s.person('tom').seesInDm('@maya declined search 7.1 for checkout-api 4.2.1');
  });

  test('a release that waits for another', async () => {
    const s = story();
    await s.person('noor').plans('ledger 2.9 today 13:00 to production because books');
    await s.person('noor').types('new search 7.1 today 12:30 - 14:00 to production after R-1 because better');
    const plan = await s.person('noor').seesModal('Plan a release');
    expect(plan.values.after).toBe('R-1');
    expect(plan.shown).toContain('(R-1) must complete first, and is planned until');
    expect((await s.person('noor').submits({ after: 'R-7' })).errors.after).toMatch(/R-7 is not open/);
    await s.person('noor').submits({ after: 'R-1' });
    await s.sees('releases', 'after R-1');
    await s.person('noor').types('cancel R-1 wrong version');
    await s.person('noor').seesModal('Cancel a release');
    await s.person('noor').submits();
    await s.sees('releases', 'R-1 was cancelled: search 7.1 → production waits for it.');
  });
});

storiesOverHttp('A train', (story) => {
  test('opens its release by itself, is skipped and held by who may', async () => {
    const s = story();
    await s.person('noor').types('trains');
    const told = await s
      .person('noor')
      .isTold('Next: 2026-03-12 13:00 UTC–2026-03-12 15:00 UTC, opens 2026-03-07 13:00 UTC, owner @maya');
    expect(told.buttons).not.toContain('Skip the next…');
    await s.timeIs('2026-03-07T13:00:00.000Z');
    await s.sees('releases', '*web-shop 2026.11 → production*');
    // It is Saturday: she is told on Monday at 09:00.
    await s.timeIs('2026-03-09T08:00:00.000Z');
    await s.person('maya').seesInDm('Open the vote: web-shop 2026.11 to production');
    await s.person('maya').types('trains');
    await s.person('maya').clicks('Skip the next…');
    await s.person('maya').seesModal('Skip a train');
    await s.person('maya').submits({ why: 'company offsite' });
    await s.sees(
      'releases',
      'The train Web shop train of 2026-03-26 13:00 UTC is called off by @maya: company offsite',
    );
    await s.person('maya').types('calendar month');
    await s.person('maya').isTold('Web shop train → production (Train, called off: company offsite)');
    await s.timeIs('2026-03-21T13:00:00.000Z');
    expect((await s.transcript('releases')).join()).not.toContain('web-shop 2026.13');
    await s.person('maya').types('train');
    await s.person('maya').clicks('Hold…');
    await s.person('maya').submits({ why: 'no QA in April' });
    await s.sees('releases', 'is held by @maya until somebody resumes it: no QA in April');
    await s.timeIs('2026-04-04T12:00:00.000Z');
    await s
      .person('maya')
      .seesInDm('The train Web shop train of 2026-04-09 12:00 UTC does not run: it is held (no QA in April).');
  });
});

storiesOverHttp('The calendar, as a picture and as a feed', (story) => {
  test('a picture follows the table, and says the same to those who do not see it', async () => {
    const s = story();
    await s.person('noor').plans('ledger 2.9 tomorrow 15:00 to production because books');
    await s.person('noor').types('calendar month');
    await s.person('noor').isTold('When (Africa/Cairo)');
    const picture = await s.person('noor').isTold(/This month, times in Africa\/Cairo/);
    expect(picture.shown).toContain('Wed 4 Mar 15:00 – 16:00, ledger 2.9 → production, Planned (R-1)');
    for (const scope of ['files:write', 'files:read']) {
      await s.faults({ without: [scope] });
      await s.person('noor').types('calendar this month');
      await s.person('noor').isTold(`I lack the permission \`${scope}\`. What is written above says the same`);
    }
    await s.faults({ clear: true });
    const { log } = await s.get<{ log: { what: string; detail: string }[] }>('log?last=60');
    expect(log.some((l) => l.what.includes('files.completeUploadExternal'))).toBe(true);
    await s.person('noor').types('show R-1');
    await s.person('noor').clicks('What it touches');
    await s.person('noor').isTold('*Is needed by*: payments, refunds, checkout-api, web-shop, invoices');
    await s.person('noor').isTold('What R-1 touches');
  });

  test('Slack takes no files: the table is there all the same', async () => {
    const s = story();
    await s.faults({
      api: [{ method: 'files.getUploadURLExternal', kind: 'error', error: 'internal_error', times: 5 }],
    });
    await s.person('maya').types('calendar');
    await s.person('maya').isTold('This week');
    await s.person('maya').isTold("The picture can't be shown just now. What is written above says the same.");
  });

  test('a secret address, shown once, revoked by a click', async () => {
    const s = story();
    await s.person('maya').plans('ledger 2.9 tomorrow 15:00 to production because books');
    await s.person('maya').types('feed moon');
    await s.person('maya').isTold("I don't know what “moon” is");
    await s.person('maya').types('feed ledger');
    const told = await s.person('maya').isTold('Subscribe to ledger in Google, Outlook or Apple Calendar');
    const address = /https?:\S+\.ics/.exec(told.text)?.[0] ?? '';
    const file = await fetch(address);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await file.text()).toContain('SUMMARY:ledger 2.9 → production (Planned)');
    await s.person('maya').clicks('Revoke', { message: 'Subscribe' });
    await s.person('maya').isTold('Your calendar feeds are revoked.');
    expect((await fetch(address)).status).toBe(404);
  });
});

storiesOverHttp('Late, frozen, down', (story) => {
  test('a train that would lie in a freeze does not run, and its managers are told why', async () => {
    const s = story();
    await s
      .person('maya')
      .types('freeze web-shop in production from 12 March 2026 8am until 13 March 2026 8am because audit');
    await s.person('maya').seesModal('Declare a freeze');
    await s.person('maya').submits();
    await s.sees('releases', 'Frozen: web-shop in production');
    await s.timeIs('2026-03-07T13:00:00.000Z');
    await s
      .person('maya')
      .seesInDm(
        'The train Web shop train of 2026-03-12 13:00 UTC does not run: it would lie in a freeze (audit: audit).',
      );
    expect((await s.transcript('releases')).join()).not.toContain('web-shop 2026.11');
  });

  test('killed over a deadline and a train: after the restart both are made up for, once', async () => {
    const s = story();
    await s.person('noor').plans('web-shop 9.0 Fri 6 Mar 2026 14:00 to production because carts');
    await s.sees('releases', 'Testing complete 2026-03-05 16:00 UTC');
    await s.faults({ app: 'kill' });
    s.now = '2026-03-07T15:00:00.000Z';
    await s.post('clock', { now: s.now }).catch(() => undefined);
    await s.faults({ app: 'start' });
    await s.person('maya').seesInDm('Late: Testing complete of web-shop 9.0 → production (R-1)');
    await s.sees('releases', 'web-shop 2026.11 → production');
    await s.settled();
    const late = (await s.messages('dm', 'maya')).filter((m) => m.text.startsWith('Late:'));
    expect(late).toHaveLength(1);
    expect((await s.transcript('releases')).filter((m) => m.includes('*web-shop 2026.11'))).toHaveLength(1);
  });
});
