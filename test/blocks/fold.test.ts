import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charactersIn } from '../../sandbox/blocks/size.ts';
import { actions, button, context, header, lined, message, section, sections, table } from '../../src/blocks/blocks.ts';
import { distinct } from '../../src/blocks/distinct.ts';
import { BLOCKS_MAX, folded, weightOf } from '../../src/blocks/fold.ts';
import { textInput } from '../../src/blocks/inputs.ts';
import { md } from '../../src/blocks/mrkdwn.ts';

const long = (n: number, letter = 'x') => section(md`*Title ${letter}* ${letter.repeat(n)}`);
const ask = (n: number) => actions([button('Go', 'go', `R-${n}/v1`), button('No-go…', 'no-go', `R-${n}/v1`)]);

describe('a message that is longer than Slack takes', () => {
  test('what fits is left as it is', () => {
    const blocks = [long(2800), ...ask(1), long(2800), ...ask(2), long(2800), ...ask(3)];
    expect(folded(blocks)).toBe(blocks);
  });

  test('long texts are shortened alike and short ones kept; every button stays, and it is said', () => {
    const blocks = [section(md`short`), ...[1, 2, 3, 4, 5, 6].flatMap((n) => [long(2800, String(n)), ...ask(n)])];
    const { blocks: sent } = message(md`x`, blocks);
    expect(weightOf(sent)).toBeLessThan(BLOCKS_MAX);
    expect(sent[0]).toEqual(section(md`short`));
    expect(sent.filter((b) => b.type === 'actions')).toEqual(distinct([1, 2, 3, 4, 5, 6].flatMap(ask)));
    for (const n of [1, 2, 3, 4, 5, 6]) expect(JSON.stringify(sent)).toContain(`*Title ${n}*`);
    expect(JSON.stringify(sent.at(-1))).toContain('texts are shortened here');
  });

  test.each([0, 1, 20, 24, 60])('%i lines stay whole, in as many sections as they need', (n) => {
    const all = Array.from(
      { length: n },
      (_, i) => md`${`role ${i}: `.padEnd(40, 'x')}${'0 of 3 & more. '.repeat(12)}end ${i}`,
    );
    const parts = sections([md``, ...all]).map((b) => b.text?.text ?? '');
    expect(parts.flatMap((text) => (text === '' ? [] : text.split('\n')))).toEqual(all.map((line) => line.text));
    expect(Math.max(0, ...parts.map((text) => text.length))).toBeLessThanOrEqual(3000);
    expect(parts.length).toBeLessThanOrEqual(Math.ceil(n / 10));
  });

  test('lines of one section: what one wrote at length hides nothing that stands below it', () => {
    for (const [before, after] of [
      [0, 1],
      [1, 12],
      [12, 0],
    ] as const) {
      const short = (n: number) => Array.from({ length: n }, (_, i) => md`• line ${i} & more`);
      const all = [...short(before), md`Why: ${'<x> '.repeat(750)}`, md``, ...short(after)];
      const { text } = lined(all);
      expect(text?.text.length).toBeLessThanOrEqual(3000);
      const shown = text?.text.split('\n') ?? [];
      expect(shown).toHaveLength(before + 1 + after);
      for (const line of [...short(before), ...short(after)]) expect(shown).toContain(line.text);
      expect(shown[before]).toMatch(/^Why: .{2000,}…$/);
    }
    expect(lined([md`a`, md``, md`b`])).toEqual(section(md`a\nb`));
  });

  test('the same in a text of a message, and in a field: what is next stands below what was written', () => {
    const [first, last] = ['*Planned: api*', 'Next: go/no-go vote before Friday'];
    const whole = message(md`${first}\n${'Größe <tag> 🧨 '.repeat(300)}\n${last}`);
    const [block] = whole.blocks;
    for (const text of [whole.text, block?.type === 'section' ? (block.text?.text ?? '') : ''])
      expect([text.split('\n')[0], text.split('\n')[1]?.at(-1), text.split('\n')[2]]).toEqual([first, '…', last]);
    expect(whole.text.length).toBeLessThanOrEqual(3900);
    const { element } = textInput('what', 'What', `${first}\n${'x'.repeat(3500)}\n${last}`, { multiline: true });
    const value = 'initial_value' in element ? String(element.initial_value) : '';
    expect(value.length).toBeLessThanOrEqual(3000);
    expect(value.endsWith(`x…\n${last}`)).toBe(true);
    // One line, or very many, lose their end as ever.
    expect(message(md`${'x'.repeat(4000)}`).text).toHaveLength(3900);
    expect(message(md`${'line\n'.repeat(2000)}`).text).toHaveLength(3900);
  });

  test('more blocks than fifty: what is left out is counted', () => {
    const { blocks } = message(
      md`x`,
      Array.from({ length: 60 }, () => ({ type: 'divider' as const })),
    );
    expect(blocks).toHaveLength(50);
    expect(JSON.stringify(blocks.at(-1))).toContain('11 more parts are left out');
  });

  test('a table keeps its head and as many rows as have room', () => {
    const rows = Array.from({ length: 99 }, (_, i) => [`day ${i}`, 'x'.repeat(150), 'Planned']);
    const { blocks } = message(md`x`, [section(md`The month`), table([['When', 'What', 'State'], ...rows])]);
    expect(weightOf(blocks)).toBeLessThan(BLOCKS_MAX);
    const [, shown] = blocks;
    expect(shown?.type === 'table' && shown.rows.length).toBeGreaterThan(40);
    expect(shown?.type === 'table' && shown.rows[0]).toEqual(table([['When', 'What', 'State']]).rows[0]);
    expect(JSON.stringify(blocks.at(-1))).toContain('last rows of the table are left out');
  });

  test('whatever is put together fits, and no button is lost while there are fifty blocks at most', () => {
    const block = fc.oneof(
      fc.integer({ min: 0, max: 3000 }).map((n) => [long(n)]),
      fc.integer({ min: 0, max: 2000 }).map((n) => [context(md`${'&'.repeat(n)}`)]),
      fc.integer({ min: 1, max: 99 }).map(ask),
      fc.string({ maxLength: 200 }).map((s) => [header(`h${s}`)]),
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 49 }), (parts) => {
        const blocks = parts.flat();
        const sent = folded(blocks);
        expect(weightOf(sent)).toBeLessThan(BLOCKS_MAX);
        expect(charactersIn(sent)).toBeLessThan(BLOCKS_MAX);
        expect(sent.length).toBeLessThanOrEqual(50);
        expect(sent.filter((b) => b.type === 'actions')).toEqual(blocks.filter((b) => b.type === 'actions'));
      }),
    );
  });
});
