import type { Chosen } from '../blocks/state.ts';
import { everyone, flat, grouped, on, picker, severals, severalsOpen } from './choosing.ts';
import { type Child, type Element, h } from './dom.ts';
import { type Names, plain, plainText } from './mrkdwn.ts';
import { offered } from './offered.ts';
import { look } from './store.ts';
import { typedIn } from './typed-in.ts';
import type { Loose, Use } from './use.ts';
import { instantOf, wallTime } from './zone.ts';

const labelled = (e: Loose, id?: string) =>
  id ? { id } : { 'aria-label': e.placeholder?.text ?? e.accessibility_label ?? LABELS[e.type] ?? 'Choose' };

const LABELS: Record<string, string> = {
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
  overflow: 'More actions',
};

/** What an element is drawn of. `chosen`, `first`: what is chosen, and the first of it; `props`: what ties it to its label, hint and error. */
type Given = {
  e: Loose;
  block: string;
  names: Names;
  use: Use;
  chosen: Chosen;
  first: string;
  props: Record<string, unknown>;
  choose: (next: Chosen) => void;
};
type Draw = (given: Given) => Child;

/** One interactive element. `id` ties it to its label, `described` to its hint or error. */
export function element(e: Loose, block: string, names: Names, use: Use, more: Record<string, unknown> = {}): Child {
  const chosen = use.chosen(block, e.action_id ?? '');
  const [first = ''] = chosen;
  const choose = (next: Chosen) => {
    const go = () => use.use(block, e, next);
    if (e.confirm) sure(e.confirm, go);
    else go();
  };
  const { dispatch, ...attributes } = more;
  const props = { ...labelled(e, more.id as string | undefined), ...attributes };
  const draw = Object.hasOwn(ELEMENTS, e.type) ? ELEMENTS[e.type] : undefined;
  return draw
    ? draw({ e, block, names, use, chosen, first, props, choose })
    : typedIn(e, first, props, use, block, dispatch === true);
}

/** What takes one thing, or nothing. */
const orNone = (choose: Given['choose']) => (v: string) => choose(v === '' ? [] : [v]);

const pressed: Draw = ({ e, choose }) => button(e, () => choose([]));
const oneOfAll: Draw = ({ e, names, first, props, choose }) =>
  picker(everyone(e, names), first, e.placeholder?.text ?? '', props, orNone(choose));
const severalOfAll: Draw = ({ e, names, chosen, props, choose }) =>
  severals(everyone(e, names), chosen, e, props, choose);
const lookedFor: Draw = ({ e, block, use, chosen, first, props, choose }) =>
  use.search ? offered(e, chosen, use.search(block, e), props, choose) : typedIn(e, first, props, use, block, false);
const timed = ({ props }: Given, type: string, value: string, pick: (v: string) => void): Element =>
  h('input', { ...props, type, class: 'btn', value, onChange: on(pick) });

const ELEMENTS: Record<string, Draw> = {
  button: pressed,
  icon_button: pressed,
  workflow_button: ({ e }) =>
    h(
      'button',
      { class: 'btn', type: 'button', disabled: true, title: 'Starts a workflow: not simulated' },
      e.text.text,
    ),
  feedback_buttons: ({ e, choose }) =>
    [e.positive_button, e.negative_button].map((b: Loose) =>
      h('button', { class: 'btn', type: 'button', onClick: () => choose([b.value]) }, plainText(b.text.text)),
    ),
  overflow: ({ e, props, choose }) => picker(e.options, '', '⋯', { ...props, class: 'btn more' }, (v) => choose([v])),
  static_select: ({ e, first, props, choose }) =>
    picker(grouped(e), first, e.placeholder?.text ?? '', props, orNone(choose)),
  users_select: oneOfAll,
  channels_select: oneOfAll,
  conversations_select: oneOfAll,
  external_select: lookedFor,
  multi_external_select: lookedFor,
  multi_static_select: ({ e, chosen, props, choose }) => severals(flat(grouped(e)), chosen, e, props, choose),
  multi_users_select: severalOfAll,
  multi_channels_select: severalOfAll,
  multi_conversations_select: severalOfAll,
  checkboxes: ({ e, chosen, props, choose }) => severalsOpen(e.options, chosen, 'checkbox', props, choose),
  radio_buttons: ({ e, chosen, props, choose }) => severalsOpen(e.options, chosen, 'radio', props, choose),
  datepicker: (given) => timed(given, 'date', given.first, orNone(given.choose)),
  timepicker: (given) =>
    zoned(given.e.timezone ?? given.names.zone, timed(given, 'time', given.first, orNone(given.choose))),
  datetimepicker(given) {
    const { first, names, choose } = given;
    const value = first === '' ? '' : wallTime(Number(first) * 1000, names.zone);
    const pick = (v: string) => choose(v === '' ? [] : [String(instantOf(v, names.zone) / 1000)]);
    return zoned(names.zone, timed(given, 'datetime-local', value, pick));
  },
  image: ({ e }) => h('img', { class: 'accessory', alt: e.alt_text, src: e.image_url }),
};

const zoned = (zone: string, control: Element) => h('span', { class: 'zoned' }, control, h('small', {}, zone));

function button(e: Loose, click: () => void): Element {
  const style = e.style ? ` ${e.style}` : '';
  const press = () => {
    if (e.url) window.open(e.url, '_blank', 'noreferrer');
    click();
  };
  return h(
    'button',
    { class: `btn${style}`, type: 'button', 'aria-label': e.accessibility_label, onClick: press },
    plainText(e.text.text),
  );
}

/** Slack's own "are you sure", asked before the click is sent. */
function sure(c: Loose, go: () => void): void {
  const text = plain(c.text.text.replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1').replace(/[*`]/g, ''));
  look({ sure: { title: c.title.text, text, yes: c.confirm.text, no: c.deny.text, danger: c.style === 'danger', go } });
}
