/** A tiny way to make elements: text is always text, never markup. */
export type Child = Node | string | undefined | false | Child[];
type Props = Record<string, string | number | boolean | undefined | ((event: never) => void)>;

export function h(tag: string, props: Props = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value as EventListener);
    else if (name === 'value' && 'value' in element) element.value = String(value);
    else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value));
  }
  element.append(...flat(children));
  return element;
}

const flat = (children: Child[]): (Node | string)[] =>
  children.flatMap((c) => (c === undefined || c === false ? [] : Array.isArray(c) ? flat(c) : [c]));
