import { expect, test } from 'vitest';
import { stories, storiesOverHttp } from './driver.ts';

stories('Hostile and rare', (story) => {
  test('markup and <!channel> in every field stay text; texts beyond Slack’s limits are cut, never refused', async () => {
    const s = story();
    const evil = '<!channel> <@U0MAYA0001> <https://evil.example|docs> & "quoted"\n`x`';
    const long = `${evil} ${'ä'.repeat(2900)}`;
    const maya = s.person('maya');
    await maya.types(`new checkout-api ${'<!here>'.padEnd(60, '9')} today 12:00 to production`);
    await maya.seesModal('Plan a release');
    await maya.clicks('More…', { in: 'modal' });
    const planned = await maya.submits({ why: long, customers: long });
    expect(planned.errors).toEqual({});
    await maya.types('vote');
    await s.sees('releases', 'Vote: checkout-api');
    await s.person('priya').types(`no-go ${long}`);
    await s.sees('releases', '*Rejected*');
    await maya.types('update');
    await maya.seesModal('Post an update');
    await maya.submits({ happened: long, next: long });
    await maya.seesModal('Who hears what');
    await maya.submits({ 'to executives': long });
    await s.sees('exec-updates', '&lt;!channel&gt;');
    await maya.types('freeze');
    await maya.seesModal('Declare a freeze');
    await maya.submits({ until: 'tomorrow 9am', why: long, name: evil });
    // What it would hold is shown first.
    await maya.submits();
    await s.sees('support-news', 'No changes');
    await maya.types('list');
    await maya.types('show');
    await maya.types(`${evil} ${long}`);
    await maya.isTold('longer than 3000 characters');
    await maya.types(`${evil} ${long.slice(0, 2900)}`);
    await maya.isTold("I don't know");
    await maya.opensHome();
    await maya.seesHome('My releases');
    await s.settled();
    const { messages } = await s.get<{ messages: { text: string; blocks: unknown }[] }>('messages?as=maya');
    for (const m of messages)
      expect(JSON.stringify([m.text, m.blocks])).not.toMatch(/<!channel>|<!here>|<https:\/\/evil/);
    const { log } = await s.get<{ log: { what: string; detail: string; ok: boolean }[] }>('log?last=500');
    expect(log.filter((l) => /invalid_blocks|invalid_arguments|msg_too_long/.test(l.detail))).toEqual([]);
  });

  test('names that every object has are nobody, no word, no release and no service', async () => {
    const s = story();
    const maya = s.person('maya');
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      await maya.types(name);
      await maya.isTold(`I don't know \`/release ${name}`);
      await maya.types(`delegate @${name} until Friday 18:00`);
      expect((await maya.seesModal('Delegate your votes')).shown).toContain(`Nobody’s handle is exactly @${name}:`);
      await s.post('close', { as: 'maya' });
      await maya.types(`hand-over @${name}`);
      await maya.types(`show ${name}`);
      await maya.types(`what-if ${name} 1 tomorrow 15:00`);
    }
    await maya.types('delegate');
    await maya.isTold('Nobody stands in for you');
    await maya.types('list');
  });

  test('the global shortcut, a vote by somebody who joined the user group a moment ago, and a show by name', async () => {
    const s = story();
    await s.post('shortcut', { as: 'maya' });
    await s.person('maya').seesModal('Plan a release');
    await s.post('close', { as: 'maya' });
    await s
      .person('maya')
      .plans('ledger 2.9 today 12:00 to production because audit', { customers: 'the books close earlier' });
    await s.person('maya').types('vote ledger');
    await s.sees('releases', 'Vote: ledger');
    await s.post('group', { handle: 'sre', members: ['noor', 'sam'] });
    await s.eventually('noor to count', async () => {
      await s.person('noor').types('go ledger');
      return (await s.messages('releases', 'noor')).some(
        (m) => m.privateTo === 'noor' && m.text.startsWith('Counted: Go for SRE'),
      );
    });
    await s.person('tom').types('show ledger');
    await s.person('tom').isTold(/Checks[\s\S]*Window \(waiting\): the window opens/);
  });
});

storiesOverHttp('What Slack refuses, and what is due', (story) => {
  test('a channel that refuses: given up, and the owner is told with the remedy; the other audiences hear', async () => {
    const s = story();
    await s.faults({ api: [{ method: 'chat.postMessage', kind: 'error', error: 'is_archived', times: 1 }] });
    await s
      .person('maya')
      .plans('ledger 2.9 today 12:00 to production because audit', { customers: 'the books close earlier' });
    await s
      .person('maya')
      .seesInDm(/I couldn't post the news of R-1 to #[a-z-]+: that channel is archived: unarchive it/);
  });

  test('one channel’s 429 stalls no other channel and no modal', async () => {
    const s = story();
    // Which of the channels is posted to first is nobody's promise.
    await s.faults({
      api: [{ method: 'chat.postMessage', kind: '429', times: 1, retryAfter: 300, channel: 'releases' }],
    });
    await s
      .person('maya')
      .plans('ledger 2.9 today 12:00 to production because audit', { customers: 'the books close earlier' });
    await s.person('noor').types('new refunds 1.0 tomorrow 15:00 to production because more');
    await s.person('noor').seesModal('Plan a release');
    await s.sees('support-news', 'Planned, not decided yet');
    expect(await s.transcript('releases')).toEqual([]);
    await s.sees('releases', '`R-1`');
  });

  test('Monday 09:00 in Berlin: executives get their digest, and the next one is due a week later', async () => {
    const s = story();
    await s.person('maya').plans('refunds 2.0 Wed 11 Mar 2026 15:00 to production because instant refunds');
    await s.timeIs('2026-03-09T07:59:00.000Z');
    expect((await s.transcript('exec-updates')).join()).not.toContain('Releases this week');
    await s.timeIs('2026-03-09T08:00:00.000Z');
    await s.sees('exec-updates', 'Releases this week: 0 at risk, 2 coming, 0 done');
    await s.timeIs('2026-03-16T08:00:00.000Z');
    await s.eventually(
      'the second digest',
      async () => (await s.transcript('exec-updates')).filter((l) => l.includes('Releases this week')).length === 2,
    );
  });
});
