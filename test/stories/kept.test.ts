import { expect, test } from 'vitest';
import { type Story, storiesOverHttp } from './driver.ts';

/** kill -9 right after the answer, before or while it is told; then what was acknowledged is there, and told once. */
async function killedAfter(s: Story, act: () => Promise<unknown>): Promise<void> {
  await act();
  await s.faults({ app: 'kill' });
  await s.faults({ app: 'start' });
  await s.settled();
}
const told = async (s: Story, words: string) =>
  (await s.transcript('releases')).filter((m) => m.includes(words)).length;

storiesOverHttp('Acknowledged, then killed', (story) => {
  test('what was said of a release: edited, requested, taken, overridden, handed over', async () => {
    const s = story();
    const maya = s.person('maya');
    const id = await maya.plans('checkout-api 4.2 today 13:00 to production because refunds');
    await s.sees('releases', id);
    await killedAfter(s, async () => {
      await maya.types(`edit ${id}`);
      await maya.submits({ what: 'checkout-api 4.3' });
    });
    await s.sees('releases', 'checkout-api 4.3 → production');
    await s.sees('releases', '@maya changed it from checkout-api 4.2');
    await killedAfter(s, async () => {
      await s.person('tom').types('request checkout-api 4.4 because refunds fail');
      await s.person('tom').submits({ release: id });
    });
    await s.sees('releases', '@tom asks for checkout-api 4.4');
    // What can wait is told two hours before it is due.
    await s.timeIs('2026-03-03T10:00:00.000Z');
    await maya.seesInDm('Take it or not');
    await killedAfter(s, () => maya.clicks('Take it', { channel: 'dm', message: 'Take it or not' }));
    await s.sees('releases', 'checkout-api 4.4 → production');
    await killedAfter(s, async () => {
      await maya.types(`override ${id}`);
      await maya.submits({ why: 'the board decided' });
    });
    await s.sees('releases', 'Overridden by @maya: Votes of');
    await killedAfter(s, async () => {
      await maya.types(`hand-over @tom ${id}`);
      await maya.submits();
    });
    await s.person('tom').seesInDm('Yours to take over');
    await killedAfter(s, () =>
      s.person('tom').clicks('Take it over', { channel: 'dm', message: 'Yours to take over' }),
    );
    await s.sees('releases', '@tom owns it now');
    for (const words of [
      'changed it from',
      'asks for checkout-api 4.4',
      'took it:',
      'Overridden by @maya: Votes of',
      'owns it now',
    ])
      expect([words, await told(s, words)]).toEqual([words, 1]);
  });

  test('what was asked of those who may: a freeze, with its reason and its end in the zone of whoever asked', async () => {
    const s = story();
    const [tom, maya] = [s.person('tom'), s.person('maya')];
    await killedAfter(s, async () => {
      await tom.types('freeze payments in production except emergency until tomorrow 18:00 because audit &lt;R&D&gt;');
      await tom.clicks('Ask them');
    });
    const asked = await maya.seesInDm(
      '@tom asks you to do this: freeze payments in production until Wed 4 Mar 2026 18:00',
    );
    expect(asked.shown).toMatch(/18:00 [A-Z]\w+\/\w+ except emergency because audit/);
    expect((await s.messages('dm', 'maya')).filter((m) => m.shown.includes('asks you to do this'))).toHaveLength(1);
    await killedAfter(s, () => maya.clicks('Freeze…', { channel: 'dm', message: 'asks you to do this' }));
    await tom.seesInDm('@maya sees to what you asked for');
    const others = await s.person('sam').seesInDm(/asks you to do this[\s\S]*@maya sees to it/);
    expect(others.buttons).toEqual([]);
    // She has it, and may have closed the dialog.
    await maya.clicks('Freeze…', { channel: 'dm', message: 'asks you to do this' });
    const { values } = await maya.seesModal('Declare a freeze');
    expect(values).toMatchObject({
      what: 'payments',
      where: 'production',
      except: 'emergency',
      why: 'audit &lt;R&D&gt;',
    });
    await maya.submits();
    await s.sees('releases', 'Frozen: payments in production, except emergency changes');
  });

  test('what a vote is about: a build that reopens it, documents, a lifted no-go', async () => {
    const s = story();
    const noor = s.person('noor');
    const id = await noor.plans('search 7.1 today 15:00 to production because better');
    await noor.types(`vote ${id}`);
    await s.person('priya').types(`go ${id}`);
    await s.sees('releases', 'Go: QA · waiting for SRE, Product');
    const commits = [{ sha: '1111111', title: 'Rank', email: 'noor@harbor.example' }];
    const build = { type: 'build', service: 'search', version: '7.1', since: '7.0', commit: '1111111', commits };
    await killedAfter(s, () => s.pipeline({ build }));
    await s.sees('releases', 'it is built from search 1111111 now: QA, SRE and Product are asked again');
    await killedAfter(s, async () => {
      await noor.types(`documents ${id}`);
      await noor.submits({ documents: 'way back: https://wiki.example.com/back' });
    });
    await s.sees('releases', '@noor changed it: its documents are way back now');
    await s.person('sam').types(`go ${id}`);
    await killedAfter(s, () => s.person('priya').types(`no-go ${id} not tried`));
    await s.sees('releases', 'No-go by @priya (QA): not tried');
    await killedAfter(s, () => s.person('priya').types(`go ${id}`));
    await s.sees('releases', 'Go: QA, SRE · waiting for Product');
    for (const words of ['it is built from', 'its documents are way back', 'lifted the no-go'])
      expect([words, await told(s, words)]).toEqual([words, 1]);
  });

  test('freezes, trains, delegations, feeds', async () => {
    const s = story();
    const maya = s.person('maya');
    await killedAfter(s, async () => {
      await maya.types('freeze payments in production until tomorrow 8am, except emergency because audit');
      await maya.submits();
    });
    await s.sees('releases', 'Frozen: payments in production, except emergency changes');
    await killedAfter(s, async () => {
      await maya.types('freezes');
      await maya.clicks('Change…');
      await maya.submits({ until: '6 Mar 2026 08:00', kind: 'soft' });
    });
    await s.sees('releases', 'Softly frozen (a deploy asks for a reason): payments in production');
    expect(await told(s, 'rozen')).toBe(1);
    await killedAfter(s, async () => {
      await maya.types('trains');
      await maya.clicks('Skip the next…');
      await maya.submits({ why: 'offsite' });
    });
    await s.sees('releases', 'is called off by @maya: offsite');
    expect(await told(s, 'is called off by')).toBe(1);
    await killedAfter(s, () => s.person('priya').types('delegate @tom until tomorrow 18:00'));
    await s.person('tom').types('delegate');
    await s.person('tom').isTold('@tom votes for @priya');
    await maya.types('feed');
    const address = /https?:\S+\.ics/.exec((await maya.isTold('Subscribe to all')).text)?.[0] ?? '';
    await killedAfter(s, async () => undefined);
    const path = new URL(address).pathname;
    expect((await fetch(new URL(path, s.sandbox.app.address))).status).toBe(200);
  });
});
