import { type Element, h } from './dom.ts';
import { face } from './messages.ts';
import type { Names } from './mrkdwn.ts';
import type { PageState } from './serve.ts';
import { be, look, type Place, send, ui } from './store.ts';

export function sidebar(s: PageState, names: Names): Element {
  const go = (place: Place) => () => look({ place, thread: undefined, menuOpen: false });
  const openHome = () => {
    go({ home: true })();
    void send('open-home', { as: ui.as });
  };
  const channel = (c: PageState['channels'][number]) => channelButton(s, c, go({ channel: c.id }));
  return h(
    'nav',
    { class: 'side', 'aria-label': 'Workspace' },
    h('h1', {}, s.team),
    h('p', { class: 'note' }, 'A sandbox workspace: nothing here leaves this machine.'),
    h('label', { for: 'as' }, 'You are'),
    h(
      'select',
      { id: 'as', value: ui.as, onChange: (e: Event) => be((e.target as HTMLSelectElement).value) },
      ...s.people.map((p) => h('option', { value: p.handle, key: p.id }, `${p.name}, ${p.title}`)),
    ),
    h('div', { class: 'me' }, face(s.me.id, s.me.name, s.bot), h('p', { class: 'note' }, `Your zone: ${s.me.tz}`)),
    ...s.channels.filter((c) => !c.id.startsWith('D')).map(channel),
    h('p', { class: 'note' }, 'Apps'),
    ...s.channels.filter((c) => c.id.startsWith('D')).map(channel),
    h('button', { type: 'button', 'aria-current': String('home' in ui.place), onClick: openHome }, '⌂ Gonogo home'),
    ...s.shortcuts
      .filter((c) => c.type === 'global')
      .map((c) =>
        h(
          'button',
          {
            type: 'button',
            key: c.callback_id,
            onClick: () => void send('shortcut', { as: ui.as, callback: c.callback_id }),
          },
          `⚡ ${c.name}`,
        ),
      ),
    h('button', { type: 'button', onClick: () => location.assign('/dials') }, '◔ Dials: errors, latency, outcomes'),
    clock(s, names),
  );
}

function channelButton(s: PageState, c: PageState['channels'][number], go: () => void): Element {
  const direct = c.id.startsWith('D');
  const here = 'channel' in ui.place && ui.place.channel === c.id;
  const unread = here ? 0 : (s.unread[c.id] ?? 0);
  return h(
    'button',
    { type: 'button', key: c.id, class: unread > 0 ? 'unread' : '', 'aria-current': String(here), onClick: go },
    h('span', {}, `${direct ? '●' : '#'} ${c.name}`),
    unread > 0 && h('span', { class: direct ? 'badge' : 'count', 'aria-label': `${unread} unread` }, String(unread)),
  );
}

const STEPS: [string, number][] = [
  ['+15 min', 15 * 60_000],
  ['+1 h', 3_600_000],
  ['+1 day', 86_400_000],
];

/** The workspace's time; it may be moved on, and the app works off what became due. */
function clock(s: PageState, names: Names): Element {
  const at = Date.parse(names.now);
  const words = new Date(at).toLocaleString('en-GB', {
    timeZone: names.zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const move = (ms: number) => () => void send('clock', { now: new Date(at + ms).toISOString() });
  return h(
    'div',
    { class: 'clock' },
    h('p', { class: 'note' }, `It is ${words}${s.runs ? '' : ' (standing still)'}`),
    h(
      'div',
      {},
      ...STEPS.map(([label, ms]) =>
        h(
          'button',
          { type: 'button', key: label, 'aria-label': `Move the time on, ${label}`, onClick: move(ms) },
          label,
        ),
      ),
    ),
  );
}
