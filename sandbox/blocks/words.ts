import { z } from 'zod';

/** What a person reads in blocks, line by line: for transcripts. */
export const blocksText = (blocks: unknown[]): string => blocks.flatMap(linesOf).filter(Boolean).join('\n');

const Text = z.looseObject({ text: z.string() });
const of = (value: unknown): string => (typeof value === 'string' ? value : (Text.safeParse(value).data?.text ?? ''));
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function linesOf(raw: unknown): string[] {
  const b = z.looseObject({ type: z.string() }).safeParse(raw).data;
  if (!b) return [];
  switch (b.type) {
    case 'section':
      return [of(b.text), ...list(b.fields).map(of)];
    case 'context':
      return list(b.elements).map(of);
    case 'input':
      return [of(b.label)];
    case 'image':
      return [of(b.title), `(picture: ${of(b.alt_text)})`];
    case 'rich_text':
      return list(b.elements).map(richWords);
    case 'table':
    case 'data_table':
      return [of(b.caption), ...list(b.rows).map((row) => list(row).map(cellWords).join(' | '))];
    case 'plan':
      return [of(b.title), ...list(b.tasks).flatMap(linesOfTask)];
    case 'task_card':
      return linesOfTask(b);
    case 'card':
      return [of(b.title), of(b.subtitle), of(b.body)];
    case 'carousel':
      return list(b.elements).flatMap(linesOf);
    case 'container':
      return [of(b.title), of(b.subtitle), ...list(b.child_blocks).flatMap(linesOf)];
    default:
      return [of(b.title), of(b.text)];
  }
}

const Task = z.looseObject({ title: z.string().default(''), status: z.string().default('') });
function linesOfTask(raw: unknown): string[] {
  const task = Task.parse(raw);
  return [`${task.status}: ${task.title}`];
}

const cellWords = (cell: unknown): string => {
  const number = z.looseObject({ number: z.number() }).safeParse(cell).data?.number;
  return number === undefined ? of(cell) || richWords(cell) : String(number);
};

function richWords(raw: unknown): string {
  const e = z.looseObject({ elements: z.array(z.unknown()).optional() }).safeParse(raw).data;
  return e?.elements ? e.elements.map(richWords).join('') : of(raw);
}
