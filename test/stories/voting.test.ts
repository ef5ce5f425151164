import { expect, test } from 'vitest';
import { readable, type Story, storiesOverSocket } from './driver.ts';

const voting = async (s: Story, typed: string, by = 'noor') => {
  const id = await s.person(by).plans(typed);
  await s.person(by).types(`vote ${id}`);
  return id;
};

storiesOverSocket('A vote people trust', (story) => {
  test('what it is about stands where one votes; a veto is lifted; the receipts stay in App Home', async () => {
    const s = story();
    const id = await voting(s, 'payments 5.2 tomorrow 15:00 to production because wallets');
    const vote = await s.sees('releases', 'Vote: payments 5.2 → production');
    expect(readable(vote.shown)).toMatch(
      /payments 5\.2 \(nothing known there\)\n(Low|Medium) risk: .*\n.*QA: waiting/s,
    );
    await s.person('priya').types(`no-go ${id} not tested`);
    await s.sees('releases', 'No-go by @priya (QA): not tested');
    await s.person('noor').types(`vote ${id}`);
    for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
    await s.sees('releases', /Approved[\s\S]*payments 5\.2/);
    await s.person('priya').opensHome();
    const home = await s.person('priya').seesHome('Your votes');
    expect(readable(home.shown)).toMatch(
      /No-go as QA.*payments 5\.2.*\(No-go\): not tested\nGo as QA.*payments 5\.2.*\(Go\)/,
    );
  });

  test('a newer vote closes the older one: its buttons are gone, and yesterday’s click on one says what became of it', async () => {
    const s = story();
    const id = await voting(s, 'payments 5.2 tomorrow 15:00 to production because wallets');
    const old = await s.sees('releases', 'Vote: payments 5.2 → production');
    await s.person('lin').types(`go ${id}`);
    await s.person('priya').types(`no-go ${id} not tested`);
    await s.sees('releases', 'No-go by @priya (QA): not tested');
    await s.person('noor').types(`vote ${id}`);
    const now = await s.eventually('the newer vote', async () =>
      (await s.messages('releases')).find((m) => m.text.startsWith('Vote by') && m.ts !== old.ts),
    );
    expect(now.shown).toContain('Product: waiting for');
    await s.eventually('the older one to be closed', async () => {
      const then = (await s.messages('releases')).find((m) => m.ts === old.ts);
      return then?.buttons.join() === 'Details';
    });
    const yesterdays = { type: 'button', action_id: `go:${id}/v1`, text: { type: 'plain_text', text: 'Go' } };
    const at = { channel: 'C0RELEASES', ts: old.ts };
    await s.post('use', { as: 'sam', at, block: 'b1', element: { ...yesterdays, value: `${id}/v1` } });
    const told = await s
      .person('sam')
      .isTold(/This vote closed .* with No-go\. payments 5\.2 → production is being voted on\./);
    expect(told.buttons).toEqual(['Review & vote']);
    await s.person('sam').clicks('Go', { message: now.ts });
    await s.sees('releases', 'Go: SRE · waiting for QA, Product');
  });

  test('who is missing is reminded, privately; then the release manager hears, never the channel', async () => {
    const s = story();
    const id = await voting(s, 'search 7.1 today 17:00 to production because better');
    await s.person('priya').seesInDm('Your vote by');
    await s.person('sam').types(`go ${id}`);
    await s.person('lin').types(`go ${id}`);
    await s.timeIs('2026-03-03T12:00:00.000Z');
    await s.settled();
    const toMaya = async () => (await s.messages('dm', 'maya')).filter((m) => m.shown.includes('Still missing'));
    expect(await toMaya()).toEqual([]);
    await s.timeIs('2026-03-03T13:00:00.000Z');
    await s.person('maya').seesInDm('Still missing for R-1: QA (@priya). The vote closes 2026-03-03 14:00 UTC.');
    expect((await s.transcript('releases')).join('\n')).not.toContain('missing');
  });

  test('an edit of the reason asks nobody; another version asks everybody, and says so', async () => {
    const s = story();
    const id = await voting(s, 'payments 5.2 tomorrow 15:00 to production because walets');
    await s.person('priya').types(`go ${id}`);
    await s.sees('releases', 'Go: QA · waiting for');
    await s.person('noor').clicks('Edit…', { message: id });
    const modal = await s.person('noor').seesModal('Edit a release');
    expect(modal.values).toMatchObject({ what: 'payments 5.2', where: 'production', why: 'walets' });
    await s.person('noor').submits({ why: 'wallets' });
    await s.sees('releases', 'wallets\nGo: QA · waiting for');
    await s.person('noor').clicks('Edit…', { message: id });
    await s.person('noor').submits({ what: 'payments 5.3' });
    await s.sees('releases', 'it is payments 5.3 now: QA, SRE and Product are asked again');
    await s.sees('releases', /QA: Go \(@priya, .*to what it was before: asked again\); waiting for 1 of @priya/);
    await s.person('priya').seesInDm('payments 5.3 to production (QA)');
    await s.person('tom').clicks('Edit…', { message: id });
    const no = await s.person('tom').isTold("You can't edit payments 5.3 → production");
    expect(no.buttons).toEqual(['Ask them']);
    await s.person('tom').clicks('Ask them');
    const asked = await s
      .person('maya')
      .seesInDm('@tom asks you to move, edit or cancel it: payments 5.3 → production');
    expect(asked.buttons).toEqual(['Edit…', 'Move…', 'Cancel…', 'Details']);
    await s.person('tom').clicks('Edit…', { message: id });
    await s.person('tom').isTold("You can't edit payments 5.3 → production");
    await s.person('tom').clicks('Ask them');
    await s.person('tom').isTold('@tom asked @noor and @maya already,');
  });

  test('somebody votes for somebody else until a moment; revoked, they do not', async () => {
    const s = story();
    await s.person('priya').types('delegate @tom qa until tomorrow 18:00');
    await s.person('priya').isTold('@tom votes for you as QA, Tue 3 Mar 2026');
    await s.person('tom').seesInDm('You vote for @priya for QA, from');
    const id = await voting(s, 'search 7.1 tomorrow 15:00 to production because better');
    await s.person('tom').seesInDm('(QA)');
    await s.person('tom').clicks('Go', { channel: 'dm', message: 'Your vote by' });
    await s.person('tom').isTold('Counted: Go for QA, instead of @priya', 'dm');
    await s.sees('releases', 'QA: Go (@tom for @priya,');
    await s.person('priya').types('delegate revoke');
    await s.person('priya').isTold('Ended: you vote yourself again.');
    await s.person('tom').types(`no-go ${id} hm`);
    await s.person('tom').isTold("Your vote isn't asked for here");
    await s.sees('releases', 'QA: Go (@tom for @priya,');
    await s.person('noor').types('delegate @tom until Friday');
    await s.person('noor').isTold('You hold no role that votes.');
    await s.person('priya').types('delegate @nobody until Friday');
    const asked = await s.person('priya').seesModal('Delegate your votes');
    expect(asked.shown).toContain('Nobody’s handle is exactly @nobody:');
    expect((await s.person('priya').submits({ who: 'U0TOM00001' })).view?.shown).toContain('votes for you');
  });

  test('handed over with a drafted summary; it stays with the giver until it is taken', async () => {
    const s = story();
    await s.person('noor').plans('web-shop 9.0 Fri 13 Mar 2026 14:00 to production because carts');
    await s.person('noor').types('hand-over @tom web-shop');
    const modal = await s.person('noor').seesModal('Hand over');
    // What is open by then the receiver reads beside what is written.
    expect(modal.shown).toContain('Still closed: Votes, Window');
    expect(modal.shown).toContain('Owed: Testing complete.');
    await s.person('noor').submits();
    await s.sees('releases', 'Offered to @tom by @noor');
    await s.person('lin').clicks('Move…', { message: 'R-1' });
    await s.person('lin').isTold("You can't move");
    await s.person('tom').seesInDm('Yours to take over: web-shop 9.0 to production');
    await s.person('tom').clicks('Take it over', { channel: 'dm', message: 'Yours to take over' });
    await s.sees('releases', '@tom owns it now; it was @noor.');
    await s.person('noor').seesInDm('@tom took web-shop 9.0 → production (R-1) over.');
    await s.person('noor').types('cancel R-1 no');
    await s.person('noor').isTold("You can't cancel web-shop 9.0 → production");
  });

  test('the last who could answer leaves, is back, and leaves once more: each is told, and nothing goes on saying what is over', async () => {
    const s = story();
    const id = await voting(s, 'search 7.1 today 13:00 to production because better');
    await s.sees('releases', 'waiting for QA');
    const told = async () =>
      (await s.messages('dm', 'maya')).filter((m) => m.shown.startsWith('Nobody is left to answer for QA'));
    const toldTimes = (n: number) => s.eventually(`it to be told ${n} times`, async () => (await told()).length === n);
    await s.post('profile', { as: 'priya', deleted: true });
    await toldTimes(1);
    await s.sees('releases', 'nobody is left to answer for QA');
    await s.post('profile', { as: 'priya', deleted: false });
    const over = await s.person('maya').seesInDm('Enough people can answer again: the vote can pass');
    expect(over.buttons).toEqual(['Details']);
    await s.eventually('the card to wait for QA again', async () => {
      const card = (await s.messages('releases')).find((m) => m.shown.includes(`\`${id}\``));
      return card?.shown.includes('waiting for QA');
    });
    await s.timeIs('2026-03-03T09:30:00.000Z');
    await s.post('profile', { as: 'priya', deleted: true });
    await toldTimes(2);
    await s.eventually('both to offer it', async () => (await told()).every((m) => m.buttons.includes('Override…')));
  });

  test('checks are overridden by who may, with a reason that stays', async () => {
    const s = story();
    const id = await voting(s, 'search 7.1 today 13:00 to production because better');
    await s.person('noor').types(`override ${id}`);
    await s
      .person('noor')
      .isTold("You can't override the checks of search 7.1 → production: that takes the role release manager");
    await s.person('maya').types(`override ${id} the board decided`);
    const modal = await s.person('maya').seesModal('Override checks');
    expect(modal.shown).toContain('• Votes: the vote is open until');
    await s.person('maya').submits();
    await s.sees(
      'releases',
      'Overridden by @maya: Votes of search 7.1 → production. Why: the board decided. It went past: Votes (the vote is open until',
    );
    await s.sees('releases', /Vote: search 7\.1 .*an override/);
    // One person went past those who were asked: nobody reads that these approved it, or are waited for.
    await s.sees('exec-updates', 'Approved by release manager, without the answer of QA, SRE, Product: search');
    const card = await s.sees('releases', 'Votes overridden by @maya · no answer: QA, SRE, Product');
    expect(card.shown).not.toContain('waiting for');
    await s.timeIs('2026-03-03T11:00:00.000Z');
    await s.person('dana').clicks('Deploy eu…', { message: `\`${id}\`` });
    const live = await s.sees('releases', '*Live*');
    expect(readable(live.shown)).toContain('Overridden by @maya: Votes. Why: the board decided');
  });

  test('an emergency takes one approver, and its review is chased until it is done', async () => {
    const s = story();
    const id = await s.person('noor').plans('emergency search 7.1.1 today 10:15 - 12:00 to production because outage');
    await s.person('noor').types(`vote ${id}`);
    await s.person('sam').types(`go ${id}`);
    await s.sees('releases', /Ready|Approved/);
    await s.timeIs('2026-03-03T09:15:00.000Z');
    await s.person('dana').clicks('Deploy eu…', { message: `\`${id}\`` });
    await s.sees('releases', 'To be reviewed by 2026-03-05');
    await s.person('noor').seesInDm('Review by 2026-03-05');
    await s.timeIs('2026-03-05T10:00:00.000Z');
    await s.person('maya').seesInDm('The review of search 7.1.1 → production (R-1) is overdue. @noor owes it.');
    await s.person('noor').clicks('Write the review…', { channel: 'dm', message: 'Review by' });
    await s.person('noor').submits({ found: 'the index was full; an alert comes before that now' });
    await s.sees('releases', 'Reviewed by @noor: the index was full; an alert comes before that now');
  });

  test('a pre-approved change needs no vote; one that fails takes the approval away', async () => {
    const s = story();
    await s.person('noor').types('new search 7.1 today 13:00 to production because refresh');
    await s.person('noor').clicks('More…', { in: 'modal' });
    await s.person('noor').submits({ change: 'standard:search-index' });
    await s.sees('releases', 'Cleared by the template Search index refresh, version 1: no vote is needed.');
    await s.timeIs('2026-03-03T11:00:00.000Z');
    await s.pipeline({ behaviour: 'fail' });
    await s.person('dana').clicks('Deploy eu…', { message: '`R-1`' });
    await s
      .person('maya')
      .seesInDm(/The template Search index refresh clears nothing any more: .* → .* \(R-1\) failed\./);
    await s.person('noor').types('new search 7.2 today 15:00 to production because refresh');
    await s.person('noor').clicks('More…', { in: 'modal' });
    expect((await s.person('noor').submits({ change: 'standard:search-index' })).errors.change).toMatch(
      /The template Search index refresh was revoked after R-1 failed/,
    );
    await s.post('close', { as: 'noor' });
    await s.person('noor').types('new ledger 7.2 today 15:00 to production because refresh');
    await s.person('noor').clicks('More…', { in: 'modal' });
    expect((await s.person('noor').submits({ change: 'standard:search-index' })).errors.what).toMatch(
      /is for search in/,
    );
  });

  test('an answer in the second the vote closes: either counted or told that it came too late', async () => {
    const s = story();
    const id = await voting(s, 'search 7.1 today 13:00 to production because better');
    await Promise.all([s.timeIs('2026-03-03T10:00:00.000Z'), s.person('priya').types(`go ${id}`)]);
    await s.person('priya').isTold(/Counted: Go for QA|This vote closed|No vote is open/);
    const vote = await s.sees('releases', 'no decision: time ran out');
    expect(vote.buttons).toEqual(['Details']);
    await s
      .person('sam')
      .clicks('Go', { channel: 'dm', message: 'Your vote by' })
      .catch(() => undefined);
    await s.eventually(
      'Sam’s buttons to be gone',
      async () => !(await s.messages('dm', 'sam')).flatMap((m) => m.buttons).includes('Go'),
    );
  });
});
