import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Company } from '../../src/domain/company/company.ts';
import { readReply } from '../../src/replies/reply.ts';
import { builtIn } from '../../src/replies/spellings.ts';
import { COMPANY } from '../domain/given.ts';
import { cpuMs } from '../support/cpu.ts';

const role = (name: string, title: string, group?: string) => ({
  ...{ name, title, members: [], actions: [] },
  ...(group && { group }),
});
const ROLES: Company = {
  ...COMPANY,
  roles: [...COMPANY.roles, role('product', 'Product'), role('product-owner', 'Product Owner', 'product-owners')],
};
/** One line: what was counted, or why not. */
function read(text: string, company = ROLES): string {
  const reply = readReply(text, company);
  switch (reply.is) {
    case 'answer':
      return `${reply.answer}${reply.role ? ` as ${reply.role}` : ''}${reply.why ? `: ${reply.why}` : ''}`;
    case 'nearly':
      return `nearly ${reply.meant} (${reply.because}${reply.unknown ? ` ${reply.unknown}` : ''})`;
    case 'maybe':
      return `maybe ${reply.meant}`;
    case 'chat':
      return 'chat';
  }
}

describe('an answer, where it can mean one thing', () => {
  test.each([
    // documented spellings, in any case, with signs and emoji
    ...['go', 'GO', ' Go! ', 'go.', 'go…', 'approve', 'unhold', ':go:', 'go :rocket: :tada:', 'go 👍', '✅ go'].map(
      (t) => [t, 'go'],
    ),
    // what is pasted along and nobody sees
    ...['go\u200b', '\u202ego', '\ufeffgo\u2060 ✅'].map((t) => [t, 'go']),
    ...['*go*', '_go_', '`go`', '```go```', '“go”', '"go"', "'go'", '«go»', '*go!*', '(go)'].map((t) => [t, 'go']),
    ...['> shall we?\ngo', 'go from me', 'go from my side!', 'my vote: go', 'I vote go'].map((t) => [t, 'go']),
    ...[
      'no-go',
      'no go',
      'nogo',
      'NO-GO!!!',
      'no-go:',
      '*no-go*',
      'no–go',
      'no‑go',
      'no—go',
      'reject',
      'hold',
      ':no-go:',
      'no-go 😬',
    ].map((t) => [t, 'no-go']),
    ['go, team is ready', 'go: team is ready'],
    ['go, all checks are green', 'go: all checks are green'],
    ...['abstain', 'Abstain.', '*abstain*'].map((t) => [t, 'abstain']),
    // what is struck out is said no more
    ['~go~ no-go', 'no-go'],
    ['no-go ~disk is full~: it is red', 'no-go: it is red'],
    ['no-go weil die Platte voll ist', 'no-go: die Platte voll ist'],
    ['~no-go: red~ go', 'go'],
    ['no-go: ~5 % errors, ~7 % timeouts', 'no-go: ~5 % errors, ~7 % timeouts'],
    // for a role: its name, its title, its group, in any case
    ...[
      'go as sre',
      'GO for SRE',
      'go as @sre',
      'go, as sre',
      'go (sre)',
      'go sre',
      'go – SRE',
      'SRE: go',
      'sre says go',
      'go 👍🏽 as sre',
      'go :rocket: for SRE',
    ].map((t) => [t, 'go as sre']),
    ...[
      'go for the Product Owner',
      'go as product owner team',
      'go on behalf of @product-owners',
      'Product Owner: go',
    ].map((t) => [t, 'go as product-owner']),
    ['go for product', 'go as product'],
    ['no-go as qa: broken', 'no-go as qa: broken'],
    ['no-go for QA broken again', 'no-go as qa: broken again'],
    ['qa: no-go: broken', 'no-go as qa: broken'],
    ['no-go :x: as qa: broken', 'no-go as qa: broken'],
    ['no-go :fire: disk', 'no-go: :fire: disk'],
    ['no-go (sre): red', 'no-go as sre: red'],
    ['abstain as QA, on holiday', 'abstain as qa: on holiday'],
    // with a reason, set off or not
    ['no-go dashboards are red', 'no-go: dashboards are red'],
    ['no-go: dashboards are red', 'no-go: dashboards are red'],
    ['No go — later', 'no-go: later'],
    ['no-go because the disk is full', 'no-go: the disk is full'],
    ['*no-go*: disk', 'no-go: disk'],
    ['*no-go: disk is full*', 'no-go: disk is full'],
    ['no-go (tests are red)', 'no-go: tests are red'],
    ['no-go\n> error: disk full', 'no-go: > error: disk full'],
    ['no-go until the migration is tested', 'no-go: until the migration is tested'],
    ['no-go: as discussed', 'no-go: as discussed'],
    ['no-go: for SRE the disk is full', 'no-go: for SRE the disk is full'],
    ['no-go for production: disk', 'no-go: for production: disk'],
    ['no-go sre is unhappy', 'no-go: sre is unhappy'],
    ['hold: wait for the database', 'no-go: wait for the database'],
    ['reject: unreadable', 'no-go: unreadable'],
    ['abstain, on holiday', 'abstain: on holiday'],
    ['abstain on holiday', 'abstain: on holiday'],
    ['go: tested on staging', 'go: tested on staging'],
    ['go, all green', 'go: all green'],
    ['go, no issues found', 'go: no issues found'],
    ['go as SRE: all green', 'go as sre: all green'],
  ])('%j is %s', (text, answer) => expect(read(text)).toBe(answer));
});

describe('nearly an answer: asked, not counted', () => {
  test.each([
    ...[
      'go, but careful',
      'go: once the tests pass',
      'go, if QA agrees',
      "go – don't know",
      'go: tests pending',
      'go 👎',
      'go :x:',
      'go 👎 as sre',
      'go: no tests ran',
      'go, with reservations',
    ].map((t) => [t, 'nearly go (terms)']),
    ...[
      'go go go',
      'go ahead and check',
      'go for production',
      'go to lunch',
      "it's a go",
      'still go',
      'yes, go',
      'ok go',
      'LGTM, go',
      'lgtm go',
      '+1 go',
      'looks good to me, go',
      'tests are green: go!',
      'tested on staging - go 👍',
    ].map((t) => [t, 'nearly go (words)']),
    ...['go?', 'GO ?', 'approve?'].map((t) => [t, 'nearly go (question)']),
    ...['no-go?', 'no-go on friday?'].map((t) => [t, 'nearly no-go (question)']),
    ...['go cancel', 'go: cancelled', 'go – take it back', 'approve, revoked'].map((t) => [t, 'nearly go (back)']),
    ...['no-go lifted', 'no-go: lifted', 'no-go cancel', 'no-go – withdrawn!'].map((t) => [t, 'nearly no-go (back)']),
    ['abstain: revoke', 'nearly abstain (back)'],
    ...['no-go withdrawn, all green', 'lift my no-go', 'I withdraw the no-go.'].map((t) => [t, 'nearly no-go (words)']),
    ...['I change my vote to no-go', 'changing to no-go: errors', 'switching my vote from go to no-go'].map((t) => [
      t,
      'nearly no-go (words)',
    ]),
    ['I changed my vote to go', 'nearly go (words)'],
    ...['no-go area', 'no-go is lifted', 'hold on, I am looking', 'reject the request', 'this is a no-go for me'].map(
      (t) => [t, 'nearly no-go (words)'],
    ),
    ...['no - go', 'No – go!', 'no- go', 'no -go'].map((t) => [t, 'nearly no-go (words)']),
    ['checked, no-go: disk is full', 'nearly no-go (words)'],
    ['we say no-go: disk is full', 'nearly no-go (words)'],
    ...['R-12 go', 'r-12: go!', '#R-12 – go'].map((t) => [t, 'nearly go (words)']),
    ['R-12: no-go, disk is full', 'nearly no-go (words)'],
    ...['I abstain because I wrote it', 'I’m abstaining: on leave'].map((t) => [t, 'nearly abstain (words)']),
    ...['I reject: disk is full', 'I reject, disk is full'].map((t) => [t, 'nearly no-go (words)']),
    ['on holiday; abstain.', 'nearly abstain (words)'],
    // Cheered on, nobody has voted.
    ...[
      'go, team!',
      'Go team!!',
      'go, go, go!',
      'go go go 🚀',
      'go, everyone',
      'Go, dear team 🎉',
      'go, you all',
      'go! <@U0SAM00001> :tada:',
      'go, @sam and @lin!',
      'go, Leute!',
    ].map((t) => [t, 'nearly go (words)']),
    ['go as sree', 'nearly go (role sree)'],
    ['go as @constructor', 'nearly go (role @constructor)'],
    ['no-go as qaa: broken', 'nearly no-go (role qaa)'],
    ['go 🚀 as sree', 'nearly go (role sree)'],
    ['go as qa and sre', 'nearly go (roles)'],
    ['aprove', 'nearly go (words)'],
    ['abstian', 'nearly abstain (words)'],
  ])('%j is %s', (text, why) => expect(read(text)).toBe(why));
});

describe('an objection in words that are none of an answer is asked about: missed, it would deploy', () => {
  test.each([
    ...['No: disk is full', 'STOP, disk is full', 'veto: double charges', 'I veto this', 'Veto!', 'not a go: disk'],
    ...['not yet: disk', 'wait: disk is full', 'nope – disk is full', 'blocked: disk', 'rejected: disk is full'],
    ...['👎 disk is full', ':x: disk full', '-1: disk', '❌ charges twice', 'We object: charges twice', 'no because x'],
    ...['unfortunately no-go: disk is full', 'Changing my go to no-go: disk', 'edit: no-go disk', 'sre: veto, disk'],
    ...['<@U0GONOGO> no-go: disk is full', '<@U0SAM|sam> no-go: disk', '@sam stop: disk is full'],
  ])('%j', (text) => expect(read(text)).toBe('nearly no-go (words)'));
  test.each(['no, disk is full', 'nope, disk', 'Wait! Disk is full', 'not yet, the disk is full'])(
    'where it is missing: %j',
    (text) => expect(read(text)).toBe('maybe no-go'),
  );
  test('of a role it counts where it is an answer', () =>
    expect(read('QA: still no-go, disk')).toBe('no-go as qa: disk'));
  test.each(['no problem', 'no worries: all good', 'now: lunch', 'nothing to see', 'stopwatch: 5 min', 'waiting: CI'])(
    'and not of what only begins so: %j',
    (text) => expect(read(text)).toBe('chat'),
  );
  test.each(['<@U0SAM> yes', '@sam ok', '<@U0SAM> have a look'])('nor of what is said to somebody: %j', (text) =>
    expect(read(text)).toBe('chat'),
  );
});

test.each([
  ...['sre: yes', 'SRE: approved', 'QA approves', 'QA ✅', 'qa: lgtm'].map((t) => [t, 'maybe go']),
  ...['qa: no', 'QA 👎'].map((t) => [t, 'maybe no-go']),
])('%j is %s: a role that says what is said all day', (text, meant) => expect(read(text)).toBe(meant));

test.each([
  ['no-go → go', 'nearly go (words)'],
  ['no-go => go', 'nearly go (words)'],
  ['no-go -> go', 'nearly go (words)'],
  ['no-go: fixed now', 'nearly no-go (back)'],
  ['no-go fixed', 'nearly no-go (back)'],
  ['no-go: resolved, disk fixed', 'nearly no-go (back)'],
  ["no-go: it's solved", 'nearly no-go (back)'],
  ['no-go: fixed version is missing', 'no-go: fixed version is missing'],
  ['no-go: disk is not fixed', 'no-go: disk is not fixed'],
  ['no-go: it is fixed, disk resolved too, all cleared', 'nearly no-go (back)'],
  ...[
    'fixed in eu, in us it is not fixed',
    'resolved twice, still not fixed',
    'cleared the cache, bug is not resolved',
    'fixed for new users, for old ones it is not fixed',
    'fixed the disk, cart isn’t fixed',
    'fixed in eu, nothing else is fixed',
    'fixed in eu, never in us fixed',
    'cleared one, the other is unresolved',
    'fixed disk, cart has to be fixed',
    'resolved one, the other must be solved',
    'fixed in eu, us will be fixed',
    'fixed one, needs the other fixed',
    'fixed only half, cart barely fixed',
    'fixed in eu, waits until us is fixed',
    'fixed in eu, in us nicht fixed',
    'fixed in eu, in us still to be sorted',
    'fixed?',
    'sorted results come back wrongly sorted',
    'cleared carts are un-cleared',
    'resolved addresses come wrongly resolved',
    'cleared, and un-cleared',
  ].map((why) => [`no-go: ${why}`, `no-go: ${why}`]),
  [
    'qa: no-go: fixed for new users, for old ones it is not fixed',
    'no-go as qa: fixed for new users, for old ones it is not fixed',
  ],
  ['go: fixed now', 'go: fixed now'],
  ['go, friday', 'nearly go (terms)'],
  ['go (Friday)', 'nearly go (terms)'],
  ['go, for eu', 'nearly go (terms)'],
  ['go: eu only', 'nearly go (terms)'],
  ['go, production', 'nearly go (terms)'],
  ['go: eu looks good', 'go: eu looks good'],
  ['go, tested on Friday by QA', 'go: tested on Friday by QA'],
])('%j is %s: what turns, mends or narrows an answer', (text, said) => expect(read(text)).toBe(said));

test.each([
  ...[
    'yes',
    'Yes!',
    'ok',
    'okay',
    'approved',
    'lgtm',
    'LGTM',
    '+1',
    '👍',
    '👍🏽',
    ':+1:',
    ':thumbsup::skin-tone-3:',
    'go ahead',
    'ship it',
    'LGTM 👍',
    'yes! :tada: :tada:',
    '👍👍',
    '👍 🚀',
  ].map((t) => [t, 'maybe go']),
  ...['no', 'nope', '-1', ':-1:', 'not yet', 'wait', 'I reject'].map((t) => [t, 'maybe no-go']),
  ...['I abstain', 'abstaining', 'I’m abstaining'].map((t) => [t, 'maybe abstain']),
])('%j is %s: what is said all day is no answer', (text, meant) => expect(read(text)).toBe(meant));

test.each([
  ...[
    '',
    ' ',
    'let us go',
    'then, go and look',
    'ready, so we go on Friday',
    'it is slow: go to the next page',
    `${'x'.repeat(130)}, go`,
    'going',
    'good',
    'go-live at 5',
    'go/no-go meeting',
    'go.mod',
    "go's fine",
    'no goal',
    'nogood',
  ],
  ...[
    '> go',
    '> no-go: broken',
    '~go~',
    'please hold',
    'on hold',
    'is the staging run green?',
    'the no-go was mine',
    "no-go's reason",
  ],
  'go and have a look at what the dashboards say about the new version',
])('%j is chat', (text) => expect(read(text)).toBe('chat'));

describe('what a workspace adds', () => {
  const german = {
    ...ROLES,
    answers: { go: ['ja', 'Freigegeben', ':ship:', '👍'], 'no-go': ['nein'], abstain: ['enthalte mich'] },
  };
  test.each([
    ['ja', 'go'],
    ['JA!', 'go'],
    ['freigegeben', 'go'],
    [':ship:', 'go'],
    [':+1:', 'go'],
    ['👍🏽', 'go'],
    ['ja, für sre', 'go: für sre'],
    ['ja as sre', 'go as sre'],
    ['nein: kaputt', 'no-go: kaputt'],
    ['Enthalte mich', 'abstain'],
    ['yes', 'maybe go'],
    ['jawohl', 'chat'],
    ['nein das geht nicht', 'nearly no-go (words)'],
  ])('%j is %s', (text, answer) => expect(read(text, german)).toBe(answer));
  test('elsewhere it is chat, and what is built in stays what it is', () => {
    expect(read('ja')).toBe('chat');
    expect([builtIn('GO'), builtIn(' No–Go '), builtIn('ja')]).toEqual(['go', 'no-go', undefined]);
  });
});

test('made of its parts in any dress, an answer reads back as its parts', () => {
  const dress = fc.constantFrom<[string, string]>(
    ['', ''],
    ['*', '*'],
    ['_', '_'],
    ['`', '`'],
    ['“', '”'],
    [' ', ' '],
    ['"', '"'],
  );
  const of = fc.constantFrom(
    ['', ''],
    [' as sre', ' as sre'],
    [' for QA', ' as qa'],
    [' as @product-owners', ' as product-owner'],
  );
  const end = fc.constantFrom('', '!', '.', ' 👍', ' :tada:', ' ✅', '…');
  fc.assert(
    fc.property(
      dress,
      fc.constantFrom('go', 'no-go', 'abstain'),
      of,
      end,
      fc.boolean(),
      ([open, close], said, [as, role], sign, loud) => {
        const text = `${open}${loud ? said.toUpperCase() : said}${as}${close}${sign}`;
        expect(read(text), text).toBe(`${said}${role}`);
      },
    ),
  );
});

test('a reason comes back whole, whatever is in it', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('the', 'go', 'no-go', 'sre', 'is', 'red', '“x”', '<b>', '🔥', '5%'), {
        minLength: 2,
        maxLength: 9,
      }),
      (words) => {
        const why = `disk ${words.join(' ')} full`;
        expect(read(`no-go: ${why}`)).toBe(`no-go: ${why}`);
      },
    ),
  ));

test('half a character is made whole; of a very long text 3,000 characters count', () => {
  expect(read('no-go: \ud800 broken')).toBe('no-go: \ufffd broken');
  expect(read(`no-go: ${'x'.repeat(40_000)}`).length).toBeLessThan(3_010);
});

test('evil shapes of 3,000 characters are read at once', () => {
  const shapes = [
    ' ',
    '\n',
    '*',
    '_',
    '`',
    '"',
    '“',
    '(',
    '((',
    ':',
    ':a',
    ':+1:',
    '>',
    '> \n',
    '-',
    '–',
    '.',
    '!',
    '?',
    ',',
    '👍',
    '🏽',
    'go',
    'go ',
    'no-go ',
    'no',
    'as ',
    'as sre ',
    'for the ',
    'go as ',
    "n't",
    "'",
    'sre',
    '@',
    '\ud800',
    'yes, ',
    'a a ',
    '*go',
    'ok so ',
    '\u200d',
  ];
  expect(shapes).toHaveLength(40);
  for (const shape of shapes)
    for (const text of [shape.repeat(3_000), `go${shape.repeat(3_000)}`, `no-go as ${shape.repeat(3_000)}x`]) {
      const took = cpuMs(() => readReply(text, ROLES), 20);
      expect(took, JSON.stringify(text.slice(0, 12))).toBeLessThan(20);
    }
});
