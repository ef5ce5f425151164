import type { Block } from '../workspace/shapes.ts';
import { chart } from './chart.ts';
import { type Child, type Element, h } from './dom.ts';
import { element } from './elements.ts';
import { markdown } from './markdown.ts';
import { mrkdwn, type Names, plainText } from './mrkdwn.ts';
import { alert, card, plan, richText, table, task } from './rich.ts';
import type { Loose, Use } from './use.ts';

/** Slack's blocks as elements. */
export const renderBlocks = (blocks: Block[], names: Names, use: Use): Element =>
  h(
    'div',
    { class: 'blocks' },
    ...blocks.map((b) => h('div', { key: b.block_id, class: `block-${b.type}` }, block(b, names, use))),
  );

function block(b: Loose, names: Names, use: Use): Child {
  const elements = (list: Loose[]) => list.map((e) => element(e, b.block_id, names, use));
  switch (b.type) {
    case 'section':
      return h(
        'div',
        { class: 'section' },
        h(
          'div',
          {},
          b.text && words(b.text, names),
          b.fields && h('div', { class: 'fields' }, ...b.fields.map((f: Loose) => words(f, names))),
        ),
        b.accessory && elements([b.accessory]),
      );
    case 'header':
      return h('h3', { class: 'header' }, plainText(b.text.text));
    case 'divider':
      return h('hr');
    case 'context':
      return h(
        'div',
        { class: 'context' },
        ...b.elements.map((e: Loose) =>
          e.type === 'image' ? h('img', { alt: e.alt_text, src: e.image_url }) : words(e, names),
        ),
      );
    case 'actions':
    case 'context_actions':
      return h('div', { class: 'actions' }, ...elements(b.elements));
    case 'input':
      return input(b, names, use);
    case 'image':
      return h(
        'figure',
        {},
        b.title && h('figcaption', {}, plainText(b.title.text)),
        h('img', { alt: b.alt_text, src: b.slack_file?.id ? `/files/${b.slack_file.id}` : b.image_url }),
      );
    case 'rich_text':
      return richText(b, names);
    case 'markdown':
      return markdown(b.text, names);
    case 'table':
    case 'data_table':
      return table(b, names);
    case 'plan':
      return plan(b, names);
    case 'task_card':
      return task(b, names);
    case 'card':
      return card(b, names, use);
    case 'carousel':
      return h(
        'div',
        { class: 'carousel' },
        ...b.elements.map((c: Loose) => card({ ...c, block_id: b.block_id }, names, use)),
      );
    case 'alert':
      return alert(b, names);
    case 'container':
      return h(
        'section',
        { class: 'card' },
        b.title && h('div', { class: 'card-title' }, plainText(b.title.text)),
        b.subtitle && h('div', { class: 'context' }, words(b.subtitle, names)),
        renderBlocks(b.child_blocks, names, use),
      );
    case 'data_visualization':
      return chart(b);
    case 'video':
      return h(
        'p',
        {},
        h('a', { href: b.title_url ?? b.video_url, rel: 'noreferrer', target: '_blank' }, `▶ ${b.title.text}`),
      );
    default:
      return h('p', { class: 'context' }, `(a block of type ${b.type})`);
  }
}

const words = (t: Loose, names: Names): Child =>
  t.type === 'mrkdwn' ? mrkdwn(t.text, names) : h('div', { class: 'text' }, plainText(t.text));

/** A field of a modal: its label, the element, its error or hint. */
function input(b: Loose, names: Names, use: Use): Element {
  const id = `field-${b.block_id}`;
  const error = use.errors?.[b.block_id];
  const described = error ? `${id}-error` : b.hint ? `${id}-hint` : undefined;
  const entering: Use = {
    ...use,
    // Without dispatch_action a field is told to the app with the whole form.
    use: (at, e, chosen) => {
      use.enter?.(at, e.action_id ?? '', chosen);
      if (b.dispatch_action || !use.enter) use.use(at, e, chosen);
    },
  };
  const props = {
    id,
    'aria-describedby': described,
    'aria-invalid': error ? 'true' : undefined,
    dispatch: b.dispatch_action,
  };
  return h(
    'div',
    { class: `field ${error ? 'bad' : ''}` },
    h('label', { for: id }, b.label.text, b.optional && h('span', { class: 'meta' }, '(optional)')),
    element(b.element, b.block_id, names, entering, props),
    error && h('div', { class: 'error', id: `${id}-error`, role: 'alert' }, error),
    b.hint && h('div', { class: 'hint', id: `${id}-hint` }, b.hint.text),
  );
}
