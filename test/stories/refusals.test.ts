import { beforeEach, expect, test } from 'vitest';
import { type Story, storiesOverSocket } from './driver.ts';

/** What Slack refuses, and what somebody deletes: each has an end that people see. */

const LONG = (service: string) => `${service} ${'needs this very much '.repeat(135)}`.slice(0, 2800);
const posts = (kind: object) => ({ api: [{ method: 'chat.postMessage', channel: 'releases', ...kind }] });
let began = '';
beforeEach(() => {
  began = new Date().toISOString();
});

/** A release whose vote is open; gives its id. */
async function voting(s: Story, what = 'checkout-api 4.2.0', why = 'faster refunds'): Promise<string> {
  const id = await s.person('maya').plans(`${what} tomorrow 15:00 to production because x`, { why });
  await s.person('maya').types(`vote ${id}`);
  await s.sees('releases', `Vote: ${what} → production`);
  await s.settled();
  return id;
}
const headline = async (s: Story, id: string) =>
  (await s.messages('releases')).filter((m) => !m.thread && m.shown.includes(`\`${id}\``));
const refusals = async (s: Story) =>
  (await s.get<{ log: { at: string; what: string; detail: string; ok: boolean }[] }>('log?last=2000')).log.filter(
    (l) => l.at >= began && !l.ok && l.what.startsWith('chat.'),
  );

storiesOverSocket('What Slack refuses has an end that people see', (story) => {
  test('six votes with reasons of 2,800 characters: one message with every button', async () => {
    const s = story();
    const services = ['accounts 1.1', 'ledger 2.9', 'notifications 2.5', 'search 7.1', 'payments 5.2', 'invoices 2.0'];
    for (const what of services) await voting(s, what, LONG(what));
    await s.settled();
    expect(await refusals(s)).toEqual([]);
    const turn = await s.person('priya').seesInDm(/Your vote by .*\(and 5 more\)/);
    expect(turn.buttons.filter((b) => b === 'Go')).toHaveLength(6);
    for (const what of services) expect(turn.shown).toContain(`${what} to production`);
    expect(turn.shown.match(/needs this very[a-z ]*…/g)).toHaveLength(6);
    expect(turn.text.match(/^(• )?Your vote by /gm)).toHaveLength(6);
  });

  test('a message that Slack won’t take goes as its text; if it won’t take that, it is set aside, told, and the channel goes on', async () => {
    const s = story();
    await s.faults(posts({ kind: 'error', error: 'invalid_blocks', times: 1 }));
    const id = await s.person('maya').plans('search 7.1 tomorrow 15:00 to production because better');
    const plain = await s.sees('releases', 'Release planned: search 7.1 to production');
    expect(plain.buttons).toEqual([]);
    expect(plain.shown).toContain('Slack would not show the buttons here');
    await s.settled();

    await s.faults(posts({ kind: 'error', error: 'msg_blocks_too_long', times: 2 }));
    await s.person('maya').types(`vote ${id}`);
    await s
      .person('maya')
      .seesInDm(`I couldn't post the news of ${id} to #releases: the message is longer than Slack allows`);
    await s.person('maya').types(`update ${id} still fine`);
    await s.settled();
    const next = await s.person('noor').plans('ledger 2.9 tomorrow 17:00 to production because books');
    await s.sees('releases', `\`${next}\``);
  });

  test.each([
    ['half a character', 'broken \ud800 here', 'broken � here'],
    ['the other half', '\udfff', '�'],
    ['a bomb cut in two', `${'🧨'.repeat(100)}\ud83e`, '🧨�'],
    ['what the card cuts', `${'🧨'.repeat(700)}\ud83e`, '🧨…'],
  ])('%s as a reason holds up nothing', async (_, why, shown) => {
    const s = story();
    const id = await s.person('maya').plans('search 7.1 tomorrow 15:00 to production because x', { why });
    expect((await s.sees('releases', `\`${id}\``)).shown).toContain(shown);
    const next = await s.person('noor').plans('ledger 2.9 tomorrow 17:00 to production because books');
    await s.sees('releases', `\`${next}\``);
    expect(await refusals(s)).toEqual([]);
  });

  test('an answer that can’t be whispered in the channel comes in direct messages', async () => {
    const s = story();
    const id = await voting(s);
    const [root] = await headline(s, id);
    await s.faults({ api: [{ method: 'chat.postEphemeral', kind: 'error', error: 'user_not_in_channel', times: 1 }] });
    await s.person('priya').writes('go', 'releases', root?.ts);
    await s.person('priya').seesInDm('Counted: Go for QA');
  });

  test('a voter who can’t be reached: a release manager hears it, once a day', async () => {
    const s = story();
    await s.faults({ api: [{ method: 'conversations.open', kind: 'error', error: 'user_disabled', times: 1 }] });
    const id = await s.person('noor').plans('search 7.1 tomorrow 15:00 to production because better');
    await s.person('noor').types(`vote ${id}`);
    const told = await s
      .person('maya')
      .seesInDm(/I couldn't tell @\w+ what waits for them: that person’s account is deactivated/);
    expect(told.shown).toContain('let somebody else do it');
  });

  test('a message that can’t be edited any more: its owner hears what keeps it, once', async () => {
    const s = story();
    const id = await voting(s);
    await s.faults({ api: [{ method: 'chat.update', kind: 'error', error: 'edit_window_closed', times: 8 }] });
    await s.person('priya').types(`go ${id}`);
    await s.person('maya').seesInDm(`I couldn't bring the message of ${id} up to date`);
    await s.person('sam').types(`go ${id}`);
    await s.settled();
    const told = (await s.messages('dm', 'maya')).filter((m) => m.shown.includes('up to date: the workspace'));
    expect(new Set(told.map((m) => m.shown)).size).toBe(1);
  });
});

storiesOverSocket('What somebody deletes comes back once', (story) => {
  test('a headline with its thread: posted anew, the thread before linked, its owner told, and votes count in both', async () => {
    const s = story();
    const id = await voting(s);
    const [before] = await headline(s, id);
    await s.post('delete', { as: 'sam', channel: 'releases', message: before?.ts });
    const anew = await s.eventually('the headline to be posted anew', async () => (await headline(s, id)).at(-1));
    expect(anew.ts).not.toBe(before?.ts);
    expect(anew.buttons).toEqual(before?.buttons);
    const link = await s.sees('releases', 'The message before this one was deleted');
    expect(link).toMatchObject({ thread: anew.ts });
    expect(link.shown).toContain(`p${before?.ts.replace('.', '')}`);
    await s.person('maya').seesInDm(`Somebody deleted the message of ${id} in #releases. I posted it anew`);

    await s.person('priya').writes('go', 'releases', anew.ts);
    await s.person('priya').isTold('Counted: Go for QA');
    await s.person('sam').writes('go', 'releases', before?.ts);
    await s.person('sam').isTold('Counted: Go for SRE');
    await s.person('lin').types(`go ${id}`);
    await s.sees('releases', '*Approved*');
    expect(await headline(s, id)).toHaveLength(1);

    await s.post('delete', { as: 'sam', channel: 'releases', message: anew.ts });
    await s.person('maya').seesInDm(`Somebody deleted the message of ${id} again: I leave it so`);
    await s.settled();
    expect(await headline(s, id)).toEqual([]);
  });

  test('a vote’s message comes back in its thread; one of what is over does not', async () => {
    const s = story();
    const id = await voting(s);
    const vote = await s.sees('releases', 'Vote: checkout-api 4.2.0 → production');
    await s.post('delete', { as: 'sam', channel: 'releases', message: vote.ts });
    const anew = await s.eventually('the vote to be posted anew', async () =>
      (await s.messages('releases')).find((m) => m.shown.startsWith('*Vote:') && m.ts !== vote.ts),
    );
    expect(anew.thread).toBe(vote.thread);
    await s.person('priya').clicks('Go', { message: anew.ts });
    await s.person('priya').isTold('Counted: Go for QA');
    await s.person('maya').types(`cancel ${id}`);
    await s.person('maya').submits({ why: 'not needed' });
    await s.sees('releases', '*Cancelled*');
    await s.settled();
    const [old] = await headline(s, id);
    await s.post('delete', { as: 'maya', channel: 'releases', message: old?.ts });
    await s.settled();
    expect(await headline(s, id)).toEqual([]);
  });

  test('noticed only when it is edited, since nothing was heard: posted anew all the same', async () => {
    const s = story();
    const id = await voting(s);
    const [before] = await headline(s, id);
    await s.faults({ app: 'kill' });
    s.sandbox.slack.workspace.messages = s.sandbox.slack.workspace.messages.filter((m) => m.ts !== before?.ts);
    await s.faults({ app: 'start' });
    await s.person('priya').types(`go ${id}`);
    const anew = await s.eventually('the headline to be posted anew', async () => (await headline(s, id)).at(-1));
    expect(anew.shown).toContain('Go: QA');
    await s.person('maya').seesInDm(`Somebody deleted the message of ${id}`);
  });
});
