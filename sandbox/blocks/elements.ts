import { z } from 'zod';
import { actionId, anyOption, confirm, image, placeholder, plain, plainOption, url } from './objects.ts';
import { richText } from './rich-text.ts';

/** Slack's block elements, by type. */

const style = z.enum(['primary', 'danger']).optional();
const pick = { action_id: actionId, confirm, focus_on_load: z.boolean().optional() };
const several = { ...pick, placeholder, max_selected_items: z.number().int().min(1).optional() };
const single = { ...pick, placeholder };
const typed = {
  action_id: actionId,
  placeholder,
  focus_on_load: z.boolean().optional(),
  dispatch_action_config: z
    .looseObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1) })
    .optional(),
};
const optionGroups = z
  .array(z.looseObject({ label: plain(75), options: z.array(plainOption).min(1).max(100) }))
  .min(1)
  .max(100);
const selectable = { options: z.array(plainOption).min(1).max(100).optional(), option_groups: optionGroups.optional() };
const choices = z.array(anyOption).min(1).max(10);

type WithOptions = {
  options?: { value: string }[] | undefined;
  option_groups?: { options: { value: string }[] }[] | undefined;
};
const valuesOf = (e: WithOptions) =>
  [...(e.options ?? []), ...(e.option_groups ?? []).flatMap((g) => g.options)].map((o) => o.value);
const oneList = (e: WithOptions) => (e.options === undefined) !== (e.option_groups === undefined);
const known = (e: WithOptions & { initial_option?: { value: string } | undefined }) =>
  e.initial_option === undefined || valuesOf(e).includes(e.initial_option.value);
const allKnown = (e: WithOptions & { initial_options?: { value: string }[] | undefined }) =>
  (e.initial_options ?? []).every((o) => valuesOf(e).includes(o.value));
const NOT_AMONG = 'initial_option must be one of the options';

const button = z.looseObject({
  text: plain(75),
  action_id: actionId,
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style,
  confirm,
  accessibility_label: z.string().max(75).optional(),
});
const feedback = z.looseObject({ text: plain(75), value: z.string().max(2000) });

const ELEMENTS = {
  button,
  image,
  workflow_button: z.looseObject({
    text: plain(75),
    workflow: z.looseObject({ trigger: z.looseObject({ url }) }),
    style,
  }),
  icon_button: z.looseObject({ icon: z.string(), text: plain(75), value: z.string().max(2000).optional(), confirm }),
  feedback_buttons: z.looseObject({ action_id: actionId, positive_button: feedback, negative_button: feedback }),
  overflow: z.looseObject({ action_id: actionId, confirm, options: z.array(plainOption).min(1).max(5) }),
  static_select: z
    .looseObject({ ...single, ...selectable, initial_option: plainOption.optional() })
    .refine(oneList, 'options or option_groups is required')
    .refine(known, NOT_AMONG),
  multi_static_select: z
    .looseObject({ ...several, ...selectable, initial_options: z.array(plainOption).optional() })
    .refine(oneList, 'options or option_groups is required')
    .refine(allKnown, NOT_AMONG),
  external_select: z.looseObject({ ...single, min_query_length: z.number().int().min(0).optional() }),
  multi_external_select: z.looseObject({ ...several, min_query_length: z.number().int().min(0).optional() }),
  users_select: z.looseObject({ ...single, initial_user: z.string().optional() }),
  multi_users_select: z.looseObject({ ...several, initial_users: z.array(z.string()).optional() }),
  conversations_select: z.looseObject({ ...single, initial_conversation: z.string().optional() }),
  multi_conversations_select: z.looseObject({ ...several, initial_conversations: z.array(z.string()).optional() }),
  channels_select: z.looseObject({ ...single, initial_channel: z.string().optional() }),
  multi_channels_select: z.looseObject({ ...several, initial_channels: z.array(z.string()).optional() }),
  datepicker: z.looseObject({ ...single, initial_date: z.iso.date().optional() }),
  timepicker: z.looseObject({
    ...single,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    timezone: z.string().optional(),
  }),
  datetimepicker: z.looseObject({
    ...pick,
    initial_date_time: z.number().int().min(1e9).max(9_999_999_999).optional(),
  }),
  checkboxes: z
    .looseObject({ ...pick, options: choices, initial_options: z.array(anyOption).min(1).optional() })
    .refine(allKnown, NOT_AMONG),
  radio_buttons: z
    .looseObject({ ...pick, options: choices, initial_option: anyOption.optional() })
    .refine(known, NOT_AMONG),
  plain_text_input: z
    .looseObject({
      ...typed,
      multiline: z.boolean().optional(),
      min_length: z.number().int().min(0).max(3000).optional(),
      max_length: z.number().int().min(1).max(3000).optional(),
      initial_value: z.string().max(3000).optional(),
    })
    .refine((e) => (e.min_length ?? 0) <= (e.max_length ?? 3000), 'min_length is above max_length')
    .refine((e) => (e.initial_value?.length ?? 0) <= (e.max_length ?? 3000), 'initial_value is longer than max_length'),
  email_text_input: z.looseObject({ ...typed, initial_value: z.string().optional() }),
  url_text_input: z.looseObject({ ...typed, initial_value: z.string().optional() }),
  number_input: z.looseObject({
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  rich_text_input: z.looseObject({ ...typed, initial_value: richText.optional() }),
  file_input: z.looseObject({ action_id: actionId, max_files: z.number().int().min(1).max(10).optional() }),
} as const;
export type ElementType = keyof typeof ELEMENTS;

/** An element of one of these types; what is wrong with it is said with its path. */
export const element = (types: ElementType[]) =>
  z.looseObject({ type: z.string() }).superRefine((value, ctx) => {
    const type = types.find((t) => t === value.type);
    if (!type) return ctx.addIssue({ code: 'custom', message: `unsupported type: ${value.type}`, path: ['type'] });
    const checked = ELEMENTS[type].safeParse(value);
    for (const issue of checked.error?.issues ?? [])
      ctx.addIssue({ code: 'custom', message: issue.message, path: issue.path });
  });
