import { expect, test } from 'vitest';
import { type Build, builtOf, type Commit, withFormer } from '../../../src/domain/build/build.ts';
import { builtBefore } from '../../../src/domain/build/facts/built-before.ts';
import { namesOf, withNames } from '../../../src/domain/build/names.ts';
import { ofSameVersion } from '../../../src/domain/build/same-version.ts';
import { stillThere } from '../../../src/domain/build/still-there.ts';
import { peopleIn, strangersIn, writersOf } from '../../../src/domain/build/writers.ts';
import { NOW } from '../given.ts';

const build = (version: string, commit: string, former?: string[]): Build => ({
  ...{ version, commit, commits: [], at: NOW },
  ...(former && { former }),
});
const shas = (count: number) => Array.from({ length: count }, (_, n) => `${1_000_000 + n}`);

test('what a build was built from before: in order, each once, 20 at most, and never what it stands at', () => {
  const of = (...more: string[]) => withFormer(build('4.2', 'abcdef0', ['2222222']), more).former;
  expect(of('1111111', '2222222', 'ABCDEF0')).toEqual(['1111111', '2222222']);
  expect(of(...shas(25).toReversed())).toEqual(shas(20));
  expect(withFormer(build('4.2', 'abcdef0'), ['abcdef0123'])).not.toHaveProperty('former');
});

test.each([
  ['feat: a | fix: b | Revert "feat: a"', 'fix: b'],
  ['Revert "feat: a" | fix: b', 'Revert "feat: a" | fix: b'],
  ['feat: a | Revert "feat: a" | Revert "Revert "feat: a""', 'Revert "Revert "feat: a""'],
  ['feat: a | Revert "feat: a" | Reapply "feat: a"', 'Reapply "feat: a"'],
  ['feat: a | Revert "feat: a" | Reapply "feat: a" | Revert "Reapply "feat: a""', ''],
  ['feat: a (#12) | Revert "feat: a (#12)" (#13)', ''],
  ['feat: a (!12) | Revert "feat: a"', ''],
  ['feat(x): a | revert: feat(x): a', ''],
  ['fix: typo | fix: typo | Revert "fix: typo"', 'fix: typo'],
  ['feat: a | Revert "feat: a" | Revert "feat: a"', 'Revert "feat: a"'],
  [
    'feat: a | Revert what a did | revert: let us never again',
    'feat: a | Revert what a did | revert: let us never again',
  ],
  ['feat: a | Revert "feat: b"', 'feat: a | Revert "feat: b"'],
  ['Revert "feat: a" | feat: a', ''],
  // As other hosts write it, and people where a check asks for a type first.
  ['Merged PR 12: feat: a | Merged PR 13: Revert "feat: a"', ''],
  ['feat: a | fix(x)!: Revert "feat: a" (fixes #9)', ''],
  ['feat: a | Revert “Feat:  a”.', ''],
  ['feat: a | revert: "feat: a"', ''],
  ['feat: a | Roll back "feat: a"', ''],
  ['feat: a | Revert "feat: a" | Revert^2 "feat: a"', 'Revert^2 "feat: a"'],
  ['feat: a | Revert "feat: a" | Revert^2 "feat: a" | Revert^3 "feat: a"', ''],
  ['feat: a | Revert "feat: a" for iOS alone', 'feat: a | Revert "feat: a" for iOS alone'],
  ['feat: a | Revert "feat: a" | Reland "feat: a"', 'Reland "feat: a"'],
  ['', ''],
])('of %j is left %j', (all, left) => {
  const titles = all === '' ? [] : all.split(' | ').map((title) => ({ title }));
  expect(
    stillThere(titles)
      .map((c) => c.title)
      .join(' | '),
  ).toBe(left);
});

test('a commit is what stands of it, else what was built of it before; what was built before is of its version alone', () => {
  const all = [build('4.1', '1111111', ['3333333']), build('4.2', '2222222', ['1111111'])];
  expect(['1111111', '2222222', '3333333', '4444444'].map((c) => builtOf(all, c)?.version)).toEqual([
    '4.1',
    '4.2',
    '4.1',
    undefined,
  ]);
  const { document } = builtBefore.fold(
    { v: 6, service: 'api', builds: all },
    builtBefore.of('api', { version: '4.2', commit: '5555555' }),
  );
  expect(document).toMatchObject({ builds: [{ former: ['3333333'] }, { former: ['1111111', '5555555'] }] });
});

test.each([
  ['4.2', ['v4.2', '4.2'], '4.2'],
  ['V4.2', ['4.1', 'v4.2'], 'v4.2'],
  ['4.2', ['4.20', 'x4.2'], undefined],
  ['vanilla', ['anilla'], undefined],
])('of version %s among %j: %s', (version, all, found) =>
  expect(
    ofSameVersion(
      all.map((v) => ({ version: v })),
      version,
    )?.version,
  ).toBe(found),
);

test('names are kept apart from commits, and come back to those whose marks they are', () => {
  const names = { '?a': 'Ada', '?b': 'Bob', '?c': 'Cid' };
  const commits: Commit[] = [
    { sha: '1', title: 'x', by: '?a', names: { '?a': 'Ada' } },
    { sha: '2', title: 'y', with: ['?b', 'UDEV'], names: { '?b': 'Bob' } },
    { sha: '3', title: 'z', by: 'UDEV' },
  ];
  expect(namesOf(commits)).toEqual({ names: { '?a': 'Ada', '?b': 'Bob' } });
  expect(namesOf(commits.slice(2))).toEqual({});
  const back = commits.map(({ names: _, ...bare }) => withNames(bare, names));
  expect(back).toEqual(commits);
  expect(withNames({ sha: '1', title: 'x', by: 'constructor' }, names)).not.toHaveProperty('names');
});

test('who had a hand in it: people, bots, and those whom nobody knows, each once', () => {
  const commit = { sha: '1', title: 'x', by: 'bot:renovate', with: ['UDEV', '?a?b', 'UQA', '?c', 'Ubot:'] };
  const known = { ...commit, names: { '?c': 'Cid' } };
  expect(writersOf(known, { authors: { b: 'UDEV' } })).toEqual([
    { is: 'bot', name: 'renovate' },
    { is: 'person', id: 'UDEV' },
    { is: 'person', id: 'UQA' },
    { is: 'unknown', mark: '?c', name: 'Cid' },
    { is: 'person', id: 'Ubot:' },
  ]);
  expect(writersOf({ sha: '1', title: 'x' }, {})).toEqual([]);
  expect(peopleIn([commit, commit], {})).toEqual(['UDEV', 'UQA', 'Ubot:']);
  expect(strangersIn([commit, known], {}).map((s) => [s.mark, s.commit === commit])).toEqual([
    ['?a?b', true],
    ['?c', true],
  ]);
});
