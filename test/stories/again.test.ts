import { expect, test } from 'vitest';
import { ask } from '../slack/odd.ts';
import { storiesOverHttp } from './driver.ts';

storiesOverHttp('Delivered again', (story) => {
  test('a typed vote that was refused, and the person told, does not count when Slack delivers it again later', async () => {
    const s = story();
    await s.person('maya').plans('checkout-api 4.2.0 today 12:00 to production because faster refunds');
    await s.person('maya').types('vote');
    await s.sees('releases', 'Vote: checkout-api 4.2.0 → production');
    const headline = await s.sees('releases', '*Voting*');
    const delivered = (event_id: string) => {
      const event = { type: 'message', user: 'U0TOM00001', text: 'go', channel: 'C0RELEASES', thread_ts: headline.ts };
      const body = JSON.stringify({ type: 'event_callback', event_id, event: { ...event, ts: '1772528400.000100' } });
      const to = { method: 'POST', path: '/slack/events', type: 'application/json' };
      return ask(s.sandbox.app.address ?? '', { ...to, body, sign: 'slack' });
    };
    const told = async () => (await s.messages('releases', 'tom')).filter((m) => m.privateTo === 'tom').length;
    expect(await delivered('EvTwice')).toBe(200);
    expect(await told()).toBe(1);
    await s.post('group', { handle: 'sre', members: ['tom', 'sam'] });
    await s.settled();
    expect(await delivered('EvTwice')).toBe(200);
    expect(await told()).toBe(1);
    await s.eventually('tom to count when he answers anew', async () => {
      await delivered(`EvNew${Date.now()}`);
      return (await s.messages('releases', 'tom')).some((m) => m.text.startsWith('Counted: Go for SRE'));
    });
  });
});
