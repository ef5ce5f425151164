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

type Draw = (b: Loose, names: Names, use: Use) => Child;

function block(b: Loose, names: Names, use: Use): Child {
  const draw = Object.hasOwn(BLOCKS, b.type) ? BLOCKS[b.type] : undefined;
  return draw ? draw(b, names, use) : h('p', { class: 'context' }, `(a block of type ${b.type})`);
}

const actions: Draw = (b, names, use) =>
  h('div', { class: 'actions' }, ...b.elements.map((e: Loose) => element(e, b.block_id, names, use)));

const BLOCKS: Record<string, Draw> = {
  section: (b, names, use) =>
    h(
      'div',
      { class: 'section' },
      h(
        'div',
        {},
        b.text && words(b.text, names),
        b.fields && h('div', { class: 'fields' }, ...b.fields.map((f: Loose) => words(f, names))),
      ),
      b.accessory && [element(b.accessory, b.block_id, names, use)],
    ),
  header: (b) => h('h3', { class: 'header' }, plainText(b.text.text)),
  divider: () => h('hr'),
  context: (b, names) =>
    h(
      'div',
      { class: 'context' },
      ...b.elements.map((e: Loose) =>
        e.type === 'image' ? h('img', { alt: e.alt_text, src: e.image_url }) : words(e, names),
      ),
    ),
  actions,
  context_actions: actions,
  input,
  image: (b) =>
    h(
      'figure',
      {},
      b.title && h('figcaption', {}, plainText(b.title.text)),
      h('img', { alt: b.alt_text, src: b.slack_file?.id ? `/files/${b.slack_file.id}` : b.image_url }),
    ),
  rich_text: richText,
  markdown: (b, names) => markdown(b.text, names),
  table,
  data_table: table,
  plan,
  task_card: task,
  card,
  carousel: (b, names, use) =>
    h('div', { class: 'carousel' }, ...b.elements.map((c: Loose) => card({ ...c, block_id: b.block_id }, names, use))),
  alert,
  container: (b, names, use) =>
    h(
      'section',
      { class: 'card' },
      b.title && h('div', { class: 'card-title' }, plainText(b.title.text)),
      b.subtitle && h('div', { class: 'context' }, words(b.subtitle, names)),
      renderBlocks(b.child_blocks, names, use),
    ),
  data_visualization: chart,
  video: (b) =>
    h('p', {}, h('a', { href: b.title_url ?? b.video_url, rel: 'noreferrer', target: '_blank' }, `▶ ${b.title.text}`)),
};

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
