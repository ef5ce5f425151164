import { describe, expect, test } from 'vitest';
import { read } from '../../src/reading/read.ts';
import { contentAnew } from '../../src/words/edit/anew.ts';
import { TAKES } from '../../src/words/edit/typed.ts';
import { given, PLAN } from '../domain/given.ts';
import { context } from '../reading/given.ts';

const planned = (items: { service: string; version: string }[]) => {
  const release = given().done({ ...PLAN, items }).world.releases['R-1'];
  if (!release) throw new Error('it was not planned');
  return release;
};
const ONE = planned([{ service: 'ledger', version: '2.9' }]);
const TWO = planned([
  { service: 'api', version: '4.2' },
  { service: 'ledger', version: '2.9' },
]);
const names = { ...context, company: { ...context.company, services: given().world.company.services } };

/** What the dialog would hold: services and versions, and where it goes. */
function anew(text: string, release = ONE): unknown {
  const reading = read(TAKES, { text, mentions: [] }, names);
  if (!reading.ok) return reading.fault.why;
  const content = contentAnew(release, reading.said);
  if ('wrong' in content) return content.wrong;
  return [content.items?.map((i) => `${i.service} ${i.version}`).join(', '), content.environment];
}

describe('what is edited by a sentence fills the dialog', () => {
  test.each([
    ['R-1 version 3.0', ['ledger 3.0', undefined]],
    ['R-1 3.0', ['ledger 3.0', undefined]],
    ['R-1 to v3.0.1', ['ledger v3.0.1', undefined]],
    ['R-1 build 1234', ['ledger 1234', undefined]],
    ['R-1 ledger 3.0', ['ledger 3.0', undefined]],
    ['ledger 3.0', ['ledger 3.0', undefined]],
    ['R-1 ledger 3.0, api 5', ['ledger 3.0, api 5', undefined]],
    ['R-1 to staging', [undefined, 'staging']],
    ['R-1 3.0 to staging', ['ledger 3.0', 'staging']],
    ['R-1 to production', [undefined, undefined]],
    ['R-1', [undefined, undefined]],
    ['R-1 staging and pre-production', 'I can take one of the environments at a time.'],
    ['R-1 3.0 and 3.1', 'I can take one of the versions at a time.'],
  ])('%s', (text, right) => expect(anew(text)).toEqual(right));

  test.each([
    ['R-1 ledger 3.0 ledger 3.1', ONE, '3.0 or 3.1'],
    ['R-1 ledger 3.0, api 5, ledger 3.1', TWO, '3.0 or 5 or 3.1'],
    ['R-1 api ledger 3.0', TWO, '3.0'],
  ])('which version is of which service is not guessed, and none is dropped: %s', (text, release, versions) =>
    expect(anew(text, release)).toBe(`Which service is to be ${versions}? Write each version after its service, once.`),
  );
  test('a version that it has already only says which release is meant', () =>
    expect(anew('api ledger 2.9', TWO)).toEqual([undefined, undefined]));

  test.each([
    ['R-1 ledger to 3.0', 'api 4.2, ledger 3.0'],
    ['R-1 ledger from 2.9 to 3.0', 'api 4.2, ledger 3.0'],
  ])('what one of several services becomes: %s', (text, items) => expect(anew(text, TWO)).toEqual([items, undefined]));

  test.each(['R-1 version', 'R-1 version please', 'R-1 version banana', 'R-1 version to staging', 'R-1 build'])(
    'no word is taken for a version that has none: %s',
    (text) => expect(anew(text)).toMatch(/^Which (version|build)\? Write it after/),
  );
  test('what is called so is one', () => expect(anew('R-1 version latest')).toEqual(['ledger latest', undefined]));

  test('a word that says nothing of it is named', () => expect(anew('R-1 vrsion 3')).toContain('“vrsion”'));

  test.each([
    ['R-1 add api 5', 'ledger 2.9, api 5'],
    ['R-1 please add the service api v5.1 and ledger 3', 'ledger 3, api v5.1'],
    ['R-1, including api@5', 'ledger 2.9, api 5'],
    ['ledger add api 5', 'ledger 2.9, api 5'],
    ['add api 5 to R-1', 'ledger 2.9, api 5'],
  ])('what comes in: %s', (text, items) => expect(anew(text)).toEqual([items, undefined]));
  test.each([
    ['R-1 without ledger', 'api 4.2'],
    ['R-1 no api', 'ledger 2.9'],
    ['remove the ledger from R-1', 'api 4.2'],
    ['R-1 drop ledger 2.9', 'api 4.2'],
    ['R-1 ohne ledger, api 4.3', 'api 4.3'],
    ['ledger without api', 'ledger 2.9'],
  ])('what is left out: %s', (text, items) => expect(anew(text, TWO)).toEqual([items, undefined]));
  test.each([
    ['R-1 add api', ONE, 'Which version of api? Write it after its name: “add api 4.2.1”.'],
    ['R-1 without api', ONE, 'R-1 has no api: it has ledger 2.9.'],
    [
      'R-1 without api and ledger',
      TWO,
      'Nothing would be left of R-1. If it is not to happen, write `/release cancel R-1 because …`.',
    ],
    ['R-1 ledger 3.0 without ledger', TWO, 'Is ledger to be in it or not? You wrote both.'],
    ['R-1 add ledgr 3', ONE, "I don't know what “ledgr” is. Did you mean ledger?"],
  ])('neither is guessed: %s', (text, release, right) => expect(anew(text, release)).toContain(right));

  test('of several services it has to be said whose version it is', () => {
    expect(anew('R-1 version 3.0', TWO)).toContain('Of which service is 3.0?');
    expect(anew('R-1 ledger 3.0', TWO)).toEqual(['api 4.2, ledger 3.0', undefined]);
    expect(anew('R-1 ledger 3.0 and api 5', TWO)).toEqual(['api 5, ledger 3.0', undefined]);
  });
});
