import { expect, test } from 'vitest';
import { readable, type Story, storiesOverHttp, storiesOverSocket } from './driver.ts';

/** What is said of a release is so, wherever one looks; and whoever was told of it hears how it goes on. */

const at = (time: string) => `2026-03-03T${time}:00.000Z`;
const WHY = 'because wallets pay faster';

/** Planned by Maya for today, 11:00 to 12:00 UTC. */
const planned = (s: Story, what: string, fields: Record<string, string> = {}) =>
  s.person('maya').plans(`${what} today 12:00 to production ${WHY}`, fields);
const vote = async (s: Story, id: string, voters = ['priya', 'sam', 'lin']) => {
  for (const voter of voters) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', new RegExp(`\\*(Approved|Ready)\\*[^\\n]*\`${id}\``));
  await s.settled();
};
const approved = async (s: Story, what: string, fields: Record<string, string> = {}) => {
  const id = await planned(s, what, fields);
  await s.person('maya').types(`vote ${id}`);
  await vote(s, id);
  return id;
};
const card = async (s: Story, id: string) => (await s.sees('releases', new RegExp(`\\*[^\\n]*\`${id}\``))).shown;
const titles = async (s: Story, channel: string) =>
  (await s.transcript(channel)).map((l) => /\*(.*)\*/.exec(l)?.[1] ?? l);
const times = async (s: Story, words: string, channel = 'releases', as = 'maya') =>
  (await s.messages(channel, as)).filter((m) => readable(m.shown).includes(words)).length;

storiesOverSocket('A window that ends unused', (story) => {
  test('is missed wherever one looks, posted to whoever must act, and over once it is moved', async () => {
    const s = story();
    const [maya, dana, priya] = [s.person('maya'), s.person('dana'), s.person('priya')];
    const id = await approved(s, 'payments 5.2', { customers: 'wallets work' });
    const undecided = await planned(s, 'search 7.1');
    await s.timeIs(at('11:00'));
    await dana.seesInDm('Ready: payments 5.2 to production');
    await s.timeIs(at('12:00'));
    await s.settled();

    for (const each of [id, undecided]) {
      const headline = await s.sees('releases', new RegExp(`\\*[^\\n]*\`${each}\``));
      expect(headline.shown).toContain('*Window missed*');
      expect(headline.shown).toContain('move it, or cancel it');
      expect(headline.text).toContain('Window missed: ');
      expect(headline.shown + headline.text).not.toMatch(/Ready|Blocked|Release planned/);
      expect(headline.buttons.slice(0, 2)).toEqual(['Move…', 'Cancel…']);
    }
    expect(await times(s, 'Window missed: payments 5.2 → production (R-1) was not deployed until')).toBe(1);
    const turn = await maya.seesInDm('Window missed: payments 5.2 to production');
    expect(turn.buttons.slice(0, 2)).toEqual(['Move…', 'Cancel…']);
    expect(turn.text).toMatch(/^Window missed: payments 5\.2 to production/);
    await dana.seesInDm('Nothing waits for you.');
    expect((await s.messages('dm', 'dana')).flatMap((m) => m.buttons)).toEqual([]);
    expect((await titles(s, 'exec-updates')).slice(-2)).toEqual(['Late: payments', 'Late: search']);
    expect((await titles(s, 'support-news')).at(-1)).toBe('Late: wallets work');

    await maya.opensHome();
    await maya.seesHome(
      /My turn[\s\S]*Window missed: payments 5\.2[\s\S]*Window missed: search 7\.1[\s\S]*My releases/,
    );
    await priya.opensHome();
    const home = await priya.seesHome(/What is late[\s\S]*\*Window missed\* · payments 5\.2/);
    expect(home.shown).toContain('What is coming\nNo other releases are planned.');
    for (const typed of ['list', 'list missed', 'list window missed']) {
      await priya.types(typed);
      await priya.isTold(/2 open releases[\s\S]*Window missed\* · payments 5\.2[\s\S]*Window missed\* · search 7\.1/);
    }
    for (const state of ['ready', 'blocked']) {
      await priya.types(`list ${state}`);
      await priya.isTold(`No release is open, ${state}`);
    }
    await priya.types('show payments');
    await priya.isTold(/\*Window missed\* · \*payments 5\.2/);
    await priya.types('calendar');
    await priya.isTold('payments 5.2 → production | Window missed (R-1)');
    await dana.types('deploy payments');
    const refused = await dana.isTold("payments 5.2 → production can't deploy now: the window ended");
    // Moving it is not hers to do: it is offered to whoever may.
    expect(refused.buttons).not.toContain('Move…');

    await maya.clicks('Move…', { message: `\`${id}\`` });
    await maya.submits({ when: 'tomorrow 15:00' });
    await s.sees('releases', /\*Voting\*[^\n]*`R-1`/);
    await s.settled();
    expect(await card(s, id)).not.toMatch(/missed|ended/);
    expect((await titles(s, 'exec-updates')).at(-1)).toBe('Moved: payments, to 2026-03-04 14:00 UTC');
    expect((await titles(s, 'support-news')).at(-1)).toMatch(/^Moved to 2026-03-04 14:00 UTC.*: wallets work$/);
    expect((await s.messages('dm', 'maya')).at(-1)?.shown).not.toContain('payments');
  });

  test('while nobody was looking: an app that starts after its end says once that it is missed, not that it is open', async () => {
    const s = story();
    const id = await approved(s, 'payments 5.2');
    await s.faults({ app: 'kill' });
    s.sandbox.slack.workspace.clock.set(at('12:30'));
    await s.faults({ app: 'start' });
    await s.timeIs(at('12:31'));
    await s.sees('releases', /\*Window missed\*[^\n]*`R-1`/);
    await s.settled();
    expect(await card(s, id)).toContain('The window ended');
    expect(await times(s, 'was not deployed until')).toBe(1);
    expect(await times(s, 'the window is open')).toBe(0);
    expect(await times(s, 'Window missed: payments 5.2', 'dm')).toBe(1);
  });
});

storiesOverHttp('Those who were told of a plan', (story) => {
  test('hear that it is off, on again, late, held halfway, going on and done; each once', async () => {
    const s = story();
    const id = await planned(s, 'payments 5.2', { customers: 'wallets work' });
    await s.person('maya').types(`vote ${id}`);
    await s.sees('releases', 'Vote: payments');
    await s.person('priya').types(`no-go ${id} disk is full`);
    await s.sees('support-news', 'Not happening as planned');
    await s.person('priya').types(`go ${id}`);
    await s.sees('releases', '@priya lifted the no-go');
    await vote(s, id, ['sam', 'lin']);
    await s.timeIs(at('12:30'));
    await s.sees('support-news', 'Late');
    await s.person('maya').types(`move ${id} today 14:00 - 16:00 because the bank was closed`);
    await s.person('maya').submits({});
    await s.sees('support-news', 'Moved to');
    await vote(s, id, ['sam', 'lin']);

    await s.timeIs(at('13:00'));
    await s.pipeline({ behaviour: 'manual' });
    await s.sees('releases', '*Ready*');
    await s.person('dana').clicks('Deploy eu…', { message: `\`${id}\`` });
    await s.eventually('the first step', async () => (await s.pipelineSaw()).length === 1);
    await s.timeIs(at('13:05'));
    // One release is not stopped by it: what stops that alone is offered.
    await s.person('sam').types(`stop ${id}`);
    await s.person('sam').isTold('What stops it alone:');
    await s.person('sam').types('emergency-stop in production for 30m because checkout loses orders');
    await s.person('sam').submits({});
    await s.sees('support-news', 'Emergency stop');
    await s.pipeline({ deployId: `${id}-1`, stage: 'eu', report: { status: 'succeeded', n: 1 } });
    await s.sees('releases', '*Held*');
    await s.sees('support-news', 'Interrupted');
    await s.timeIs(at('13:35'));
    await s.sees('support-news', 'Changes are possible again');
    await s.sees('releases', '*Stopped halfway*');
    await s.person('dana').clicks('Deploy us…', { message: `\`${id}\`` });
    await s.eventually('the second step', async () => (await s.pipelineSaw()).length === 2);
    await s.timeIs(at('13:40'));
    await s.pipeline({ deployId: `${id}-1`, stage: 'us', report: { status: 'succeeded', n: 1 } });
    await s.sees('releases', '*Live*');
    await s.settled();

    expect(await titles(s, 'exec-updates')).toEqual([
      'Planned: payments, 2026-03-03 11:00 UTC',
      'Not approved: payments, 2026-03-03 11:00 UTC',
      'Planned: payments, 2026-03-03 11:00 UTC',
      'Approved: payments',
      'Late: payments',
      'Moved: payments, to 2026-03-03 13:00 UTC',
      'Approved: payments',
      'Going live now: payments',
      'Emergency stop by SRE: releases of everything in production',
      'Held halfway: payments',
      'Releases resume: everything in production',
      'Going live again: payments',
      'Live: payments, since 2026-03-03 13:40 UTC',
    ]);
    const [first, again] = ['2026-03-03 11:00 UTC–2026-03-03 12:00 UTC', '2026-03-03 13:00 UTC–2026-03-03 15:00 UTC'];
    expect(await titles(s, 'support-news')).toEqual([
      `${first}: wallets work`,
      'Not happening as planned: wallets work',
      `${first}: wallets work`,
      `Decided for ${first}: wallets work`,
      'Late: wallets work',
      `Moved to ${again}: wallets work`,
      `Decided for ${again}: wallets work`,
      'Under way now: wallets work',
      'Emergency stop: no changes until 2026-03-03 13:35 UTC: everything in production',
      'Interrupted: wallets work',
      'Changes are possible again: everything in production',
      'Under way again: wallets work',
      'Done since 2026-03-03 13:40 UTC: wallets work',
    ]);
    const outside = [...(await s.transcript('exec-updates')), ...(await s.transcript('support-news'))].join('\n');
    expect(outside).not.toMatch(/R-1|5\.2|@|disk/);
  });

  test('hear of an effect that somebody has named, and of none before the deploy', async () => {
    const s = story();
    const [maya, noor] = [s.person('maya'), s.person('noor')];
    await noor.types('new search 7.1 tomorrow 15:00 to production because better');
    const dialog = await noor.seesModal('Plan a release');
    expect(dialog.values).toMatchObject({ customers: '' });
    await s.post('close', { as: 'noor' });

    const id = await approved(s, 'search 7.1');
    await s.timeIs(at('11:00'));
    await s.sees('releases', '*Ready*');
    expect(await s.transcript('support-news')).toEqual([]);
    await s.person('dana').clicks('Deploy eu…', { message: `\`${id}\`` });
    const told = await s.sees('support-news', 'Under way now: search');
    expect(told.shown).toContain('What customers notice: not said yet (its owner is asked)');
    expect(told.shown).not.toContain('may notice');
    const asked = await maya.seesInDm('nobody had said what customers notice of it. Tell them: `/release update R-1`');
    expect(asked.buttons).toEqual(['Update…']);
    await s.sees('support-news', 'Done since');
    const before = (await s.transcript('support-news')).length;

    // What is deployed on its way there reaches no customer: nobody outside hears of it, and nobody is asked for an effect.
    await noor.types('new ledger 2.8 tomorrow 15:00 to staging, then production because audit');
    await noor.submits();
    await noor.types('vote ledger');
    await s.person('priya').types('go ledger');
    await s.sees('releases', '*Ready* · *ledger 2.8');
    await s.person('dana').clicks('Deploy eu…', { message: '*Ready* · *ledger 2.8' });
    await s.sees('releases', 'Live in staging: ledger 2.8');
    await s.settled();
    expect(await times(s, 'ledger', 'support-news')).toBe(0);
    expect(await times(s, 'what customers notice of it', 'dm', 'noor')).toBe(0);
    await noor.types('cancel ledger 2.8 it was a trial');
    await noor.submits();

    // Called off before anybody named it: there is nothing to take back.
    const never = await noor.plans('ledger 3.0 tomorrow 15:00 to production because audit');
    await noor.types(`cancel ${never} not needed`);
    await noor.submits();
    await s.sees('exec-updates', 'Cancelled: ledger');
    await s.settled();
    expect(await s.transcript('support-news')).toHaveLength(before);

    // Named later: that is the plan they hear of, and its end.
    const later = await noor.plans('ledger 2.9 tomorrow 15:00 to production because audit');
    await noor.types(`edit ${later}`);
    await noor.submits({ customers: 'statements load faster' });
    await s.sees('support-news', /2026-03-04 13:00 UTC.*: statements load faster/);
    await noor.types(`edit ${later}`);
    expect((await noor.submits({ customers: '' })).errors.customers).toMatch(/it can be changed, not left out/);
    await s.post('close', { as: 'noor' });
    await noor.types(`cancel ${later} not needed`);
    await noor.submits();
    await s.sees('support-news', 'Not happening: statements load faster');
  });
});

storiesOverSocket('What cleared a release', (story) => {
  test('a template clears its services alone: neither an edit nor a request brings others past the voters', async () => {
    const s = story();
    const noor = s.person('noor');
    await noor.types('new search 7.1 today 13:00 to production because refresh');
    await noor.clicks('More…', { in: 'modal' });
    await noor.submits({ change: 'standard:search-index' });
    await s.sees('releases', 'Cleared by the template Search index refresh');
    await noor.clicks('Edit…', { message: '`R-1`' });
    for (const what of ['payments 5.2', 'search 7.1, payments 5.2'])
      expect((await noor.submits({ what })).errors.what, what).toMatch(
        /The template Search index refresh is for search/,
      );
    await s.post('close', { as: 'noor' });
    await s.person('tom').types('request payments 5.2 because wallets');
    await s.person('tom').submits({ release: 'R-1' });
    await noor.seesInDm('Take it or not: payments 5.2');
    await noor.clicks('Take it', { channel: 'dm', message: 'Take it or not' });
    await noor.isTold('The template Search index refresh is for search', 'dm');
    expect(await card(s, 'R-1')).toMatch(/\*Approved\*[^\n]*\*search 7\.1 → production\*/);
    // What it is for, it clears in any version and at any time.
    await noor.types('edit R-1');
    await noor.submits({ what: 'search 7.2' });
    await s.timeIs(at('09:01'));
    await noor.types('move R-1 today 17:00');
    await noor.submits({});
    await s.sees('releases', /\*Approved\*[^\n]*search 7\.2/);
    await s.sees('exec-updates', 'Moved: search');
  });

  test('an override holds for what it was given for: not after an edit, a move or a request', async () => {
    const s = story();
    const [maya, dana] = [s.person('maya'), s.person('dana')];
    const id = await planned(s, 'ledger 2.9', { customers: 'statements load faster' });
    let minute = 0;
    const overridden = async (why: string) => {
      minute += 1;
      await s.timeIs(at(`09:0${minute}`));
      await maya.types(`override ${id} ${why}`);
      await maya.submits({});
      await s.sees('releases', new RegExp(`\\*Approved\\*[\\s\\S]*Why: ${why}`));
      minute += 1;
      await s.timeIs(at(`09:0${minute}`));
    };
    const lapsed = async (why: string, changed: string) => {
      await s.sees('releases', new RegExp(`\\*Planned\\*[\\s\\S]*Why: ${why} \\(given for something else`));
      await s.sees(
        'releases',
        `What was overridden holds no longer, since ${changed} changed: its checks count again.`,
      );
      await dana.types(`deploy ${id}`);
      await dana.isTold("can't deploy now: not voted on yet");
    };
    await overridden('the board decided');
    await maya.types(`edit ${id}`);
    await maya.submits({ why: 'the audit wants it' });
    await s.sees('releases', /\*Approved\*[\s\S]*the audit wants it/);
    await maya.types(`edit ${id}`);
    await maya.submits({ what: 'ledger 3.0' });
    await lapsed('the board decided', 'the versions');
    await overridden('decided again');
    await maya.types(`move ${id} today 13:30 - 15:00`);
    await maya.submits({});
    await lapsed('decided again', 'the window');
    await overridden('decided a third time');
    await s.person('tom').types('request invoices 2.0 because statements');
    await s.person('tom').submits({ release: id });
    await maya.types(`show ${id}`);
    await maya.isTold('Asked for: invoices 2.0');
    await maya.opensHome();
    await maya.seesHome('Take it or not');
    await maya.clicks('Take it', { in: 'home' });
    await lapsed('decided a third time', 'the services');
    await s.settled();
    expect(await titles(s, 'exec-updates')).toEqual([
      'Planned: ledger, 2026-03-03 11:00 UTC',
      'Approved by release manager, without a vote: ledger',
      'Planned: ledger, 2026-03-03 11:00 UTC',
      'Approved by release manager, without a vote: ledger',
      'Moved: ledger, to 2026-03-03 12:30 UTC',
      'Approved by release manager, without a vote: ledger',
      'Changed: ledger, invoices, 2026-03-03 12:30 UTC',
    ]);
  });

  test('a freeze refuses a plan by whichever way it comes: new, move, edit and a request', async () => {
    const s = story();
    const noor = s.person('noor');
    await s.person('maya').types('freeze payments in production until Friday 8am because sales weekend');
    await s.person('maya').submits();
    await s.sees('releases', 'Frozen: payments in production');
    const submitted = async (fields: Record<string, string>) => {
      const { errors } = await noor.submits(fields);
      await s.post('close', { as: 'noor' });
      return Object.values(errors);
    };
    const refused = [expect.stringMatching(/^Blocked: freeze “sales weekend” covers it until Fri 6 Mar 2026 09:00/)];

    await noor.types('new payments 5.2 tomorrow 15:00 to production because wallets');
    expect(await submitted({})).toEqual(refused);
    const staged = await noor.plans('payments 5.2 tomorrow 15:00 to staging because wallets');
    await noor.types(`edit ${staged}`);
    expect(await submitted({ where: 'production' })).toEqual(refused);
    const other = await noor.plans('search 7.1 today 12:30 to production because better');
    await noor.types(`edit ${other}`);
    expect(await submitted({ what: 'search 7.1, payments 5.2' })).toEqual(refused);
    await s.person('tom').types('request payments 5.2 because wallets');
    await s.person('tom').submits({ release: other });
    await noor.seesInDm('Take it or not: payments 5.2');
    await noor.clicks('Take it', { channel: 'dm', message: 'Take it or not' });
    await noor.isTold('Blocked: freeze “sales weekend” covers it', 'dm');
    const later = await noor.plans('payments 5.2 Tue 10 Mar 2026 15:00 to production because wallets');
    await noor.types(`move ${later} tomorrow 15:00`);
    expect(await submitted({})).toEqual(refused);
    expect(await card(s, staged)).toContain('payments 5.2 → staging');
    expect(await card(s, other)).toContain('*search 7.1 → production*');
    expect(readable(await card(s, later))).toContain('2026-03-10 13:00 UTC');
    // What the freeze does not touch is edited under it.
    await noor.types(`edit ${staged}`);
    expect(await submitted({ what: 'payments 5.3' })).toEqual([]);
    await s.sees('releases', '*payments 5.3 → staging*');
  });
});

storiesOverSocket('What is live', (story) => {
  test('is found by its service’s name, by what shows and by what rolls back; the others say that it is live', async () => {
    const s = story();
    const dana = s.person('dana');
    const ids = [await approved(s, 'notifications 2.5'), await approved(s, 'ledger 2.9')];
    await s.timeIs(at('11:00'));
    for (const id of ids) {
      await s.sees('releases', new RegExp(`\\*Ready\\*[^\\n]*\`${id}\``));
      await dana.clicks('Deploy eu…', { message: `\`${id}\`` });
      await s.sees('releases', new RegExp(`\\*Live\\*[^\\n]*\`${id}\``));
    }
    await s.settled();
    const live = /\*Live\* · \*ledger 2\.9 → production\*[\s\S]*eu: ledger 2\.9 since 2026-03-03 11:00 UTC \(R-2\)/;
    for (const typed of ['show ledger', 'status ledger 2.9', 'show ledger in production']) {
      await dana.types(typed);
      const told = await dana.isTold(live);
      expect(told.buttons, typed).toContain('Roll back…');
    }
    for (const [typed, why] of [
      ['rollback notifications', ''],
      ['undo notifications because push fails', 'push fails'],
      ['rollback notifications 2.5 in production: push fails', 'push fails'],
    ] as const) {
      await dana.types(typed);
      const modal = await dana.seesModal('Roll back');
      expect(modal.shown, typed).toContain('*notifications 2.5 → production* (R-1) goes back');
      expect(modal.values.why, typed).toBe(why);
      await s.post('close', { as: 'dana' });
    }
    await dana.types('rollback');
    const which = await dana.isTold('Which release?');
    expect(which.buttons).toEqual(['Choose R-1', 'Choose R-2']);
    expect(which.shown).toMatch(/notifications 2\.5 → production, .*Live \(R-1\)/);
    expect(which.shown).toMatch(/ledger 2\.9 → production, .*Live \(R-2\)/);
    await dana.types('rollback ledgr');
    const near = await dana.isTold("I don't know “ledgr”. Did you mean ledger, or does the reason begin there?");
    expect(near.buttons).toEqual(['ledger', 'It is the reason']);
    await dana.types('rollback ledger 9.9');
    const other = await dana.isTold("nobody has told what ran there before, so whether that was 9.9 can't be known.");
    expect(other.buttons).toEqual(['Roll it back…', 'Plan ledger 9.9…']);
    await dana.types('rollback ledger to 2.8: statements are wrong');
    await dana.clicks('Roll it back…');
    expect((await dana.seesModal('Roll back')).values.why).toBe('statements are wrong');
    await s.post('close', { as: 'dana' });
    for (const [typed, words] of [
      ['deploy ledger', "ledger 2.9 → production can't deploy now: it is live."],
      ['edit ledger', "ledger 2.9 → production is live: it can't be edited any more."],
      ['move ledger tomorrow 15:00', "ledger 2.9 → production is live: it can't be moved any more."],
      ['cancel ledger', 'ledger 2.9 → production is live already.'],
      ['vote ledger', 'ledger 2.9 → production is live: there is nothing to vote on any more.'],
    ] as const) {
      await s.person('maya').types(typed);
      await s.person('maya').isTold(words);
    }

    // A newer one is planned: what shows takes what is open, what rolls back only what runs.
    const next = await s.person('maya').plans('ledger 3.0 today 14:00 to staging because audit');
    await dana.types('show ledger');
    await dana.isTold(new RegExp(`\\*Planned\\* · \\*ledger 3\\.0 → staging\\*   \`${next}\``));
    await dana.types('rollback ledger statements are wrong');
    await dana.seesModal('Roll back');
    await dana.submits({ why: 'statements are wrong' });
    await s.sees('releases', /\*Rolled back\*[^\n]*ledger 2\.9/);
  });
});
