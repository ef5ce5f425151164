import { expect, test } from 'vitest';
import { stories } from './driver.ts';

stories('The main job', (story) => {
  test('plan, vote, deploy, tell', async () => {
    const s = story();
    const [maya, priya, sam, lin, dana] = [
      s.person('maya'),
      s.person('priya'),
      s.person('sam'),
      s.person('lin'),
      s.person('dana'),
    ] as const;

    // Plan: two services, typed in one line; the modal is the echo.
    await maya.types('new checkout-api 4.2.0, ledger 2.9 tomorrow 3pm to production because faster refunds');
    const modal = await maya.seesModal('Plan a release');
    expect(modal.values).toMatchObject({
      what: 'checkout-api 4.2.0, ledger 2.9',
      where: 'production',
      when: 'Wed 4 Mar 2026 15:00 - 16:00',
      why: 'faster refunds',
    });
    await maya.clicks('More…', { in: 'modal' });
    const { view } = await maya.submits({ customers: 'refunds arrive at once' });
    expect(view?.shown).toContain('Planned: *checkout-api 4.2.0, ledger 2.9 → production* (R-1)');
    await s.sees('releases', 'Not voted on yet');

    // Vote: two say go, one is missing and is reminded.
    await maya.types('vote');
    await maya.isTold('The vote on checkout-api 4.2.0, ledger 2.9 → production (R-1) is open until');
    await priya.seesInDm('Your vote by 2026-03-04 13:00 UTC: checkout-api 4.2.0, ledger 2.9 to production (QA)');
    await priya.clicks('Go', { channel: 'dm' });
    await priya.isTold(
      'Counted: Go for QA, checkout-api 4.2.0, ledger 2.9 → production (R-1). You can change it until',
      'dm',
    );
    const headline = await s.sees('releases', 'R-1');
    // Lanes are apart: her message may come before the vote is in the thread.
    await s.sees('releases', 'Answer here too');
    await sam.writes('go', 'releases', headline.ts);
    await sam.isTold('Counted: Go for SRE');
    await s.sees('releases', 'Go: QA, SRE · waiting for Product');
    await s.timeIs('2026-03-04T11:00:00.000Z');
    const reminders = (await s.messages('dm', 'lin')).filter((m) => m.text.startsWith('Your vote by'));
    expect(reminders).toHaveLength(1);
    // He answered before his morning came: nothing is left to tell him.
    expect(await s.messages('dm', 'sam')).toEqual([]);

    await lin.types('go');
    await lin.isTold('That decides it: *approved*');
    await maya.seesInDm('Approved: checkout-api 4.2.0, ledger 2.9 to production');

    // Ready at the window's start; the deploy is asked for by its engineer.
    await dana.types('deploy');
    await dana.isTold("can't deploy now: the window opens 2026-03-04 14:00 UTC");
    await s.timeIs('2026-03-04T14:00:00.000Z');
    await dana.seesInDm('Ready: checkout-api 4.2.0, ledger 2.9 to production. You deploy now');
    await dana.clicks('Deploy eu…', { channel: 'dm' });
    await dana.isTold('Deploying checkout-api 4.2.0, ledger 2.9 → production (R-1): step eu was sent', 'dm');
    await s.sees('releases', '*Live*');
    await s.settled();
    expect((await s.pipelineSaw()).map((x) => [x.webhookId, x.deliveries])).toEqual([
      ['R-1-1/eu', 1],
      ['R-1-1/us', 1],
    ]);

    // Which of the channel's messages it is depends on what else was posted in that millisecond.
    const read = (await s.transcript('releases')).map((m) => m.replace(/p\d{16}/, 'p…'));
    expect(read).toMatchInlineSnapshot(`
      [
        "gonogo: <https://harbor.slack.com/archives/C0RELEASES/p…|Continued here>: checkout-api 4.2.0, ledger 2.9 → production · \`R-1\`",
        "↳ gonogo: *Vote: checkout-api 4.2.0, ledger 2.9 → production* · closed 2026-03-04 11:00 UTC: *Go*
      QA: Go (@priya, 2026-03-03 09:00 UTC)
      SRE: Go (@sam, 2026-03-03 09:00 UTC)
      Product: Go (@lin, 2026-03-04 11:00 UTC)
      [No-go…] [Details]",
        "↳ sam: go",
        "gonogo: *Live* · *checkout-api 4.2.0, ledger 2.9 → production*   \`R-1\`
      2026-03-04 14:00 UTC–2026-03-04 15:00 UTC · normal change · by @maya
      faster refunds
      ● eu live   ● us live
      Live since 2026-03-04 14:00 UTC
      [Roll back…] [Details] [Update…]",
        "↳ gonogo: Today is its day: R-1 goes on under a new message, which the one above links. Answers count here as well.",
        "↳ gonogo: This goes on from an earlier message. <https://harbor.slack.com/archives/C0RELEASES/p…|What was said before>",
        "↳ gonogo: Approved: checkout-api 4.2.0, ledger 2.9 to production (R-1). Window 2026-03-04 14:00 UTC–2026-03-04 15:00 UTC",
        "↳ gonogo: Ready to deploy: checkout-api 4.2.0, ledger 2.9 → production.",
        "↳ gonogo: Deploying: checkout-api 4.2.0, ledger 2.9 to production (R-1), started 2026-03-04 14:00 UTC, by @dana",
        "↳ gonogo: Live: checkout-api 4.2.0, ledger 2.9 in production since 2026-03-04 14:00 UTC (R-1), by @dana",
      ]
    `);
    expect(await s.transcript('exec-updates')).toMatchInlineSnapshot(`
      [
        "gonogo: *Planned: checkout-api, ledger, 2026-03-04 14:00 UTC*
      faster refunds
      Next: go/no-go vote before 2026-03-04 14:00 UTC",
        "gonogo: *Approved: checkout-api, ledger*
      faster refunds
      Next: goes live 2026-03-04 14:00 UTC–2026-03-04 15:00 UTC",
        "gonogo: *Going live now: checkout-api, ledger*
      faster refunds · started by deployment engineer
      Next: word here when it is done, expected by 2026-03-04 15:00 UTC",
        "gonogo: *Live: checkout-api, ledger, since 2026-03-04 14:00 UTC*
      faster refunds · brought live by deployment engineer
      Next: nothing for you to do",
      ]
    `);
    expect(await s.transcript('support-news')).toMatchInlineSnapshot(`
      [
        "gonogo: *2026-03-04 14:00 UTC–2026-03-04 15:00 UTC: refunds arrive at once*
      Planned, not decided yet. I'll say here when it is",
        "gonogo: *Decided for 2026-03-04 14:00 UTC–2026-03-04 15:00 UTC: refunds arrive at once*
      I'll say here when it starts and when it's done",
        "gonogo: *Under way now: refunds arrive at once*
      Expected to be done by 2026-03-04 15:00 UTC. Customers may notice it at any moment until then",
        "gonogo: *Done since 2026-03-04 14:00 UTC: refunds arrive at once*
      Everybody has it now",
      ]
    `);
    expect(await s.transcript('dm', 'dana')).toMatchInlineSnapshot(`
      [
        "gonogo: Nothing waits for you.",
      ]
    `);
  });
});
