import { expect, test } from 'vitest';
import { storiesOverSocket } from './driver.ts';

storiesOverSocket('What is typed', (story) => {
  test('is understood, shown back, or named with what may have been meant; nothing is chosen for the person', async () => {
    const s = story();
    const maya = s.person('maya');
    // A misspelt place is no other place: the right one is a click away.
    await maya.types('new search 8 to stagign tomorrow 3pm because typing mistakes');
    const named = await maya.isTold("I don't know what “stagign” is. Did you mean staging?");
    expect(named.buttons).toEqual(['staging']);
    await maya.clicks('staging');
    const plan = await maya.seesModal('Plan a release');
    expect(plan.values).toMatchObject({ what: 'search 8', where: 'staging', why: 'typing mistakes' });
    expect(plan.values.when).toContain('4 Mar 2026 15:00 - 16:00');
    await maya.submits();
    await s.sees('releases', 'search 8 → staging');
    // A misspelt scope widens nothing.
    await maya.types('emergency-stop paymnts card numbers leak');
    const asked = await maya.isTold('Did you mean payments, or does the reason begin there?');
    expect(asked.buttons).toEqual(['payments', 'It is the reason']);
    await maya.clicks('payments');
    expect((await maya.seesModal('Emergency stop')).values).toMatchObject({
      what: 'payments',
      why: 'card numbers leak',
    });
    await s.post('close', { as: 'maya' });
    // An hour that may be two is asked about.
    await maya.types('move R-1 Friday at 5 because QA needs time');
    const which = await maya.isTold('can mean more than one time. Which?');
    await maya.clicks(which.buttons[1] ?? '');
    const move = await maya.seesModal('Move a release');
    expect(move.values).toMatchObject({ when: 'Fri 6 Mar 2026 17:00', why: 'QA needs time' });
    await s.post('close', { as: 'maya' });
    await maya.types('documents R-1 rollback plan: https://wiki.example.com/rollback');
    expect((await maya.seesModal('Documents')).values.documents).toContain(
      'rollback plan: https://wiki.example.com/rollback',
    );
    await s.post('close', { as: 'maya' });
    // A mention is a person; the same name in other letters is nobody, and the dialog asks who.
    await maya.types('hand-over @sam search');
    expect((await maya.seesModal('Hand over')).shown).not.toContain('choose whom you mean');
    await s.post('close', { as: 'maya' });
    await maya.types('rollback search');
    await maya.isTold(/nothing of it was deployed/i);
    await maya.types('show search quickly');
    await maya.isTold("I don't know what “quickly” is.");
    await maya.types(`new ${'x'.repeat(3001)}`);
    await maya.isTold('longer than 3000 characters');
  });
});
