import { describe, expect, test } from 'vitest';
import { homeFor } from '../../../src/cards/home.ts';
import { everythingOpen } from '../../../src/domain/everything-open.ts';
import type { Command } from '../../../src/domain/index.ts';
import { perform } from '../../../src/door/perform.ts';
import { see } from '../../../src/door/read-only.ts';
import type { Setting } from '../../../src/door/setting.ts';
import type { Ask } from '../../../src/words/ask.ts';
import { CLICKS, runCommand } from '../../../src/words/router.ts';
import { PLAN } from '../../domain/given.ts';
import { openSetting } from '../../support/setting.ts';

/** UQA owns R-1, which is planned; R-2 is the manager's; the sale is frozen. */
async function setting(): Promise<Setting> {
  const of = await openSetting();
  const does = async (id: string, command: Command) => {
    const outcome = await perform(of, command, { actor: { id }, via: 'slack' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  };
  await does('UQA', PLAN);
  await does('UMANAGER', { ...PLAN, items: [{ service: 'shop', version: '1' }] });
  await does('UMANAGER', {
    type: 'DeclareFreeze',
    name: 'sale',
    why: 'sales',
    scope: { services: ['ledger'], environments: [] },
    from: '2026-03-05T09:00:00.000Z',
    until: '2026-03-06T09:00:00.000Z',
  });
  return of;
}
const by = (of: Setting, id: string): Ask => ({ setting: of, person: { id, zone: 'UTC' } });
const verbsIn = (shown: unknown) => [
  ...new Set([...JSON.stringify(shown).matchAll(/"(?:action_id|value)":"([a-z-]+):[^"]*"/g)].map((m) => m[1] ?? '')),
];
const home = async (of: Setting, id: string) => verbsIn(homeFor(id, await see(of, everythingOpen, { id }), []));
const typed = async (of: Setting, id: string, text: string) => verbsIn(await runCommand(text, by(of, id)));

const FREEZES = ['freeze', 'unfreeze', 'change-freeze'];

describe('what one person alone sees holds only what they may do', () => {
  test('App Home', async () => {
    const of = await setting();
    expect(await home(of, 'UMANAGER')).toEqual(expect.arrayContaining(['freeze', 'unfreeze', 'new']));
    const theirs = await home(of, 'UQA');
    for (const verb of FREEZES) expect(theirs).not.toContain(verb);
    expect(theirs).toEqual(expect.arrayContaining(['new', 'show', 'environments']));
    // What one owns, one may.
    expect(theirs).toEqual(expect.arrayContaining(['vote', 'cancel', 'move']));
  });

  test.each([
    ['', ['freeze']],
    ['unfreeze', ['unfreeze', 'change-freeze']],
    ['environments', ['done-by-hand']],
    ['list', []],
    ['show R-2', ['vote', 'cancel', 'move', 'edit', 'documents', 'update']],
  ])('the answer to /release %s', async (text, verbs) => {
    const of = await setting();
    expect(await typed(of, 'UMANAGER', text)).toEqual(expect.arrayContaining(verbs));
    const theirs = await typed(of, 'USRE1', text);
    for (const verb of verbs) expect(theirs).not.toContain(verb);
  });

  test('the card of a release that is one’s own', async () => {
    const of = await setting();
    expect(await typed(of, 'UQA', 'show R-1')).toEqual(expect.arrayContaining(['vote', 'cancel', 'move', 'edit']));
    expect(await typed(of, 'UQA', 'show R-1')).not.toContain('override');
  });

  test('what a button answers', async () => {
    const of = await setting();
    const show = CLICKS.get('show');
    expect(verbsIn(await show?.('R-2', by(of, 'USRE1')))).not.toContain('cancel');
    expect(verbsIn(await show?.('R-2', by(of, 'UMANAGER')))).toContain('cancel');
  });

  test('who may not lift a freeze reads who may', async () => {
    const of = await setting();
    const said = JSON.stringify(await runCommand('unfreeze', by(of, 'UQA')));
    expect(said).toContain('that takes the role manager');
    expect(said).toContain('sale');
  });

  test('a freeze that comes again is known by its name, and said to stay', async () => {
    const of = await setting();
    const freezes = [
      { start: '0 18 * * 5', hours: 62, zone: 'Europe/Berlin', name: 'Weekend', why: 'nobody is there' },
    ];
    const scope = { services: [], environments: [] };
    const company = { ...of.company(), freezes: freezes.map((f) => ({ ...f, scope })) };
    const says = async (text: string) =>
      JSON.stringify(await runCommand(text, by({ ...of, company: () => company }, 'UMANAGER')));
    expect(await says('unfreeze weekend because we ship')).toContain('*Weekend* comes again by manifests/freezes.yml');
    expect(await says('unfreeze sale')).toContain('Lift this freeze?');
  });

  test('which release was meant is asked with every choice', async () => {
    const of = await setting();
    expect((await typed(of, 'USRE1', 'cancel')).length).toBeGreaterThan(0);
  });

  test.each(['cancel R-2 because x', 'hand-over R-2', 'move R-2', 'edit R-2', 'notes R-2', 'documents R-2'])(
    'nobody fills in a dialog for nothing: %s',
    async (text) => {
      const of = await setting();
      expect(await runCommand(text, by(of, 'UMANAGER'))).toHaveProperty('modal');
      const answer = await runCommand(text, by(of, 'USRE1'));
      expect(answer).not.toHaveProperty('modal');
      expect(JSON.stringify(answer)).toContain('that takes the role');
    },
  );

  test.each(['cancel', 'hand-over', 'edit'])('nor by an older button of what is over: %s', async (verb) => {
    const of = await setting();
    await perform(of, { type: 'CancelRelease', release: 'R-2', why: 'w' }, { actor: { id: 'UMANAGER' }, via: 'slack' });
    const answer = await CLICKS.get(verb)?.('R-2', by(of, 'UMANAGER'));
    expect(answer).not.toHaveProperty('modal');
    expect(JSON.stringify(answer)).toContain('cancelled');
  });
});

test('where no freeze was declared, that is told of freezes', async () => {
  const said = JSON.stringify(await runCommand('list freezes api', by(await setting(), 'UQA')));
  expect(said).toContain('Nothing is frozen with api');
  expect(said).not.toContain('No release is open');
});

test('freezes are listed by when they begin', async () => {
  const of = await setting();
  const scope = { services: ['shop'], environments: [] };
  for (const [name, day] of [
    ['later', '09'],
    ['first', '04'],
  ] as const)
    await perform(
      of,
      {
        type: 'DeclareFreeze',
        ...{ name, why: name, scope },
        ...{ from: `2026-03-${day}T09:00:00.000Z`, until: `2026-03-${day}T19:00:00.000Z` },
      },
      { actor: { id: 'UMANAGER' }, via: 'slack' },
    );
  const said = JSON.stringify(await runCommand('list freezes', by(of, 'UQA')));
  expect([...said.matchAll(/Why: (\w+)/g)].map(([, why]) => why)).toEqual(['first', 'sales', 'later']);
});

test.each([
  ['deploy api 4.2 tomorrow at noon', ['new api 4.2 tomorrow at noon', 'move api 4.2 tomorrow at noon']],
  ['cancel R-1 because x', []],
])('a time that is not taken is offered to the words that take one: %s', async (text, sentences) => {
  const said = JSON.stringify(await runCommand(text, by(await setting(), 'UMANAGER')));
  expect([...said.matchAll(/"value":"((?:new|move) [^"]*)"/g)].map(([, sent]) => sent)).toEqual(sentences);
});
