import { ask } from './ask.ts';
import { type Element, h } from './dom.ts';

/** What the company's builds, tests and scans tell, sent by hand. */

const WHAT: [string, string][] = [
  ['build', 'It is built'],
  ['red', 'A test is red'],
  ['rerun', 'It is run again, and green'],
  ['finding', 'The scan finds something critical'],
  ['clean', 'The next scan is clean'],
];

let of = { service: 'web-shop', version: '12.1' };
let answer = '';

export function tells(drawn: () => void): Element {
  const field = (name: keyof typeof of, label: string) =>
    h(
      'p',
      { key: name },
      h('label', { for: name }, label),
      h('input', {
        id: name,
        type: 'text',
        maxlength: 60,
        value: of[name],
        onInput: (e: Event) => {
          of = { ...of, [name]: (e.target as HTMLInputElement).value };
        },
      }),
    );
  const send = async (what: string) => {
    answer = await sent(what);
    drawn();
  };
  return h(
    'section',
    {},
    h('h2', {}, 'What builds, tests and scans tell'),
    field('service', 'Service'),
    field('version', 'Version'),
    h(
      'p',
      {},
      ...WHAT.map(([what, label]) => h('button', { type: 'button', key: what, onClick: () => void send(what) }, label)),
    ),
    h(
      'p',
      { class: 'note', role: 'status' },
      answer || 'Each is sent to Gonogo as a pipeline sends it: signed, over HTTP.',
    ),
  );
}

async function sent(what: string): Promise<string> {
  const told = await ask<{ status: number; answer: string }>('/_control/tells', { what, ...of });
  return told.error ?? `Gonogo answered ${told.status}: ${told.answer}`;
}
