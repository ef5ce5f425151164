import { describe, expect, test } from 'vitest';
import { refusalWords } from '../../../src/domain/deciding/refusal-words.ts';
import { at, listed, type Phrase, say, user, users } from '../../../src/domain/phrase.ts';

const remedy = say`Ask them.`;
const END = '2026-03-03T10:00:00.000Z';

describe('a refusal in words', () => {
  test.each<[string, Phrase, string]>([
    ['what somebody typed', say`Locked: ${'payments look odd'}`, 'Locked: payments look odd. Ask them.'],
    ['typed with blanks behind', say`Locked: ${'odd  '}`, 'Locked: odd  . Ask them.'],
    ['typed as a sentence', say`Locked: ${'They look odd.'}`, 'Locked: They look odd. Ask them.'],
    ['typed as a question', say`Locked: ${'who knows?'}`, 'Locked: who knows? Ask them.'],
    ['typed and quoted', say`Locked: ${'“it is odd.”'}`, 'Locked: “it is odd.” Ask them.'],
    ['typed within our quotes', say`“${'it is odd'}”`, '“it is odd”. Ask them.'],
    ['typed in bold', say`Locked: ${'*it is odd!*'}`, 'Locked: *it is odd!* Ask them.'],
    ['typed in Japanese', say`Locked: ${'調査中。'}`, 'Locked: 調査中。 Ask them.'],
    ['typed as nothing', say`It is locked${''}`, 'It is locked. Ask them.'],
    ['a version', say`There is no ${'4.2'}`, 'There is no 4.2. Ask them.'],
    ['an address', say`See ${'https://x.example/a?b'}`, 'See https://x.example/a?b. Ask them.'],
    ['an instant', say`Frozen until ${at(END)}`, `Frozen until {${END}}. Ask them.`],
    ['a person', say`Held by ${user('UA')}`, 'Held by <UA>. Ask them.'],
    ['people', say`Held by ${users(['UA', 'UB'])}`, 'Held by <UA> and <UB>. Ask them.'],
    ['a list', listed([say`one`, say`two`]), 'one and two. Ask them.'],
    ['our own sentence', say`It is locked.`, 'It is locked. Ask them.'],
    ['what goes on', say`These are known:`, 'These are known: Ask them.'],
  ])('whose cause ends in %s', (_, why, words) => {
    expect(plain(refusalWords({ why, remedy }))).toBe(words);
  });

  test('without a remedy is a sentence too: buttons may follow', () => {
    expect(plain(refusalWords({ why: say`Locked: ${'odd'}` }))).toBe('Locked: odd.');
    expect(plain(refusalWords({ why: say`Locked: ${'odd'}`, remedy: [] }))).toBe('Locked: odd.');
    expect(refusalWords({ why: [] })).toEqual([]);
  });
});

const plain = (phrase: Phrase) =>
  phrase
    .map((p) => (typeof p === 'string' ? p : 'say' in p ? p.say : 'at' in p ? `{${p.at}}` : `<${p.user}>`))
    .join('');
