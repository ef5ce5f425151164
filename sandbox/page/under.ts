import type { Message } from '../workspace/shapes.ts';
import { type Element, h } from './dom.ts';
import { emoji, type Names, REACTIONS } from './mrkdwn.ts';
import type { PageState } from './serve.ts';
import { look, send, ui } from './store.ts';

export function reactions(s: PageState, m: Message, names: Names): Element | false {
  const toggle = (name: string) => () => void send('react', { as: ui.as, channel: m.channel, message: m.ts, name });
  return (
    m.reactions.length > 0 &&
    h(
      'div',
      { class: 'reactions' },
      ...m.reactions.map((r) =>
        h(
          'button',
          {
            type: 'button',
            'aria-pressed': String(r.users.includes(s.me.id)),
            title: r.users.map(names.person).join(', '),
            onClick: toggle(r.name),
          },
          `${emoji(r.name)} ${r.users.length}`,
        ),
      ),
    )
  );
}

type Act = [label: string, go: () => void];

/** What one can do with a message: beneath it, or on a narrow screen behind one menu. */
export function footer(s: PageState, m: Message, inThread: boolean): Element {
  const replies = s.messages.filter((r) => r.channel === m.channel && r.threadTs === m.ts && !r.ephemeralTo).length;
  const thread = () => look({ thread: m.threadTs ?? m.ts, more: undefined });
  const open = ui.more === m.ts;
  return h(
    'div',
    { class: 'under' },
    !inThread &&
      replies > 0 &&
      h(
        'button',
        { class: 'link', type: 'button', onClick: thread },
        `${replies} ${replies === 1 ? 'reply' : 'replies'}`,
      ),
    h(
      'button',
      {
        class: 'link more',
        type: 'button',
        'aria-label': 'Message actions',
        'aria-expanded': String(open),
        onClick: () => look({ more: open ? undefined : m.ts }),
      },
      '⋯',
    ),
    h(
      'div',
      { class: `acts ${open ? 'open' : ''}` },
      ...actsOn(s, m, inThread, replies, thread).map(act),
      ...reacting(m),
    ),
  );
}

const act = ([label, go]: Act) => h('button', { class: 'link', type: 'button', key: label, onClick: go }, label);

function actsOn(s: PageState, m: Message, inThread: boolean, replies: number, thread: () => void): Act[] {
  const on = { as: ui.as, channel: m.channel, message: m.ts };
  const doing = (path: string, more = {}) => {
    look({ more: undefined });
    void send(path, { ...on, ...more });
  };
  const edit = () => {
    const text = prompt('Edit your message', m.text);
    if (text !== null && text.trim() !== '') doing('edit', { text: text.trim() });
  };
  const mine = m.user === s.me.id;
  return [
    ...(inThread || replies > 0 ? [] : [['Reply in thread', thread] satisfies Act]),
    ['React', () => look({ reacting: ui.reacting === m.ts ? undefined : m.ts })],
    ...s.shortcuts
      .filter((c) => c.type === 'message')
      .map((c): Act => [c.name, () => doing('shortcut', { callback: c.callback_id })]),
    ...(mine ? [['Edit', edit] satisfies Act] : []),
    ...(mine || m.user === s.bot ? [['Delete', () => doing('delete')] satisfies Act] : []),
  ];
}

function reacting(m: Message): Element[] {
  if (ui.reacting !== m.ts) return [];
  const react = (name: string) => () => {
    look({ reacting: undefined, more: undefined });
    void send('react', { as: ui.as, channel: m.channel, message: m.ts, name });
  };
  return REACTIONS.map((name) =>
    h(
      'button',
      { class: 'link', type: 'button', key: name, 'aria-label': `React with ${name}`, onClick: react(name) },
      emoji(name),
    ),
  );
}
