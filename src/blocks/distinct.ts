import type { KnownBlock } from '@slack/types';

/**
 * The same blocks, where each button and menu has an action id of its own: Slack advises against repeats in one message or view. What is
 * clicked is known by what stands before the first colon and by its value, so the number behind it changes nothing.
 */
export function distinct(blocks: readonly KnownBlock[]): KnownBlock[] {
  const used = new Map<string, number>();
  const named = <E extends { type: string }>(element: E): E => {
    if (!('action_id' in element) || typeof element.action_id !== 'string') return element;
    const count = (used.get(element.action_id) ?? 0) + 1;
    used.set(element.action_id, count);
    if (count === 1 || (element.type !== 'button' && element.type !== 'overflow')) return element;
    return { ...element, action_id: `${element.action_id.slice(0, 250)}#${count}` };
  };
  return blocks.map((block) => {
    if (block.type === 'actions') return { ...block, elements: block.elements.map(named) };
    if (block.type === 'section' && block.accessory) return { ...block, accessory: named(block.accessory) };
    return block;
  });
}
