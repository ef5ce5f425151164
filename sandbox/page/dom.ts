import { type Attributes, type ComponentChildren, h as create, type VNode } from 'preact';

/** Elements as the page makes them: text is always text, never markup. */
export type Child = ComponentChildren;
export type Element = VNode<Attributes>;
type Props = Record<string, unknown>;

export const h = (tag: string, props: Props = {}, ...children: Child[]): Element =>
  create(tag, props, ...children) as Element;
