import { globSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { cpuMs } from '../support/cpu.ts';

/** What is repeated up to the most that is read: each is the worst of something. */
export const SHAPES = [
  ' ',
  '\n',
  'x',
  'x ',
  'a,',
  ',',
  ';',
  '"',
  '“',
  '<',
  '>',
  '<@',
  '<@U1|',
  '<@U1|a> ',
  '&amp;',
  '&lt;',
  '@',
  '@a ',
  '#',
  '-',
  '- ',
  '— ',
  ': ',
  'a: ',
  'because ',
  'due to ',
  'due ',
  '1 ',
  '1 hour ',
  '12:00 ',
  '12/3 ',
  '4.3. ',
  'from ',
  'until ',
  'to production ',
  'search ',
  'search 1 ',
  'serch ',
  'search-and-browse ',
  'R-1 ',
  'after R-1 ',
  'except search ',
  'as ',
  'for 2h ',
  'tomorrow ',
  'in an hour and a half ',
  'https://a.example/',
  'https://a.example ',
  '🧨',
  'ä̈',
  '\u200b',
  '.',
  '…',
  '`',
  '*',
  '\\',
  '4.3 of ',
  'payments:5 ',
  'payments-',
  'CVE-1-',
  'called "',
  'P1D ',
  'mon to wed 9am to ',
  'second week of ',
  'sat and ',
  'through ',
  'I-3 ',
  'week ',
  "@sam's ",
  '*a* ',
  '1,5 ',
  '~a ',
  '~a~ ',
  '_a ',
  'until Friday for 2h ',
  '(UTC+01:00) Berlin, ',
  '(1 h, Asia/Tokyo) ',
  'because it failed for 1h ',
  'payments - ',
  'payments: ',
  'payments and ',
  '3pm: ',
  'then ',
  'service ',
  'payments/',
  'payments/search ',
  'payments|search|',
  'a/b/',
  '->',
  'all day ',
  'week of ',
  'end of the ',
  'half-an-',
  '1 1/2 ',
  '1/2/',
  '..',
  '~',
  'this time ',
  'until the same time ',
  'Mo-',
  'zwischen ',
  'in the next ',
  'fridays ',
  'f1 ',
  'staging proxy ',
];
const MOST_MS = 20;
const MOST = 3000;

/** What a pattern that grows by each repetition is seen by, before it would not end at all. */
const FEW = 24;

/** A parser is done with so much of a shape at once: alone, inside other letters, and after a name. */
export function expectFast(
  shape: string,
  name: string,
  parse: (text: string) => unknown,
  beginnings: readonly string[] = ['', 'x', 'search 1 '],
): void {
  const whole = shape.repeat(Math.ceil(MOST / shape.length)).slice(0, MOST);
  const few = shape.repeat(FEW).slice(0, MOST);
  for (const text of [few, whole])
    for (const begins of beginnings) {
      const said = `${begins}${text.slice(begins.length)}${begins === '' ? '' : 'x'}`;
      expect(
        cpuMs(() => parse(said), MOST_MS),
        `${name} of ${said.slice(0, 20)}`,
      ).toBeLessThan(MOST_MS);
    }
}

/** Where a word can stand that belongs to something else there: what may end before it has two ends, and is read in twice as many ways with each that is added. */
const INSIDE = ['@a.', '@a-', '@', '<@', '<@U1|', ':', 'a.', 'a-', '.', ',', '(', '"', "a'", '_', '*', '#', '&', '1'];
const AFTER = [' ', '', '.', ':', '> ', ')'];

/** Words inside names, emoji, signs and each other. */
export const insideOthers = (words: readonly string[]) =>
  words.flatMap((word) => INSIDE.flatMap((before) => AFTER.map((after) => `${before}${word}${after}`)));

const JOINS = ['.', '-', '_', '+', '/', ':', '@', "'"];

/** Parts that two signs join to one long token, as versions, paths and addresses are. */
export const JOINED = ['a', '1'].flatMap((part) =>
  JOINS.flatMap((one) => JOINS.map((two) => `${one}${part}${two}${part}`)),
);

/** A parser is done at once with few of each shape, which do not end as a pattern would have it: what can be read in ever more ways is seen by it. */
export function expectFewFast(
  shapes: readonly string[],
  parse: (text: string) => unknown,
  beginnings: readonly string[],
  ends: readonly string[],
): void {
  for (const shape of shapes)
    for (const begins of beginnings)
      for (const end of ends) {
        const said = `${begins}${shape.repeat(FEW)}${end}`;
        const took = cpuMs(() => parse(said), MOST_MS, 5);
        if (took >= MOST_MS) expect(took, said.slice(0, 40)).toBeLessThan(MOST_MS);
      }
}

/** Every word that the patterns of a room look for, and so every one that two places of a pattern may both take. */
export function wordsLookedFor(room: string): string[] {
  const code = globSync(`src/${room}/**/*.ts`).map((file) => readFileSync(file, 'utf8'));
  const patterns = code.flatMap(
    (text) => text.match(/\/(?:[^\s/\\*]|\\.)(?:[^/\n\\]|\\.)*\/[gimuy]*|`[^`]*`|'[^'\n]*'|"[^"\n]*"/g) ?? [],
  );
  return [...new Set(patterns.flatMap((pattern) => pattern.toLowerCase().match(/\p{L}{2,}/gu) ?? []))];
}
