import type { Message } from '../workspace/shapes.ts';
import { renderBlocks } from './blocks.ts';
import { type Child, type Element, h } from './dom.ts';
import { mrkdwn, type Names } from './mrkdwn.ts';
import type { PageState } from './serve.ts';
import { look, send, ui } from './store.ts';
import { footer, reactions } from './under.ts';
import type { Use } from './use.ts';
import { dayOf } from './zone.ts';

/** A browser draws some hundreds of messages at once; thousands take it a minute, at each change. */
const AT_ONCE = 200;

/** The newest messages, with what leads to those before them. `list` is what the list they are in is known by. */
export function messageList(s: PageState, all: Message[], names: Names, list: string, inThread: boolean): Child[] {
  const shown = ui.earlier.get(list) ?? AT_ONCE;
  const hidden = Math.max(0, all.length - shown);
  return [hidden > 0 && earlier(hidden, list, shown + AT_ONCE), ...withDays(s, all.slice(hidden), names, inThread)];
}

/** Shows more above what is looked at, which stays where it is. */
function earlier(hidden: number, list: string, shown: number): Element {
  const go = (e: Event) => {
    const box = (e.currentTarget as HTMLElement).closest('.list') as HTMLElement;
    const below = box.scrollHeight - box.scrollTop;
    look({ earlier: new Map(ui.earlier).set(list, shown) });
    box.scrollTop = box.scrollHeight - below;
  };
  const label = `Show earlier messages (${hidden.toLocaleString('en-GB')})`;
  return h('p', { class: 'empty', key: 'earlier' }, h('button', { class: 'link', type: 'button', onClick: go }, label));
}

/** Messages with a divider where a day begins. */
function withDays(s: PageState, messages: Message[], names: Names, inThread: boolean): Child[] {
  return messages.flatMap((m, i) => {
    const day = dayOf(msOf(m), names.zone);
    const before = messages[i - 1];
    const first = !inThread && (!before || dayOf(msOf(before), names.zone) !== day);
    return [
      first && h('div', { class: 'day', key: `day-${day}` }, h('span', {}, dayWords(m, names))),
      messageView(s, m, names, inThread),
    ];
  });
}

const msOf = (m: Message) => Number(m.ts) * 1000;

function dayWords(m: Message, names: Names): string {
  const today = dayOf(Date.parse(names.now), names.zone) === dayOf(msOf(m), names.zone);
  const words = new Date(msOf(m)).toLocaleDateString('en-GB', {
    timeZone: names.zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return today ? `Today, ${words}` : words;
}

function messageView(s: PageState, m: Message, names: Names, inThread: boolean): Element {
  const name = names.person(m.user);
  const at = new Date(msOf(m)).toLocaleTimeString('en-GB', {
    timeZone: names.zone,
    hour: '2-digit',
    minute: '2-digit',
  });
  return h(
    'article',
    { class: `msg ${m.ephemeralTo ? 'private' : ''}`, 'data-ts': m.ts, key: m.ts },
    face(m.user, name, s.bot),
    h(
      'div',
      {},
      m.ephemeralTo && h('div', { class: 'only' }, 'Only visible to you'),
      h('span', { class: 'who' }, name),
      m.bot && h('span', { class: 'app-badge' }, 'app'),
      h(
        'span',
        { class: 'meta' },
        `${at}${m.edited ? ' (edited)' : ''}${m.broadcast && !inThread ? ' · also in the thread' : ''}`,
      ),
      m.bot && m.blocks.length > 0 ? renderBlocks(m.blocks, names, useIn(s, m)) : mrkdwn(m.text, names),
      ...(m.files ?? []).map((id) => fileView(s, id)),
      reactions(s, m, names),
      !m.ephemeralTo && !m.tombstone && footer(s, m, inThread),
    ),
  );
}

export function face(user: string, name: string, bot: string): Element {
  const initials = name
    .split(' ')
    .map((w) => w[0])
    .slice(0, 2)
    .join('');
  // A colour a person, from their id.
  const hue = [...user].reduce((n, c) => (n * 31 + c.charCodeAt(0)) % 360, 7);
  return h(
    'div',
    { class: `face ${user === bot ? 'bot' : ''}`, 'aria-hidden': 'true', style: `--hue: ${hue}` },
    user === bot ? 'G' : initials.toUpperCase(),
  );
}

const useIn = (s: PageState, m: Message): Use => ({
  chosen: (block, action) => s.choices[m.ts]?.[block]?.[action] ?? [],
  use: (block, element, chosen) =>
    void send('use', { as: ui.as, at: { channel: m.channel, ts: m.ts }, block, element, chosen }),
});

function fileView(s: PageState, id: string): Element | undefined {
  const file = s.files[id];
  if (!file) return undefined;
  if (file.mimetype === 'image/png' || file.mimetype === 'image/jpeg')
    return h(
      'figure',
      { class: 'file', key: id },
      h('figcaption', {}, file.title),
      h('a', { href: `/files/${id}`, target: '_blank' }, h('img', { src: `/files/${id}`, alt: file.title })),
    );
  const size = file.size < 1024 ? `${file.size} bytes` : `${Math.round(file.size / 1024)} KB`;
  return h('a', { class: 'file', key: id, href: `/files/${id}`, download: file.name }, `📄 ${file.title} · ${size}`);
}
