import { expect, test } from 'vitest';
import { type Story, storiesOverSocket } from './driver.ts';

/** Two people act on one thing: what one of them confirmed is done, or they hear what happened since. */

const at = (time: string) => `2026-03-03T${time}:00.000Z`;

async function ready(s: Story) {
  const id = await s.person('maya').plans('payments 5.2 today 12:00 to production because wallets pay faster');
  await s.person('maya').types(`vote ${id}`);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', new RegExp(`\\*(Approved|Ready)\\*[^\\n]*\`${id}\``));
  await s.pipeline({ behaviour: 'manual' });
  await s.timeIs(at('11:00'));
  return id;
}
/** The private answers of one person that have a button of that name. */
const asked = async (s: Story, as: string, label: string) =>
  (await s.messages('releases', as)).filter((m) => m.privateTo === as && m.buttons.includes(label));

storiesOverSocket('What was asked and confirmed in private', (story) => {
  test('is answered in its place, and another question of the same step is asked anew', async () => {
    const s = story();
    const [dana, maya] = [s.person('dana'), s.person('maya')];
    const id = await ready(s);
    await dana.types(`deploy ${id}`);
    await dana.isTold('steps: eu, then us?');
    await maya.types(`deploy ${id}`);
    await maya.isTold('steps: eu, then us?');
    await dana.clicks('Deploy eu…', { message: 'steps: eu, then us?' });
    await dana.isTold('step eu was sent to its pipeline.');
    expect(await asked(s, 'dana', 'Deploy eu…')).toEqual([]);

    await dana.types(`pause ${id} the logs look odd`);
    await dana.submits();
    await s.pipeline({ deployId: `${id}-1`, stage: 'eu', report: { status: 'succeeded', n: 2 } });
    await s.sees('releases', /paused by/);
    await maya.clicks('Deploy eu…', { message: 'steps: eu, then us?' });
    const anew = await maya.isTold('Nothing was done: since you were asked, only step us is left');
    expect(anew.shown).toContain('the logs look odd');
    expect(anew.buttons[0]).toBe('Resume…');
    expect(await asked(s, 'maya', 'Deploy eu…')).toEqual([]);
    expect((await s.pipelineSaw()).map((w) => w.body.stage)).not.toContain('us');
  });

  test.each(['', 'deploy'])('a list stays when something of it is clicked: `/release %s`', async (list) => {
    const s = story();
    const dana = s.person('dana');
    await ready(s);
    await ready(s);
    const label = list === 'deploy' ? /^Choose/ : /^Deploy/;
    await dana.types(list);
    const shown = await dana.isTold(/wallets[\s\S]*|R-1[\s\S]*R-2/);
    const button = shown.buttons.find((b) => label.test(b)) ?? expect.fail(shown.buttons.join());
    await dana.clicks(button, { message: shown.text.slice(0, 20) });
    await dana.isTold('step eu was sent to its pipeline.');
    expect((await s.messages('releases', 'dana')).map((m) => m.shown)).toContain(shown.shown);
  });

  test('a question stays that somebody only looks into, and is answered after it', async () => {
    const s = story();
    const dana = s.person('dana');
    await ready(s);
    await dana.types('deploy R-1');
    const shown = await dana.isTold(/^Deploy .*steps: eu/);
    await dana.clicks('Dry run', { message: shown.text.slice(0, 20) });
    await dana.isTold('Dry run of');
    const left = async () => (await s.messages('releases', 'dana')).map((m) => m.shown);
    expect(await left()).toContain(shown.shown);
    const button = shown.buttons.find((b) => b.startsWith('Deploy eu')) ?? expect.fail(shown.buttons.join());
    await dana.clicks(button, { message: shown.text.slice(0, 20) });
    await s.eventually('the question to be answered in its place', async () =>
      (await left()).includes(shown.shown) ? undefined : true,
    );
  });

  test('so does one of several freezes; a single one is a question, and answered in its place', async () => {
    const s = story();
    const maya = s.person('maya');
    await maya.types('freeze ledger for 5h because audit');
    await maya.submits();
    await maya.types('freeze search for 5h because sale');
    await maya.submits();
    await maya.types('unfreeze');
    const shown = await maya.isTold('Which freeze?');
    await maya.clicks('Unfreeze', { message: 'Which freeze?' });
    await maya.isTold('Lifted:');
    expect((await s.messages('releases', 'maya')).map((m) => m.shown)).toContain(shown.shown);
    await maya.types('unfreeze');
    await maya.isTold('Lift this freeze?');
    await maya.clicks('Unfreeze', { message: 'Lift this freeze?' });
    await s.eventually('the question to be answered in its place', async () =>
      (await asked(s, 'maya', 'Unfreeze')).every((m) => !m.shown.includes('Lift this freeze?')) ? true : undefined,
    );
  });
});
