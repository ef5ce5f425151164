import { describe, expect, test } from 'vitest';
import { read } from '../../src/reading/read.ts';
import { contentAnew } from '../../src/words/edit/anew.ts';
import { TAKES } from '../../src/words/edit/command.ts';
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
  const content = contentAnew(release, reading.said.release, reading.said.version);
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

  test.each(['R-1 version', 'R-1 version please', 'R-1 version banana', 'R-1 version to staging', 'R-1 build'])(
    'no word is taken for a version that has none: %s',
    (text) => expect(anew(text)).toMatch(/^Which (version|build)\? Write it after/),
  );
  test('what is called so is one', () => expect(anew('R-1 version latest')).toEqual(['ledger latest', undefined]));

  test('a word that says nothing of it is named', () => expect(anew('R-1 vrsion 3')).toContain('“vrsion”'));

  test('of several services it has to be said whose version it is', () => {
    expect(anew('R-1 version 3.0', TWO)).toContain('Of which service is 3.0?');
    expect(anew('R-1 ledger 3.0', TWO)).toEqual(['api 4.2, ledger 3.0', undefined]);
    expect(anew('R-1 ledger 3.0 and api 5', TWO)).toEqual(['api 5, ledger 3.0', undefined]);
  });
});
