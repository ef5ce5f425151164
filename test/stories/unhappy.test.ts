import { expect, test } from 'vitest';
import { readable, type Story, stories, storiesOverHttp } from './driver.ts';

/** A release that is voting: planned by Maya for Tuesday 11:00 UTC. */
async function voting(s: Story, what = 'checkout-api 4.2.0'): Promise<string> {
  const id = await s.person('maya').plans(`${what} today 12:00 to production because faster refunds`);
  await s.person('maya').types(`vote ${id}`);
  await s.sees('releases', `Vote: ${what} → production`);
  return id;
}

/** Approved, and its window is open. */
async function ready(s: Story, what?: string): Promise<string> {
  const id = await voting(s, what);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', '*Approved*');
  await s.timeIs('2026-03-03T11:00:00.000Z');
  await s.sees('releases', '*Ready*');
  return id;
}

stories('The unhappy paths', (story) => {
  test('freeze and deploy in the same instant: whichever is first, the two agree', async () => {
    const s = story();
    await ready(s);
    await s.pipeline({ behaviour: 'manual' });
    await s.person('maya').types('freeze until tomorrow 8am because incident');
    await s.person('maya').seesModal('Declare a freeze');
    await Promise.all([s.person('maya').submits(), s.person('dana').clicks('Deploy eu…', { message: 'R-1' })]);
    await s.settled();
    const deployed = (await s.pipelineSaw()).length;
    const headline = (await s.messages('releases')).find((m) => m.shown.includes('`R-1`'));
    if (deployed === 0) expect(headline?.shown).toMatch(/Blocked.*frozen until/);
    else expect(headline?.shown).toContain('Deploying');
    await s.person('dana').isTold(deployed === 0 ? 'frozen until' : 'Deploying checkout-api');
  });

  test('a double click counts once; a stranger and a stale click are told what happened', async () => {
    const s = story();
    const id = await voting(s);
    await Promise.all([1, 2, 3].map(() => s.person('priya').clicks('Go', { message: 'Vote: checkout-api' })));
    await s.person('priya').isTold('Counted: Go for QA');
    await s.person('priya').isTold('That is your answer already');
    await s.person('noor').clicks('Go', { message: 'Vote: checkout-api' });
    await s
      .person('noor')
      .isTold(
        "Your vote isn't asked for here: checkout-api 4.2.0 → production is decided by QA, SRE and Product. Tell @priya, @sam, @jonas, @lin and @maya",
      );
    await s.person('maya').types('cancel not needed any more');
    await s.person('maya').seesModal('Cancel a release');
    await s.person('maya').submits();
    await s.sees('releases', '*Cancelled*');
    const vote = await s.sees('releases', /Vote: .*closed/);
    // Yesterday's button: the message has changed since, the click arrives all the same.
    await s.post('use', {
      as: 'sam',
      at: { channel: 'C0RELEASES', ts: vote.ts },
      block: 'b1',
      element: { type: 'button', action_id: `go:${id}/v1`, value: `${id}/v1` },
    });
    await s
      .person('sam')
      .isTold(
        'This vote closed 2026-03-03 09:00 UTC with nothing: the release was cancelled. checkout-api 4.2.0 → production is cancelled.',
      );
    await s.person('noor').types('deploy R-1');
    await s
      .person('noor')
      .isTold(
        "You can't deploy checkout-api 4.2.0 → production: that takes the role release manager or deployment engineer. Ask @maya and @dana.",
      );
  });

  test('the same event delivered three times is one vote; sentences and bots are none', async () => {
    const s = story();
    await voting(s);
    const headline = await s.sees('releases', '*Voting*');
    await s.faults({ duplicates: 3 });
    await s.person('sam').writes('go', 'releases', headline.ts);
    await s.person('sam').isTold('Counted: Go for SRE');
    await s.faults({ duplicates: 1 });
    await s.person('priya').writes('I think we can go with this', 'releases', headline.ts);
    await s.person('priya').writes('no-go', 'releases', headline.ts);
    await s.person('priya').isTold('A no-go needs its reason');
    await s.person('priya').writes('No-Go: invoices show the wrong tax', 'releases', headline.ts);
    await s.sees('releases', 'No-go by @priya (QA): invoices show the wrong tax');
    const told = (await s.messages('releases', 'sam')).filter(
      (m) => m.privateTo === 'sam' && m.text.startsWith('Counted'),
    );
    expect(told).toHaveLength(1);
  });

  test('bad input gets its cause and its remedy, and changes nothing', async () => {
    const s = story();
    const maya = s.person('maya');
    await maya.types('pol');
    await maya.isTold(/I don't know `\/release pol`. Did you mean `\/release (poll|vote)`/);
    await maya.types('new frobnicator 1.0 tomorrow 3pm to production');
    await maya.isTold("I don't know what “frobnicator” is. I know accounts, ledger");
    await maya.types('new ledger 1.0 yesterday 3pm to production');
    await maya.isTold('“yesterday” is in the past');
    await maya.types('new to production');
    await maya.seesModal('Plan a release');
    expect((await maya.submits({ what: 'frobnicator 1.0', when: 'Version: 1.1.3', why: 'x' })).errors.when).toMatch(
      /I can't read “Version: 1.1.3” as a time/,
    );
    expect((await maya.submits({ what: 'checkout-api' })).errors.what).toMatch(/not a service with its version/);
    expect((await maya.submits({ what: 'frobnicator 1.0', when: 'tomorrow 15:00' })).errors.what).toMatch(
      /I don't know the service “frobnicator”. Services: accounts, ledger/,
    );
    expect((await maya.submits({ what: 'ledger 1.0', when: '1 Mar 2026 15:00' })).errors.when).toMatch(/past/);
    expect((await maya.submits({ when: '4 Mar 2026 15:00 - 3 Mar 2026 14:00' })).errors.when).toMatch(
      /ends before it begins/,
    );
    await s.post('close', { as: 'maya' });
    await s.person('noor').types('freeze until tomorrow 9am because I say so');
    await s.person('noor').isTold("You can't declare a freeze: that takes the role release manager");
    await maya.types('freeze until tomorrow 9am because x');
    await maya.seesModal('Declare a freeze');
    expect((await maya.submits({ until: '2 Mar 2026 9:00' })).errors.until).toMatch(/ends before it begins/);
    expect((await maya.submits({ until: 'tomorrow 9am', what: 'paiments' })).errors.what).toMatch(
      /I don't know what “paiments” is. Did you mean payments\?/,
    );
    await maya.types('list');
    await maya.isTold('No release is open. Nothing is frozen.');
    expect(await s.transcript('releases')).toEqual([]);
  });
});

storiesOverHttp('The unhappy paths of a release', (story) => {
  test('a no-go with veto rejects it, and a new vote reopens it', async () => {
    const s = story();
    const id = await voting(s);
    await s.person('priya').clicks('No-go…', { message: 'Vote: checkout-api' });
    await s.person('priya').seesModal('No-go');
    const { errors } = await s.person('priya').submits({ why: '' });
    expect(errors).toEqual({ why: 'Please complete this required field.' });
    await s.person('priya').submits({ why: 'migration not tested <!channel>' });
    const headline = await s.sees('releases', '*Rejected*');
    expect(headline.shown).toContain('migration not tested &lt;!channel&gt;');
    expect((await s.sees('releases', /Vote: .*No-go/)).buttons).toEqual(['Details']);
    await s.person('maya').seesInDm('Rejected: checkout-api 4.2.0 to production');
    await s.person('maya').clicks('Open a new vote', { message: id });
    await s.person('maya').isTold('is open until');
    await s.sees('releases', 'No answer yet · waiting for QA, SRE, Product');
    for (const voter of ['priya', 'jonas', 'lin']) await s.person(voter).types('approve');
    await s.sees('releases', '*Approved*');
  });

  test('a freeze between vote and deploy blocks the deploy and says until when; lifted, it deploys', async () => {
    const s = story();
    await ready(s);
    await s.person('maya').types('freeze checkout-api in production until tomorrow 8am because sales weekend');
    expect((await s.person('maya').seesModal('Declare a freeze')).values).toMatchObject({
      what: 'checkout-api',
      where: 'production',
      from: 'now',
      until: 'Wed 4 Mar 2026 08:00',
      why: 'sales weekend',
    });
    const { view } = await s.person('maya').submits();
    expect(view?.shown).toContain('Frozen: *checkout-api in production*');
    const told = await s.sees('exec-updates', 'Releases on hold: checkout-api in production');
    expect(told.text).toMatch(/Next: on hold from .*; releases resume /);
    await s.sees('support-news', 'No changes');
    await s.sees('releases', 'Blocked: frozen until 2026-03-04 07:00 UTC (sales weekend)');
    await s.person('maya').seesInDm('The freeze “sales weekend” by @maya blocks checkout-api 4.2.0 → production (R-1)');
    await s.person('dana').types('deploy');
    await s.person('dana').isTold("can't deploy now: frozen until 2026-03-04 07:00 UTC");
    await s.person('maya').types('unfreeze');
    await s.person('maya').isTold('Lift this freeze?');
    await s.person('maya').clicks('Unfreeze');
    await s.person('maya').isTold('Lifted: “sales weekend”');
    await s.sees('releases', '*Ready*');
    await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
    await s.sees('releases', '*Live*');
  });

  test('the pipeline fails and the release rolls back by button', async () => {
    const s = story();
    await ready(s);
    await s.pipeline({ behaviour: 'fail' });
    await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
    await s.sees('releases', 'Why: health check: errors 2.4 %, limit 1 %');
    await s.sees('exec-updates', 'Trouble while going live: checkout-api');
    await s.person('dana').seesInDm('Failed: checkout-api 4.2.0 to production. Decide now');
    await s.person('dana').clicks('Roll back…', { channel: 'dm' });
    expect((await s.person('dana').seesModal('Roll back')).shown).toContain(
      'eu: checkout-api 4.2.0 → what ran before it (nobody has said which version)',
    );
    await s.person('dana').submits({ why: 'errors over the limit' });
    await s.sees('releases', '*Rolled back*');
    await s.sees('releases', 'Rolled back: checkout-api in production');
    await s.sees('support-news', 'Taken back since');
    await s.settled();
    const saw = await s.pipelineSaw();
    expect(saw.map((x) => [x.body.action, x.body.stage])).toEqual([
      ['deploy', 'eu'],
      ['rollback', 'eu'],
    ]);
    expect((await s.transcript('exec-updates')).at(-1)).toContain('Undone: checkout-api is back on the version before');
  });

  test('overlaps and freezes are shown while planning; App Home shows whose turn it is', async () => {
    const s = story();
    await s.person('maya').plans('ledger 2.9 tomorrow 15:00 - 16:00 to production because audit');
    const noor = s.person('noor');
    await noor.types('new ledger 3.0, checkout-api 4.3 Sat 7 Mar 2026 11:00 to production because more');
    expect(readable((await noor.seesModal('Plan a release')).shown)).toContain(
      '*Blocked*: freeze “Weekend” covers it until 2026-03-09 07:00 UTC',
    );
    // Other conflicts than those that were shown: it asks once more.
    const careful = await noor.submits({ when: '4 Mar 2026 16:30' });
    expect(readable(careful.view?.shown ?? '')).toContain(
      '*Careful*: ledger 2.9 → production (R-1) is planned 2026-03-04 14:00 UTC–2026-03-04 15:00 UTC',
    );
    const planned = await noor.submits();
    expect(planned.view?.shown).toContain('Planned: *ledger 3.0, checkout-api 4.3 → production* (R-2)');
    // Back to back is no conflict.
    await noor.types('new ledger 3.1 tomorrow 18:00 to production because later');
    expect((await noor.seesModal('Plan a release')).shown).not.toContain('Careful');
  });

  test('update: one text per audience, previewed, edited, sent', async () => {
    const s = story();
    await s.person('maya').plans('refunds 2.0 tomorrow 15:00 to production because instant refunds');
    await s.person('maya').types('update refunds');
    await s.person('maya').seesModal('Post an update');
    await s.person('maya').submits({ happened: 'the load test passed', next: 'the vote opens at noon' });
    const preview = await s.person('maya').seesModal('Who hears what');
    expect(preview.values['to engineering']).toBe('the load test passed\nNext: the vote opens at noon');
    // What was typed for engineers reaches nobody else: they are offered the facts, times in words.
    expect(preview.values['to executives']).toMatch(
      /^Planned: refunds, \w{3} \d+ \w{3} 15:00 [\w/]+ time\nInstant refunds\nNext:\s*$/,
    );
    // What she wrote is next is hers to say to them as well: nothing else is sent as that.
    expect((await s.person('maya').submits({})).errors['to executives']).toContain('Say what is next in their words');
    expect(preview.values['to support']).toContain("Next: I'll say here when it is decided");
    await s.person('maya').submits({ 'to support': '', 'to executives': 'Tests passed. Next: decision at noon' });
    await s.sees('exec-updates', 'Tests passed. Next: decision at noon');
    await s.sees('releases', 'Update on refunds 2.0 → production (R-1): the load test passed');
    expect((await s.transcript('support-news')).join()).not.toContain('Tests passed');
    // For one of them alone, they are offered what was typed for them.
    await s.timeIs('2026-03-03T09:01:00.000Z');
    await s.person('maya').types('update execs on refunds: the bank asked for another week');
    const alone = await s.person('maya').seesModal('Post an update');
    expect(alone.shown).toContain('For Executives alone');
    expect(alone.values.happened).toBe('the bank asked for another week');
    await s.person('maya').submits();
    const theirs = await s.person('maya').seesModal('Who hears what');
    expect(Object.keys(theirs.values)).toEqual(['to executives']);
    expect(theirs.values['to executives']).toMatch(
      /^Planned: refunds, .*\nThe bank asked for another week\nNext: open/,
    );
    await s.person('maya').submits();
    await s.sees('exec-updates', 'The bank asked for another week');
    // What was filled in is in the words of the first of several: the others are offered their own, but for what somebody typed.
    await s.timeIs('2026-03-03T09:02:00.000Z');
    await s.person('maya').types('update execs, support on refunds');
    const both = await s.person('maya').seesModal('Post an update');
    expect(both.values.happened).toContain('nstant refunds');
    await s.person('maya').submits({ next: 'the bank answers by noon' });
    const each = await s.person('maya').seesModal('Who hears what');
    expect(each.values['to support']).toContain('What customers notice: not said yet');
    expect(each.values['to support']).toMatch(/Next: the bank answers by noon/i);
    expect(each.values['to support']).not.toContain('nstant refunds');
    expect(each.values['to executives']?.match(/nstant refunds/g)).toHaveLength(1);
    await s.person('maya').submits({ 'to support': '' });
    await s.person('maya').opensHome();
    await s.person('maya').seesHome(/My turn[\s\S]*Open the vote: refunds 2.0/);
    await s.person('priya').opensHome();
    await s.person('priya').seesHome('Nothing waits for you.');
    await s.person('maya').types('vote');
    await s.person('priya').seesHome(/Your vote by/);
    await s.person('priya').clicks('Go', { in: 'home' });
    expect((await s.person('priya').seesModal('Gonogo')).shown).toContain('Counted: Go for QA');
    await s.person('priya').seesHome('Nothing waits for you.');
  });
});
