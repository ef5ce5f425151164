import type { Chosen } from '../blocks/state.ts';
import { type Child, type Element, h } from './dom.ts';
import { type Names, plain, plainText } from './mrkdwn.ts';
import { look } from './store.ts';
import { instantOf, wallTime } from './zone.ts';

// biome-ignore lint/suspicious/noExplicitAny: elements are whatever JSON the app sent, checked by the sandbox when it came
export type Loose = any;

/** What using an element does, and what is chosen in it now. */
export type Use = {
  /** chosen now, by block and action id */
  chosen(block: string, action: string): Chosen;
  /** somebody used it: `at` is the block */
  use(at: string, element: Loose, chosen: Chosen): void;
  /** somebody entered something in a modal's field; without it every element tells the app at once */
  enter?(block: string, action: string, chosen: Chosen): void;
  errors?: Record<string, string>;
};

const labelled = (e: Loose, id?: string) =>
  id ? { id } : { 'aria-label': e.placeholder?.text ?? e.accessibility_label ?? LABELS[e.type] ?? 'Choose' };
const LABELS: Record<string, string> = {
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
  overflow: 'More actions',
};

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
  switch (e.type) {
    case 'button':
    case 'icon_button':
      return button(e, () => choose([]));
    case 'workflow_button':
      return h(
        'button',
        { class: 'btn', type: 'button', disabled: true, title: 'Starts a workflow: not simulated' },
        e.text.text,
      );
    case 'feedback_buttons':
      return [e.positive_button, e.negative_button].map((b: Loose) =>
        h('button', { class: 'btn', type: 'button', onClick: () => choose([b.value]) }, plainText(b.text.text)),
      );
    case 'overflow':
      return picker(e.options, '', '⋯', { ...props, class: 'btn more' }, (v) => choose([v]));
    case 'static_select':
      return picker(grouped(e), first, e.placeholder?.text ?? '', props, (v) => choose(v === '' ? [] : [v]));
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return picker(everyone(e, names), first, e.placeholder?.text ?? '', props, (v) => choose(v === '' ? [] : [v]));
    case 'multi_static_select':
      return severals(flat(grouped(e)), chosen, e, props, choose);
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return severals(everyone(e, names), chosen, e, props, choose);
    case 'checkboxes':
      return severalsOpen(e.options, chosen, 'checkbox', props, choose);
    case 'radio_buttons':
      return severalsOpen(e.options, chosen, 'radio', props, choose);
    case 'datepicker':
      return h('input', {
        ...props,
        type: 'date',
        class: 'btn',
        value: first,
        onChange: on((v) => choose(v === '' ? [] : [v])),
      });
    case 'timepicker':
      return zoned(
        e.timezone ?? names.zone,
        h('input', {
          ...props,
          type: 'time',
          class: 'btn',
          value: first,
          onChange: on((v) => choose(v === '' ? [] : [v])),
        }),
      );
    case 'datetimepicker': {
      const value = first === '' ? '' : wallTime(Number(first) * 1000, names.zone);
      const pick = (v: string) => choose(v === '' ? [] : [String(instantOf(v, names.zone) / 1000)]);
      return zoned(
        names.zone,
        h('input', { ...props, type: 'datetime-local', class: 'btn', value, onChange: on(pick) }),
      );
    }
    case 'image':
      return h('img', { class: 'accessory', alt: e.alt_text, src: e.image_url });
    default:
      return typedIn(e, first, props, use, block, dispatch === true);
  }
}

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

/** Text fields: told to the app when submitted, or as their dispatch_action says. */
function typedIn(e: Loose, value: string, props: object, use: Use, block: string, dispatch: boolean): Child {
  const enter = on((v) => use.enter?.(block, e.action_id ?? '', v === '' ? [] : [v]));
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || e.multiline || e.type === 'rich_text_input') return;
    if (!dispatch) return;
    event.preventDefault();
    const { value: now } = event.target as HTMLInputElement;
    use.use(block, e, now === '' ? [] : [now]);
  };
  const common = { ...props, value, placeholder: e.placeholder?.text, onInput: enter, onKeyDown: keydown };
  switch (e.type) {
    case 'plain_text_input':
      return e.multiline ? h('textarea', common) : h('input', { ...common, type: 'text' });
    case 'rich_text_input':
      return h('textarea', common);
    case 'email_text_input':
      return h('input', { ...common, type: 'email' });
    case 'url_text_input':
      return h('input', { ...common, type: 'url' });
    case 'number_input':
      return h('input', {
        ...common,
        type: 'number',
        min: e.min_value,
        max: e.max_value,
        step: e.is_decimal_allowed ? 'any' : 1,
      });
    default:
      return h('p', { class: 'context' }, `(${e.type}: not simulated in the sandbox)`);
  }
}

type Option = { value: string; text: { text: string }; description?: { text: string } };
type Group = { label: { text: string }; options: Option[] };
const grouped = (e: Loose): (Option | Group)[] => e.options ?? e.option_groups ?? [];
const flat = (all: (Option | Group)[]): Option[] => all.flatMap((o) => ('options' in o ? o.options : [o]));
const everyone = (e: Loose, names: Names): Option[] =>
  (e.type.includes('users') ? names.people : names.channels).map(([value, text]) => ({ value, text: { text } }));

function picker(
  all: (Option | Group)[],
  chosen: string,
  none: string,
  props: object,
  choose: (value: string) => void,
): Element {
  const option = (o: Option) =>
    h('option', { value: o.value, selected: o.value === chosen, key: o.value }, plain(o.text.text));
  return h(
    'select',
    { class: 'btn', ...props, value: chosen, onChange: on(choose) },
    chosen === '' && h('option', { value: '' }, none),
    ...all.map((o) => ('options' in o ? h('optgroup', { label: o.label.text }, ...o.options.map(option)) : option(o))),
  );
}

/** Several of many: folded, with how many are chosen. */
function severals(options: Option[], chosen: Chosen, e: Loose, props: object, choose: (next: Chosen) => void): Element {
  const named = options.filter((o) => chosen.includes(o.value)).map((o) => o.text.text);
  return h(
    'details',
    { class: 'several' },
    h('summary', { class: 'btn' }, named.length > 0 ? named.join(', ') : (e.placeholder?.text ?? 'Choose…')),
    severalsOpen(options, chosen, 'checkbox', props, choose),
  );
}

function severalsOpen(
  options: Option[],
  chosen: Chosen,
  type: 'checkbox' | 'radio',
  props: object,
  choose: (next: Chosen) => void,
): Element {
  const next = (value: string, checked: boolean) => {
    if (type === 'radio') return [value];
    return options.map((o) => o.value).filter((v) => (v === value ? checked : chosen.includes(v)));
  };
  return h(
    'div',
    { ...props, class: 'options', role: type === 'radio' ? 'radiogroup' : 'group' },
    ...options.map((o) =>
      h(
        'label',
        { key: o.value },
        h('input', {
          type,
          checked: chosen.includes(o.value),
          onChange: (event: Event) => choose(next(o.value, (event.target as HTMLInputElement).checked)),
        }),
        h('span', {}, plainText(o.text.text), o.description && h('small', {}, plainText(o.description.text))),
      ),
    ),
  );
}

const on = (use: (value: string) => void) => (event: Event) => use((event.target as HTMLInputElement).value);

/** Slack's own "are you sure", asked before the click is sent. */
function sure(c: Loose, go: () => void): void {
  const text = plain(c.text.text.replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1').replace(/[*`]/g, ''));
  look({ sure: { title: c.title.text, text, yes: c.confirm.text, no: c.deny.text, danger: c.style === 'danger', go } });
}
