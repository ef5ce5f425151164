import { expect, test } from 'vitest';
import { staysDepending, withDependents } from '../../../../src/domain/release/rollback/with-dependents.ts';
import { COMPANY, running } from '../../given.ts';
import { rolled, step } from '../made.ts';

const ran = (live: Record<string, Record<string, string>>) => ({
  company: COMPANY,
  environments: { production: running(live) },
});
const there = ran({ api: { eu: '4.2' }, ledger: { eu: '2.9' }, shop: { us: '1' } });

test('what stays and depends on what goes back is known: what came with it, and what ran there before', () => {
  const stages = [step('eu', 'done', 'api 4.2<4.1, ledger 2.9<2.8')];
  const own = rolled('completed', stages);
  const ledger = [step('eu', 'done', 'ledger 2.9<2.8')];
  expect(staysDepending(own, ledger, there)).toEqual([{ service: 'api', on: ['ledger'] }]);
  expect(staysDepending(own, stages, there)).toEqual([]);
  // shop runs in another region, or in the same.
  const api = [step('eu', 'done', 'api 4.2<4.1')];
  expect(staysDepending(own, api, there)).toEqual([]);
  expect(staysDepending(own, api, ran({ shop: { eu: '1' } }))).toEqual([{ service: 'shop', on: ['api'] }]);
});

test('what has a share in one region goes too, though it is whole in another', () => {
  const stages = [
    step('eu api', 'done', 'api 4.2<4.1'),
    step('us api 5 %', 'done', 'api 4.2<4.1', { region: 'us', part: 'us api', share: 5 }),
    step('us api 100 %', 'waiting', 'api 4.2<4.1', { region: 'us', part: 'us api' }),
    step('eu ledger', 'verifying', 'ledger 2.9<2.8'),
  ];
  expect(withDependents(rolled('deploying', stages), [], there)).toEqual(['api']);
  expect(withDependents(rolled('deploying', stages.slice(0, 1).concat(stages.slice(3))), [], there)).toEqual([]);
});
