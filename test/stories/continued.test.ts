import { expect, test } from 'vitest';
import { type Story, storiesOverSocket } from './driver.ts';

/** On the day of a release its message is posted afresh: one of last week is twenty screens up when people look for it. */

const WEDNESDAY_9 = '2026-03-04T08:00:00.000Z';

/** Planned on Tuesday for Wednesday 15:00 in Berlin, with its vote open; gives its id. */
async function planned(s: Story, when = 'tomorrow 15:00'): Promise<string> {
  const id = await s.person('maya').plans(`search 7.1 ${when} to production because better`);
  await s.person('maya').types(`vote ${id}`);
  await s.sees('releases', 'Vote: search 7.1 → production');
  await s.settled();
  return id;
}
const roots = async (s: Story, id: string) =>
  (await s.messages('releases')).filter((m) => !m.thread && m.shown.includes(`\`${id}\``));
const anew = (s: Story, id: string, than: string | undefined) =>
  s.eventually('the headline of its day', async () => {
    const last = (await roots(s, id)).at(-1);
    return last?.ts !== than && last;
  });
const once = (s: Story, words: string) =>
  s.eventually(`“${words}” once`, async () => {
    const said = (await s.messages('releases')).filter((m) => m.shown.includes(words));
    return said.length === 1 && said[0];
  });

storiesOverSocket('A release’s message on its day', (story) => {
  test('is posted afresh in the morning; the old one leads there, and answers count in both threads', async () => {
    const s = story();
    const id = await planned(s);
    const [old] = await roots(s, id);
    await s.timeIs('2026-03-04T07:59:59.999Z');
    await s.settled();
    expect(await roots(s, id)).toHaveLength(1);
    await s.timeIs(WEDNESDAY_9);
    const today = await anew(s, id, old?.ts);
    expect(today.buttons).toEqual(old?.buttons);
    const left = await s.eventually('the old one to lead there', async () => {
      const [first] = await roots(s, id);
      return first?.shown.includes('Continued here') && first;
    });
    expect(left).toMatchObject({ ts: old?.ts, buttons: [] });
    expect(left.shown).toContain(`p${today.ts.replace('.', '')}|Continued here`);
    expect(await once(s, `Today is its day: ${id} goes on under a new message`)).toMatchObject({ thread: old?.ts });
    const back = await once(s, 'This goes on from an earlier message');
    expect(back).toMatchObject({ thread: today.ts });
    expect(back.shown).toContain(`p${old?.ts.replace('.', '')}`);

    await s.person('priya').writes('go', 'releases', old?.ts);
    await s.person('priya').isTold('Counted: Go for QA');
    await s.person('sam').writes('go', 'releases', today.ts);
    await s.person('sam').isTold('Counted: Go for SRE');
    await s.person('lin').types(`go ${id}`);
    await s.eventually('the new one to be brought up to date', async () =>
      (await roots(s, id)).at(-1)?.shown.includes('*Approved*'),
    );
    expect(await roots(s, id)).toHaveLength(2);
    expect(await s.sees('releases', `Approved: search 7.1 to production (${id}). Window`)).toMatchObject({
      thread: today.ts,
    });
    expect((await s.messages('dm', 'maya')).filter((m) => m.shown.includes('posted it anew'))).toEqual([]);
  });

  test.each(['503-before', '503-after', 'drop-after', 'kill-before', 'kill-after'])(
    'once, with %s at the post',
    async (kind) => {
      const s = story();
      const id = await planned(s);
      const [old] = await roots(s, id);
      await s.faults({ api: [{ method: 'chat.postMessage', channel: 'releases', kind, times: 1 }] });
      await s.post('clock', { now: '2026-03-04T08:30:00.000Z' });
      if (kind.startsWith('kill')) {
        await s.eventually('it to end', async () => (await s.get<{ app: string }>('state')).app === 'stopped');
        await s.faults({ app: 'start' });
      }
      await anew(s, id, old?.ts);
      await once(s, 'Continued here');
      await s.faults({ app: 'kill' });
      await s.faults({ app: 'start' });
      await s.timeIs('2026-03-04T09:00:00.000Z');
      await s.settled();
      expect(await roots(s, id)).toHaveLength(2);
      await once(s, 'Today is its day');
    },
  );

  test('is left where it is when it is over, has begun, was planned on its day, or was deleted for good', async () => {
    const s = story();
    const over = await planned(s);
    await s.person('maya').types(`cancel ${over}`);
    await s.person('maya').submits({ why: 'not needed' });
    await s.sees('releases', '*Cancelled*');
    const gone = await s.person('maya').plans('ledger 2.9 tomorrow 16:00 to production because books');
    for (const _ of [1, 2]) {
      const message = (await s.eventually('it to be there', async () => (await roots(s, gone)).at(-1))).ts;
      // What nobody has noted yet is missed by nobody.
      await s.settled();
      await s.post('delete', { as: 'sam', channel: 'releases', message });
      await s.eventually('it to be noticed', async () => (await roots(s, gone)).at(-1)?.ts !== message);
    }
    await s.person('maya').seesInDm(`Somebody deleted the message of ${gone} again`);
    await s.timeIs('2026-03-04T07:00:00.000Z');
    const sameDay = await s.person('maya').plans('invoices 2.0 today 17:00 to production because tax');
    await s.timeIs('2026-03-04T10:00:00.000Z');
    await s.settled();
    expect(await roots(s, over)).toHaveLength(1);
    expect(await roots(s, sameDay)).toHaveLength(1);
    expect(await roots(s, gone)).toEqual([]);
  });

  test('of one that somebody deletes on its day comes back once more; the old one that is deleted is missed by nobody', async () => {
    const s = story();
    const id = await planned(s);
    const [old] = await roots(s, id);
    await s.timeIs(WEDNESDAY_9);
    const today = await anew(s, id, old?.ts);
    await once(s, 'Continued here');
    await s.post('delete', { as: 'sam', channel: 'releases', message: old?.ts });
    await s.settled();
    expect(await roots(s, id)).toHaveLength(1);
    await s.post('delete', { as: 'sam', channel: 'releases', message: today.ts });
    await s.person('maya').seesInDm(`Somebody deleted the message of ${id} in #releases. I posted it anew`);
    await anew(s, id, today.ts);
    expect(await roots(s, id)).toHaveLength(1);
  });
});
