import { on } from './choosing.ts';
import { type Child, h } from './dom.ts';
import type { Loose, Use } from './use.ts';

/** Text fields: told to the app when submitted, or as their dispatch_action says. */
export function typedIn(e: Loose, value: string, props: object, use: Use, block: string, dispatch: boolean): Child {
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
