import { render } from 'preact';
import { composer } from './composer.ts';
import { sureView } from './dialog.ts';
import { type Element, h } from './dom.ts';
import { messageList } from './messages.ts';
import type { Names } from './mrkdwn.ts';
import type { PageState } from './serve.ts';
import { sidebar } from './sidebar.ts';
import { becoming, changed, look, onDraw, redraw, send, ui } from './store.ts';
import { strip } from './strip.ts';
import { homeView, modalView } from './views.ts';

/** The page shows the workspace as one of its people. All state is in the sandbox; the page only keeps where one looks. */
const root = document.getElementById('app') as HTMLElement;
let begun = false;
onDraw((s) => {
  const ends = [...root.querySelectorAll('.list')].map(
    (l) => [l, l.scrollHeight - l.scrollTop - l.clientHeight < 40] as const,
  );
  root.className = `app ${ui.thread ? 'threaded' : ''} ${ui.menuOpen ? 'menu-open' : ''}`;
  if (!begun) root.replaceChildren();
  begun = true;
  render(app(s), root);
  for (const list of root.querySelectorAll('.list')) {
    const before = ends.find(([l]) => l === list);
    if (!before || before[1]) list.scrollTop = list.scrollHeight;
  }
});
new EventSource('/_page/events').addEventListener('message', () => void changed());
// The workspace's clock runs on without anything happening.
setInterval(redraw, 15_000);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !document.querySelector('dialog[open]'))
    look({ thread: undefined, menuOpen: false, reacting: undefined });
});

function app(s: PageState): Element {
  const names = namesOf(s);
  const { place } = ui;
  return h(
    'div',
    { class: 'frame' },
    sidebar(s, names),
    h(
      'div',
      { class: 'shown', inert: becoming(s), 'aria-busy': String(becoming(s)) },
      'home' in place ? main('Gonogo', '', homeView(s, names)) : channelView(s, place.channel, names),
      ui.thread && 'channel' in place && threadView(s, place.channel, ui.thread, names),
    ),
    strip(s),
    modalView(s, names),
    sureView(),
  );
}

const namesOf = (s: PageState): Names => ({
  person: (id) =>
    s.people.find((p) => p.id === id)?.name ?? (id === s.bot ? 'gonogo' : id === 'USLACKBOT' ? 'Slackbot' : id),
  group: (id) => s.groups.find((g) => g.id === id)?.handle ?? id,
  channel: (id) => s.channels.find((c) => c.id === id)?.name ?? id,
  people: s.people.map((p) => [p.id, p.name]),
  channels: s.channels.filter((c) => !c.id.startsWith('D')).map((c) => [c.id, `#${c.name}`]),
  zone: s.me.tz,
  now: s.runs ? new Date(Date.parse(s.now) + Date.now() - s.loadedAt).toISOString() : s.now,
});

const menu = () =>
  h(
    'button',
    {
      class: 'btn menu',
      type: 'button',
      'aria-label': 'Channels',
      'aria-expanded': String(ui.menuOpen),
      onClick: () => look({ menuOpen: !ui.menuOpen }),
    },
    '☰',
  );

const main = (title: string, topic: string, ...children: Element[]) =>
  h(
    'main',
    { class: 'main' },
    h('div', { class: 'top' }, menu(), h('h2', {}, title), h('span', { class: 'topic' }, topic)),
    ...children,
  );

function channelView(s: PageState, id: string, names: Names): Element {
  const channel = s.channels.find((c) => c.id === id) ?? s.channels[0];
  const direct = id.startsWith('D');
  const messages = s.messages.filter(
    (m) =>
      m.channel === id &&
      (!m.threadTs || m.broadcast || (m.ephemeralTo && !s.messages.some((r) => r.ts === m.threadTs))),
  );
  const list = `${ui.as}/${id}`;
  const newest = messages.at(-1)?.ts;
  if (newest && (s.unread[id] ?? 0) > 0 && !becoming(s) && document.visibilityState === 'visible')
    void send('read', { as: ui.as, channel: id, ts: newest });
  const empty = direct
    ? 'Gonogo writes here when it is your turn.'
    : `Nothing here yet. Type ${s.command} new below to plan a release.`;
  return main(
    `${direct ? '' : '#'}${channel?.name ?? id}`,
    channel?.topic ?? '',
    h(
      'div',
      { class: 'list', role: 'log', 'aria-label': 'Messages', tabIndex: 0, key: list },
      ...(messages.length > 0 ? messageList(s, messages, names, list, false) : [h('p', { class: 'empty' }, empty)]),
    ),
    composer(s, id, undefined, `${direct ? '' : '#'}${channel?.name ?? ''}`),
  );
}

function threadView(s: PageState, channel: string, ts: string, names: Names): Element {
  const messages = s.messages.filter((m) => m.channel === channel && (m.ts === ts || m.threadTs === ts));
  return h(
    'aside',
    { class: 'thread', 'aria-label': 'Thread' },
    h(
      'div',
      { class: 'top' },
      h('h2', {}, 'Thread'),
      h(
        'button',
        { class: 'btn', type: 'button', onClick: () => look({ thread: undefined }), 'aria-label': 'Close thread' },
        '✕',
      ),
    ),
    h(
      'div',
      { class: 'list', role: 'log', 'aria-label': 'Replies', tabIndex: 0, key: ts },
      ...messageList(s, messages, names, ts, true),
    ),
    composer(s, channel, ts, 'the thread'),
  );
}
