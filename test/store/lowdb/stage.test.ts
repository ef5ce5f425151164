import { describe, expect, test } from 'vitest';
import { stage } from '../../../src/store/lowdb/stage.ts';
import { StoreState } from '../../../src/store/lowdb/state.ts';
import { type Change, type Errand, type Json, type NewErrand, ONCE_KEPT_DAYS } from '../../../src/store/store.ts';

const AT = '2026-03-02T09:00:00.000Z';
const at = (ms: number) => new Date(Date.parse(AT) + ms).toISOString();
const DAY = 86_400_000;
const put = (key: string, value: Json, lists: string[] = []) => ({ key, value, lists });
const errand = (more: Partial<NewErrand> = {}): NewErrand => ({
  key: 'e/1',
  mode: 'latest',
  lane: 'l',
  kind: 'post',
  dueAt: AT,
  data: { n: 0 },
  ...more,
});
const fact = (stream: string, workspace = 'T1') => ({
  v: 1,
  workspace,
  stream,
  type: 'Counted',
  at: AT,
  by: 'U',
  via: 't',
  cause: '',
  data: {},
});
/** One workspace, where each change is staged after the one before. */
function staging() {
  const state = new StoreState();
  const space = state.space('T1');
  const of = (change: Partial<Change>) => stage(state, space, { at: AT, ...change });
  const pending = () => [...space.errands.values()].map(({ key, id }) => `${key} ${id}`);
  return { state, space, of, pending };
}

describe('what is staged', () => {
  test('is written whole at first, then as what changed, where that is less than half; untouched lists are not repeated', () => {
    const { of } = staging();
    const value = (n: number) => ({ n, text: 'x'.repeat(100) });
    expect(of({ put: [put('a', value(1), ['l'])] }).line.d).toEqual([['a', 1, ['l'], value(1)]]);
    expect(of({ put: [put('a', value(2), ['l'])] }).line.d).toEqual([
      ['a', 2, null, null, ['{', ['n', ['=', 2]], [], []]],
    ]);
    expect(of({ put: [put('a', value(2), ['l', 'm'])] }).line.d).toEqual([['a', 3, ['l', 'm'], null, null]]);
    expect(of({ put: [put('a', { n: 3 }, ['m'])] }).line.d).toEqual([['a', 4, ['m'], { n: 3 }]]);
  });
  test('is nothing where nothing is changed', () => {
    const { space, of } = staging();
    const { line, undo } = of({});
    expect(line).toEqual({ w: 'T1', d: [], x: [], f: [], e: [], z: [], r: [] });
    undo();
    expect([space.docs.size, space.heads.size, space.errands.size, space.remembered.size]).toEqual([0, 0, 0, 0]);
  });
  test('is numbered, and waits to be written', () => {
    const { state, space, of } = staging();
    expect([of({}).number, of({}).number, state.line]).toEqual([1, 2, 2]);
    expect(state.pending.map((p) => [p.number, p.space === space])).toEqual([
      [1, true],
      [2, true],
    ]);
  });
  test('is taken back whole, the newest change first', () => {
    const { space, of, pending } = staging();
    of({
      put: [put('a', { n: 1 }, ['l']), put('b', { n: 1 })],
      errands: [errand(), errand({ key: 'e/2' })],
      facts: [fact('s')],
      remember: [{ key: 'k', until: at(5) }],
    });
    const seen = () => [
      space.doc('a'),
      space.doc('b'),
      space.doc('c'),
      space.members('l').docs.length,
      pending(),
      space.heads.get('s')?.seq,
      [...space.remembered],
    ];
    const before = seen();
    const { undo } = of({
      put: [put('a', { n: 2 }), put('c', { n: 1 })],
      remove: ['b', 'none'],
      facts: [fact('s'), fact('t')],
      errands: [errand({ data: { n: 1 } }), errand({ key: 'e/3' })],
      done: [{ key: 'e/2', id: 2 }],
      tried: [{ key: 'e/1', id: 3, at: AT }],
      remember: [
        { key: 'k', until: at(9) },
        { key: 'k2', until: at(9) },
      ],
    });
    expect(seen()).not.toEqual(before);
    undo();
    const after = seen();
    expect([...(after[4] as string[])].sort()).toEqual(before[4]);
    expect([...after.slice(0, 4), ...after.slice(5)]).toEqual([...before.slice(0, 4), ...before.slice(5)]);
    expect(space.heads.get('t')?.seq).toBe(0);
  });
  test.each<[string, Partial<Change>]>([
    ['a key with a tab', { put: [put('a\tb', {})] }],
    ['a key with a newline', { put: [put('a\nb', {})] }],
    ['a list with a comma', { put: [put('a', {}, ['l,m'])] }],
    ['a list with a summary and a tab', { put: [{ key: 'a', value: {}, lists: { 'l\t': 1 } }] }],
    ['a stream with a comma', { facts: [fact('s,t')] }],
    ['a fact of another workspace', { put: [put('a', {})], facts: [fact('s', 'T2')] }],
  ])('%s is a mistake, and changes nothing', (_, change) => {
    const { state, space, of } = staging();
    expect(() => of(change)).toThrow(/not a key|a fact of workspace T2 in the store of T1/);
    expect([space.docs.size, state.line, state.pending.length]).toEqual([0, 0, 0]);
  });
});

describe('an errand', () => {
  test('is over where that one is meant, and no later one of its key', () => {
    const { of, pending } = staging();
    of({ errands: [errand(), errand({ key: 'e/2' })] });
    expect(
      of({
        done: [
          { key: 'e/1', id: 7 },
          { key: 'none', id: 1 },
        ],
      }).line.z,
    ).toEqual([]);
    expect(of({ done: [{ key: 'e/1', id: 1 }] }).line.z).toEqual([['e/1', 1]]);
    expect(pending()).toEqual(['e/2 2']);
  });
  test('that is wanted once is not wanted again, pending or done, for ninety days', () => {
    const once = errand({ mode: 'once' });
    const { of, pending } = staging();
    of({ errands: [once] });
    expect(of({ errands: [once] }).line.e).toEqual([]);
    expect(of({ done: [{ key: 'e/1', id: 1 }] }).line.r).toEqual([['once/e/1', Date.parse(AT) + ONCE_KEPT_DAYS * DAY]]);
    expect(of({ at: at(ONCE_KEPT_DAYS * DAY - 1), errands: [once] }).line.e).toEqual([]);
    of({ at: at(ONCE_KEPT_DAYS * DAY), errands: [once] });
    expect(pending()).toEqual(['e/1 2']);
    const latest = staging();
    latest.of({ errands: [errand()] });
    expect(latest.of({ done: [{ key: 'e/1', id: 1 }] }).line.r).toEqual([]);
  });
  test('that was tried says when, where that one is meant', () => {
    const { of } = staging();
    of({ errands: [errand()] });
    expect(of({ tried: [{ key: 'e/1', id: 7, at: AT }] }).line.e).toEqual([]);
    expect(of({ tried: [{ key: 'e/1', id: 1, at: at(3) }] }).line.e).toEqual([{ ...errand(), id: 1, triedAt: at(3) }]);
  });
  const far = errand({ dueAt: at(60_001) });
  test.each<[string, NewErrand, Partial<Errand>, boolean]>([
    ['the same', far, {}, true],
    ['of an instant within a minute', errand({ dueAt: at(60_000) }), { dueAt: at(60_000) }, false],
    ['of another instant', { ...far, dueAt: at(90_000) }, {}, false],
    ['in another lane', { ...far, lane: 'm' }, {}, false],
    ['of another kind', { ...far, kind: 'edit' }, {}, false],
    ['with other data', { ...far, data: { n: 1 } }, {}, false],
    ['that was tried', far, { triedAt: AT }, false],
  ])('that waits for a later instant waits on as it is: %s', (_, next, before, waits) => {
    const { space, of, pending } = staging();
    of({ errands: [far] });
    const one = space.errands.get('e/1');
    if (one) space.errands.set('e/1', { ...one, ...before });
    expect(of({ errands: [next] }).line.e).toHaveLength(waits ? 0 : 1);
    expect(pending()).toEqual([`e/1 ${waits ? 1 : 2}`]);
  });
});

describe('a workspace in memory', () => {
  test('shows of a list each member’s summary, or the whole, and moves with what is shown', () => {
    const { space, of } = staging();
    const summed = (n: number, summary: number) =>
      of({ put: [{ key: 'a', value: { n }, lists: { l: summary, m: undefined } }] });
    const shown = (name: string) => space.members(name).docs.map((d) => d.value);
    const moves = (change: () => void, name: string) => {
      const before = space.members(name).revision;
      change();
      return space.members(name).revision !== before;
    };
    expect(space.members('l')).toEqual({ revision: 0, docs: [] });
    summed(1, 7);
    expect([shown('l'), shown('m')]).toEqual([[7], [{ n: 1 }]]);
    expect(moves(() => summed(2, 7), 'l')).toBe(false);
    expect(moves(() => summed(3, 7), 'm')).toBe(true);
    expect(space.members('l').docs[0]?.version).toBe(3);
    expect(moves(() => summed(4, 8), 'l')).toBe(true);
    expect(shown('l')).toEqual([8]);
    expect(moves(() => void of({ put: [put('a', { n: 5 }, ['m'])] }), 'l')).toBe(true);
    expect(shown('l')).toEqual([]);
    expect(moves(() => void of({ remove: ['a'] }), 'm')).toBe(true);
    expect(moves(() => void of({ remove: ['a'] }), 'm')).toBe(false);
  });
  test('a summary of nothing is null, not the whole', () => {
    const { space, of } = staging();
    of({ put: [{ key: 'a', value: { n: 1 }, lists: { l: null } }] });
    expect(space.members('l').docs[0]?.value).toBeNull();
  });
  test('forgets what was to be remembered until an instant, once that is past', () => {
    const { state, space, of } = staging();
    of({
      remember: [
        { key: 'a', until: at(1) },
        { key: 'b', until: at(2) },
      ],
    });
    state.forget(Date.parse(at(2)));
    expect([...space.remembered.keys()]).toEqual(['b']);
  });
});
