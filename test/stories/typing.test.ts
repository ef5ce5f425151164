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
    expect(move.values).toMatchObject({ when: 'Fri 6 Mar 2026 17:00 - 18:00', why: 'QA needs time' });
    await s.post('close', { as: 'maya' });
    // What is not said of it stays: it is planned for tomorrow, 15:00 to 16:00.
    await maya.types('move R-1 to 17:00');
    const later = await maya.seesModal('Move a release');
    expect(later.shown).toContain('Read as Wed 4 Mar 2026 17:00 - 18:00');
    await s.post('close', { as: 'maya' });
    await maya.types('move R-1 forward by an hour because lunch');
    const ways = await maya.isTold('“forward by an hour” can mean more than one time. Which?');
    expect(ways.buttons).toEqual(['Wed 4 Mar 2026 14:00 - 15:00', 'Wed 4 Mar 2026 16:00 - 17:00']);
    await maya.types('move R-1 3 days earlier');
    await maya.isTold('“3 days earlier” is Sun 1 Mar 2026 15:00 - 16:00, which is over. Write a time that is ahead.');
    await maya.types('delay R-1 half an hour because lunch');
    await maya.seesModal('Move a release');
    const delayed = await maya.submits();
    expect(delayed.view?.shown).toContain('Wed 4 Mar 2026 15:30 - 16:30 (1 h, Europe/Berlin) now, no longer');
    expect(delayed.view?.shown).toContain('Wed 4 Mar 2026 15:00 - 16:00 (1 h, Europe/Berlin)');
    await s.post('close', { as: 'maya' });
    // What a sentence edits fills the dialog; its time is moved.
    await maya.types('edit R-1 version 8.1 because a fix more');
    expect((await maya.seesModal('Edit a release')).values).toMatchObject({ what: 'search 8.1', why: 'a fix more' });
    await s.post('close', { as: 'maya' });
    await maya.types('edit R-1 Friday 15:00');
    expect((await maya.isTold('is moved, not edited. Nothing was changed.')).buttons).toEqual([
      'Move it to Friday 15:00…',
      'Edit…',
    ]);
    await maya.clicks('Move it to Friday 15:00…');
    expect((await maya.seesModal('Move a release')).shown).toContain('Read as Fri 6 Mar 2026 15:00 - 16:00');
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
    await maya.types('emergency-stop payments for 99999999999 days because card numbers leak');
    await maya.isTold('is longer than a year');
    await maya.types(`new ${'x'.repeat(3001)}`);
    await maya.isTold('longer than 3000 characters');
  });

  test('who is asked which release is meant types role and reason once; a place in a reason hides no release', async () => {
    const s = story();
    const [noor, priya] = [s.person('noor'), s.person('priya')];
    await noor.types(`vote ${await noor.plans('search 8.1 tomorrow 15:00 to staging because typing')}`);
    // Nothing goes to production: the place is the reason, and the only vote is found.
    await priya.types('no-go breaks in production');
    await priya.isTold('Counted: No-go for QA, search 8.1 → staging');
    await s.sees('releases', 'breaks in production');
    // What its answer told her to type.
    await priya.types('go');
    await priya.isTold('Counted: Go for QA, search 8.1 → staging');
    await noor.types(`vote ${await noor.plans('payments 8.2 tomorrow 17:00 to production because typing')}`);
    await noor.types(`vote ${await noor.plans('payments 8.1 tomorrow 19:00 to production because typing')}`);
    await s.sees('releases', 'Vote: payments 8.1 → production');
    // Whoever reviews a version that comes too late sees so.
    await s.person('sam').clicks('Review', { message: 'Vote: payments 8.1' });
    expect((await s.person('sam').seesModal('Review & vote')).shown).toContain(
      'payments 8.1 is lower than 8.2, which goes there before it',
    );
    await s.post('close', { as: 'sam' });
    await priya.types('no-go as qa not tried on a phone');
    const which = await priya.isTold('Which release?');
    const [, id] = /payments 8\.2 [^\n]*?\((R-\d+)\)/.exec(which.shown) ?? [];
    await priya.clicks(`Choose ${id}`);
    await priya.isTold('Counted: No-go for QA, payments 8.2 → production');
    await s.sees('releases', 'not tried on a phone');
  });
});
