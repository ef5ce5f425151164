import { elementsIn, type Placed } from '../blocks/placed.ts';
import type { Chosen } from '../blocks/state.ts';
import type { View } from '../workspace/shapes.ts';

/** What Slack's client refuses of a modal's fields before the app hears of it: by block, with the words beside the field. */
export function faultsInFields(view: View): Record<string, string> {
  const faults = elementsIn(view.blocks).flatMap((placed): [string, string][] => {
    const fault = placed.input && faultIn(placed, view.choices[placed.block]?.[placed.element.action_id] ?? []);
    return fault ? [[placed.block, fault]] : [];
  });
  return Object.fromEntries(faults);
}

function faultIn({ element: e, input }: Placed, chosen: Chosen): string | undefined {
  const [text = ''] = chosen;
  if (text === '') return input?.optional ? undefined : 'Please complete this required field.';
  const { min_length = 0, max_length = 3000, max_selected_items = Number.POSITIVE_INFINITY } = e as Bounds;
  if (chosen.length > max_selected_items) return `Please choose ${max_selected_items} at most.`;
  switch (e.type) {
    case 'plain_text_input':
      if (text.length < min_length) return `Please use at least ${min_length} characters.`;
      return text.length > max_length ? `Please use at most ${max_length} characters.` : undefined;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(text) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberFault(text, e as NumberBounds);
    default:
      return undefined;
  }
}

type Bounds = { min_length?: number; max_length?: number; max_selected_items?: number };
type NumberBounds = { is_decimal_allowed?: boolean; min_value?: string; max_value?: string };

function numberFault(text: string, { is_decimal_allowed, min_value, max_value }: NumberBounds): string | undefined {
  const number = Number(text);
  if (Number.isNaN(number)) return 'Please enter a number.';
  if (!is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (min_value !== undefined && number < Number(min_value)) return `Please enter ${min_value} or more.`;
  return max_value !== undefined && number > Number(max_value) ? `Please enter ${max_value} or less.` : undefined;
}
