import { z } from 'zod';
import { BLOCKS, type Surface } from './layout.ts';

/** What Slack refuses of blocks and views, as the `[ERROR] …` lines of its response_metadata. Empty: it is fine. */
export function faultsInBlocks(blocks: unknown, surface: Surface): string[] {
  if (!Array.isArray(blocks)) return ['[ERROR] must provide an array [json-pointer:/blocks]'];
  const most = surface === 'message' ? 50 : 100;
  const faults = blocks.length > most ? [`[ERROR] no more than ${most} items allowed [json-pointer:/blocks]`] : [];
  return [...faults, ...blocks.flatMap((b, i) => faultsInBlock(b, i, surface)), ...faultsTogether(blocks)];
}

const Any = z.looseObject({ type: z.string() });

function faultsInBlock(block: unknown, i: number, surface: Surface): string[] {
  const any = Any.safeParse(block);
  if (!any.success) return [`[ERROR] missing required field: type [json-pointer:/blocks/${i}]`];
  const kind = BLOCKS[any.data.type];
  if (!kind?.on.includes(surface))
    return [`[ERROR] unsupported type: ${any.data.type} [json-pointer:/blocks/${i}/type]`];
  const issues = kind.schema.safeParse(block).error?.issues ?? [];
  return issues.map((issue) => `[ERROR] ${issue.message} [json-pointer:/blocks/${[i, ...issue.path].join('/')}]`);
}

const Block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  text: z.unknown().optional(),
  elements: z.array(z.looseObject({ action_id: z.string().optional() })).catch([]),
});

/** Rules over several blocks: ids used once, and how many of a kind fit a message. */
function faultsTogether(blocks: unknown[]): string[] {
  const read = blocks.flatMap((b) => Block.safeParse(b).data ?? []);
  const count = (...types: string[]) => read.filter((b) => types.includes(b.type)).length;
  const ids = read.flatMap((b) => b.block_id ?? []);
  const markdown = read.reduce((n, b) => n + (b.type === 'markdown' ? String(b.text).length : 0), 0);
  const twice = (list: string[]) => list.find((id, i) => list.indexOf(id) < i);
  const repeated = twice(ids);
  const actions = read.map((b) => twice(b.elements.flatMap((e) => e.action_id ?? []))).find(Boolean);
  return [
    ...(repeated ? [`[ERROR] block_id already exists: ${repeated} [json-pointer:/blocks]`] : []),
    ...(actions ? [`[ERROR] \`action_id\` ${actions} is repeated within a block [json-pointer:/blocks]`] : []),
    ...(count('table', 'data_table') > 1 ? ['[ERROR] only one table is allowed [json-pointer:/blocks]'] : []),
    ...(count('data_visualization') > 2 ? ['[ERROR] no more than 2 charts are allowed [json-pointer:/blocks]'] : []),
    ...(markdown > 12_000 ? ['[ERROR] no more than 12000 characters of markdown [json-pointer:/blocks]'] : []),
  ];
}

const title = z.looseObject({ type: z.literal('plain_text'), text: z.string().min(1).max(24) });
const ViewShape = z.looseObject({
  type: z.enum(['modal', 'home']),
  title: title.optional(),
  submit: title.optional(),
  close: title.optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: z.array(z.looseObject({ type: z.string() })),
});

export function faultsInView(view: unknown): string[] {
  const parsed = ViewShape.safeParse(view);
  if (!parsed.success)
    return parsed.error.issues.map((i) => `[ERROR] ${i.message} [json-pointer:/view/${i.path.join('/')}]`);
  const { type, blocks, ...v } = parsed.data;
  const inputs = blocks.some((b) => b.type === 'input');
  const focused = JSON.stringify(blocks).split('"focus_on_load":true').length - 1;
  return [
    ...faultsInBlocks(blocks, type),
    ...(type === 'modal' && !v.title ? ['[ERROR] missing required field: title [json-pointer:/view]'] : []),
    ...(type === 'modal' && !v.submit && inputs
      ? ['[ERROR] `submit` is required when an `input` block is within the `blocks` array [json-pointer:/view/submit]']
      : []),
    ...(focused > 1 ? ['[ERROR] only one element may have focus_on_load [json-pointer:/view/blocks]'] : []),
  ];
}

/** Larger views are refused with `view_too_large`. */
export const VIEW_MAX_BYTES = 250_000;
