import type { Block } from '../workspace.ts';
import { h } from './dom.ts';
import { mrkdwn, type Names } from './mrkdwn.ts';

/** What a block's elements do when they are used. */
export type Use = {
  click(action: Record<string, unknown>, button: HTMLButtonElement): void;
  change?(block: string, value: string): void;
  values?: Record<string, string>;
  errors?: Record<string, string>;
};

// biome-ignore lint/suspicious/noExplicitAny: blocks are whatever JSON the app sent; each read below is guarded by its type
type Loose = any;

export function renderBlocks(blocks: Block[], names: Names, use: Use): HTMLElement {
  return h('div', { class: 'blocks' }, ...blocks.map((b) => block(b, names, use)));
}

function block(b: Block & Loose, names: Names, use: Use): HTMLElement {
  switch (b.type) {
    case 'section':
      return h(
        'div',
        { class: 'section' },
        h(
          'div',
          {},
          b.text && mrkdwn(b.text.text, names),
          ...(b.fields ?? []).map((f: Loose) => mrkdwn(f.text, names)),
        ),
        b.accessory && element(b.accessory, b, use),
      );
    case 'header':
      return h('h3', { class: 'header' }, b.text.text);
    case 'divider':
      return h('hr');
    case 'context':
      return h(
        'div',
        { class: 'context' },
        ...b.elements.map((e: Loose) =>
          e.type === 'image' ? h('img', { alt: e.alt_text, src: e.image_url }) : mrkdwn(e.text, names),
        ),
      );
    case 'actions':
      return h('div', { class: 'actions' }, ...b.elements.map((e: Loose) => element(e, b, use)));
    case 'input':
      return input(b, use);
    default:
      return h('div', { class: 'context' }, `(a ${b.type} block)`);
  }
}

function element(e: Loose, b: Loose, use: Use): HTMLElement {
  const send = (more: Record<string, unknown>, from: HTMLElement) =>
    use.click({ type: e.type, action_id: e.action_id, block_id: b.block_id, ...more }, from as HTMLButtonElement);
  if (e.type === 'button') {
    const click = (event: Event) => {
      const go = () => send({ value: e.value, text: e.text }, event.target as HTMLElement);
      if (e.confirm) confirmFirst(e.confirm, go);
      else go();
    };
    return h('button', { class: `btn ${e.style ?? ''}`, type: 'button', click }, e.text.text);
  }
  const options: Loose[] = e.options ?? [];
  return h(
    'select',
    {
      class: 'btn',
      'aria-label': e.placeholder?.text ?? 'Choose',
      change: (event: Event) =>
        send(
          { selected_option: options.find((o) => o.value === (event.target as HTMLSelectElement).value) },
          event.target as HTMLElement,
        ),
    },
    ...options.map((o) => h('option', { value: o.value }, o.text.text)),
  );
}

function input(b: Loose, use: Use): HTMLElement {
  const { element: e } = b;
  const id = `field-${b.block_id}`;
  const value = use.values?.[b.block_id] ?? '';
  const error = use.errors?.[b.block_id];
  const change = (event: Event) => use.change?.(b.block_id, (event.target as HTMLInputElement).value);
  const recheck = (target: EventTarget | null) => {
    if (!b.dispatch_action) return;
    const now = (target as HTMLInputElement).value;
    use.click(
      {
        type: e.type,
        action_id: e.action_id,
        block_id: b.block_id,
        value: now,
        ...(e.options && { selected_option: e.options.find((o: Loose) => o.value === now) }),
      },
      target as HTMLButtonElement,
    );
  };
  const changeAndRecheck = (event: Event) => {
    change(event);
    recheck(event.target);
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !e.multiline && b.dispatch_action) {
      event.preventDefault();
      recheck(event.target);
    }
  };
  const described = error ? `${id}-error` : b.hint ? `${id}-hint` : undefined;
  const common = { id, 'aria-describedby': described, 'aria-invalid': error !== undefined };
  let control: HTMLElement;
  if (e.type === 'static_select') {
    const none = e.initial_option ? [] : [h('option', { value: '' }, '')];
    control = h(
      'select',
      { ...common, change: changeAndRecheck },
      ...none,
      ...e.options.map((o: Loose) => h('option', { value: o.value, selected: o.value === value }, o.text.text)),
    );
  } else if (e.type === 'datepicker') control = h('input', { ...common, type: 'date', value, change });
  else if (e.multiline) control = h('textarea', { ...common, placeholder: e.placeholder?.text, input: change }, value);
  else
    control = h('input', { ...common, type: 'text', placeholder: e.placeholder?.text, value, input: change, keydown });
  return h(
    'div',
    { class: `field ${error ? 'bad' : ''}` },
    h('label', { for: id }, b.label.text, b.optional ? h('span', { class: 'meta' }, '(optional)') : undefined),
    control,
    error ? h('div', { class: 'error', id: `${id}-error`, role: 'alert' }, error) : undefined,
    b.hint ? h('div', { class: 'hint', id: `${id}-hint` }, b.hint.text) : undefined,
  );
}

/** Slack's own "are you sure", asked before the click is sent. */
function confirmFirst(c: Loose, go: () => void): void {
  const veil = h('div', { class: 'veil', role: 'dialog', 'aria-modal': 'true', 'aria-label': c.title.text });
  const close = () => veil.remove();
  const text = c.text.text
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
  const confirmed = () => {
    close();
    go();
  };
  const yes = h('button', { class: 'btn primary', type: 'button', click: confirmed }, c.confirm.text);
  veil.append(
    h(
      'div',
      { class: 'modal' },
      h('header', {}, c.title.text),
      h('div', { class: 'body' }, text),
      h('footer', {}, h('button', { class: 'btn', type: 'button', click: close }, c.deny.text), yes),
    ),
  );
  document.body.append(veil);
  yes.focus();
}
