import { expect, test } from 'vitest';
import { runsByRegion, runsNow } from '../../../../src/domain/release/clearing/runs-now.ts';
import { COMPANY, running } from '../../given.ts';

test('what runs is said of a service; what nobody has told is no version of it', () => {
  const environments = { production: running({ api: { eu: '4.1' } }) };
  const release = { items: [{ service: 'api', version: '4.2' }], environment: 'production' };
  const said = runsNow(release, { company: COMPANY, environments });
  const text = said.map((part) => (typeof part === 'string' ? part : 'say' in part ? part.say : '…')).join('');
  expect(text).toContain('eu: api 4.1');
  expect(text).toContain('us: nobody has told what runs of api');
});

const said = (regions: string[], runs: Record<string, Record<string, string>>) => {
  const company = { ...COMPANY, environments: COMPANY.environments.map((e) => ({ ...e, regions })) };
  const items = ['api', 'ledger', 'web'].map((service) => ({ service, version: '4.2' }));
  const phrases = runsByRegion(
    { items, environment: 'production' },
    { company, environments: { production: running(runs) } },
  );
  return phrases.map((phrase) => phrase.map((p) => (typeof p === 'string' ? p : 'say' in p ? p.say : '…')).join(''));
};

test('services of which nobody has told are named together', () => {
  expect(said(['eu'], { ledger: { eu: '2.8' } })).toEqual([
    expect.stringMatching(/^eu: nobody has told what runs of api, web, ledger 2\.8/),
  ]);
});

test('of very many regions those of which the same is told stand in one line', () => {
  const regions = Array.from({ length: 40 }, (_, i) => `r${i}`);
  expect(said(regions, { api: { r7: '4.1' } })).toEqual([
    'r0, r1, r2, r3, r4, r5, r6, r8 and 31 more: nobody has told what runs of api, ledger, web',
    expect.stringMatching(/^r7: api 4\.1/),
  ]);
  expect(said(regions.slice(0, 8), {})).toHaveLength(8);
});
