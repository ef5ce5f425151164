import { describe, expect, test } from 'vitest';
import type { DeclareFreeze } from '../../../../src/domain/freeze/declare-freeze.ts';
import { type Phrase, say } from '../../../../src/domain/phrase.ts';
import { releaseWindowOpened } from '../../../../src/domain/release/facts/release-window-opened.ts';
import { approved, type Given } from '../../given.ts';

const open = { type: 'OpenWindow', release: 'R-1' } as const;
const NAME = 'api 4.2, ledger 2.9 → production';
const freeze: DeclareFreeze = {
  type: 'DeclareFreeze',
  name: 'sale',
  why: 'sales',
  scope: { services: [], environments: [] },
  from: '2026-03-03T11:00:00.000Z',
  until: '2026-03-03T12:30:00.000Z',
};
const notes = (g: Given) => g.follows(1).flatMap(({ intent }) => (intent.kind === 'note' ? [intent.note] : []));
const words = (phrases: Phrase[]) =>
  phrases.map((p) => p.map((x) => (typeof x === 'string' ? x : Object.values(x)[0])).join(''));
const timers = (g: Given) =>
  g.follows(1).flatMap((d) => (d.intent.kind === 'timer' ? [[d.dueAt, d.intent.command]] : []));

describe('the window of an approved release opens', () => {
  test('nothing is in the way: whoever deploys is told that it is ready', () => {
    const g = approved().done(open);
    expect(releaseWindowOpened.among(g.facts)).toEqual([releaseWindowOpened.of('R-1', { ready: true })]);
    expect(notes(g)).toEqual([say`Ready to deploy: ${NAME}.`]);
    expect(g.follows(1).map((d) => d.intent)).toContainEqual({ kind: 'my-turn', user: 'UMANAGER' });
    expect(timers(g)).toEqual([]);
  });

  test('a freeze is in the way: it opens again when that ends', () => {
    const g = approved().done(freeze, open);
    expect(releaseWindowOpened.among(g.facts)).toEqual([
      releaseWindowOpened.of('R-1', { ready: false, opens: freeze.until }),
    ]);
    expect(words(notes(g))).toEqual([
      `Blocked: the window is open, but ${NAME} can't deploy yet: frozen by sale until 2026-03-03T12:30:00.000Z (sales).`,
    ]);
    expect(timers(g)).toEqual([[freeze.until, open]]);
  });
});
