import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadManifests } from '../../src/manifest/load.ts';
import type { Answer } from '../../src/words/ask.ts';
import { askedAbout } from '../../src/words/help/about.ts';
import { insteadOf, TRIED } from '../../src/words/help/instead.ts';
import { runCommand, SHORTCUTS, tablesOf, WORDS } from '../../src/words/router.ts';
import { word } from '../../src/words/word.ts';
import { PEOPLE } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The sample company, where two people hold every role. */
const SAMPLE = loadManifests(join(ROOT, 'manifests')).company;
const EVERYBODY = Object.fromEntries(SAMPLE.roles.map((r) => [r.name, ['UMANAGER', 'UBOTH']]));
const manifest = parse(readFileSync(join(ROOT, 'slack-manifest.yml'), 'utf8'));
const none = async (): Promise<Answer> => ({ nothing: true });
const answeredBy = async (text: string) =>
  runCommand(text, {
    setting: await openSetting({ company: () => SAMPLE }),
    person: { id: 'UQA', zone: 'UTC' },
  });
const saidBy = async (text: string) => {
  const answer = await answeredBy(text);
  return 'say' in answer ? answer.say.text : '';
};

describe('the shelf', () => {
  test('each folder is a word of that name, and is on it', () => {
    const indexes = readdirSync(join(ROOT, 'src/words'), { recursive: true }).map(String);
    // Rooms that the words share have none.
    const folders = indexes.filter((f) => /^[^/]+\/index\.ts$/.test(f)).map((f) => dirname(f));
    expect(WORDS.map((w) => w.name).sort()).toEqual(folders.sort());
  });

  test.each([
    ['a name', word({ name: 'a', typed: none }), word({ name: 'a', typed: none })],
    ['another name', word({ name: 'a', typed: none }), word({ name: 'b', aliases: ['a'], typed: none })],
    ['a verb', word({ name: 'a', clicks: { x: none } }), word({ name: 'b', clicks: { x: none } })],
    [
      'a dialog',
      word({ name: 'a', submits: { x: async () => ({ close: true }) } }),
      word({ name: 'b', submits: { x: async () => ({ close: true }) } }),
    ],
    ['a shortcut', word({ name: 'a', shortcuts: { x: none } }), word({ name: 'b', shortcuts: { x: none } })],
  ])('two words can’t claim %s', (_, one, other) => {
    expect(() => tablesOf([one])).not.toThrow();
    expect(() => tablesOf([one, other])).toThrow(/claimed twice: [ax]$/);
  });

  test('no two stand at the same place of the help', () => {
    const places = WORDS.flatMap((w) => (w.help ? [w.help.at.join('/')] : []));
    expect(places.filter((p, i) => places.indexOf(p) < i)).toEqual([]);
  });

  test('Slack offers the shortcuts that there are, and hints at the words that are advertised', () => {
    const { shortcuts, slash_commands } = manifest.features;
    expect([...SHORTCUTS.keys()].sort()).toEqual(shortcuts.map((s: { callback_id: string }) => s.callback_id).sort());
    const hinted: string[] = slash_commands[0].usage_hint.split(' | ');
    expect([...hinted].sort()).toEqual(WORDS.flatMap((w) => (w.advertised ? [w.name] : [])).sort());
  });
});

test('the help is what the words say of themselves', async () => {
  expect(await saidBy('help')).toBe(
    `*Gonogo carries a release from plan to done.* Everything is on the cards; these words are for those who like to type:
\`/release new checkout-api 4.2, ledger 2.9 tomorrow 3pm to production\` plan one · \`/release hotfix checkout-api 4.1.4 because why\` a fix of what is live, now
\`/release list\` what is coming · \`/release calendar month\` · \`/release feed\` subscribe to it · \`/release show\` one with its checks · \`/release environments\` what runs where · \`/release incidents\` what went wrong, and which deploy caused it
\`/release what-if checkout-api Fri 5pm\` what planning it then would run into, and when is free
\`/release freeze payments until Monday 8am because sales weekend\` · \`/release unfreeze\` · \`/release pass checkout-api why\` · \`/release emergency-stop why for 2h\`
\`/release update\` tell everybody what happened and what is next
\`/release trains\` releases that open by themselves · \`/release request checkout-api 4.2.1 because why\` ask for something in one
\`/release delegate @sam until Friday\` they vote for you · \`/release hand-over @sam checkout-api\` they own it
\`/release lock checkout-api production why for 1h\` nobody else deploys there · \`/release unlock checkout-api production\` · \`/release locks\` who holds what
Also: \`edit\`, \`move\`, \`documents\`, \`notes\`, \`evidence\`, \`vote\`, \`go\`, \`no-go why\`, \`abstain\`, \`deploy\`, \`pause why\`, \`rollback why\`, \`drill checkout-api staging\`, \`cancel why\`, \`override why\`, \`allow why\`, \`except CVE-2026-1234 why\`, \`stop-waiting\`, \`done-by-hand\`, \`templates\`. In a vote's thread just answer \`go\` or \`no-go: why\`.
IDs such as R-118 are never needed: a service's name will do, or I'll ask. More on a word: \`/release help freeze\`.`,
  );
});

test.each([
  ['pol', /don't know `\/release pol`\. Did you mean `\/release vote`\?/],
  ['relase-train', /See `\/release help`/],
  ['constructor', /don't know `\/release constructor`/],
  ['__proto__ x', /don't know `\/release __proto__`/],
  ['toString', /don't know `\/release toString`/],
  ['HELP', /carries a release/],
  ['“help”', /carries a release/],
  ['`/release help freeze`', /^\*`\/release freeze`/],
  ["'templates'", /^\*Pre-approved/],
  ['templates', /^\*Pre-approved changes\*/],
  ['template search-index', /^\*Pre-approved changes\*/],
  ['new 5.2', /“5\.2” is of no service/],
  ['new at 5.2 because x', /“5\.2” is of no service/],
  ['list what is going out', /^No release is open/],
  ['help freeze', /^\*`\/release freeze`\*\n• `\/release freeze until Monday 8am because sales weekend`: everything\n/],
  ['help  SHIP please', /^\*`\/release deploy`\* \(or `ship`, `promote`, `resume`\)/],
  ['help frezee', /don't know `\/release frezee`\. Did you mean `\/release freeze`\?/],
  ['help constructor', /don't know `\/release constructor`/],
])('“%s”', async (text, expected) => expect(await saidBy(text)).toMatch(expected));

test.each([
  ['rolback R-13 – it’s broken', ['rollback R-13 – it’s broken', 'unknown']],
  ['help frezee', ['help freeze', 'unknown']],
  [`freez ${'x'.repeat(2500)}`, ['unknown']],
  // What is named in words that are none of ours can be looked at.
  ['constructor R-1', ['show R-1', 'unknown']],
  ['tell me of payments', ['show payments', 'unknown']],
  ['say why it is blocked', ['unknown']],
])('what was meant is a click away: %s', async (text, right) => {
  const answer = await answeredBy(text);
  const blocks = 'say' in answer ? answer.say.blocks : [];
  const values = blocks.flatMap((b) =>
    b.type === 'actions' ? b.elements.flatMap((e) => (e.type === 'button' ? [e.value] : [])) : [],
  );
  expect(values).toEqual(right);
});

const CONTEXT = { company: SAMPLE, people: PEOPLE, zone: 'UTC', now: '2026-03-04T09:00:00.000Z' };

describe('what people try that is no word here is answered with where it is found', () => {
  const offered = (text: string) => {
    const answer = insteadOf(text, {}, () => askedAbout(text, CONTEXT));
    const blocks = answer && 'say' in answer ? answer.say.blocks : [];
    return blocks.flatMap((b) =>
      b.type === 'actions' ? b.elements.flatMap((e) => (e.type === 'button' ? [e.value] : [])) : [],
    );
  };
  test.each([
    ['continue search', ['deploy search']],
    ['risk R-3', ['show R-3']],
    ['extend my lock', ['lock my lock', 'unfreeze']],
    ['emergency fix payments 5.1', ['hotfix payments 5.1', 'emergency-stop payments 5.1']],
    ['catch up R-3', ['show R-3', 'list']],
    ['Post-Mortem', ['incidents', 'list my turn', 'list done']],
    ['mute', ['feed', 'list my turn']],
    ["what's going out today?", ['environments', 'list']],
    ['no deploys friday', ['no-go deploys friday', 'freeze deploys friday']],
    ['release payments 5.2 tomorrow', ['new payments 5.2 tomorrow', 'deploy payments 5.2 tomorrow']],
    ['lgtm', ['go']],
    ['roll notifications back', ['rollback']],
    ['my turn', ['list my turn', 'list mine']],
    ['push search by 2 hours', ['move search by 2 hours', 'deploy search by 2 hours']],
    ['block payments until noon', ['freeze payments until noon', 'lock payments until noon']],
    ['attach R-3 https://x.example', ['evidence', 'documents R-3 https://x.example']],
    [`audit ${'x'.repeat(2000)}`, ['show', 'evidence']],
    ['stop delegating', ['delegate revoke', 'delegate']],
    ['cancel delegation', ['delegate revoke', 'delegate']],
    ['hand over everything to @sam', ['list mine', 'hand-over to @sam', 'delegate to @sam']],
    ['who approved of R-11?', ['show R-11']],
    ['why is search blocked', ['show search', 'list blocked']],
    ['why', ['show', 'list blocked']],
    ['when can I deploy invoices', ['show invoices', 'list', 'what-if invoices']],
    ['is anything frozen?', ['show', 'environments', 'list freezes', 'list']],
    ["isn't payments out", ['show payments', 'environments', 'list freezes', 'list']],
    ['should we go out on friday', ['show', 'what-if', 'list freezes']],
    ['nevermind R-3', ['cancel R-3', 'rollback R-3', 'unfreeze']],
    ['remind me tomorrow', ['feed', 'list my turn']],
    ['go on', ['go', 'deploy']],
    ['go ahead R-3', ['go R-3', 'deploy R-3']],
    ['go to production', ['go production', 'deploy production']],
    ['go back to 4.1', ['rollback to 4.1']],
    ['pol', []],
    ['constructor', []],
  ])('%s', (text, right) => expect(offered(text)).toEqual(right));
  test('they are no words, and each button can be typed', async () => {
    const words = WORDS.flatMap((w) => (w.typed ? [w.name, ...w.aliases] : []));
    expect(TRIED.filter((said) => words.includes(said))).toEqual([]);
    for (const said of TRIED)
      for (const sentence of offered(`${said} R-1`))
        expect(await saidBy(sentence ?? ''), sentence).not.toMatch(
          /can't read|don't know (?!a release)|Did you mean|There is no/,
        );
  });
});

test.each(['R-1', 'search', '`web-shop`'])('%s alone is looked at', async (text) => {
  const named = text.replaceAll('`', '');
  expect(await answeredBy(text)).toEqual(await answeredBy(`show ${named}`));
  expect(await saidBy(text)).not.toContain('don’t know `/release');
  expect(await saidBy(text)).not.toContain("don't know `/release");
});

describe('what the help on a word shows can be typed', () => {
  test('of each word that can be typed', () => {
    expect(WORDS.flatMap((w) => (w.typed && w.forms.length === 0 && w.name !== 'help' ? [w.name] : []))).toEqual([]);
  });

  test.each(WORDS.flatMap((w) => w.forms.map(([form]) => [form, w.name])))('%s', async (form, name) => {
    expect(form.split(' ', 1)).toEqual([name]);
    const people = { ...PEOPLE, roles: EVERYBODY, handles: { sam: 'UBOTH' } };
    const setting = await openSetting({ company: () => SAMPLE, people: () => people });
    const answer = await runCommand(form, { setting, person: { id: 'UMANAGER', zone: 'Europe/Berlin' } });
    // There is nothing yet that it could be done to; but nothing in it is unknown.
    const said = 'say' in answer ? JSON.stringify(answer.say) : '';
    expect(said).not.toMatch(
      /can't read|can’t read|don't know (?!a release|an incident)|Did you mean|can mean|doesn't take|takes no/,
    );
  });
});
