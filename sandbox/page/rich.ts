import { type Child, type Element, h } from './dom.ts';
import { element } from './elements.ts';
import { dateWords, emoji, link, mention, mrkdwn, type Names, plainText } from './mrkdwn.ts';
import type { Loose, Use } from './use.ts';

/** Blocks that show more than a line: rich text, tables, plans, cards. */

export const richText = (b: Loose, names: Names): Element =>
  h('div', { class: 'text' }, ...b.elements.map((e: Loose) => richPart(e, names)));

function richPart(e: Loose, names: Names): Child {
  const inside = () => e.elements.map((p: Loose) => richPiece(p, names));
  switch (e.type) {
    case 'rich_text_list': {
      const items = e.elements.map((s: Loose) => h('li', {}, ...s.elements.map((p: Loose) => richPiece(p, names))));
      return h(e.style === 'ordered' ? 'ol' : 'ul', { style: { marginLeft: `${(e.indent ?? 0) * 20}px` } }, ...items);
    }
    case 'rich_text_quote':
      return h('blockquote', {}, ...inside());
    case 'rich_text_preformatted':
      return h('pre', {}, ...inside());
    default:
      return h('div', {}, ...inside());
  }
}

const STYLES: Record<string, string> = { bold: 'strong', italic: 'em', strike: 's', code: 'code', underline: 'u' };

function richPiece(p: Loose, names: Names): Child {
  const styled = (child: Child) =>
    Object.entries(p.style ?? {}).reduce<Child>(
      (inner, [name, set]) => (set && STYLES[name] ? h(STYLES[name], {}, inner) : inner),
      child,
    );
  switch (p.type) {
    case 'link':
      return styled(link(p.url, p.text ?? p.url));
    case 'user':
      return mention(`@${names.person(p.user_id)}`);
    case 'usergroup':
      return mention(`@${names.group(p.usergroup_id)}`);
    case 'channel':
      return mention(`#${names.channel(p.channel_id)}`);
    case 'broadcast':
      return mention(`@${p.range}`);
    case 'emoji':
      return emoji(p.name);
    case 'date':
      return dateWords(new Date(Number(p.timestamp) * 1000), p.format, names);
    case 'color':
      return h('code', {}, p.value);
    default:
      return styled(p.text ?? '');
  }
}

export function table(b: Loose, names: Names): Element {
  const cell = (tag: string) => (c: Loose, i: number) =>
    h(tag, { style: { textAlign: b.column_settings?.[i]?.align ?? 'left' } }, cellContent(c, names));
  const [head = [], ...rows] = b.rows;
  return h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      {},
      b.caption && h('caption', {}, b.caption),
      h('thead', {}, h('tr', {}, ...head.map(cell('th')))),
      h('tbody', {}, ...rows.map((row: Loose[]) => h('tr', {}, ...row.map(cell('td'))))),
    ),
  );
}
const cellContent = (c: Loose, names: Names): Child =>
  c.type === 'rich_text' ? richText(c, names) : c.type === 'raw_number' ? String(c.number ?? c.text ?? '') : c.text;

const MARKS: Record<string, [string, string]> = {
  pending: ['○', 'waiting'],
  in_progress: ['◐', 'under way'],
  complete: ['●', 'done'],
  error: ['✕', 'failed'],
};

/** A step's state is a mark beside its word, never a colour alone. */
export function task(t: Loose, names: Names): Element {
  const [mark, word] = MARKS[t.status] ?? ['', t.status];
  return h(
    'div',
    { class: `task ${t.status}` },
    h('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
    h('strong', {}, t.title),
    h('span', { class: 'meta' }, word),
    t.details && richText(t.details, names),
    t.output && richText(t.output, names),
  );
}

export const plan = (b: Loose, names: Names): Element =>
  h(
    'section',
    { class: 'plan', 'aria-label': b.title },
    h('h3', {}, b.title),
    ...(b.tasks ?? []).map((t: Loose) => task(t, names)),
  );

export const card = (b: Loose, names: Names, use: Use): Element =>
  h(
    'section',
    { class: 'card' },
    b.hero_image && h('img', { src: b.hero_image.image_url, alt: b.hero_image.alt_text }),
    b.title && h('div', { class: 'card-title' }, mrkdwn(b.title.text, names)),
    b.subtitle && h('div', { class: 'context' }, mrkdwn(b.subtitle.text, names)),
    b.body && mrkdwn(b.body.text, names),
    b.actions && h('div', { class: 'actions' }, ...b.actions.map((e: Loose) => element(e, b.block_id, names, use))),
  );

export const alert = (b: Loose, names: Names): Element =>
  h(
    'div',
    { class: `alert ${b.level ?? 'default'}`, role: 'note' },
    b.text.type === 'mrkdwn' ? mrkdwn(b.text.text, names) : plainText(b.text.text),
  );
