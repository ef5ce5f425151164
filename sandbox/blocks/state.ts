import { z } from 'zod';
import { asOffered, type Element, elementsIn, isOffered, Option, offeredIn, optionsOf, type Placed } from './placed.ts';

/** What a person has entered or chosen: for each element the texts, ids, option values, or whole options where the app offered them; none when empty. */
export type Chosen = string[];
/** What was chosen in a message or view: by block id and action id. */
export type Choices = Record<string, Record<string, Chosen>>;

const Initial = z.looseObject({
  initial_value: z.unknown().optional(),
  initial_option: Option.optional(),
  initial_options: z.array(Option).optional(),
  initial_date: z.string().optional(),
  initial_time: z.string().optional(),
  initial_date_time: z.number().optional(),
  initial_user: z.string().optional(),
  initial_users: z.array(z.string()).optional(),
  initial_conversation: z.string().optional(),
  initial_conversations: z.array(z.string()).optional(),
  initial_channel: z.string().optional(),
  initial_channels: z.array(z.string()).optional(),
});

export function initialOf(e: Element): Chosen {
  const i = Initial.parse(e);
  if (isOffered(e))
    return [...(i.initial_option ? [i.initial_option] : []), ...(i.initial_options ?? [])].map(asOffered);
  const one =
    i.initial_option?.value ??
    i.initial_date ??
    i.initial_time ??
    i.initial_date_time?.toString() ??
    i.initial_user ??
    i.initial_conversation ??
    i.initial_channel ??
    (typeof i.initial_value === 'string' ? i.initial_value : undefined);
  const many =
    i.initial_options?.map((o) => o.value) ?? i.initial_users ?? i.initial_conversations ?? i.initial_channels;
  return many ?? (one === undefined || one === '' ? [] : [one]);
}

/** What is chosen in some blocks: as it was before, or as the elements begin. */
export function choicesIn(blocks: unknown[], before: Choices = {}): Choices {
  const choices: Choices = {};
  for (const { block, element } of elementsIn(blocks))
    choices[block] = {
      ...choices[block],
      [element.action_id]: before[block]?.[element.action_id] ?? initialOf(element),
    };
  return choices;
}

/** An element's entry in `state.values`, as Slack sends it; undefined: buttons and overflow menus have no state. */
export function stateOf(e: Element, chosen: Chosen, zone: string): Record<string, unknown> | undefined {
  const { type } = e;
  const first = chosen[0] ?? null;
  const option = (value: string | null) =>
    (isOffered(e) ? offeredIn(value ?? '') : optionsOf(e).find((o) => o.value === value)) ?? null;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: first };
    case 'rich_text_input':
      return { type, rich_text_value: first === null ? null : asRichText(first) };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: option(first) };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: chosen.flatMap((v) => option(v) ?? []) };
    case 'users_select':
      return { type, selected_user: first };
    case 'multi_users_select':
      return { type, selected_users: chosen };
    case 'conversations_select':
      return { type, selected_conversation: first };
    case 'multi_conversations_select':
      return { type, selected_conversations: chosen };
    case 'channels_select':
      return { type, selected_channel: first };
    case 'multi_channels_select':
      return { type, selected_channels: chosen };
    case 'datepicker':
      return { type, selected_date: first };
    case 'timepicker':
      return { type, selected_time: first, timezone: typeof e.timezone === 'string' ? e.timezone : zone };
    case 'datetimepicker':
      return { type, selected_date_time: first === null ? null : Number(first) };
    case 'file_input':
      return { type, files: [] };
    default:
      return undefined;
  }
}

/** `state.values` of some blocks. */
export function statesOf(blocks: unknown[], choices: Choices, zone: string): Record<string, Record<string, unknown>> {
  const values: Record<string, Record<string, unknown>> = {};
  for (const { block, element } of elementsIn(blocks)) {
    const state = stateOf(element, choices[block]?.[element.action_id] ?? [], zone);
    if (state) values[block] = { ...values[block], [element.action_id]: state };
  }
  return values;
}

/** What using an element sends in `actions`. A button sends its value, anything else what is chosen now. */
export function actionOf(
  { block, element }: Placed,
  chosen: Chosen,
  zone: string,
  ts: string,
): Record<string, unknown> {
  const { type, action_id } = element;
  const about = { type, action_id, block_id: block, action_ts: ts };
  switch (type) {
    case 'button':
    case 'icon_button':
    case 'workflow_button':
      return {
        ...about,
        text: element.text,
        value: element.value,
        ...(typeof element.style === 'string' && { style: element.style }),
      };
    case 'feedback_buttons':
      return { ...about, value: chosen[0] };
    case 'overflow':
      return { ...about, selected_option: optionsOf(element).find((o) => o.value === chosen[0]) ?? null };
    default:
      return { ...about, ...stateOf(element, chosen, zone) };
  }
}

const asRichText = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
