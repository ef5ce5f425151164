import { expect, test } from 'vitest';
import { type Story, stories } from './driver.ts';

async function voting(s: Story): Promise<string> {
  await s.person('maya').plans('checkout-api 4.2.0 today 12:00 to production because faster refunds');
  await s.person('maya').types('vote');
  await s.sees('releases', 'Vote: checkout-api 4.2.0 → production');
  await s.settled();
  return (await s.sees('releases', '*Voting*')).ts;
}

stories('Slack is strict', (story) => {
  test('an ack too late: the person is told it failed, tries again, and is told that it counted', async () => {
    const s = story();
    await voting(s);
    await s.faults({ lateAcks: 1 });
    await s.person('priya').clicks('Go', { message: 'Vote: checkout-api' });
    await s.person('priya').isTold('operation_timeout');
    await s.person('priya').clicks('Go', { message: 'Vote: checkout-api' });
    await s.person('priya').isTold('That is your answer already');
    await s.settled();
    expect((await s.sees('releases', 'Vote: checkout-api')).shown.match(/Go \(/g)).toHaveLength(1);
  });

  test('what is typed with signs and names is shown as it was typed', async () => {
    const s = story();
    const thread = await voting(s);
    await s.person('priya').writes('no-go: errors > 2 % & rising, ask @sam or @sre in #general', 'releases', thread);
    const shown = await s.sees('releases', '*Rejected*');
    // Escaped once for Slack, so that people read it as it was typed.
    expect(shown.shown).toContain('errors &gt; 2 % &amp; rising, ask @sam or @sre in #general');
    await s.person('maya').types('new ledger 2.9 tomorrow 15:00 to production because p95 < 200 ms & cheaper');
    expect((await s.person('maya').seesModal('Plan a release')).values.why).toBe('p95 < 200 ms & cheaper');
  });

  test('events in another order, and each twice: every vote counts once', async () => {
    const s = story();
    const thread = await voting(s);
    await s.faults({ shuffle: 3, duplicates: 2 });
    for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).writes('go', 'releases', thread);
    await s.sees('releases', '*Approved*');
    await s.settled();
    const vote = await s.sees('releases', /closed .*: \*Go\*/);
    expect(vote.shown.match(/Go \(/g)).toHaveLength(3);
  });

  test('a command that nobody installed is Slack’s to answer', async () => {
    const s = story();
    await s.person('maya').types('/relase new');
    await s.person('maya').isTold('/relase is not a valid command');
  });
});
