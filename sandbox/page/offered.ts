import type { Chosen } from '../blocks/state.ts';
import { on } from './choosing.ts';
import { type Element, h } from './dom.ts';
import { plainText } from './mrkdwn.ts';
import type { Loose, Option, Search } from './use.ts';

/** A list whose options the app is asked for while somebody types. What is chosen are whole options, as text. */
export function offered(
  e: Loose,
  chosen: Chosen,
  search: Search,
  props: object,
  choose: (next: Chosen) => void,
): Element {
  const several = e.type === 'multi_external_select';
  const take = (option: Option) => {
    search.end();
    const text = JSON.stringify(option);
    choose(several ? [...chosen.filter((c) => c !== text), text] : [text]);
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [first] = search.options ?? [];
    if (first) take(first);
  };
  return h(
    'div',
    { class: 'offered' },
    ...chosen.map((c) => picked(c, () => choose(chosen.filter((other) => other !== c)))),
    h('input', {
      ...props,
      type: 'search',
      autocomplete: 'off',
      value: search.typed,
      placeholder: e.placeholder?.text,
      onInput: on((v) => search.type(v)),
      onFocus: () => search.options ?? ((e.min_query_length ?? 3) === 0 && search.type('')),
      onKeyDown: keydown,
    }),
    search.options &&
      h(
        'div',
        { class: 'options', role: 'group', 'aria-label': 'What fits' },
        search.options.length === 0 && h('p', { class: 'context' }, 'No results'),
        ...search.options.map((o) =>
          h('button', { key: o.value, class: 'btn', type: 'button', onClick: () => take(o) }, plainText(o.text.text)),
        ),
      ),
  );
}

const picked = (text: string, remove: () => void) => {
  const { value, text: words }: Option = JSON.parse(text);
  return h(
    'button',
    { key: value, class: 'btn', type: 'button', 'aria-label': `Remove ${words.text}`, onClick: remove },
    plainText(`${words.text} ×`),
  );
};
