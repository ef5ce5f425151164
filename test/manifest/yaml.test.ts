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
  ['brackets without end', '['.repeat(200_000), 1, /./],
  ['maps without end', '{a: '.repeat(20_000), 1, /./],
  [
    'steps without end',
    Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    1,
    /larger than 1024 KiB|nested/,
  ],
  ['more than anybody writes', `a: ${'x'.repeat(1024 * 1024)}`, 1, /larger than 1024 KiB/],
  ['two keys of one name', 'a: 1\na: 2', 2, /unique/],
  ['a tab', 'a:\n\t- b', 2, /./],
])('%s: a fault with its line, and no exception', (_, text, line, what) => {
  const read = readYaml(text);
  expect(read.data).toBeUndefined();
  expect(read.faults[0]).toMatchObject({ line, what: expect.stringMatching(what) });
  expect(read.line(['a'])).toBeUndefined();
});

test('what is repeated by name a few times is read', () => {
  const lines = ['- &scope { environments: [production] }', ...Array.from({ length: 60 }, () => '- *scope')];
  expect(readYaml(lines.join('\n'))).toMatchObject({ faults: [], data: expect.objectContaining({ length: 61 }) });
});
