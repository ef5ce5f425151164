import { z } from 'zod';

/** Slack's composition objects with their documented limits. Unknown fields pass, as with Slack's own SDK tests. */

export const plain = (max: number) =>
  z.looseObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });
export const mrkdwn = (max: number) =>
  z.looseObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });
export const text = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);

export const blockId = z.string().max(255).optional();
export const actionId = z.string().min(1).max(255).optional();
export const placeholder = plain(150).optional();
export const url = z.string().min(1).max(3000);

export const confirm = z
  .looseObject({
    title: plain(100),
    text: text(300),
    confirm: plain(30),
    deny: plain(30),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional();

const optionOf = (label: z.ZodType) =>
  z.looseObject({
    text: label,
    value: z.string().min(1).max(150),
    description: text(75).optional(),
    url: url.optional(),
  });
/** Options of selects are plain; those of checkboxes and radio buttons may be mrkdwn. */
export const plainOption = optionOf(plain(75));
export const anyOption = optionOf(text(75));

export const image = z
  .looseObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(2000),
    image_url: url.optional(),
    slack_file: z
      .looseObject({ id: z.string().optional(), url: z.string().optional() })
      .refine((f) => (f.id === undefined) !== (f.url === undefined), 'slack_file takes either an id or a url')
      .optional(),
  })
  .refine((i) => (i.image_url === undefined) !== (i.slack_file === undefined), 'image_url or slack_file is required');
