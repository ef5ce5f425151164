import { expect, test } from 'vitest';
import { type Story, storiesOverSocket } from './driver.ts';

const approvedAt = async (s: Story, typed: string) => {
  const id = await s.person('noor').plans(typed);
  await s.person('noor').types(`vote ${id}`);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', new RegExp(`Approved[\\s\\S]*${id}`));
  return id;
};

storiesOverSocket('A service is locked', (story) => {
  test('for an hour, kept from others, taken over, asked after, released, ended', async () => {
    const s = story();
    const [dana, sam, maya] = [s.person('dana'), s.person('sam'), s.person('maya')];
    const id = await approvedAt(s, 'checkout-api 4.2.0 today 13:00 to production because refunds');

    await s.person('noor').types('lock checkout-api production I look into it');
    await s.person('noor').isTold("You can't lock anything: that takes the role");
    await sam.types('lock checkout-api production payments look odd for 4h');
    await sam.isTold('Locked for you: *checkout-api in production*, until 2026-03-03 13:00 UTC');
    await s.person('noor').seesInDm("can't deploy: checkout-api in production is locked by @sam");
    const card = await s.sees('releases', 'checkout-api in production is locked by @sam since');
    expect(card.text).toContain(id);

    await maya.types('lock checkout-api in production because I want it too');
    await maya.isTold('checkout-api in production is locked by @sam');
    await maya.types('locks production');
    await maya.isTold('*checkout-api in production*: locked by @sam');
    await maya.types('environments checkout-api production');
    await maya.isTold('locked by @sam since 2026-03-03 09:00 UTC, until 2026-03-03 13:00 UTC: payments look odd');

    // At the time of its window it is still his.
    await s.timeIs('2026-03-03T11:00:00.000Z');
    await dana.types(`deploy ${id}`);
    await dana.isTold("can't deploy now: checkout-api in production is locked by @sam");
    await dana.clicks('Who holds what');
    await dana.isTold('*checkout-api in production*: locked by @sam');
    await dana.clicks('Take it over…');
    await dana.seesModal('Take a lock over');
    expect((await dana.submits({ why: ' ' })).errors.why).toContain('A lock needs its reason');
    await dana.submits({ why: 'sam is at lunch, customers wait' });
    await sam.seesInDm('@dana took your lock of checkout-api in production over: sam is at lunch, customers wait');

    // Three hours later she is asked, and answers with the button.
    await s.timeIs('2026-03-03T14:00:00.000Z');
    await dana.seesInDm('You hold the lock of checkout-api in production since');
    await dana.clicks('Release it', { channel: 'dm' });
    const nag = await dana.seesInDm(/You hold the lock of [\s\S]*checkout-api in production is not locked any more\./);
    expect(nag.shown).not.toContain('[Release it]');
    await s.person('noor').seesInDm('checkout-api in production is not locked any more');

    await maya.types('hold all of production for 30m because the database moves');
    await maya.isTold('Locked for you: *all of production*');
    await s.timeIs('2026-03-03T14:15:00.000Z');
    await maya.seesInDm('Your lock of all of production ends');
    await s.timeIs('2026-03-03T14:30:00.000Z');
    await maya.seesInDm('Your lock of all of production has ended');
  });

  test('closes a deploy, not a rollback', async () => {
    const s = story();
    const id = await approvedAt(s, 'search 7.1 today 13:00 to production because better');
    await s.timeIs('2026-03-03T11:00:00.000Z');
    await s.person('dana').types(`deploy ${id}`);
    await s.person('dana').clicks('Deploy eu…', { message: `\`${id}\`` });
    await s.sees('releases', '*Live*');
    await s.person('sam').types('lock search production I compare the results');
    await s.person('sam').isTold('until you release it');
    await s.person('dana').types(`rollback ${id} because results are wrong`);
    await s.person('dana').seesModal('Roll back');
    await s.person('dana').submits();
    await s.person('sam').seesInDm('is rolled back by @dana although you lock search in production: results are wrong');
    await s.sees('releases', 'Rolled back');
    await s.person('sam').types('unlock search');
    await s.person('sam').isTold('Released: search in production');
  });
});
