import { expect, test } from 'vitest';
import { keysOf } from '../../src/domain/deciding/reads.ts';
import { allAnswers, answersOfAny } from '../../src/domain/drift/document.ts';
import { DOCUMENTS } from '../../src/domain/index.ts';
import { pagesOf } from '../../src/domain/page/document.ts';
import { NOW } from './given.ts';

// What stands in no list is found by nobody who reads that list, and looks as if it were not there.
test.each<[keyof typeof DOCUMENTS, object, string[]]>([
  ['answers', { id: 'production/api' }, ['answers/all', 'answers/of/api']],
  ['answers', { id: 'a/production/api' }, ['answers/all', 'answers/of/production/api']],
  ['asking', {}, []],
  ['build', {}, ['builds/all']],
  ['environment', {}, ['environments/all']],
  ['page', { release: 'R-1', status: 'open' }, ['pages/of/R-1']],
  ['page', { release: 'R-1', status: 'unanswered' }, ['pages/of/R-1']],
  ['page', { release: 'R-1', status: 'resolved' }, []],
  ['template', {}, ['templates/all']],
  ['train', {}, ['trains/all']],
  ['alerts', { alerts: [] }, []],
  ['alerts', { alerts: [{ status: 'resolved' }] }, []],
  ['alerts', { alerts: [{ status: 'resolved' }, { status: 'firing' }] }, ['alerts/firing']],
  ['delegation', {}, ['delegations/all']],
  ['delegation', { revoked: { by: 'UQA', at: NOW } }, []],
  [
    'watch',
    { environment: 'production', service: 'api', rollout: 'R-1-1' },
    ['watches/open/production/api', 'watches/of/R-1-1/api'],
  ],
  [
    'watch',
    { environment: 'production', service: 'api', rollout: 'R-1-1', over: { at: NOW } },
    ['watches/of/R-1-1/api'],
  ],
])('a document of kind %s stands in its lists: %j', (kind, document, lists) =>
  expect(DOCUMENTS[kind].lists(document as never)).toEqual(lists),
);

test('and is read from there', () =>
  expect([allAnswers, answersOfAny(['api', 'shop']), pagesOf('R-1')].map((read) => keysOf({ read }).lists)).toEqual([
    ['answers/all'],
    ['answers/of/api', 'answers/of/shop'],
    ['pages/of/R-1'],
  ]));
