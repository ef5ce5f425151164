import { expect, test } from 'vitest';
import type { Template } from '../../src/domain/company/plans.ts';
import { comesBefore } from '../../src/words/read-back.ts';
import { templateOf } from '../../src/words/template.ts';
import { COMPANY } from '../domain/given.ts';

const template = (name: string, services: string[]): Template => ({
  ...{ name, title: `The ${name}`, version: 1, services },
  ...{ environments: ['production'], revokedByFailure: true },
});
const TEMPLATES = [template('docs', ['shop']), template('config', ['shop', 'api'])];
const found = (services: string[], where: string[] = [], templates = TEMPLATES, typed = 'api 4 because x | y') => {
  const items = services.map((service) => ({ service }));
  const { change, answer } = {
    change: '',
    answer: undefined,
    ...templateOf({ items, where }, typed, { ...COMPANY, templates }),
  };
  if (!answer) return [change];
  const said: object = 'say' in answer ? answer.say : {};
  const values = [...JSON.stringify(said).matchAll(/"value":"([^"]*)"/g)].map(([, value]) => value);
  return ['text' in said ? said.text : '', ...values];
};

test('the one template that is for it is taken, on whatever way', () => {
  expect(found(['api'])).toEqual(['standard:config']);
  const everywhere = { ...template('everywhere', ['api']), environments: ['staging', 'production'] };
  expect(found(['api'], ['staging', 'production'], [...TEMPLATES, everywhere])).toEqual(['standard:everywhere']);
});
test('of several, which is asked; a button carries all that was typed', () =>
  expect(found(['shop'])).toEqual([
    'More than one template is for that: which? *The docs* (shop in production); *The config* (shop, api in production).',
    'standard:docs|api 4 because x | y',
    'standard:config|api 4 because x | y',
    'normal|api 4 because x | y',
  ]));
test('where none is, it is said what there is', () => {
  expect(found(['ledger'])[0]).toBe(
    'A pre-approved change comes from a template, and none is for ledger in production. Templates: *The docs* (shop in production); *The config* (shop, api in production).',
  );
  expect(found(['api'], ['staging', 'production'])[0]).toContain('none is for api in staging, then production.');
  expect(found(['api'], [], [])).toEqual([
    'A pre-approved change comes from a template, and none is for api in production. There are none in manifests/templates.yml.',
    'normal|api 4 because x | y',
  ]);
});
test('what is too long for a button is not cut', () =>
  expect(found(['shop'], [], TEMPLATES, 'x'.repeat(2000))).toHaveLength(1));

test('a window is that of the last environment: when those before it come is said', () => {
  expect(comesBefore([], [], 'UTC')).toBe('');
  expect(comesBefore(['test', 'staging'], [], 'UTC')).toBe(
    '; test, then staging any time before it, once nothing is in the way there',
  );
  const window = { start: '2026-03-04T09:00:00.000Z', end: '2026-03-04T10:00:00.000Z', zone: 'UTC' };
  expect(comesBefore(['test', 'staging'], [{ environment: 'test', window }], 'UTC')).toBe(
    '; before it test Wed 4 Mar 2026 09:00 - 10:00, then staging any time before that',
  );
});
