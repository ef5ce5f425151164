import { expect, test } from 'vitest';
import { storiesOverSocket } from './driver.ts';

storiesOverSocket('A rollback fails', (story) => {
  test('its owner is paged, then who is next, until somebody has it', async () => {
    const s = story();
    const noor = s.person('noor');
    const id = await noor.plans('search 7.1 today 13:00 to production because better');
    await noor.types(`vote ${id}`);
    for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
    await s.sees('releases', new RegExp(`Approved[\\s\\S]*${id}`));
    await s.timeIs('2026-03-03T11:00:00.000Z');
    await s.person('dana').types(`deploy ${id}`);
    await s.person('dana').clicks('Deploy eu…', { message: `\`${id}\`` });
    await s.sees('releases', '*Live*');
    await s.pipeline({ behaviour: 'refuse' });
    await s.person('dana').types(`rollback ${id} because results are wrong`);
    await s.person('dana').seesModal('Roll back');
    await s.person('dana').submits();

    await noor.seesInDm(`You are needed now: Rollback of search 7.1 → production (${id}) failed at step`);
    await s.sees('releases', 'Paged @noor (its owner), in Slack alone');
    await s.timeIs('2026-03-03T11:05:00.000Z');
    await s.person('maya').seesInDm('You are needed now');
    const paged = (await s.transcript('releases')).filter((m) => m.includes('Paged'));
    expect(paged.join('\n')).not.toContain('@lin');
    await s.person('maya').clicks('I have it', { channel: 'dm' });
    await s.sees('releases', '@maya has it: Rollback of search');
    await noor.seesInDm('@maya has it');
    const called = await noor.seesInDm(/You are needed now: [^\n]*\n?[\s\S]*@maya has it\./);
    expect(called.shown).not.toContain('[I have it]');
    await s.timeIs('2026-03-03T11:30:00.000Z');
    expect((await s.transcript('releases')).filter((m) => m.includes('Nobody has answered'))).toEqual([]);
    // It goes back again for the reason that it began with.
    await s.person('dana').clicks('Roll back again…', { message: `\`${id}\`` });
    expect((await s.person('dana').seesModal('Roll back')).values.why).toBe('results are wrong');
  });
});
