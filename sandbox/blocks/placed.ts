import { z } from 'zod';

export const Option = z.looseObject({ value: z.string(), text: z.unknown() });
export type Option = z.infer<typeof Option>;
const Element = z.looseObject({
  type: z.string(),
  action_id: z.string().default(''),
  options: z.array(Option).optional(),
  option_groups: z.array(z.looseObject({ options: z.array(Option) })).optional(),
});
export type Element = z.infer<typeof Element>;
/** An element with the block it stands in; `input` is set when it is an input block's, with its label and whether it may stay empty. */
export type Placed = { block: string; element: Element; input?: { label: string; optional: boolean } };

const Block = z.looseObject({
  type: z.string(),
  block_id: z.string().default(''),
  optional: z.boolean().default(false),
  label: z.looseObject({ text: z.string() }).optional(),
  elements: z.array(z.unknown()).catch([]),
  actions: z.array(z.unknown()).catch([]),
  child_blocks: z.array(z.unknown()).catch([]),
  accessory: z.unknown().optional(),
  element: z.unknown().optional(),
});

/** Every interactive element of some blocks, nested ones included. Rich text and images have none. */
export function elementsIn(blocks: unknown[]): Placed[] {
  return blocks.flatMap((raw): Placed[] => {
    const parsed = Block.safeParse(raw);
    if (!parsed.success) return [];
    const b = parsed.data;
    if (b.type === 'container') return elementsIn(b.child_blocks);
    if (b.type === 'carousel') return elementsIn(b.elements.map((card) => ({ ...Object(card), block_id: b.block_id })));
    const input = b.type === 'input' ? { label: b.label?.text ?? '', optional: b.optional } : undefined;
    const inside =
      b.type === 'card'
        ? b.actions
        : b.type === 'actions' || b.type === 'context_actions'
          ? b.elements
          : [b.accessory, b.element];
    return inside.flatMap((e) => {
      const element = Element.safeParse(e);
      return element.success && element.data.type !== 'image'
        ? [{ block: b.block_id, element: element.data, ...(input && { input }) }]
        : [];
    });
  });
}

/** Whether its options come from the app while somebody types. */
export const isOffered = ({ type }: Element) => type === 'external_select' || type === 'multi_external_select';

/** An option of such a list as it is chosen: another answer of the app may not have it any more. */
export const asOffered = (option: Option): string => JSON.stringify(option);

/** The option that was chosen in such a list. */
export function offeredIn(chosen: string): Option | undefined {
  try {
    return Option.safeParse(JSON.parse(chosen)).data;
  } catch {
    return undefined;
  }
}

export const optionsOf = (e: Element) => [...(e.options ?? []), ...(e.option_groups ?? []).flatMap((g) => g.options)];
