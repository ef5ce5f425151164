import type { View } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { shownIn } from '../../src/blocks/as-shown.ts';
import type { Environment } from '../../src/domain/company/services.ts';
import type { Command } from '../../src/domain/index.ts';
import { perform } from '../../src/door/perform.ts';
import type { Setting } from '../../src/door/setting.ts';
import type { Answer, Ask } from '../../src/words/ask.ts';
import { CLICKS, runCommand, SUBMITS } from '../../src/words/router.ts';
import { COMPANY, go, PEOPLE, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const environments: Environment[] = [
  { name: 'production', regions: ['eu', 'us'], stageTimeoutMinutes: 30 },
  { name: 'staging', regions: ['eu'], stageTimeoutMinutes: 30 },
];
const company = { ...COMPANY, environments, services: COMPANY.services.map(({ target: _, ...s }) => s) };

/** R-1 is approved in its window, and no pipeline is there. */
async function setting(later: { now?: string } = {}): Promise<Setting> {
  let now = '2026-03-03T09:00:00.000Z';
  const opened = await openSetting({ company: () => company, people: () => PEOPLE, now: () => later.now ?? now });
  const does = async (id: string, command: Command) => {
    const outcome = await perform(opened, command, { actor: { id }, via: 'slack' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  };
  await does('UMANAGER', PLAN);
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await does(voter, go);
  now = PLAN.window.start;
  return opened;
}
const by = (of: Setting, id = 'UMANAGER'): Ask => ({ setting: of, person: { id, zone: 'UTC' } });
const typed = (text: string, a: Ask) => runCommand(text, a);

type Input = { block_id?: string; element?: { initial_value?: string; initial_option?: { value: string } } };
/** What a dialog holds already, and what it is. */
function filled(answer: Answer | { update: View }) {
  const view = 'modal' in answer ? answer.modal : 'update' in answer ? answer.update : undefined;
  if (!view) return JSON.stringify(answer);
  const fields = (view.blocks as Input[]).flatMap(({ block_id, element }) => {
    const value = element?.initial_value ?? element?.initial_option?.value;
    return block_id && value ? [[block_id, value] as const] : [];
  });
  return { is: view.callback_id, about: shownIn(view.private_metadata ?? '').about, ...Object.fromEntries(fields) };
}
const said = (answer: Answer) => ('say' in answer ? answer.say.text : JSON.stringify(filled(answer)));

describe('done-by-hand, typed', () => {
  const part = (more: object) => ({ is: 'done-by-hand', about: '', ...more });
  const whole = (how: string, why?: string) => ({ is: 'done-by-hand-all', about: `R-1 ${how}`, ...(why && { why }) });
  test.each<[string, object]>([
    [
      'api 4.1.3 production eu because the pipeline was stuck',
      part({ service: 'api', version: '4.1.3', place: 'production/eu', why: 'the pipeline was stuck' }),
    ],
    ['production eu api 4.1.3', part({ service: 'api', version: '4.1.3', place: 'production/eu' })],
    ['api v2 in staging: looked', part({ service: 'api', version: 'v2', place: 'staging/eu', why: 'looked' })],
    ['api 5 production', part({ service: 'api', version: '5', place: 'production/' })],
    // A region of one environment says which; of several it has to be chosen.
    ['ledger 3.0 us', part({ service: 'ledger', version: '3.0', place: 'production/us' })],
    ['ledger 3.0 eu', part({ service: 'ledger', version: '3.0' })],
    ['', part({})],
    ['R-1', whole('live')],
    ['r1 live because copied', whole('live', 'copied')],
    ['R-1 live by hand copied the files', whole('live', 'copied the files')],
    ['api is live', whole('live')],
    ['because of the outage', part({ why: 'the outage' })],
    // All regions are everywhere, and a version that is live in one is a part.
    ['api 4.1.3 production eu us', part({ service: 'api', version: '4.1.3', place: 'production/' })],
    ['api 4.2 us live', part({ service: 'api', version: '4.2', place: 'production/us' })],
  ])('%s', async (text, expected) => {
    expect(filled(await typed(`done-by-hand ${text}`, by(await setting())))).toEqual(expected);
  });

  test.each([
    ['R-1 rolled back by hand it broke', 'nothing of it was deployed'],
    ['R-9 live', 'R-9'],
    ['legder 4.1 production', 'Did you mean ledger'],
    ['R-1 R-2 live', 'one release at a time'],
  ])('%s is refused with its cause', async (text, why) => {
    expect(said(await typed(`done-by-hand ${text}`, by(await setting())))).toContain(why);
  });

  test.each([
    ['api 1.0 in staging, production because x', ['api 1.0 staging because x', 'api 1.0 production because x']],
    ['api 1.0, ledger 2 in staging', ['api 1.0 staging', 'ledger 2 staging']],
    ['api 1.0 eu us', ['api 1.0 eu', 'api 1.0 us']],
    ['api, ledger 2 production us', ['api 2 production us', 'ledger 2 production us']],
    ['api 1.0 and api 1.1 staging', []],
    ['R-1 rolled back eu', []],
  ])('%s names more than one is recorded of: nothing of it is dropped', async (text, again) => {
    const of = await setting();
    const answer = await typed(`done-by-hand ${text}`, {
      ...by(of),
      typed: { word: 'done-by-hand', rest: text, mentions: [] },
    });
    expect(said(answer)).toContain('Nothing was recorded');
    const sent = [...JSON.stringify(answer).matchAll(/"value":"done-by-hand ([^"]*)"/g)].map(([, one]) => one);
    expect(sent).toEqual(again);
  });

  test('who may not is told who may, and shown no dialog', async () => {
    const of = await setting();
    for (const text of ['R-1', 'api 4.1 production', 'R-1 live because x'])
      expect(said(await typed(`done-by-hand ${text}`, by(of, 'UQA')))).toContain('that takes the role manager');
  });

  test('recorded, it is live, is taken back by hand, and the environments say so', async () => {
    const of = await setting();
    const submit = SUBMITS.get('done-by-hand-all');
    const click = CLICKS.get('done-by-hand');
    if (!submit || !click) throw new Error('there is no such dialog');
    const opened = await click('R-1', by(of));
    const live = ('modal' in opened && opened.modal.private_metadata) || '';
    expect(filled(opened)).toMatchObject(whole('live'));
    expect(await submit({ why: '' }, live, by(of))).toMatchObject({
      errors: { why: expect.stringContaining('reason') },
    });
    expect(await submit({ why: 'copied' }, live, by(of))).toMatchObject({
      update: { title: { text: 'Recorded' } },
    });
    expect(said(await typed('environments api', by(of)))).toMatch(
      /4\.2 since .* \(R-1\), by hand \(<@UMANAGER>: copied\)/,
    );
    // A stale dialog of another person.
    expect(JSON.stringify(await submit({ why: 'again' }, live, by(of)))).toMatch(/is live already/);
    const back = await click('R-1', by(of));
    expect(filled(back)).toMatchObject(whole('rolled-back'));
    expect(filled(await typed('done-by-hand R-1 rolled back by hand it broke refunds', by(of)))).toMatchObject(
      whole('rolled-back', 'it broke refunds'),
    );
    expect(filled(await typed('done-by-hand api taken back', by(of)))).toMatchObject(whole('rolled-back'));
    expect(said(await typed('rollback R-1', by(of)))).toContain('went live by hand');
    await submit({ why: 'it broke' }, ('modal' in back && back.modal.private_metadata) || '', by(of));
    expect(said(await typed('environments R-1', by(of)))).toContain('Nobody has told');
  });
});

describe('environments, typed', () => {
  test.each([
    ['payments', 'I don'],
    ['apj', 'Did you mean api?'],
    ['prodution', 'Did you mean production?'],
    ['api 5.1.1', '*5.1.1* runs nowhere that is known of'],
    ['api v4', '*v4* runs nowhere'],
    ['R-9', 'R-9'],
    ['what runs where in production', 'What runs where*: production'],
    ['api, ledger in eu', 'What runs where*: api, ledger, eu'],
    ['R-1', 'What runs where*: api, ledger, production'],
  ])('%s', async (text, words) => {
    expect(said(await typed(`environments ${text}`, by(await setting())))).toContain(words);
  });

  test('a version that was asked for is found where it runs', async () => {
    const of = await setting();
    const asked = { actor: { id: 'UMANAGER' }, via: 'slack' };
    await perform(
      of,
      { type: 'RecordVersion', environment: 'production', service: 'api', regions: ['us'], version: '5.1.1', why: 'w' },
      asked,
    );
    expect(said(await typed('environments api 5.1.1', by(of)))).toContain('*5.1.1* runs: api in production (us)');
    expect(said(await typed('where api v5.1.1 staging', by(of)))).toContain('runs nowhere');
  });
});

describe('a place that a release does not go to is said, whatever else fits', () => {
  test.each([
    ['deploy R-1 in production and staging', 'R-1 is api 4.2, ledger 2.9 → production, not staging'],
    ['rollback api in staging, production x', 'for staging and production together: name one of them'],
    ['vote R-1 in staging, production', 'not staging'],
    ['cancel api staging production because x', 'together'],
    ['show R-1 production', 'api 4.2'],
  ])('%s', async (text, words) => {
    expect(said(await typed(text, by(await setting())))).toContain(words);
  });
});

test('what is live is found by its service’s name, however long ago it went there', async () => {
  const later: { now?: string } = {};
  const of = await setting(later);
  const asked = { actor: { id: 'UMANAGER' }, via: 'slack' };
  await perform(of, { type: 'RecordRelease', release: 'R-1', how: 'live', why: 'w' }, asked);
  for (const now of ['2026-05-31T23:59:59.999Z', '2026-06-01T00:00:00.000Z', '2027-10-31T01:30:00.000Z']) {
    later.now = now;
    expect(said(await typed('show ledger', by(of)))).toContain('Live: api 4.2, ledger 2.9');
    expect(said(await typed('rollback api', by(of)))).toContain('went live by hand');
  }
  // What it was taken over by is not live any more.
  for (const service of ['api', 'ledger'])
    await perform(
      of,
      { type: 'RecordVersion', environment: 'production', service, regions: ['eu', 'us'], version: '9', why: 'w' },
      asked,
    );
  expect(said(await typed('rollback api', by(of)))).toContain('No open or live release has api');
});
