import { expect, test } from 'vitest';
import { named } from '../../../src/repositories/options.ts';
import { fits, isOf } from '../../../src/words/finding/fits.ts';
import { given, PLAN } from '../../domain/given.ts';

const of = (version: string) => {
  const release = given()
    .by('UMANAGER')
    .done({ ...PLAN, items: [{ service: 'api', version }] }).world.releases['R-1'];
  if (!release) throw new Error('not planned');
  return release;
};

test.each([
  ['4.2', 'v4.2', true],
  ['v4.2', '4.2', true],
  ['V4.2-RC', '4.2-rc', true],
  ['4.2-RC', 'V4.2-RC', true],
  ['4.2', '4.20', false],
  ['vista', 'ista', false],
])('a release of %s is the one meant by %s: %s', (version, said, is) => {
  const which = { services: [], environments: [], versions: [said], perhaps: [] };
  expect(fits(of(version), which)).toBe(is);
  expect(isOf(of(version), said.toLowerCase())).toBe(is);
});

test.each(['4.2', 'v4.2', 'V4.2'])('the tag of %s is written with one v', (version) => {
  expect(named(['v{version}', '{version}'], 'api', version)).toEqual(['v4.2', '4.2']);
});
