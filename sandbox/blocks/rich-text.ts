import { z } from 'zod';

/** rich_text: sections, lists, quotes and code, of styled pieces. */

const piece = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text'), text: z.string().min(1) }),
  z.looseObject({ type: z.literal('link'), url: z.string().min(1), text: z.string().optional() }),
  z.looseObject({ type: z.literal('user'), user_id: z.string() }),
  z.looseObject({ type: z.literal('usergroup'), usergroup_id: z.string() }),
  z.looseObject({ type: z.literal('channel'), channel_id: z.string() }),
  z.looseObject({ type: z.literal('team'), team_id: z.string() }),
  z.looseObject({ type: z.literal('emoji'), name: z.string() }),
  z.looseObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']) }),
  z.looseObject({ type: z.literal('color'), value: z.string() }),
  z.looseObject({
    type: z.literal('date'),
    timestamp: z.union([z.number(), z.string().regex(/^\d+$/)]),
    format: z.string(),
  }),
]);
const section = z.looseObject({ type: z.literal('rich_text_section'), elements: z.array(piece) });

export const richText = z.looseObject({
  type: z.literal('rich_text'),
  elements: z.array(
    z.discriminatedUnion('type', [
      section,
      z.looseObject({
        type: z.literal('rich_text_list'),
        style: z.enum(['bullet', 'ordered']).optional(),
        elements: z.array(section),
        indent: z.number().int().min(0).max(8).optional(),
      }),
      z.looseObject({ type: z.literal('rich_text_quote'), elements: z.array(piece) }),
      z.looseObject({ type: z.literal('rich_text_preformatted'), elements: z.array(piece) }),
    ]),
  ),
});
