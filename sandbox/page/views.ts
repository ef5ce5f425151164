import type { Chosen } from '../blocks/state.ts';
import type { View } from '../workspace/shapes.ts';
import { renderBlocks } from './blocks.ts';
import { type Element, h } from './dom.ts';
import type { Names } from './mrkdwn.ts';
import type { PageState } from './serve.ts';
import { look, redraw, send, ui } from './store.ts';
import type { Search } from './use.ts';

/** App Home, the top modal, and "are you sure". */

export function homeView(s: PageState, names: Names): Element {
  const { home } = s;
  return h(
    'div',
    { class: 'home' },
    home
      ? renderBlocks(home.blocks, names, {
          chosen: (block, action) => home.choices[block]?.[action] ?? [],
          use: (block, element, chosen) => void send('use', { as: ui.as, at: 'home', block, element, chosen }),
        })
      : h('p', { class: 'empty' }, 'Opening…'),
  );
}

/** What is being entered stays here until it is sent; a new version of the view begins anew with what the sandbox has. */
export function modalView(s: PageState, names: Names): Element | undefined {
  const view = s.modals.at(-1);
  if (!view) {
    ui.filling = '';
    return undefined;
  }
  const version = `${view.id}/${view.hash}`;
  if (ui.filling !== version) {
    ui.filling = version;
    ui.entered.clear();
    ui.searched.clear();
  }
  const key = (block: string, action: string) => `${block}\n${action}`;
  const chosen = (block: string, action: string): Chosen =>
    ui.entered.get(key(block, action)) ?? view.choices[block]?.[action] ?? [];
  const fields = () => Object.fromEntries([...ui.entered].map(([k, v]) => [k.split('\n')[0], v]));
  const close = () => void send('close', { as: ui.as });
  const submit = (event: Event) => {
    event.preventDefault();
    void send('submit', { as: ui.as, fields: fields() });
  };
  return dialog(
    view,
    close,
    h(
      'form',
      { onSubmit: submit, noValidate: true },
      h('header', {}, view.title),
      h(
        'div',
        { class: 'body' },
        renderBlocks(view.blocks, names, {
          chosen,
          errors: view.errors,
          search: (block, element) => search(block, key(block, element.action_id ?? '')),
          enter: (block, action, now) => {
            ui.entered.set(key(block, action), now);
            delete view.errors[block];
            redraw();
          },
          use: (block, element, now) =>
            void send('fill', { as: ui.as, fields: fields() }).then(() =>
              send('use', { as: ui.as, at: 'modal', block, element, chosen: now }),
            ),
        }),
        view.errors[''] && h('div', { class: 'error', role: 'alert' }, view.errors['']),
      ),
      h(
        'footer',
        {},
        h('button', { class: 'btn', type: 'button', onClick: close }, view.close ?? 'Cancel'),
        view.submit && h('button', { class: 'btn primary', type: 'submit' }, view.submit),
      ),
    ),
  );
}

/** A list of the modal that the app fills: what is typed is asked about, and the last answer shown. */
function search(block: string, key: string): Search {
  const { typed, options } = ui.searched.get(key) ?? { typed: '', options: undefined };
  const type = async (text: string) => {
    const asked = { typed: text, options };
    ui.searched.set(key, asked);
    const { options: found = [] } = await send('suggest', { as: ui.as, field: block, text });
    if (ui.searched.get(key) !== asked) return;
    ui.searched.set(key, { typed: text, options: found });
    redraw();
  };
  return { typed, options, type: (text) => void type(text), end: () => void ui.searched.delete(key) };
}

const dialog = (view: View, close: () => void, ...children: Element[]) =>
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
