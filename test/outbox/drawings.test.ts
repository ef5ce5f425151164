import { expect, test } from 'vitest';
import { announcementOf, headlineOf, offersOf } from '../../src/domain/intents/due.ts';
import { DRAWINGS, isLeftGone, isReadAlone } from '../../src/outbox/drawings/index.ts';

const kindsOf = (name: string) =>
  DRAWINGS.flatMap(({ about, starts = false }) => {
    const of = about(name);
    return of === undefined ? [] : [{ of, starts }];
  });

test.each<[string, { of: string; starts: boolean }[]]>([
  [headlineOf('R-7'), [{ of: 'R-7', starts: true }]],
  ['R-7/v2', [{ of: 'R-7/v2', starts: false }]],
  ['my-turn/UQA', [{ of: 'UQA', starts: false }]],
  [announcementOf('F-1', 'support'), [{ of: announcementOf('F-1', 'support'), starts: false }]],
  ['R-7/vote', []],
  ['tell/UQA/x', [{ of: 'tell/UQA/x', starts: false }]],
  [offersOf('R-7'), [{ of: offersOf('R-7'), starts: false }]],
  ['note/R-7/x', []],
  ['', []],
])('a message called %j is of one kind at most, and about %j', (name, kinds) => expect(kindsOf(name)).toEqual(kinds));

test.each<[string, alone: boolean, left: boolean]>([
  [headlineOf('R-7'), false, false],
  ['R-7/v2', false, false],
  ['my-turn/UQA', true, false],
  ['tell/UQA/x', true, true],
])('where somebody deletes %j: read alone %s, left so %s', (name, alone, left) =>
  expect([isReadAlone(name), isLeftGone(name)]).toEqual([alone, left]),
);
