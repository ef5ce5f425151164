import { type Child, type Element, h } from './dom.ts';
import { be } from './store.ts';
import { dayOf } from './zone.ts';

/** Names for what markup refers to, and the reader's zone and time. */
export type Names = {
  person(id: string): string;
  group(id: string): string;
  channel(id: string): string;
  /** everybody and every channel, for pickers: id and name */
  people: [string, string][];
  channels: [string, string][];
  zone: string;
  now: string;
};

const EMOJI: Record<string, string> = {
  no_entry: '⛔',
  warning: '⚠️',
  white_check_mark: '✅',
  x: '❌',
  '+1': '👍',
  eyes: '👀',
  tada: '🎉',
  rocket: '🚀',
  wave: '👋',
  hourglass: '⌛',
  rotating_light: '🚨',
  snowflake: '❄️',
  go: '🟢',
  'no-go': '🔴',
};
export const emoji = (name: string) => EMOJI[name] ?? `:${name}:`;
export const REACTIONS = ['eyes', '+1', 'white_check_mark', 'tada', 'go', 'no-go'];

/** Slack's markup as elements. */
export function mrkdwn(text: string, names: Names): Element {
  const parts = text.split(/```([\s\S]*?)```/);
  return h('div', { class: 'text' }, ...parts.map((p, i) => (i % 2 ? h('pre', {}, plain(p.trim())) : lines(p, names))));
}

/** Plain text, in which only emoji and escapes mean something. */
export const plainText = (text: string): Child => plain(text).replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));

function lines(text: string, names: Names): Child {
  if (!/^&gt;/m.test(text)) return pieces(text, names);
  return text
    .split('\n')
    .map((line, i) =>
      line.startsWith('&gt;')
        ? h('blockquote', {}, ...pieces(line.slice(4).trimStart(), names))
        : [i > 0 ? '\n' : '', ...pieces(line, names)],
    );
}

const TOKEN = /<([^>]+)>|\*([^*\n]+)\*|\b_([^_\n]+)_\b|~([^~\n]+)~|`([^`\n]+)`|:([a-z0-9_+-]+):/g;

function pieces(text: string, names: Names): Child[] {
  const out: Child[] = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    out.push(plain(text.slice(last, match.index)));
    const [whole, token, bold, italic, struck, code, name] = match;
    if (token !== undefined) out.push(special(token, names));
    else if (bold !== undefined) out.push(h('strong', {}, ...pieces(bold, names)));
    else if (italic !== undefined) out.push(h('em', {}, ...pieces(italic, names)));
    else if (struck !== undefined) out.push(h('s', {}, ...pieces(struck, names)));
    else if (code !== undefined) out.push(h('code', {}, plain(code)));
    else out.push(EMOJI[name ?? ''] ?? whole);
    last = match.index + whole.length;
  }
  out.push(plain(text.slice(last)));
  return out;
}

function special(token: string, names: Names): Child {
  const [head = '', label] = token.split('|');
  if (head.startsWith('@')) return mention(`@${names.person(head.slice(1))}`);
  if (head.startsWith('#')) return mention(`#${label || names.channel(head.slice(1))}`);
  if (head.startsWith('!subteam^')) return mention(`@${names.group(head.slice(9))}`);
  if (head.startsWith('!date^')) return date(head, label ?? '', names);
  if (head.startsWith('!')) return mention(`@${head.slice(1)}`);
  return /^(https?|mailto):/.test(head) ? link(head, plain(label ?? head)) : plain(`<${token}>`);
}

export const mention = (text: string) => h('span', { class: 'mention' }, text);

/** `https://sandbox/?as=lin&in=releases` leads to a place in this page, as another person if need be; a path, to another page of the sandbox. */
export function link(url: string, label: string): Element {
  if (!url.startsWith('https://sandbox/')) return h('a', { href: url, rel: 'noreferrer', target: '_blank' }, label);
  const { pathname, searchParams: to } = new URL(url);
  if (pathname !== '/') return h('a', { href: pathname }, label);
  const go = (event: MouseEvent) => {
    event.preventDefault();
    be(to.get('as') ?? 'maya', { channel: to.get('in') ?? 'C0RELEASES' });
  };
  return h('a', { href: `/?as=${to.get('as') ?? ''}`, onClick: go }, label);
}

const FORMATS: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { month: 'long', day: 'numeric', year: 'numeric' },
  date_short: { month: 'short', day: 'numeric', year: 'numeric' },
  date_long: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

/** Slack's date tokens, in the reader's zone. */
export function dateWords(at: Date, format: string, names: Names): string {
  const days = Math.round(
    (Date.parse(dayOf(at.getTime(), names.zone)) - Date.parse(dayOf(Date.parse(names.now), names.zone))) / 86_400_000,
  );
  const pretty = { '0': 'today', '1': 'tomorrow', '-1': 'yesterday' }[String(days)];
  const short: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
  return format.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    const base = name.replace(/_pretty$/, '');
    if (pretty && name.endsWith('_pretty')) return pretty;
    const options = name.endsWith('_pretty') ? short : FORMATS[base];
    return options ? at.toLocaleString('en-GB', { timeZone: names.zone, ...options }) : whole;
  });
}

function date(head: string, fallback: string, names: Names): Element {
  const [, seconds, format = '', url] = head.split('^');
  const at = new Date(Number(seconds) * 1000);
  if (Number.isNaN(at.getTime())) return h('span', {}, fallback);
  const shown = h(
    'time',
    { datetime: at.toISOString(), title: `${fallback} · ${names.zone}` },
    dateWords(at, format, names),
  );
  return url ? h('a', { href: url, rel: 'noreferrer' }, shown) : shown;
}

export const plain = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
