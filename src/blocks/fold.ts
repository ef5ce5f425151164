import type { ContextBlock, KnownBlock, SectionBlock, TableBlock } from '@slack/types';
import { limit, Mrkdwn, md } from './mrkdwn.ts';

/**
 * Slack refuses a message whose blocks have too many characters in all (`msg_blocks_too_long`). It documents no number: reports say from
 * about 13,200 (slackapi/bolt-js 2509, 2867), and that containers count as well.
 */
export const BLOCKS_MAX = 12_000;
const BLOCK_COUNT_MAX = 50;
/** What a block's or element's container may count for. */
const CONTAINER = 20;
/** The least that is left of a text, so that it still says what it is about. */
const LEAST = 150;

/** Blocks as one message takes them: long texts shortened alike, and with words that say so. Buttons are never among what goes. */
export function folded(blocks: KnownBlock[]): KnownBlock[] {
  if (blocks.length <= BLOCK_COUNT_MAX && weightOf(blocks) < BLOCKS_MAX) return blocks;
  const kept = blocks.length <= BLOCK_COUNT_MAX - 1 ? blocks : blocks.slice(0, BLOCK_COUNT_MAX - 1);
  const left = blocks.length - kept.length;
  const room = BLOCKS_MAX - 300;
  const texts = kept.flatMap(textsOf).map((t) => t.length);
  const fixed = weightOf(kept) - sum(texts);
  const least = sum(texts.map((t) => Math.min(t, LEAST)));
  const tables = kept.map((b) => (b.type === 'table' ? fewerRows(b, room - (fixed - weightOf([b])) - least) : b));
  const most = alike(texts, room - (weightOf(tables) - sum(texts)));
  return [...tables.map((b) => withTexts(b, most)), remark(left, weightOf(tables) < weightOf(kept))];
}

function remark(left: number, rows: boolean): ContextBlock {
  const words = [
    md`Longer than a Slack message can be: texts are shortened here`,
    ...(rows ? [md`, and the last rows of the table are left out`] : []),
    ...(left > 0 ? [md`, and ${left} more parts are left out`] : []),
    md`.`,
  ];
  return { type: 'context', elements: [{ type: 'mrkdwn', text: words.map((w) => w.text).join('') }] };
}

/** The length to which each text is cut so that all of them fit: short ones are kept whole, and give what they don't need to the others. */
function alike(lengths: number[], room: number): number {
  const inOrder = lengths.toSorted((a, b) => a - b);
  let rest = room;
  for (const [i, length] of inOrder.entries()) {
    const share = Math.floor(rest / (inOrder.length - i));
    if (length > share) return Math.max(LEAST, share);
    rest -= length;
  }
  return Number.POSITIVE_INFINITY;
}

/** A text that is too long, with its long lines cut. */
export function inLines(text: string, max: number, cut: (line: string, most: number) => string): string {
  if (text.length <= max) return text;
  const lines = text.split('\n');
  const most = alike(
    lines.map((line) => line.length),
    max - lines.length + 1,
  );
  return lines.map((line) => cut(line, most)).join('\n');
}

type Texted = SectionBlock | ContextBlock;
const isTexted = (block: KnownBlock): block is Texted => block.type === 'section' || block.type === 'context';

const textsOf = (block: KnownBlock): string[] => {
  if (!isTexted(block)) return [];
  if (block.type === 'section')
    return [...(block.text ? [block.text.text] : []), ...(block.fields ?? []).map((f) => f.text)];
  return block.elements.flatMap((e) => ('text' in e ? [e.text] : []));
};

function withTexts(block: KnownBlock, most: number): KnownBlock {
  if (!isTexted(block)) return block;
  const cut = <T extends { text: string }>(of: T): T => ({ ...of, text: limit(new Mrkdwn(of.text), most).text });
  if (block.type === 'context') return { ...block, elements: block.elements.map((e) => ('text' in e ? cut(e) : e)) };
  return {
    ...block,
    ...(block.text && { text: cut(block.text) }),
    ...(block.fields && { fields: block.fields.map(cut) }),
  };
}

/** As many of a table's first rows as have room. */
function fewerRows(table: TableBlock, room: number): TableBlock {
  const rows = [...table.rows];
  while (rows.length > 1 && weightOf([{ ...table, rows }]) > room) rows.pop();
  return { ...table, rows };
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

const HIDDEN = new Set(['confirm', 'options', 'option_groups']);
const READ = new Set(['text', 'alt_text']);

/** How many characters people read in blocks, and what their containers may count for. */
export function weightOf(value: unknown): number {
  if (Array.isArray(value)) return sum(value.map(weightOf));
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'type' in value ? CONTAINER : 0;
  return Object.entries(value).reduce((n, [key, inner]) => {
    if (HIDDEN.has(key)) return n;
    return typeof inner === 'string' ? n + (READ.has(key) ? inner.length : 0) : n + weightOf(inner);
  }, own);
}
