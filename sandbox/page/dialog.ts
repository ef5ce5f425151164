import type { View } from '../workspace/shapes.ts';
import { type Element, h } from './dom.ts';
import { look, ui } from './store.ts';

/** What lies over the page: a modal, and "are you sure". */

export const dialog = (view: View, close: () => void, ...children: Element[]) =>
  h(
    'dialog',
    { key: view.id, class: 'modal', 'aria-label': view.title, ref: opened, onCancel: kept(close) },
    ...children,
  );

export function sureView(): Element | undefined {
  const { sure } = ui;
  if (!sure) return undefined;
  const close = () => look({ sure: undefined });
  const yes = () => {
    close();
    sure.go();
  };
  return h(
    'dialog',
    { key: 'sure', class: 'modal', 'aria-label': sure.title, ref: opened, onCancel: kept(close) },
    h('header', {}, sure.title),
    h('div', { class: 'body' }, sure.text),
    h(
      'footer',
      {},
      h('button', { class: 'btn', type: 'button', onClick: close }, sure.no),
      h('button', { class: `btn ${sure.danger ? 'danger' : 'primary'}`, type: 'button', onClick: yes }, sure.yes),
    ),
  );
}

/** The browser keeps focus inside an open dialog, and everything else out of reach. */
function opened(element: unknown): void {
  if (element instanceof HTMLDialogElement && !element.open) {
    element.showModal();
    element.querySelector<HTMLElement>('.body input, .body textarea, .body select, .primary')?.focus();
  }
}

/** Escape asks the sandbox to close; the dialog goes when the view does. */
const kept = (close: () => void) => (event: Event) => {
  event.preventDefault();
  close();
};
