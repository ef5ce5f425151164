import type { InputBlock, PlainTextOption } from '@slack/types';
import { inLines } from './fold.ts';
import { plain } from './mrkdwn.ts';

export const option = (text: string, value: string): PlainTextOption => ({
  text: { type: 'plain_text', text: plain(text, 75) },
  value: value.slice(0, 150),
});

export const textInput = (
  id: string,
  label: string,
  value: string,
  more: {
    multiline?: boolean;
    optional?: boolean;
    hint?: string;
    placeholder?: string;
    /** tells the app when the field is finished: `true` as `recheck`, or with a verb of its own */
    dispatch?: boolean | string;
    /** Slack keeps what was typed in a field that stays; a new `version` makes it take `value` */
    version?: string;
  } = {},
): InputBlock => ({
  type: 'input',
  block_id: id,
  label: { type: 'plain_text', text: plain(label, 2000) },
  optional: more.optional ?? false,
  ...(more.hint && { hint: { type: 'plain_text', text: plain(more.hint, 2000) } }),
  ...(more.dispatch && { dispatch_action: true }),
  element: {
    type: 'plain_text_input',
    action_id: `${more.dispatch ? `${more.dispatch === true ? 'recheck' : more.dispatch}:${id}` : id}${more.version ? `:${more.version}` : ''}`,
    multiline: more.multiline ?? false,
    max_length: 3000,
    ...(value !== '' && { initial_value: plain(inLines(value, 3000, plain), 3000) }),
    ...(more.placeholder && { placeholder: { type: 'plain_text', text: plain(more.placeholder, 150) } }),
    ...(more.dispatch && { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } }),
  },
});

/** A field in which one person is chosen. */
export const personInput = (id: string, label: string): InputBlock => ({
  type: 'input',
  block_id: id,
  label: { type: 'plain_text', text: plain(label, 2000) },
  element: { type: 'users_select', action_id: id },
});

export const selectInput = (
  id: string,
  label: string,
  options: PlainTextOption[],
  chosen: string | undefined,
  more: Choosing = {},
): InputBlock => choice({ type: 'static_select', options: options.slice(0, 100) }, id, label, chosen, more);

/** Choices that are all seen at once: ten at most. */
export const radioInput = (
  id: string,
  label: string,
  options: PlainTextOption[],
  chosen: string | undefined,
  more: Choosing = {},
): InputBlock => choice({ type: 'radio_buttons', options: options.slice(0, 10) }, id, label, chosen, more);

/** Several choices, of a hundred at most; as a field they come with commas between them. */
export function severalInput(
  id: string,
  label: string,
  options: PlainTextOption[],
  chosen: readonly string[],
  more: Choosing = {},
): InputBlock {
  const shown = options.slice(0, 100);
  const initial = shown.filter((o) => o.value !== undefined && chosen.includes(o.value));
  return choicesInput(
    { type: 'multi_static_select', options: shown, ...(initial.length > 0 && { initial_options: initial }) },
    id,
    label,
    more,
  );
}

/** `dispatch`: tells the app what was chosen at once, `true` as `recheck`, or with a verb of its own. */
export type Choosing = { dispatch?: boolean | string; optional?: boolean; hint?: string };
type Choices = { type: 'static_select' | 'radio_buttons'; options: PlainTextOption[] };

function choice(choices: Choices, id: string, label: string, chosen: string | undefined, more: Choosing): InputBlock {
  const initial = choices.options.find((o) => o.value === chosen);
  return choicesInput({ ...choices, ...(initial && { initial_option: initial }) }, id, label, more);
}

/** A field in which something is chosen, from whatever kind of list. */
export function choicesInput(
  element: InputBlock['element'],
  id: string,
  label: string,
  { dispatch, optional = false, hint }: Choosing,
): InputBlock {
  const verb = dispatch === true ? 'recheck' : dispatch;
  return {
    type: 'input',
    block_id: id,
    label: { type: 'plain_text', text: plain(label, 2000) },
    optional,
    ...(hint && { hint: { type: 'plain_text', text: plain(hint, 2000) } }),
    ...(verb && { dispatch_action: true }),
    element: { ...element, action_id: verb ? `${verb}:${id}` : id },
  };
}
