import type { View } from '@slack/types';
import { describe, expect, test, vi } from 'vitest';
import { homeFor } from '../../src/cards/home.ts';
import type { People } from '../../src/domain/company/people.ts';
import { homeOf } from '../../src/domain/everything-open.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import { feedApi } from '../../src/http/feed.ts';
import type { Ask } from '../../src/words/ask.ts';
import { digestOf } from '../../src/words/feed/hashed.ts';
import { CLICKS, clickOf, runCommand, SHORTCUTS, SUBMITS, submitOf, TYPED } from '../../src/words/router.ts';
import { COMPANY, NOW, PLAN } from '../domain/given.ts';
import { eventually } from '../support/eventually.ts';
import { openSetting } from '../support/setting.ts';

const PEOPLE: People = {
  roles: { manager: ['UMANAGER'], partner: ['UPARTNER'], qa: ['UGONE', 'UGUEST'] },
  members: new Set(['UMANAGER', 'UQA']),
  guests: ['UGUEST', 'UPARTNER'],
  deactivated: ['UGONE'],
};
const partner = { name: 'partner', title: 'Partner', members: [], actions: ['read' as const], guests: true };
const SECRET = 'a'.repeat(32);

/** R-1 is planned, and there is a feed of everything of whoever is named. */
async function setting(feedBy = 'UMANAGER'): Promise<Setting> {
  const opened = await openSetting({
    people: () => PEOPLE,
    company: () => ({ ...COMPANY, roles: [...COMPANY.roles, partner] }),
  });
  const asked = { actor: { id: 'UMANAGER' }, via: 'slack' };
  expect((await perform(opened, PLAN, asked)).ok).toBe(true);
  const was = { ...opened, people: () => ({ ...PEOPLE, members: undefined, guests: [], deactivated: [] }) };
  const feed = { type: 'OpenFeed', feed: digestOf(SECRET), of: { kind: 'all' }, by: feedBy } as const;
  expect((await perform(was, feed, { actor: { id: feedBy }, via: 'slack' })).ok).toBe(true);
  return opened;
}
const asking = (of: Setting, id: string, team?: string): Ask => ({
  setting: of,
  person: { id, zone: 'UTC', ...(team && { team }) },
});
const view: View = { type: 'modal', title: { type: 'plain_text', text: 't' }, blocks: [] };

/** Everything that can be typed, clicked, chosen and submitted, and what it answers. */
async function everyDoor(a: Ask): Promise<[string, string][]> {
  const answers: [string, Promise<unknown>][] = [
    ['', runCommand('', a)],
    ['nonsense', runCommand('nonsense', a)],
    ...[...TYPED].map(([word]): [string, Promise<unknown>] => [word, runCommand(`${word} R-1`, a)]),
    ...[...CLICKS].map(([verb, run]): [string, Promise<unknown>] => [verb, run('R-1', a, { view, fields: {} })]),
    ...[...SHORTCUTS].map(([name, run]): [string, Promise<unknown>] => [name, run(a, { text: 'R-1', link: '' })]),
    ...[...SUBMITS].map(([name, run]): [string, Promise<unknown>] => [name, run({}, 'R-1', a)]),
  ];
  return Promise.all(answers.map(async ([door, answer]) => [door, JSON.stringify(await answer)] as [string, string]));
}

describe.each([
  ['UGUEST', /guest here, or of another organisation/],
  ['UGONE', /account is deactivated/],
  ['USTRANGER', /Nobody of this workspace is known by your account/],
])('%s', (id, why) => {
  test('is refused with words at every door, and shown nothing of any release', async () => {
    const doors = await everyDoor(asking(await setting(), id));
    expect(doors.length).toBeGreaterThan(100);
    expect(doors.filter(([, said]) => !why.test(said))).toEqual([]);
    expect(doors.filter(([, said]) => /ledger|api|production|UMANAGER/.test(said))).toEqual([]);
  });
  test('sees why in App Home, and nothing else', async () => {
    const of = await setting();
    const shown = JSON.stringify(homeFor(id, await see(of, homeOf(id, NOW)), []));
    expect(shown).toMatch(why);
    expect(shown).not.toMatch(/ledger|production/);
  });
  test('has no calendar feed any more', async () => {
    const answer = await feedApi(await setting(id), () => 'UTC').request(`/calendar/${SECRET}.ics`);
    expect([answer.status, await answer.text()]).toEqual([404, 'not found']);
  });
});

test.each(['UMANAGER', 'UQA', 'UPARTNER'])('%s reads', async (id) => {
  const of = await setting(id);
  for (const typed of ['list', 'show R-1', 'calendar week', ''])
    expect(JSON.stringify(await runCommand(typed, asking(of, id)))).toContain('ledger');
  expect(JSON.stringify(homeFor(id, await see(of, homeOf(id, NOW)), []))).toContain('ledger');
  expect((await feedApi(of, () => 'UTC').request(`/calendar/${SECRET}.ics`)).status).toBe(200);
});

test('a member who asks from another workspace is told so; from ours, and where Slack does not say, they read', async () => {
  const of = await setting();
  const list = async (team?: string) => JSON.stringify(await runCommand('list', asking(of, 'UQA', team)));
  expect(await list('T9')).toContain('another workspace');
  expect(await list('T9')).not.toContain('ledger');
  expect(await list('T1')).toContain('ledger');
  expect(await list()).toContain('ledger');
});

describe('what was looked at is durable before an answer tells of it', () => {
  /** R-1 is voted on, and the disk has what was read when `release` is called. */
  async function held() {
    const of = await openSetting();
    for (const command of [PLAN, { type: 'OpenVote', release: 'R-1' } as const])
      expect((await perform(of, command, { actor: { id: 'UMANAGER' }, via: 'slack' })).ok).toBe(true);
    let release = () => {};
    const durable = new Promise<void>((resume) => {
      release = resume;
    });
    const settled = vi.fn(() => durable);
    const store: Setting['store'] = Object.assign(Object.create(of.store), { settled });
    return { of: { ...of, store }, settled, release };
  }
  const ballots = async (of: Setting) => JSON.stringify(await of.store.get('vote/R-1/v1'));

  test.each([
    ['a vote', 'go R-1', /Counted/],
    ['what only tells', 'show R-1', /ledger/],
  ])('%s', async (_, typed, words) => {
    const { of, settled, release } = await held();
    let isTold = false;
    const told = runCommand(typed, asking(of, 'UQA')).finally(() => {
      isTold = true;
    });
    await eventually(() => expect(settled).toHaveBeenCalled());
    if (typed.startsWith('go')) await eventually(async () => expect(await ballots(of)).toContain('UQA'));
    expect(isTold).toBe(false);
    release();
    expect(JSON.stringify(await told)).toMatch(words);
    if (typed.startsWith('go')) expect(settled).toHaveBeenCalledTimes(1);
  });
});

describe('what another version made and no word knows any more', () => {
  const MADE = /Another version of Gonogo made this.*Nothing was done/;
  const view: View = { type: 'modal', title: { type: 'plain_text', text: '-' }, blocks: [] };
  test('is answered to whoever clicks it, unless they may read nothing', async () => {
    const of = await setting();
    const click = (id: string) => clickOf('gone')('R-1', asking(of, id), { view, fields: {} });
    expect(JSON.stringify(await click('UMANAGER'))).toMatch(MADE);
    expect(JSON.stringify(await click('UGONE'))).not.toMatch(MADE);
  });
  test.each([
    ['keeps what was written', { why: 'long words', when: 'now' }, { errors: { why: expect.stringMatching(MADE) } }],
    ['where nothing can be', {}, { update: { title: { text: 'Not done' } } }],
  ])('a dialog %s', async (_, fields, answer) => {
    const of = await setting();
    expect(await submitOf('gone')(fields, 'R-1', asking(of, 'UMANAGER'))).toMatchObject(answer);
  });
});
