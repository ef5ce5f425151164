import { type Child, type Element, h } from './dom.ts';
import { mrkdwn, type Names } from './mrkdwn.ts';

/** The markdown block: headings, lists, quotes, code and the usual inline marks. */
export function markdown(text: string, names: Names): Element {
  const parts = text.split(/```\w*\n?([\s\S]*?)```/);
  return h(
    'div',
    { class: 'markdown' },
    ...parts.map((p, i) => (i % 2 ? h('pre', {}, p.trim()) : p.split('\n').map(mdLine))),
  );
  function mdLine(line: string): Child {
    const heading = /^(#{1,4})\s+(.*)/.exec(line);
    const item = /^\s*(?:[-*]|\d+\.)\s+(.*)/.exec(line);
    if (heading) return h(`h${2 + (heading[1]?.length ?? 1)}`, {}, inline(heading[2] ?? '', names));
    if (item) return h('li', {}, inline(item[1] ?? '', names));
    if (line.startsWith('>')) return h('blockquote', {}, inline(line.slice(1).trim(), names));
    return line.trim() === '' ? '' : h('p', {}, inline(line, names));
  }
}
/** Markdown's inline marks are close enough to Slack's to be turned into them. */
const inline = (text: string, names: Names) =>
  mrkdwn(
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<$2|$1>')
      .replace(/(?<!\*)\*(?!\*)([^*]+)\*(?!\*)/g, '_$1_')
      .replace(/\*\*([^*]+)\*\*/g, '*$1*')
      .replace(/~~/g, '~'),
    names,
  );
