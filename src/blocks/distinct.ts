import type { Button, KnownBlock } from '@slack/types';
import { plain } from './mrkdwn.ts';

const isButton = (element: { type: string }): element is Button => element.type === 'button';

/** What a button's value begins with where it says which thing it is about. */
const ABOUT = /^[A-Z]{1,3}-\d+/;

/**
 * Buttons of the same words in one message or view say to a screen reader which thing each is about: who can't see what stands above them
 * hears nothing but "Details, Details, Details".
 */
function heardApart(blocks: readonly KnownBlock[]): (element: Button) => Button {
  const buttons = blocks
    .flatMap((b): { type: string }[] =>
      b.type === 'actions' ? b.elements : 'accessory' in b && b.accessory ? [b.accessory] : [],
    )
    .filter(isButton);
  return (one) => {
    const [about] = ABOUT.exec(one.value ?? '') ?? [];
    const repeats = buttons.some((b) => b !== one && b.text.text === one.text.text && b.value !== one.value);
    return about && repeats && !one.accessibility_label
      ? { ...one, accessibility_label: plain(`${one.text.text}: ${about}`, 75) }
      : one;
  };
}

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
  const apart = heardApart(blocks);
  const both = <E extends { type: string }>(element: E) => named(isButton(element) ? apart(element) : element);
  return blocks.map((block) => {
    if (block.type === 'actions') return { ...block, elements: block.elements.map(both) };
    if (block.type === 'section' && block.accessory) return { ...block, accessory: both(block.accessory) };
    return block;
  });
}
