import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grouped, isConventional, sorted } from '../../../src/domain/build/conventional.ts';
import { anyCharacter } from '../../support/any-character.ts';

const commits = (...titles: string[]) => titles.map((title) => ({ sha: 'abcdef0', title }));
const kindOf = (title: string) => sorted(commits(title))[0];

test.each([
  ['feat: x', 'feature', 'x', undefined],
  ['Feat: x', 'feature', 'x', undefined],
  ['feat!: x', 'breaking', 'x', undefined],
  ['i18n(cart)!: x', 'breaking', 'x', 'cart'],
  ['i18n(cart): x', 'other', 'i18n(cart): x', undefined],
  ['feat(api)!: drop v1', 'breaking', 'drop v1', 'api'],
  ['fix(parser, cli): array parsing', 'fix', 'array parsing', 'parser, cli'],
  ['chore!: drop support for Node 6', 'breaking', 'drop support for Node 6', undefined],
  ['perf: faster', 'performance', 'faster', undefined],
  ['docs: correct spelling of CHANGELOG', 'other', 'correct spelling of CHANGELOG', undefined],
  [
    'revert: let us never again speak of the noodle incident',
    'revert',
    'let us never again speak of the noodle incident',
    undefined,
  ],
  ['Revert "feat: x"', 'revert', 'Revert "feat: x"', undefined],
  ['Revert "feat!: x"', 'revert', 'Revert "feat!: x"', undefined],
  ['feat(корзина): скидки', 'feature', 'скидки', 'корзина'],
  ['fix(決済/返金)!: 丸め', 'breaking', '丸め', '決済/返金'],
  ['功能!: 删除旧接口', 'breaking', '删除旧接口', undefined],
  ['build-deps(npm)!: node 24', 'breaking', 'node 24', 'npm'],
  ['feat(http parser)!: add scopes', 'breaking', 'add scopes', 'http parser'],
  ['feat(@org/hello-world): message', 'feature', 'message', '@org/hello-world'],
  ['feat(tree):    add whitespace node', 'feature', 'add whitespace node', 'tree'],
  ['feat add support for scopes', 'other', 'feat add support for scopes', undefined],
  ['feat(bar)! add support', 'other', 'feat(bar)! add support', undefined],
  ['feat(foo: add support', 'other', 'feat(foo: add support', undefined],
  ['feat(): x', 'other', 'feat(): x', undefined],
  ['feat !: x', 'other', 'feat !: x', undefined],
  ['feat!x', 'other', 'feat!x', undefined],
  ['feat:x', 'other', 'feat:x', undefined],
  ['note: this is no type', 'other', 'note: this is no type', undefined],
  ['Rank what is in stock first', 'other', 'Rank what is in stock first', undefined],
  ['https://x.example: y', 'other', 'https://x.example: y', undefined],
  ['', 'other', '', undefined],
  ['   ', 'other', '', undefined],
  ['-hash-', 'other', '-hash-', undefined],
])('%j is %s', (title, kind, shown, scope) => {
  expect(kindOf(title)).toMatchObject({ kind, title: shown, ...(scope && { scope }) });
});

test.each([
  ['feat(api): drop v1', 'drop v1', 'api'],
  ['docs: say it', 'say it', undefined],
  ['i18n: say it', 'say it', undefined],
  ['revert: let us never again', 'let us never again', undefined],
  ['Revert "feat: x"', 'Revert "feat: x"', undefined],
  ['Drop what nobody uses', 'Drop what nobody uses', undefined],
  ['', '', undefined],
])('%j breaks something where its footer says so', (title, shown, scope) => {
  const [one] = sorted([{ sha: 'abcdef0', title, breaking: true }]);
  expect(one).toMatchObject({ kind: 'breaking', title: shown, ...(scope && { scope }) });
});

test('groups stand in the order in which they matter, and lose nothing', () => {
  const all = sorted(commits('fix: a', 'b', 'feat!: c', 'feat: d', 'fix: e'));
  expect(grouped(all).map((g) => [g.kind, g.all.map((s) => s.title)])).toEqual([
    ['breaking', ['c']],
    ['feature', ['d']],
    ['fix', ['a', 'e']],
    ['other', ['b']],
  ]);
});

test.each([
  [['fix: a', 'b'], true],
  [['fix: a', 'b', 'c'], false],
  [['docs: a', 'chore: b'], true],
  [['fix: a', "Merge branch 'main' into fix-a", 'Merge pull request #4 from harbor/fix-a'], true],
  [['fix: a', 'Merged in fix-a (pull request #4)', "Merge remote-tracking branch 'origin/main'"], true],
  [['fix: a', 'Merge what two tables say', 'Merging is easy'], false],
  [["Merge branch 'main' into fix-a"], false],
  [[], false],
])('%j: %s', (titles, expected) => expect(isConventional(sorted(commits(...titles)))).toBe(expected));

test('whatever people write', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ unit: anyCharacter, maxLength: 120 })), (titles) => {
      const all = sorted(commits(...titles));
      expect(grouped(all).flatMap((g) => g.all).length).toBe(titles.length);
    }),
  ));
