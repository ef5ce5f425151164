import { asOffered, elementsIn, isOffered, type Option, offeredIn, optionsOf, type Placed } from '../blocks/placed.ts';
import type { Chosen } from '../blocks/state.ts';
import type { View } from '../workspace/shapes.ts';
import { offers, Unknown, wordsOf } from './finding.ts';

/** What the app offers in a list of its own for what was typed. */
export type Asking = (placed: Placed, typed: string) => Promise<Option[]>;

/** Fills fields of a modal by block id or label. Options may be named by their words or their value; where the app offers them, it is asked for what is named. */
export async function fill(view: View, fields: Record<string, string | string[]>, asking: Asking): Promise<void> {
  for (const [field, value] of Object.entries(fields)) {
    const placed = inputNamed(view, field);
    const { block, element } = placed;
    const chosen = isOffered(element) ? await offeredBy(placed, value, asking) : asChosen(placed, value);
    view.choices[block] = { ...view.choices[block], [element.action_id]: chosen };
  }
}

/** A field of a modal, by block id or label. */
export function inputNamed(view: View, field: string): Placed {
  const inputs = elementsIn(view.blocks).filter((p) => p.input);
  const placed = inputs.find((p) => p.block === field || p.input?.label.toLowerCase() === field.toLowerCase());
  if (placed) return placed;
  const names = inputs.map((p) => p.block).join(', ');
  throw new Unknown(`the modal “${view.title}” has no field “${field}”; fields: ${names}`);
}

/** The page sends whole options, scripts their words or values. */
const offeredBy = (placed: Placed, value: string | string[], asking: Asking): Promise<Chosen> =>
  Promise.all(
    givenIn(value).map(async (v) => {
      if (offeredIn(v)) return v;
      const options = await asking(placed, v);
      return asOffered(optionNamed(options, v));
    }),
  );

/** What a use of an element chooses: what is named, or the offer of a menu that was clicked by its label. */
export const chosenBy = (placed: Placed, label: string, value: string | string[]): Chosen =>
  asChosen(placed, value.length === 0 && offers(placed, label) ? label : value);

function asChosen({ element }: Placed, value: string | string[]): Chosen {
  const options = optionsOf(element);
  const given = givenIn(value);
  return options.length === 0 ? given : given.map((v) => optionNamed(options, v).value);
}

const givenIn = (value: string | string[]) => (Array.isArray(value) ? value : value === '' ? [] : [value]);

function optionNamed(options: Option[], name: string): Option {
  const found = options.find((o) => o.value === name || wordsOf(o.text) === name);
  if (found) return found;
  throw new Unknown(`there is no option “${name}”; options: ${options.map((o) => o.value).join(', ')}`);
}
