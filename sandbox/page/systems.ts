import { type Element, h } from './dom.ts';

/** The deploy systems that stand around the app: how their runs go, what their servers do, and what they have under way. */

type Work = { id: string; about: string; state: string; isOver: boolean };
type System = {
  name: string;
  title: string;
  runs: string;
  times?: number;
  server: string;
  /** what to type to see it at work */
  toTry?: string;
  works: Work[];
};
export type SystemsState = { runs: string[]; servers: string[]; systems: System[] };
export type SystemsTurn = {
  system?: string;
  runs?: string;
  server?: string;
  run?: string;
  well?: boolean;
  reset?: true;
};

const RUN_WORDS: Record<string, string> = {
  succeed: 'succeed',
  fail: 'fail',
  silent: 'begin, and say nothing more',
  slow: 'take twenty times as long',
};
const SERVER_WORDS: Record<string, string> = {
  well: 'answers',
  '500': 'answers 500',
  lost: 'does what it is told, but its answers get lost',
  html: 'answers a sign-in page',
  hang: 'never answers',
  slow: 'answers after four seconds',
  expired: 'takes the token for expired (401)',
};

export const systems = (s: SystemsState, turn: (what: SystemsTurn) => void): Element[] =>
  s.systems.map((one) =>
    h(
      'section',
      { key: one.name, 'aria-label': one.title },
      h('h2', {}, one.title),
      dial(one, 'Its runs', s.runs, one.runs, RUN_WORDS, (runs) => turn({ system: one.name, runs })),
      dial(one, 'Its server', s.servers, one.server, SERVER_WORDS, (server) => turn({ system: one.name, server })),
      one.works.length === 0
        ? h(
            'p',
            { class: 'note' },
            'It has had no runs yet.',
            one.toTry && ' Try:',
            one.toTry && h('code', {}, one.toTry),
          )
        : h('ul', { class: 'runs' }, ...one.works.map((work) => row(one, work, turn))),
    ),
  );

function dial(
  { name }: System,
  label: string,
  all: string[],
  value: string,
  words: Record<string, string>,
  chosen: (to: string) => void,
): Element {
  const id = `${name} ${label}`;
  const onChange = (e: Event) => chosen((e.target as HTMLSelectElement).value);
  const option = (one: string) => h('option', { value: one, key: one }, words[one] ?? one);
  return h('p', {}, h('label', { for: id }, label), h('select', { id, value, onChange }, ...all.map(option)));
}

function row({ name }: System, { id, about, state, isOver }: Work, turn: (what: SystemsTurn) => void): Element {
  const end = (label: string, well: boolean) =>
    h('button', { type: 'button', onClick: () => turn({ system: name, run: id, well }) }, label);
  return h(
    'li',
    { key: id },
    h('span', { class: 'about' }, about),
    h('strong', {}, state),
    !isOver && end('Let it succeed', true),
    !isOver && end('Let it fail', false),
  );
}
