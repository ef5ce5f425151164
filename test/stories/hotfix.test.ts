import { expect, test } from 'vitest';
import { storiesOverSocket } from './driver.ts';

storiesOverSocket('A hotfix at night', (story) => {
  test('from the message of an alert: approved by whoever is asked, deployed, reviewed', async () => {
    const s = story();
    const [dana, sam] = [s.person('dana'), s.person('sam')];
    await s.timeIs('2026-03-04T01:00:00.000Z');
    await s.person('noor').writes('ALERT refunds fail in eu: 12 % errors', 'releases');
    const alert = await s.sees('releases', 'refunds fail in eu');
    await s.post('shortcut', { as: 'dana', callback: 'hotfix', channel: 'releases', message: alert.ts });
    const asked = await dana.seesModal('Plan a hotfix');
    expect(asked.values.why).toBe('ALERT refunds fail in eu: 12 % errors');
    expect((await dana.submits({ what: 'checkout-api' })).errors.what).toMatch(/version/);
    await dana.submits({ what: 'checkout-api 4.1.4', where: 'production' });
    await s.sees('releases', 'Hotfix by @dana: checkout-api 4.1.4 → production');
    await s.sees('releases', 'Asked to approve, at once: @maya');
    await s
      .person('maya')
      .seesInDm(/Your approval is needed now: the hotfix .*checkout-api 4\.1\.4 → production.* \(R-1\), /);
    await dana.types('hotfix checkout-api 4.1.4 because refunds fail');
    await dana.isTold('is planned already (R-1)');

    // She sleeps.
    await s.timeIs('2026-03-04T01:05:00.000Z');
    await sam.seesInDm(/Your approval is needed now: the hotfix .*\(R-1\)/);
    await sam.types('go R-1');
    await s.sees('releases', /Ready[\s\S]*R-1/);
    await dana.types('deploy R-1');
    await dana.clicks('Deploy eu…', { message: '`R-1`' });
    await s.sees('releases', /\*Live\*[\s\S]*R-1/);
    await s.sees('releases', 'To be reviewed by');
  });

  test('alone, and one that is under way is stopped for the next', async () => {
    const s = story();
    const [dana, maya] = [s.person('dana'), s.person('maya')];
    await dana.types('hotfix search 7.0.1 to production alone because results are empty');
    await dana.isTold('Hotfix planned: *search 7.0.1 → production* (R-1)');
    await s.sees('releases', 'Overridden by @dana: Votes of search 7.0.1');
    await maya.seesInDm('Overridden by @dana: Votes of search 7.0.1');
    await s.pipeline({ behaviour: 'manual' });
    await dana.types('deploy R-1');
    await dana.clicks('Deploy eu…', { message: '`R-1`' });
    await s.sees('releases', /Deploying[\s\S]*R-1/);

    await dana.types('hotfix search 7.0.2 to production because it is still empty');
    const view = await dana.seesModal('Plan a hotfix');
    expect(view.shown).toContain('search 7.0.1 → production (R-1)');
    await dana.submits({ running: 'stop' });
    await s.sees('releases', /Failed[\s\S]*stopped for the hotfix R-2/);
    const told = await s.sees('releases', /Failed: [\s\S]*stopped for the hotfix R-2[\s\S]*Next: /);
    expect(told.shown).toContain('Next: the hotfix goes there first; what this left is rolled back if that');
    await s.sees('exec-updates', 'Next: an emergency repair goes first');
    await dana.types('show R-2');
    await dana.isTold('Hotfix: nobody has said what it replaces');
    await dana.clicks('Without the votes…', { message: 'Voting' });
    await dana.submits({ why: 'nobody wakes' });
    await s.sees('releases', /Ready[\s\S]*R-2/);

    await s.person('noor').types('hotfix search 7.0.2 because too');
    await s.person('noor').isTold('is planned already (R-2)');
  });
});

storiesOverSocket('A rollback drill', (story) => {
  test('goes to the version before and comes back, and is remembered', async () => {
    const s = story();
    const dana = s.person('dana');
    await dana.types('drill search staging');
    await dana.isTold('Nobody knows what of search ran in staging before');
    for (const version of ['7.0', '7.1']) {
      await dana.types(`done-by-hand search ${version} in staging because moved by hand`);
      await dana.seesModal('Done by hand');
      await dana.submits();
    }
    await s.person('noor').types('drill search staging');
    expect((await s.person('noor').isTold("You can't start a drill")).buttons).toEqual(['Ask them']);
    await s.person('noor').clicks('Ask them');
    const asked = await dana.seesInDm('@noor asks you to start a rollback drill: search in staging');
    expect(asked.buttons).toEqual(['Start the drill…']);
    await dana.types('drill search staging');
    await dana.isTold('search goes to the version before in staging, and comes back by itself');
    await dana.clicks('Start the drill…');
    await dana.isTold('The drill of search in staging has begun (R-1)');
    await s.sees('releases', 'Drill: search 7.0 → staging is live after');
    await s.sees('releases', /Drill done[\s\S]*Rollback drill/);
    await dana.types('environments search staging');
    await dana.isTold('last rollback drill today, 1 min (R-1)');
    expect((await s.transcript('exec-updates')).join()).not.toContain('search');
  });
});
