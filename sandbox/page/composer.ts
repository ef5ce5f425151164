import { type Element, h } from './dom.ts';
import type { PageState } from './serve.ts';
import { redraw, send, ui } from './store.ts';

export function composer(s: PageState, channel: string, ts: string | undefined, where: string): Element {
  const key = `${ui.as}/${channel}/${ts ?? ''}`;
  const submit = () => {
    const text = (ui.drafts.get(key) ?? '').trim();
    const attached = ui.attached.get(key);
    if ((text === '' && !attached) || (text.startsWith('/') && ts)) return;
    ui.drafts.delete(key);
    ui.attached.delete(key);
    // Whoever writes looks at what comes next: a list at its end stays there.
    const list = document.querySelector(ts ? '.thread .list' : '.main .list');
    list?.scrollTo({ top: list.scrollHeight });
    redraw();
    if (text.startsWith('/')) void send('command', { as: ui.as, channel, text });
    else
      void send('message', {
        ...{ as: ui.as, channel, text },
        ...(ts && { thread: ts }),
        ...(attached && { files: [attached] }),
      });
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    submit();
  };
  return h(
    'div',
    { class: 'composer' },
    h('textarea', {
      id: `composer-${ts ? 'thread' : 'channel'}`,
      rows: 1,
      'aria-label': `Message ${where}`,
      placeholder: ts ? 'Reply: go, or no-go: why' : `Message ${where}, or type ${s.command}`,
      value: ui.drafts.get(key) ?? '',
      onInput: (e: Event) => void ui.drafts.set(key, (e.target as HTMLTextAreaElement).value),
      onKeyDown: keydown,
    }),
    attach(key),
    ts && h('small', {}, 'As in Slack, slash commands do not work in threads.'),
  );
}

const FILE_MAX = 100_000;

/** A file that goes with the next message; of a picture its name is enough. */
function attach(key: string): Element {
  const attached = ui.attached.get(key);
  const take = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file) return;
    void file.text().then((content) => {
      ui.attached.set(key, { name: file.name, content: content.slice(0, FILE_MAX) });
      redraw();
    });
  };
  return h(
    'label',
    { class: 'attach' },
    attached ? `With ${attached.name}` : '+ File',
    h('input', { type: 'file', 'aria-label': 'Send a file with the message', onChange: take }),
  );
}
