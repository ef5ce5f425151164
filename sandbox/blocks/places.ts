import type { ElementType } from './elements.ts';

/** Which elements may stand where. */

const SELECTS: ElementType[] = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
];
const MULTI_SELECTS: ElementType[] = [
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
];
const PICKED: ElementType[] = [...SELECTS, ...MULTI_SELECTS, 'datepicker', 'timepicker', 'checkboxes', 'radio_buttons'];

export const IN_SECTION: ElementType[] = [...PICKED, 'button', 'overflow', 'image', 'workflow_button'];
export const IN_ACTIONS: ElementType[] = [
  ...PICKED,
  'button',
  'overflow',
  'datetimepicker',
  'workflow_button',
  'rich_text_input',
];
export const IN_INPUT: ElementType[] = [
  ...PICKED,
  'datetimepicker',
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
];
export const IN_CONTEXT_ACTIONS: ElementType[] = ['feedback_buttons', 'icon_button'];
