import { expect, test } from 'vitest';
import { readable, storiesOverSocket } from './driver.ts';

storiesOverSocket('What a typed time means', (story) => {
  test('a dialog offers the readings as choices, and takes the one that is chosen', async () => {
    const s = story();
    const noor = s.person('noor');
    await noor.types('new ledger 2.9 tomorrow 16:00 to production because audit');
    await noor.seesModal('Plan a release');
    // Nobody guesses: the dialog stays, with what the words can mean.
    const asked = await noor.submits({ when: 'Friday at 5' });
    expect(asked.view?.title).toBe('Plan a release');
    expect(asked.view?.shown).toContain('“Friday at 5” can mean 2 times: which?');
    expect(asked.view?.values).toHaveProperty('when-meant');
    expect((await noor.submits()).errors).toEqual({ 'when-meant': 'Choose what it means, or write it out.' });
    const chosen = await noor.submits({ 'when-meant': 'Fri 6 Mar 2026 17:00' });
    expect(readable(chosen.view?.shown ?? '')).toContain('(R-1), Fri 6 Mar 2026 17:00 - 18:00 (1 h, Africa/Cairo)');
    // Other words leave no choice behind.
    await noor.types('move R-1');
    await noor.seesModal('Move a release');
    const slash = await noor.submits({ when: '12/3 4pm' });
    expect(slash.view?.shown).toContain('“12/3 4pm” can mean 2 times: which?');
    const moved = await noor.submits({ when: 'Thu 12 Mar 4pm' });
    expect(moved.view?.shown).toContain('planned Thu 12 Mar 2026 16:00 - 17:00 (1 h, Africa/Cairo) now');
  });

  test('what does not fit is said in the dialog, and which word is no time', async () => {
    const s = story();
    const maya = s.person('maya');
    await maya.types('new ledger 2.9 tomorrow 16:00 to production because audit');
    await maya.seesModal('Plan a release');
    const why = async (when: string) => (await maya.submits({ when })).errors.when;
    expect(await why('mon 6 mar 17:00')).toBe('6 March 2026 is a Friday, not a Monday.');
    expect(await why('16:00-15:00')).toBe('“16:00-15:00” ends before it begins.');
    expect(await why('last friday 3pm')).toBe('“last friday” is in the past.');
    expect(await why('tomorow 3pm')).toContain("I can't read “tomorow” as part of a time. Did you mean “tomorrow”?");
    expect(await why('tomorrow 3pm for 99999999999 days')).toContain('is longer than a year');
    await s.post('close', { as: 'maya' });
    expect((await s.transcript('releases')).join()).not.toContain('R-1');
  });

  test('the end of a freeze is read from its beginning, and a day as its end is asked about', async () => {
    const s = story();
    const maya = s.person('maya');
    await maya.types('freeze payments in production because sales weekend');
    await maya.seesModal('Declare a freeze');
    const asked = await maya.submits({ from: 'Monday 9am', until: 'Friday' });
    expect(asked.view?.shown).toContain('“Friday” can mean 2 times: which?');
    const frozen = await maya.submits({ 'until-meant': 'Fri 13 Mar 2026 18:00' });
    expect(frozen.view?.shown).toContain('Mon 9 Mar 2026 09:00 - Fri 13 Mar 2026 18:00 (4 days 9 h, Europe/Berlin)');
  });

  test('a command asks with a button for each reading, which does what was typed; too late it is refused', async () => {
    const s = story();
    const [noor, priya] = [s.person('noor'), s.person('priya')];
    await noor.types('what-if payments Friday at 5');
    const which = await noor.isTold('“Friday at 5” can mean more than one time. Which?');
    expect(which.buttons).toEqual(['Fri 6 Mar 2026 05:00', 'Fri 6 Mar 2026 17:00']);
    await noor.clicks('Fri 6 Mar 2026 17:00');
    await noor.isTold('payments → production, Fri 6 Mar 2026 17:00 - 18:00 (1 h, Africa/Cairo)');
    await noor.types('new ledger 2.9 12/3 4pm to staging because audit');
    expect((await noor.isTold('“12/3 4pm” can mean')).buttons).toEqual([
      'Thu 12 Mar 2026 16:00',
      'Thu 3 Dec 2026 16:00',
    ]);
    await noor.clicks('Thu 12 Mar 2026 16:00');
    expect((await noor.seesModal('Plan a release')).values).toMatchObject({
      what: 'ledger 2.9',
      where: 'staging',
      when: 'Thu 12 Mar 2026 16:00 - 17:00',
      why: 'audit',
    });
    await s.post('close', { as: 'noor' });
    // What a vote is lent for is done by the click, once; a week later it is over.
    await priya.types('delegate @tom from 12/3 9:00 until 13/3 18:00');
    await priya.isTold('can mean');
    await priya.clicks('Thu 12 Mar 2026 09:00 - Fri 13 Mar 2026 18:00');
    await priya.isTold('votes for you, Thu 12 Mar 2026 09:00 - Fri 13 Mar 2026 18:00 (33 h, Asia/Kolkata)');
    await noor.types('what-if payments Friday at 5');
    await noor.isTold('Which?');
    await s.timeIs('2026-03-10T09:00:00.000Z');
    await noor.clicks('Fri 6 Mar 2026 17:00');
    await noor.isTold('That window is past');
  });
});
