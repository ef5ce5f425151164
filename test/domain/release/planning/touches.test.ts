import { expect, test } from 'vitest';
import { touchedBy } from '../../../../src/domain/release/planning/touches.ts';
import type { Release } from '../../../../src/domain/release/release.ts';
import { COMPANY } from '../../given.ts';
import { BASE } from '../made.ts';

const of = (id: string, ...services: string[]): Release => ({
  ...BASE,
  id,
  items: services.map((service) => ({ service, version: '1' })),
  status: 'planned',
});
const company = { ...COMPANY, services: [...COMPANY.services, { name: 'mail', about: 'sends', dependsOn: [] }] };
const named = (touched: { service: string; version?: string; busy?: Release }[]) =>
  touched.map(({ service, version, busy }) => [service, version, busy?.id].filter(Boolean).join(' '));

test('a release touches what it needs and what needs it, through others too, and who else is there', () => {
  const touched = touchedBy(of('R-1', 'api'), {
    company,
    openReleases: [of('R-1', 'api', 'ledger'), of('R-2', 'shop'), of('R-3', 'api')],
  });
  expect(named(touched.needs)).toEqual(['ledger']);
  expect(named(touched.own)).toEqual(['api 1 R-3']);
  expect(named(touched.neededBy)).toEqual(['shop R-2']);
  expect(touched.lines).toEqual([
    ['api', 'ledger'],
    ['shop', 'api'],
  ]);
});

test('what is its own is neither needed nor in need; a service that nobody knows has no others', () => {
  const both = touchedBy(of('R-1', 'shop', 'ledger', 'gone'), { company, openReleases: [] });
  expect([both.needs, both.own, both.neededBy].map(named)).toEqual([['api'], ['shop 1', 'ledger 1', 'gone 1'], []]);
  expect(touchedBy(of('R-1', 'mail'), { company, openReleases: [] })).toEqual({
    needs: [],
    own: [{ service: 'mail', version: '1' }],
    neededBy: [],
    lines: [],
  });
});
