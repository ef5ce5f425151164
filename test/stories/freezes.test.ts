import { expect, test } from 'vitest';
import { readable, type Story, storiesOverSocket } from './driver.ts';

const approvedAt = async (s: Story, typed: string) => {
  const id = await s.person('noor').plans(typed);
  await s.person('noor').types(`vote ${id}`);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', new RegExp(`Approved[\\s\\S]*${id}`));
  return id;
};

storiesOverSocket('A freeze in plain language', (story) => {
  test('is read back in words, shows what it would hold, is changed and lifted', async () => {
    const s = story();
    const maya = s.person('maya');
    await s.person('noor').plans('payments 5.2 Sat 7 Mar 2026 12:00 to staging because wallets');
    await maya.types('freeze from Friday 6pm until Monday 8am, payments only, except emergency because sales weekend');
    const asked = await maya.seesModal('Declare a freeze');
    expect(asked.values).toMatchObject({ what: 'payments', where: 'everywhere', except: 'emergency' });
    expect(readable(asked.shown)).toContain(
      '*Frozen: payments, everywhere, except emergency changes*, Fri 6 Mar 2026 18:00 - Mon 9 Mar 2026 08:00 (2 days 14 h, Europe/Berlin). Rollbacks pass.\nWould hold 1:\n• payments 5.2 → staging (R-1)',
    );
    expect((await maya.submits({ except: 'emergency, moon' })).errors.except).toMatch(
      /I don't know what “moon” is. I know accounts/,
    );
    await maya.submits({ except: 'emergency' });
    await s.sees('releases', 'Frozen: payments, everywhere, except emergency changes');
    await s.person('noor').seesInDm('The freeze “sales weekend” by @maya blocks payments 5.2 → staging (R-1)');
    await s.person('noor').types('what-if emergency payments Sat 7 Mar 2026 15:00 to staging');
    const free = await s.person('noor').isTold('emergency approver is off duty then: @maya');
    expect(free.text).not.toContain('Blocked');

    await maya.types('unfreeze');
    await maya.clicks('Change…');
    await maya.seesModal('Change a freeze');
    await maya.submits({ until: 'Sun 8 Mar 2026 20:00', where: 'production', kind: 'soft' });
    const news = await s.sees('releases', 'Softly frozen (a deploy asks for a reason): payments in production');
    expect(news.edited).toBe(true);
    // What it holds no longer does not say so, either.
    await s.settled();
    expect((await s.transcript('releases')).filter((m) => m.includes('rozen'))).toHaveLength(1);
    await s.person('noor').types('freezes');
    const told = await s.person('noor').isTold("You can't lift a freeze: that takes the role release manager or SRE");
    expect(told.shown).toContain('payments in production');
    expect(told.buttons).toEqual(['Ask them']);
    await s.person('noor').clicks('Ask them');
    const wanted = await maya.seesInDm('@noor asks you to do this: unfreeze F-1');
    expect(wanted.buttons).toEqual(['Unfreeze…']);
    await s.person('noor').types('freezes');
    await s.person('noor').clicks('Ask them');
    await s.person('noor').isTold('You asked @maya');
    await maya.clicks('Unfreeze…', { channel: 'dm', message: 'unfreeze F-1' });
    await s.person('noor').seesInDm('@maya sees to what you asked for: unfreeze F-1');
  });

  test('everything for a month is asked about once more; two of one name are refused', async () => {
    const s = story();
    const maya = s.person('maya');
    await maya.types('freeze until 10 April 2026 8am because audit');
    await maya.seesModal('Declare a freeze');
    const { view } = await maya.submits();
    expect(view?.shown).toContain('This stops every deploy, everywhere, for 38 days.');
    expect((await s.transcript('releases')).join()).not.toContain('Frozen');
    await maya.submits();
    await s.sees('releases', 'Frozen: everything, everywhere');
    await maya.types('freeze payments until tomorrow 8am because audit');
    await maya.seesModal('Declare a freeze');
    expect((await maya.submits()).errors.name).toMatch(/There is a freeze named audit already/);
  });

  test('a soft one asks for a reason', async () => {
    const s = story();
    const id = await approvedAt(s, 'search 7.1 today 13:00 to production because better');
    await s.person('maya').types('freeze softly search in production until tomorrow 8am because campaign');
    await s.person('maya').seesModal('Declare a freeze');
    await s.person('maya').submits();
    await s.timeIs('2026-03-03T11:00:00.000Z');
    await s.person('dana').types(`deploy ${id}`);
    await s.person('dana').isTold('is softly frozen until 2026-03-04 07:00 UTC (campaign)');
    await s.person('dana').clicks('Deploy anyway…');
    await s.person('dana').seesModal('Deploy anyway');
    await s.person('dana').submits({ why: 'the campaign needs it' });
    await s.sees('releases', 'Deployed through a soft freeze by @dana: the campaign needs it');
    await s.sees('releases', '*Live*');
  });
});

storiesOverSocket('A freeze begins while a step runs, and pauses it', (story) => {
  const stopAtOnce = async (s: Story) => {
    await s.person('sam').types('emergency-stop checkout loses orders for 1h');
    await s.person('sam').seesModal('Emergency stop');
    await s.person('sam').submits({ why: 'checkout loses orders', flight: 'pause' });
  };

  test('its pipeline is asked to stop, and to go on when somebody says so', async () => {
    const s = story();
    const id = await approvedAt(s, 'search 7.1 today 13:00 to production because better');
    await s.timeIs('2026-03-03T11:00:00.000Z');
    await s.pipeline({ behaviour: 'manual' });
    await s.person('dana').clicks('Deploy eu…', { message: `\`${id}\`` });
    await s.eventually('the first step', async () => (await s.pipelineSaw()).length === 1);
    await stopAtOnce(s);
    await s.sees(
      'releases',
      /Held: search 7\.1 → production \(R-1\), by the emergency stop by @sam until 2026-03-03 12:00 UTC/,
    );
    await s.sees('releases', 'Step eu is paused: emergency stop by @');
    await s.eventually('the pipeline to be asked', async () => (await s.pipelineSaw())[1]?.body.action === 'pause');
    await s.timeIs('2026-03-03T12:00:00.000Z');
    await s.sees('releases', 'The emergency stop is over: it may go on');
    await s.person('dana').clicks('Go on with eu…', { message: `\`${id}\`` });
    await s.eventually('the pipeline to go on', async () => (await s.pipelineSaw())[2]?.body.action === 'resume');

    await s.sees('releases', /\*Deploying\*[^\n]*search 7\.1/);
    await s.person('dana').clicks('Pause…', { message: `\`${id}\`` });
    expect((await s.person('dana').seesModal('Pause a deploy')).shown).toContain('search 7.1 → production');
    expect((await s.person('dana').submits({ why: '' })).errors).toEqual({
      why: 'Please complete this required field.',
    });
    const { view } = await s.person('dana').submits({ why: 'the logs look odd' });
    expect(view?.shown).toContain('Step eu is asked to stop where it is');
    await s.sees('releases', /Paused: search 7\.1 → production \(R-1\), by @dana: the logs look odd/);
    await s.sees('releases', /\*Held\*[\s\S]*Step eu is paused: paused by @dana since [^(]*\(the logs look odd\)/);
    await s.eventually('the pipeline to be asked', async () => (await s.pipelineSaw())[3]?.body.action === 'pause');
    await s.sees('exec-updates', 'The team paused it before all of it is live');
    await s.person('dana').types(`pause ${id} once more`);
    await s.person('dana').isTold('is paused already, by @dana: the logs look odd. Resume it when it may go on');
    await s.person('priya').types(`pause ${id} me too`);
    await s.person('priya').isTold("You can't pause search 7.1 → production");
    await s.timeIs('2026-03-03T12:05:00.000Z');
    await s.person('dana').types(`resume ${id}`);
    await s.person('dana').clicks('Resume…');
    await s.eventually('the pipeline to go on', async () => (await s.pipelineSaw())[4]?.body.action === 'resume');
    for (const stage of ['eu', 'us']) {
      await s.eventually(`the step ${stage}`, async () => (await s.pipelineSaw()).some((p) => p.body.stage === stage));
      await s.pipeline({ deployId: `${id}-1`, stage, report: { status: 'succeeded', n: 9 } });
    }
    await s.sees('releases', '*Live*');
  });

  test('a pipeline that can’t pause: it is said, the step is finished, the next one waits', async () => {
    const s = story();
    const id = await approvedAt(s, 'search 7.1 today 13:00 to production because better');
    await s.timeIs('2026-03-03T11:00:00.000Z');
    await s.pipeline({ behaviour: 'manual' });
    await s.person('dana').clicks('Deploy eu…', { message: `\`${id}\`` });
    await s.eventually('the first step', async () => (await s.pipelineSaw()).length === 1);
    await s.pipeline({ behaviour: 'refuse' });
    await stopAtOnce(s);
    await s.sees('releases', "The step eu can't be paused (the pipeline refused with 422");
    await s.pipeline({ deployId: `${id}-1`, stage: 'eu', report: { status: 'succeeded', n: 9 } });
    await s.sees('releases', 'The next step waits: emergency stop by @');
    expect((await s.pipelineSaw()).map((p) => p.body.action)).toEqual(['deploy', 'pause']);
  });
});
