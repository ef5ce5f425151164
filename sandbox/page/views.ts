import type { Chosen } from '../blocks/state.ts';
import type { View } from '../workspace/shapes.ts';
import { renderBlocks } from './blocks.ts';
import { dialog } from './dialog.ts';
import { type Element, h } from './dom.ts';
import type { Names } from './mrkdwn.ts';
import type { PageState } from './serve.ts';
import { changed, look, redraw, send, sendInTurn, ui } from './store.ts';
import { trouble } from './strip.ts';
import type { Search } from './use.ts';

/** App Home and the top modal. */

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

const key = (block: string, action: string) => `${block}\n${action}`;

/** What is being entered stays here until it is sent; in a new version of the view, where its fields are still there. */
function keepEntered(view: View | undefined): void {
  const version = view ? `${view.id}/${view.hash}` : '';
  if (ui.filling === version) return;
  const same = view && ui.filling.startsWith(`${view.id}/`);
  const fields = Object.entries(same ? view.choices : {}).flatMap(([block, of]) =>
    Object.keys(of).map((action) => key(block, action)),
  );
  for (const entered of [ui.entered, ui.searched])
    for (const field of entered.keys()) if (!fields.includes(field)) entered.delete(field);
  ui.filling = version;
}

export function modalView(s: PageState, names: Names): Element | undefined {
  const view = s.modals.at(-1);
  keepEntered(view);
  if (!view) return undefined;
  const chosen = (block: string, action: string): Chosen =>
    ui.entered.get(key(block, action)) ?? view.choices[block]?.[action] ?? [];
  const fields = () => Object.fromEntries([...ui.entered].map(([k, v]) => [k.split('\n')[0], v]));
  const close = () => void sendInTurn('close', { as: ui.as });
  const submitting = ui.submitting === view.id;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (submitting) return;
    look({ submitting: view.id });
    await sendInTurn('submit', { as: ui.as, fields: fields() });
    // Only what comes of it may be submitted next.
    await changed();
    look({ submitting: '' });
  };
  return dialog(
    view,
    close,
    h(
      'form',
      { onSubmit: (event: Event) => void submit(event), noValidate: true, 'aria-busy': String(submitting) },
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
            void Promise.all([
              sendInTurn('fill', { as: ui.as, fields: fields() }),
              sendInTurn('use', { as: ui.as, at: 'modal', block, element, chosen: now }),
            ]),
        }),
        view.errors[''] && h('div', { class: 'error', role: 'alert' }, view.errors['']),
        trouble(),
      ),
      h(
        'footer',
        {},
        h('button', { class: 'btn', type: 'button', onClick: close }, view.close ?? 'Cancel'),
        view.submit && h('button', { class: 'btn primary', type: 'submit', disabled: submitting }, view.submit),
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
    const found = await send('suggest', { as: ui.as, field: block, text });
    if (ui.searched.get(key) !== asked) return;
    ui.searched.set(key, { typed: text, options: found.error === undefined ? (found.options ?? []) : [] });
    redraw();
  };
  return { typed, options, type: (text) => void type(text), end: () => void ui.searched.delete(key) };
}
