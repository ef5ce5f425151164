import { expect, test } from 'vitest';
import { readYaml } from '../../src/manifest/yaml.ts';

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...'bcdefgh'.split('').map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`)}]`),
].join('\n');

test.each<[string, string, number, RegExp]>([
  ['aliases that unfold to millions', bomb, 2, /repeats by name/],
  ['an alias of nothing', 'a: 1\nb: *nobody', 2, /./],
  ['one that names itself', 'a: &a [1, *a]', 1, /./],
  ['brackets without end', '['.repeat(20_000), 1, /nested too deeply/],
  ['maps without end', '{a: '.repeat(5000), 1, /nested too deeply/],
  [
    'steps without end',
    Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    1,
    /larger than 1024 KiB|nested/,
  ],
  ['more than anybody writes', `a: ${'x'.repeat(1024 * 1024)}`, 1, /larger than 1024 KiB/],
  ['two keys of one name', 'a: 1\na: 2', 2, /^names "a" twice; keep one of them$/],
  ['two keys in quotes', '"a": 1\n"a": 2', 2, /^names "a" twice/],
  ['a tab', 'a:\n\t- b', 2, /^is indented with a tab; indent with spaces$/],
  ['a tab before a field', '- name: a\n\tabout: b\n- name: c\n', 2, /^is indented with a tab/],
  ['a colon in a value', 'a: x: y', 1, /^has a second colon; put the value in quotes/],
  ['a value that begins with a sign', 'a: @maya', 1, /^begins a value with @; put the value in quotes/],
  ['two documents', 'a: 1\n---\nb: 2', 2, /second document/],
  ['a bracket that is not closed', '{{{', 1, /^can't be read: Flow map .* end with a }\. Mend the YAML there$/],
])('%s: a fault with its line, and no exception', (_, text, line, what) => {
  const read = readYaml(text);
  expect(read.data).toBeUndefined();
  // What follows from the first is no fault of its own.
  expect(read.faults).toHaveLength(1);
  expect(read.faults[0]).toMatchObject({ line, what: expect.stringMatching(what) });
  expect(read.line(['a'])).toBeUndefined();
});

test('what is repeated by name a few times is read', () => {
  const lines = ['- &scope { environments: [production] }', ...Array.from({ length: 60 }, () => '- *scope')];
  expect(readYaml(lines.join('\n'))).toMatchObject({ faults: [], data: expect.objectContaining({ length: 61 }) });
});

test('what begins with # is told where a value is missing, and what is said beside one is not', () => {
  const read = readYaml('- channel: #releases\n  why: # said later\n  name: a #b\n  list:\n    - x');
  expect(read.comment([0, 'channel'])).toBe('#releases');
  for (const field of ['why', 'name', 'list', 'none']) expect(read.comment([0, field]), field).toBeUndefined();
});
