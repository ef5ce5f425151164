import { z } from 'zod';
import { card, cardHasSomething, taskCard } from './cards.ts';
import { element } from './elements.ts';
import { blockId, image, plain, text, url } from './objects.ts';
import { IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION } from './places.ts';
import { richText } from './rich-text.ts';

/** Slack's blocks: where each may stand, and what it takes. */

export type Surface = 'message' | 'modal' | 'home';
export type BlockType = { on: Surface[]; schema: z.ZodType };

const EVERYWHERE: Surface[] = ['message', 'modal', 'home'];
const MESSAGE: Surface[] = ['message'];
const block = (on: Surface[], shape: z.ZodRawShape, ...rules: [(b: never) => boolean, string][]): BlockType => {
  let schema: z.ZodType = z.looseObject({ block_id: blockId, ...shape });
  for (const [holds, otherwise] of rules) schema = schema.refine(holds as (b: unknown) => boolean, otherwise);
  return { on, schema };
};

const cell = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('raw_text'), text: z.string() }),
  z.looseObject({ type: z.literal('raw_number'), number: z.number().optional() }),
  richText,
]);
const rows = (most: number) => z.array(z.array(cell).min(1).max(20)).min(1).max(most);

const IN_CONTAINER = [
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];
const contained = z.looseObject({ type: z.string() }).superRefine((child, ctx) => {
  const known = IN_CONTAINER.includes(child.type) ? BLOCKS[child.type] : undefined;
  if (!known) return ctx.addIssue({ code: 'custom', message: `unsupported type: ${child.type}`, path: ['type'] });
  for (const issue of known.schema.safeParse(child).error?.issues ?? [])
    ctx.addIssue({ code: 'custom', message: issue.message, path: issue.path });
});

export const BLOCKS: Record<string, BlockType> = {
  section: block(
    EVERYWHERE,
    {
      text: text(3000).optional(),
      fields: z.array(text(2000)).min(1).max(10).optional(),
      accessory: element(IN_SECTION).optional(),
    },
    [(b: { text?: unknown; fields?: unknown }) => Boolean(b.text ?? b.fields), 'text or fields is required'],
  ),
  header: block(EVERYWHERE, { text: plain(150) }),
  divider: block(EVERYWHERE, {}),
  context: block(EVERYWHERE, {
    elements: z
      .array(z.union([text(3000), image]))
      .min(1)
      .max(10),
  }),
  actions: block(EVERYWHERE, { elements: z.array(element(IN_ACTIONS)).min(1).max(25) }),
  context_actions: block(MESSAGE, { elements: z.array(element(IN_CONTEXT_ACTIONS)).min(1).max(5) }),
  input: block(EVERYWHERE, {
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: element(IN_INPUT),
  }),
  image: { on: EVERYWHERE, schema: image.and(z.looseObject({ block_id: blockId, title: plain(2000).optional() })) },
  rich_text: { on: EVERYWHERE, schema: richText.and(z.looseObject({ block_id: blockId })) },
  video: block(EVERYWHERE, {
    title: plain(200),
    video_url: url,
    thumbnail_url: url,
    alt_text: z.string().min(1),
    author_name: z.string().max(50).optional(),
    description: plain(200).optional(),
  }),
  file: block(MESSAGE, { source: z.literal('remote'), external_id: z.string().min(1) }),
  markdown: block(MESSAGE, { text: z.string().min(1).max(12_000) }),
  table: block(MESSAGE, {
    rows: rows(100),
    column_settings: z
      .array(
        z
          .looseObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() })
          .nullable(),
      )
      .max(20)
      .optional(),
  }),
  data_table: block(
    MESSAGE,
    { rows: rows(101), caption: z.string().min(1), page_size: z.number().int().min(1).optional() },
    [(b: { rows: unknown }) => JSON.stringify(b.rows).length <= 40_000, 'no more than 10000 characters in all cells'],
  ),
  task_card: block(MESSAGE, taskCard),
  plan: block(MESSAGE, { title: z.string().min(1), tasks: z.array(z.looseObject(taskCard)).max(50).optional() }),
  card: block(MESSAGE, card, [cardHasSomething, 'one of title, body, hero_image and actions is required']),
  carousel: block(MESSAGE, {
    elements: z
      .array(z.looseObject({ type: z.literal('card'), ...card }))
      .min(1)
      .max(10),
  }),
  alert: block(['modal'], {
    text: text(2000),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  container: block(MESSAGE, {
    title: plain(150).optional(),
    subtitle: text(150).optional(),
    rich_text_title: richText.optional(),
    child_blocks: z.array(contained).min(1).max(10),
  }),
  // Its limits are known (SLACK.md), its shape is not in @slack/types yet: titles, categories and series are checked where they are.
  data_visualization: block(MESSAGE, {
    title: z.union([z.string().max(50), plain(50)]).optional(),
    categories: z.array(z.string().max(20)).max(20).optional(),
    series: z
      .array(z.looseObject({ label: z.string().max(20).optional() }))
      .max(6)
      .optional(),
  }),
};
