import { expect, test } from 'vitest';
import { escaped, limit, linkTo, md, plain, when } from '../../src/blocks/mrkdwn.ts';
import { say, user } from '../../src/domain/phrase.ts';
import { plainWords } from '../../src/words/plain-words.ts';
import naughty from '../fixtures/naughty-strings.json' with { type: 'json' };
import rows from '../fixtures/slack-escape.json' with { type: 'json' };

test.each(rows.rows)('%j is escaped once', (text, expected) => expect(escaped(text ?? '')).toBe(expected));

test('whatever is put into md stays text; what md made is not escaped again', () => {
  expect(md`*${'<!channel>'}* ${md`<@U1> ${'&'}`}`.text).toBe('*&lt;!channel&gt;* <@U1> &amp;');
  expect(md`${[{ say: 'by ' }, '<b>', { user: 'U123456' }, { user: '<!here>' }]}`.text).toBe(
    'by &lt;b&gt;<@U123456>&lt;!here&gt;',
  );
  for (const text of naughty) expect(md`${text}`.text).not.toMatch(/[<>]/);
});

test('what somebody wrote is one line in a phrase, whose own lines stay', () =>
  expect(md`${say`Paused by ${user('U1')}: ${'a\n*Go* by everybody\n'}\nNext: ${'b'}`}`.text).toBe(
    'Paused by <@U1>: a / *Go* by everybody\nNext: b',
  ));

test('what turns the direction of a text is left out, also where no markup is known', () => {
  expect(md`${'\u202egpj.\u2066exe\u2069 שלום'}`.text).toBe('gpj.exe שלום');
  expect(plain('\u202egpj.exe', 20)).toBe('gpj.exe');
});

test('a shortened text ends neither inside an entity nor inside a token', () => {
  const long = md`${'&'.repeat(50)}`;
  for (let max = 10; max < 60; max++) expect(limit(long, max).text).toMatch(/^(&amp;)*…$/);
  expect(limit(md`ab ${when('2026-03-03T09:00:00.000Z')} cd`, 20).text).toBe('ab …');
});

test('places without markup get words', () =>
  expect(plainWords(md`ends ${when('2026-03-03T09:00:00.000Z')} ${'<x>'}`)).toBe('ends 2026-03-03 09:00 UTC <x>'));

test.each([
  ['2026-03-29T00:59:59.999Z', 'Europe/Berlin', 'Sun 29 Mar 2026 01:59'],
  ['2026-03-29T01:00:00.000Z', 'Europe/Berlin', 'Sun 29 Mar 2026 03:00'],
  ['2026-04-04T15:00:00.000Z', 'Australia/Lord_Howe', 'Sun 5 Apr 2026 01:30'],
  ['2026-03-03T18:30:00.000Z', 'Asia/Kolkata', 'Wed 4 Mar 2026 00:00'],
])('plain words write %s as the clock of %s shows it', (at, zone, said) =>
  expect(plainWords(md`ends ${when(at)}`, { zone })).toContain(said),
);

test('the words of a link are one line: broken, it would be none, and the rest of it could pass for ours', () => {
  expect(linkTo('https://x.example/a|b', 'unit | e2e\n• QA: go').text).toBe(
    '<https://x.example/a%7Cb|unit ¦ e2e / • QA: go>',
  );
});
