import type { Chosen } from '../blocks/state.ts';
import { type Element, h } from './dom.ts';
import { type Names, plain, plainText } from './mrkdwn.ts';
import type { Loose, Option } from './use.ts';

type Group = { label: { text: string }; options: Option[] };

export const grouped = (e: Loose): (Option | Group)[] => e.options ?? e.option_groups ?? [];

export const flat = (all: (Option | Group)[]): Option[] => all.flatMap((o) => ('options' in o ? o.options : [o]));

export const everyone = (e: Loose, names: Names): Option[] =>
  (e.type.includes('users') ? names.people : names.channels).map(([value, text]) => ({ value, text: { text } }));

export function picker(
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
export function severals(
  options: Option[],
  chosen: Chosen,
  e: Loose,
  props: object,
  choose: (next: Chosen) => void,
): Element {
  const named = options.filter((o) => chosen.includes(o.value)).map((o) => o.text.text);
  return h(
    'details',
    { class: 'several' },
    h('summary', { class: 'btn' }, named.length > 0 ? named.join(', ') : (e.placeholder?.text ?? 'Choose…')),
    severalsOpen(options, chosen, 'checkbox', props, choose),
  );
}

export function severalsOpen(
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

export const on = (use: (value: string) => void) => (event: Event) => use((event.target as HTMLInputElement).value);
