import { expect, test } from 'vitest';
import { option } from '../../src/blocks/inputs.ts';
import { listedInput, listInput, offered } from '../../src/blocks/long-list.ts';

const numbered = (n: number) => Array.from({ length: n }, (_, i) => option(`store ${i + 1}`, `store-${i + 1}`));

test.each([
  [1, 'static_select'],
  [100, 'static_select'],
  [101, 'external_select'],
  [5000, 'external_select'],
])('of %i choices it is a %s, with what was chosen before', (n, type) => {
  const { element } = listInput('service', 'Service', numbered(n), 'store-1');
  expect(element).toMatchObject({ type, action_id: 'service', initial_option: { value: 'store-1' } });
});

test('what was chosen and is there no more begins as nothing', () => {
  for (const n of [100, 101])
    expect(listInput('service', 'Service', numbered(n), 'gone').element).not.toHaveProperty('initial_option');
});

test('of several, all chosen in a list that Slack can’t hold are none chosen, and may stay so', () => {
  const all = (n: number) => numbered(n).flatMap((o) => o.value ?? []);
  const asked = (n: number, chosen: string[]) =>
    listedInput('services', 'Which', numbered(n), chosen, { dispatch: 'rollback-some' });
  expect(asked(100, all(100))).toMatchObject({ optional: false, element: { type: 'multi_static_select' } });
  expect(asked(101, all(101))).toMatchObject({ optional: true, hint: { text: 'Empty: all of them' } });
  expect(asked(101, all(101)).element).toMatchObject({ action_id: 'rollback-some:services', min_query_length: 0 });
  expect(asked(101, all(101)).element).not.toHaveProperty('initial_options');
  expect(asked(101, ['store-7']).element).toMatchObject({ initial_options: [{ value: 'store-7' }] });
});

test.each([
  ['', 100, 'store 1'],
  ['store 4999', 1, 'store 4999'],
  ['  STORE 4999 ', 1, 'store 4999'],
  ['4999', 1, 'store 4999'],
  ['re 1', 100, 'store 1'],
  ['nowhere', 0, undefined],
  ['.*', 0, undefined],
  ['__proto__', 0, undefined],
  ['\u0000', 0, undefined],
  ['x'.repeat(100_000), 0, undefined],
])('what fits %j: %i, %s first', (typed, many, first) => {
  const found = offered(numbered(5000), typed);
  expect(found).toHaveLength(many);
  expect(found[0]?.text.text).toBe(first);
});

test('what begins with it comes before what has it within', () => {
  const options = ['web-api', 'api-docs', 'API', 'billing'].map((name) => option(name, name));
  expect(offered(options, 'api').map((o) => o.value)).toEqual(['api-docs', 'API', 'web-api']);
});
