import { h } from './dom.ts';

/** Names for what markup refers to, and the reader's zone. */
export type Names = {
  person(id: string): string;
  group(id: string): string;
  channel(id: string): string;
  zone: string;
  now: string;
};

const TOKEN = /<([^>]+)>|\*([^*\n]+)\*|_([^_\n]+)_|`([^`\n]+)`|:([a-z0-9_+-]+):/g;
const EMOJI: Record<string, string> = {
  no_entry: '⛔',
  warning: '⚠️',
  white_check_mark: '✅',
  x: '❌',
  '+1': '👍',
  eyes: '👀',
  go: '🟢',
  'no-go': '🔴',
};

/** Slack's markup as elements. */
export function mrkdwn(text: string, names: Names): HTMLElement {
  return h('div', { class: 'text' }, ...pieces(text, names));
}

function pieces(text: string, names: Names): (Node | string)[] {
  const out: (Node | string)[] = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    out.push(plain(text.slice(last, match.index)));
    const [whole, token, bold, italic, code, emoji] = match;
    if (token !== undefined) out.push(...special(token, names));
    else if (bold !== undefined) out.push(h('strong', {}, ...pieces(bold, names)));
    else if (italic !== undefined) out.push(h('em', {}, ...pieces(italic, names)));
    else if (code !== undefined) out.push(h('code', {}, plain(code)));
    else out.push(EMOJI[emoji ?? ''] ?? whole);
    last = match.index + whole.length;
  }
  out.push(plain(text.slice(last)));
  return out;
}

function special(token: string, names: Names): (Node | string)[] {
  const [head = '', label] = token.split('|');
  if (head.startsWith('@')) return [h('span', { class: 'mention' }, `@${names.person(head.slice(1))}`)];
  if (head.startsWith('#')) return [h('span', { class: 'mention' }, `#${label ?? names.channel(head.slice(1))}`)];
  if (head.startsWith('!subteam^')) return [h('span', { class: 'mention' }, `@${names.group(head.slice(9))}`)];
  if (head.startsWith('!date^')) return [date(head, label ?? '', names)];
  if (head.startsWith('!')) return [h('span', { class: 'mention' }, `@${head.slice(1)}`)];
  if (/^https?:/.test(head)) return [h('a', { href: head, rel: 'noreferrer' }, label ?? head)];
  return [plain(`<${token}>`)];
}

function date(head: string, fallback: string, names: Names): HTMLElement {
  const [, seconds, ...rest] = head.split('^');
  const at = new Date(Number(seconds) * 1000);
  const day = (d: Date) => d.toLocaleDateString('en-CA', { timeZone: names.zone });
  const days = Math.round((Date.parse(day(at)) - Date.parse(day(new Date(names.now)))) / 86_400_000);
  const short = at.toLocaleDateString('en-GB', {
    timeZone: names.zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const pretty = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : short;
  const time = at.toLocaleTimeString('en-GB', { timeZone: names.zone, hour: '2-digit', minute: '2-digit' });
  const shown = (rest[0] ?? '')
    .replace(/\{(date_short_pretty|date_pretty|day_divider_pretty)\}/g, pretty)
    .replace(/\{date[a-z_]*\}/g, short)
    .replace(/\{time\}/g, time);
  return h('time', { datetime: at.toISOString(), title: `${fallback} · ${names.zone}` }, shown);
}

const plain = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
