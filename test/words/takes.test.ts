import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takenBy } from '../../src/cards/allowed.ts';
import { COMMANDS } from '../../src/domain/index.ts';
import { WORDS } from '../../src/words/router.ts';

const SRC = join(import.meta.dirname, '../../src');
const filesIn = (dir: string) => readdirSync(join(SRC, dir)).map((file) => join(dir, file));
/** Where a word gives commands beside its own folder. */
const BESIDE: ReadonlyMap<string, string> = new Map([['evidence', 'domain/evidence/kept']]);

/** What the commands take that a word gives, by the names that stand in its files. */
function takenIn(word: string) {
  const text = [`words/${word}`, BESIDE.get(word) ?? []]
    .flat()
    .flatMap(filesIn)
    .map((file) => readFileSync(join(SRC, file), 'utf8'));
  return Object.entries(COMMANDS).flatMap(([type, { takes }]) =>
    takes && text.some((t) => t.includes(`type: '${type}'`)) ? [takes] : [],
  );
}

/** They stand in dialogs, which open only for whom it is allowed. */
const IN_DIALOGS = [
  ...['recheck-edit', 'recheck-freeze', 'more-freeze', 'recheck-hotfix', 'move-slot', 'recheck-move'],
  ...['plan-more', 'plan-slot', 'recheck', 'rollback-some', 'recheck-by-hand'],
];
/** They show something, or are by who one is. */
const OTHERWISE = [
  ...['take-over', 'not-me', 'incident', 'incidents', 'review', 'object'],
  ...['evidence', 'unmatched', 'confirm-item', 'take-back-item'],
];

const clicked = WORDS.flatMap(({ name, clicks }) =>
  Object.keys(clicks).length > 0 ? [{ verbs: Object.keys(clicks), taken: takenIn(name) }] : [],
);

test('a button of a word that gives what not everybody may says which command it gives', () => {
  const silent = clicked.flatMap(({ verbs, taken }) => (taken.length > 0 ? verbs : [])).filter((v) => !takenBy(v));
  expect(silent.sort()).toEqual([...IN_DIALOGS, ...OTHERWISE].sort());
});

test('and that is a command of its word', () => {
  for (const { verbs, taken } of clicked)
    for (const verb of verbs) {
      const takes = takenBy(verb);
      if (takes) expect(taken, verb).toContainEqual(takes);
    }
});
