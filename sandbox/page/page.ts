import type { PageState } from '../page.ts';
import type { Message, View } from '../workspace.ts';
import { renderBlocks } from './blocks.ts';
import { h } from './dom.ts';
import { mrkdwn, type Names } from './mrkdwn.ts';

/** The page shows the workspace as one of its people. All state is in the sandbox; the page only keeps where one looks. */

type Place = { channel: string } | { home: true };
const root = document.getElementById('app') as HTMLElement;
let as = new URLSearchParams(location.search).get('as') ?? localStorage.getItem('as') ?? 'maya';
let place: Place = { channel: 'C0RELEASES' };
let thread: string | undefined;
let menuOpen = false;
let state: PageState | undefined;
let shownModal: string | undefined;
const seen = new Map<string, string>();
const drafts = new Map<string, string>();

async function send(path: string, body: object): Promise<{ error?: string }> {
  const response = await fetch(`/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function load(): Promise<void> {
  state = await (await fetch(`/_page/state?as=${encodeURIComponent(as)}`)).json();
  render();
}

let loading = false;
let again = false;
/** Changes come in bursts: load once after each. */
async function changed(): Promise<void> {
  if (loading) {
    again = true;
    return;
  }
  loading = true;
  do {
    again = false;
    await load();
  } while (again);
  loading = false;
}

new EventSource('/_page/events').addEventListener('message', () => void changed());

function render(): void {
  if (!state) return;
  const s = state;
  const names: Names = {
    person: (id) => s.people.find((p) => p.id === id)?.name ?? (id === s.bot ? 'gonogo' : id),
    group: (id) => s.groups.find((g) => g.id === id)?.handle ?? id,
    channel: (id) => s.channels.find((c) => c.id === id)?.name ?? id,
    zone: s.me.tz,
    now: s.now,
  };
  const focus = document.activeElement instanceof HTMLElement ? document.activeElement.id : '';
  const caret =
    document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement
      ? document.activeElement.selectionStart
      : null;
  const scroll = [...root.querySelectorAll('.list')].map(
    (l) => [l.scrollTop, l.scrollHeight - l.scrollTop - l.clientHeight < 40] as const,
  );
  const open = root.querySelector<HTMLDetailsElement>('.strip details')?.open ?? false;
  root.className = `app ${thread ? 'threaded' : ''} ${menuOpen ? 'menu-open' : ''}`;
  root.replaceChildren(
    sidebar(s),
    'home' in place ? homeView(s, names) : channelView(s, place.channel, names),
    ...(thread && !('home' in place) ? [threadView(s, place.channel, thread, names)] : []),
    strip(s, open),
  );
  for (const [i, list] of [...root.querySelectorAll('.list')].entries()) {
    const [top, atEnd] = scroll[i] ?? [0, true];
    list.scrollTop = atEnd ? list.scrollHeight : top;
  }
  modal(s, names);
  const focused = focus ? document.getElementById(focus) : null;
  focused?.focus();
  if (caret !== null && (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement))
    focused.setSelectionRange(caret, caret);
}

function sidebar(s: PageState): HTMLElement {
  const choose = (event: Event) => {
    as = (event.target as HTMLSelectElement).value;
    localStorage.setItem('as', as);
    thread = undefined;
    void load();
  };
  const go = (to: Place) => () => {
    place = to;
    thread = undefined;
    menuOpen = false;
    render();
  };
  const here = (id: string) => 'channel' in place && place.channel === id;
  const channel = (c: PageState['channels'][number]) => {
    const newest = s.messages.filter((m) => m.channel === c.id && (!m.threadTs || m.broadcast)).at(-1)?.ts ?? '';
    const key = `${s.me.id}/${c.id}`;
    if (here(c.id)) seen.set(key, newest);
    const unread = s.messages.filter(
      (m) => m.channel === c.id && (!m.threadTs || m.broadcast) && m.ts > (seen.get(key) ?? ''),
    ).length;
    const direct = c.id.startsWith('D');
    return h(
      'button',
      { type: 'button', class: unread > 0 ? 'unread' : '', 'aria-current': here(c.id), click: go({ channel: c.id }) },
      h('span', {}, `${direct ? '●' : '#'} ${c.name}`),
      unread > 0 && direct ? h('span', { class: 'badge' }, String(unread)) : undefined,
    );
  };
  const openHome = () => {
    go({ home: true })();
    void send('open-home', { as });
  };
  return h(
    'nav',
    { class: 'side', 'aria-label': 'Workspace' },
    h('h1', {}, s.team),
    h('p', { class: 'note' }, 'A sandbox workspace: nothing here leaves this machine.'),
    h('label', { for: 'as' }, 'You are'),
    h(
      'select',
      { id: 'as', change: choose },
      ...s.people.map((p) => h('option', { value: p.handle, selected: p.id === s.me.id }, `${p.name}, ${p.title}`)),
    ),
    h('p', { class: 'note' }, `Your zone: ${s.me.tz}`),
    ...s.channels.filter((c) => !c.id.startsWith('D')).map(channel),
    h('p', { class: 'note' }, 'Apps'),
    ...s.channels.filter((c) => c.id.startsWith('D')).map(channel),
    h('button', { type: 'button', 'aria-current': 'home' in place, click: openHome }, '⌂ Gonogo home'),
    h('button', { type: 'button', click: () => void send('shortcut', { as }) }, 'Plan a release (shortcut)'),
  );
}

const toggleMenu = () => {
  menuOpen = !menuOpen;
  render();
};
const showThread = (ts: string | undefined) => {
  thread = ts;
  render();
};
const menu = () =>
  h('button', { class: 'btn menu', type: 'button', 'aria-label': 'Channels', click: toggleMenu }, '☰');

function channelView(s: PageState, id: string, names: Names): HTMLElement {
  const channel = s.channels.find((c) => c.id === id);
  const messages = s.messages.filter(
    (m) =>
      m.channel === id &&
      (!m.threadTs || m.broadcast || (m.ephemeralTo && !s.messages.some((r) => r.ts === m.threadTs))),
  );
  const list =
    messages.length > 0
      ? messages.map((m) => messageView(s, m, names, true))
      : [
          h(
            'p',
            { class: 'empty' },
            id.startsWith('D')
              ? 'Gonogo writes here when it is your turn.'
              : 'Nothing here yet. Type /release new below to plan a release.',
          ),
        ];
  return h(
    'main',
    { class: 'main' },
    h(
      'div',
      { class: 'top' },
      menu(),
      h('h2', {}, `${id.startsWith('D') ? '' : '#'}${channel?.name ?? id}`),
      h('span', { class: 'topic' }, channel?.topic ?? ''),
    ),
    h('div', { class: 'list', 'aria-live': 'polite' }, ...list),
    composer(s, id, undefined, channel?.name ?? ''),
  );
}

function threadView(s: PageState, channel: string, ts: string, names: Names): HTMLElement {
  const messages = s.messages.filter((m) => m.channel === channel && (m.ts === ts || m.threadTs === ts));
  const close = () => showThread(undefined);
  return h(
    'aside',
    { class: 'thread', 'aria-label': 'Thread' },
    h(
      'div',
      { class: 'top' },
      h('h2', {}, 'Thread'),
      h('button', { class: 'btn', type: 'button', click: close, 'aria-label': 'Close thread' }, '✕'),
    ),
    h('div', { class: 'list' }, ...messages.map((m) => messageView(s, m, names, false))),
    composer(s, channel, ts, 'the thread'),
  );
}

function messageView(s: PageState, m: Message, names: Names, withReplies: boolean): HTMLElement {
  const bot = m.user === s.bot;
  const name = m.user === 'USLACKBOT' ? 'Slackbot' : names.person(m.user);
  const at = new Date(Number(m.ts) * 1000).toLocaleTimeString('en-GB', {
    timeZone: names.zone,
    hour: '2-digit',
    minute: '2-digit',
  });
  const replies = s.messages.filter((r) => r.channel === m.channel && r.threadTs === m.ts && !r.ephemeralTo).length;
  const openThread = () => showThread(m.threadTs ?? m.ts);
  const click = (action: Record<string, unknown>, button: HTMLButtonElement) => {
    button.disabled = true;
    void send('act', { as, channel: m.channel, ts: m.ts, action }).finally(() => {
      button.disabled = false;
    });
  };
  return h(
    'article',
    { class: `msg ${m.ephemeralTo ? 'private' : ''}`, 'data-ts': m.ts },
    h('div', { class: `face ${bot ? 'bot' : ''}`, 'aria-hidden': 'true' }, bot ? 'G' : initials(name)),
    h(
      'div',
      {},
      m.ephemeralTo ? h('div', { class: 'only' }, 'Only visible to you') : undefined,
      h('span', { class: 'who' }, name),
      h(
        'span',
        { class: 'meta' },
        `${at}${m.edited ? ' (edited)' : ''}${m.broadcast && withReplies ? ' · also in the thread' : ''}`,
      ),
      m.blocks.length > 0 ? renderBlocks(m.blocks, names, { click }) : mrkdwn(m.text, names),
      m.reactions.length > 0
        ? h('div', { class: 'reactions' }, ...m.reactions.map((r) => h('span', {}, `:${r.name}: ${r.users.length}`)))
        : undefined,
      withReplies && !m.ephemeralTo
        ? h(
            'button',
            { class: 'replies', type: 'button', click: openThread },
            replies > 0 ? `${replies} ${replies === 1 ? 'reply' : 'replies'}` : 'Reply in thread',
          )
        : undefined,
    ),
  );
}

const initials = (name: string) =>
  name
    .split(' ')
    .map((w) => w[0])
    .slice(0, 2)
    .join('');

function composer(s: PageState, channel: string, ts: string | undefined, where: string): HTMLElement {
  const key = `${channel}/${ts ?? ''}`;
  const id = `composer-${ts ? 'thread' : 'channel'}`;
  const submit = () => {
    const text = (drafts.get(key) ?? '').trim();
    drafts.delete(key);
    render();
    if (text === '') return;
    if (text.startsWith('/') && !ts) void send('command', { as, channel, text });
    else if (text.startsWith('/')) drafts.set(key, '');
    else void send('message', { as, channel, text, ...(ts && { thread: ts }) });
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  };
  void s;
  return h(
    'div',
    { class: 'composer' },
    h(
      'textarea',
      {
        id,
        rows: 1,
        'aria-label': `Message ${where}`,
        placeholder: ts ? 'Reply: go, or no-go: why' : `Message #${where}, or type /release`,
        input: (e: Event) => void drafts.set(key, (e.target as HTMLTextAreaElement).value),
        keydown,
      },
      drafts.get(key) ?? '',
    ),
    ts ? h('small', {}, 'As in Slack, slash commands do not work in threads.') : undefined,
  );
}

function homeView(s: PageState, names: Names): HTMLElement {
  const click = (action: Record<string, unknown>) => void send('act', { as, view: 'home', action });
  return h(
    'main',
    { class: 'main' },
    h('div', { class: 'top' }, menu(), h('h2', {}, 'Gonogo')),
    h(
      'div',
      { class: 'home' },
      s.home ? renderBlocks(s.home.blocks, names, { click }) : h('p', { class: 'empty' }, 'Opening…'),
    ),
  );
}

/** The top modal. It is drawn anew when the app changes it, and left alone while one types. */
function modal(s: PageState, names: Names): void {
  const view = s.modals.at(-1);
  const sign = view ? `${view.id}/${view.hash}/${JSON.stringify(view.errors)}` : undefined;
  if (sign === shownModal) return;
  shownModal = sign;
  document.getElementById('modal')?.remove();
  if (view) document.body.append(modalView(view, names));
  document.querySelector<HTMLElement>('#modal input, #modal textarea, #modal button')?.focus();
}

function modalView(view: View, names: Names): HTMLElement {
  const values = { ...view.values };
  const fill = () => send('fill', { as, fields: values });
  const change = (block: string, value: string) => {
    values[block] = value;
  };
  const click = async (action: Record<string, unknown>) => {
    await fill();
    await send('act', { as, view: 'modal', action });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    await send('submit', { as, fields: values });
  };
  const close = () => void send('close', { as });
  return h(
    'form',
    {
      id: 'modal',
      class: 'veil',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-label': view.title,
      submit: submit as never,
      keydown: ((e: KeyboardEvent) => e.key === 'Escape' && close()) as never,
    },
    h(
      'div',
      { class: 'modal' },
      h('header', {}, view.title),
      h(
        'div',
        { class: 'body' },
        renderBlocks(view.blocks, names, { click: (a) => void click(a), change, values, errors: view.errors }),
      ),
      h(
        'footer',
        {},
        h('button', { class: 'btn', type: 'button', click: close }, view.close ?? 'Cancel'),
        view.submit ? h('button', { class: 'btn primary', type: 'submit' }, view.submit) : undefined,
      ),
    ),
  );
}

/** For the curious: what the app just did. */
function strip(s: PageState, open: boolean): HTMLElement {
  const last = s.log.at(-1);
  const line = (e: PageState['log'][number]) =>
    h('li', { class: e.ok ? '' : 'bad' }, `${e.at.slice(11, 23)}  ${e.what}  ${e.detail}`);
  return h(
    'div',
    { class: 'strip' },
    h(
      'details',
      { open },
      h('summary', {}, last ? `Under the hood · ${last.what} ${last.detail}` : 'Under the hood'),
      h('ol', {}, ...[...s.log].reverse().map(line)),
    ),
  );
}
