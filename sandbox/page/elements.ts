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
    case 'external_select':
    case 'multi_external_select':
      if (!use.search) return typedIn(e, first, props, use, block, false);
      return offered(e, chosen, use.search(block, e), props, choose);
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

/** Slack's own "are you sure", asked before the click is sent. */
function sure(c: Loose, go: () => void): void {
  const text = plain(c.text.text.replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1').replace(/[*`]/g, ''));
  look({ sure: { title: c.title.text, text, yes: c.confirm.text, no: c.deny.text, danger: c.style === 'danger', go } });
}
