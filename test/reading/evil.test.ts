import { expect, test } from 'vitest';
import { readIdsIn, readItemsIn } from '../../src/reading/items.ts';
import type { Parts } from '../../src/reading/part.ts';
import { read, type Takes } from '../../src/reading/read.ts';
import { fromSlack, NO_NAMES, toSlack } from '../../src/reading/typed.ts';
import { context, TAKES } from './given.ts';

const SHAPES = [
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
];
const MOST_MS = 20;
const ALL: Readonly<Record<string, Takes<Parts>>> = TAKES;

test.each(SHAPES)('3,000 characters of %j are read at once', (shape) => {
  const text = shape.repeat(Math.ceil(3000 / shape.length)).slice(0, 3000);
  const around = [text, `x${text.slice(2)}x`, `search 1 ${text.slice(10)}`];
  const parsers: [string, (text: string) => unknown][] = [
    ['tokens', (t) => toSlack(fromSlack(t, NO_NAMES))],
    ['items', (t) => readItemsIn(t, context)],
    ['ids', (t) => readIdsIn(t)],
    ...Object.entries(ALL).map(([name, takes]): [string, (t: string) => unknown] => [
      name,
      (t) => read(takes, { text: t, mentions: [] }, context),
    ]),
  ];
  for (const [name, parse] of parsers)
    for (const t of around) {
      // The best of some: others may be busy on this machine.
      const took = [1, 2, 3, 4, 5, 6].map(() => {
        const started = performance.now();
        parse(t);
        return performance.now() - started;
      });
      expect(Math.min(...took), `${name} of ${t.slice(0, 20)}`).toBeLessThan(MOST_MS);
    }
});
