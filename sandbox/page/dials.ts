import { render } from 'preact';
import { type Element, h } from './dom.ts';
import { type SystemsState, type SystemsTurn, systems } from './systems.ts';
import { tells } from './tells.ts';

/** What stands around the app, with dials: what the metrics server measures, how the pipeline's runs end, and the other deploy systems. */

type Dials = { requests: number; errors: number; latency: number };
type State = {
  url: string;
  mood: string | number;
  moods: string[];
  delay: number;
  all: Dials;
  versions: Record<string, Dials>;
  pipeline: { behaviour: string; times?: number; known: string[] };
};
type Turn = Partial<Dials> & {
  version?: string;
  mood?: string;
  delay?: number;
  pipeline?: string;
  times?: number;
  reset?: boolean;
};

/** What each word does, for those who have not read docs/sandbox.md. */
const MOOD_WORDS: Record<string, string> = {
  well: 'answers',
  silent: 'knows no series',
  NaN: 'answers NaN, as for 0/0',
  several: 'answers several series',
  warnings: 'answers with warnings, as a part of Thanos',
  hang: 'never answers',
  html: 'answers a sign-in page',
  huge: 'answers without an end',
  redirect: 'sends elsewhere',
  histogram: 'answers native histograms',
  garbage: 'answers half a JSON',
};
const RUN_WORDS: Record<string, string> = {
  succeed: 'succeed',
  fail: 'fail',
  manual: 'take the step, and never report (202)',
  silent: 'take the step, and say nothing',
  refuse: 'refuse the step (422)',
  html: 'answer a sign-in page',
  empty: 'succeed, with an empty answer (204)',
  slow: 'answer when told to',
  unavailable: 'are not taken (503)',
  hang: 'hang before they answer',
  contradict: 'succeed, and then say that they failed',
};

let state: State | undefined;
let around: SystemsState | undefined;
const LOOK_MS = 1000;
let failed = '';
let oneVersion = '';

async function posted<T>(path: string, what: object): Promise<T | undefined> {
  const answer = await fetch(`/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  });
  failed = answer.ok ? '' : await answer.text();
  return answer.ok ? answer.json() : undefined;
}
async function turn(what: Turn): Promise<void> {
  state = (await posted<State>('dials', what)) ?? state;
  draw();
}
async function turnSystem(what: SystemsTurn): Promise<void> {
  around = (await posted<SystemsState>('systems', what)) ?? around;
  draw();
}
/** Runs go on by themselves. */
async function look(): Promise<void> {
  around = await fetch('/_control/systems').then(
    (r) => r.json(),
    () => around,
  );
  draw();
}
async function allWell(): Promise<void> {
  await turn({ reset: true });
  await turnSystem({ reset: true });
}

function draw(): void {
  const root = document.getElementById('dials');
  if (!root || !state) return;
  root.querySelector('.loading')?.remove();
  render(page(state), root);
}

const chosenIn = (e: Event) => (e.target as HTMLInputElement | HTMLSelectElement).value;

function page(s: State): Element {
  return h(
    'div',
    {},
    h('h1', {}, 'Dials'),
    h('p', {}, h('a', { href: '/' }, '← the workspace')),
    failed !== '' && h('p', { class: 'wrong', role: 'alert' }, failed),
    h('h2', {}, 'Every version'),
    sliders('all', s.all, (dials) => void turn(dials)),
    ...Object.entries(s.versions).flatMap(([version, dials]) => [
      h('h2', { key: `head ${version}` }, `Version ${version} alone`),
      sliders(version, dials, (turned) => void turn({ version, ...turned })),
    ]),
    another(),
    server(s),
    pipeline(s),
    ...(around ? systems(around, (what) => void turnSystem(what)) : []),
    tells(draw),
    h('p', {}, h('button', { type: 'button', onClick: () => void allWell() }, 'All is well again')),
  );
}

function sliders(of: string, dials: Dials, turned: (to: Partial<Dials>) => void): Element {
  const slider = (name: keyof Dials, label: string, max: number, step: number) => {
    const id = `${of} ${name}`;
    return h(
      'p',
      { key: id },
      h('label', { for: id }, label),
      h('input', {
        id,
        type: 'range',
        min: 0,
        max,
        step,
        value: dials[name],
        onChange: (e: Event) => turned({ [name]: Number(chosenIn(e)) }),
      }),
      h('output', { for: id }, String(Math.round(dials[name] * 100) / 100)),
    );
  };
  return h(
    'section',
    { key: of },
    slider('errors', 'Requests that fail, %', 20, 0.1),
    slider('latency', 'p95, ms', 3000, 50),
    slider('requests', 'Requests a look', 5000, 10),
  );
}

function another(): Element {
  const add = (e: Event) => {
    e.preventDefault();
    if (oneVersion.trim() !== '') void turn({ version: oneVersion.trim(), errors: 6 });
    oneVersion = '';
  };
  return h(
    'form',
    { onSubmit: add },
    h('label', { for: 'one' }, 'Let one version go bad (6 % errors)'),
    h('input', {
      id: 'one',
      placeholder: '3.1',
      maxlength: 60,
      value: oneVersion,
      onInput: (e: Event) => {
        oneVersion = chosenIn(e);
      },
    }),
    h('button', { type: 'submit' }, 'Degrade it'),
  );
}

const server = (s: State): Element =>
  h(
    'section',
    {},
    h('h2', {}, 'The metrics server'),
    h(
      'p',
      {},
      h('label', { for: 'mood' }, 'It'),
      choice('mood', String(s.mood), s.moods, MOOD_WORDS, (mood) => void turn({ mood })),
    ),
    h('p', { class: 'note' }, `It speaks the query API of Prometheus at ${s.url}`),
  );

const pipeline = ({ pipeline: { behaviour, times, known } }: State): Element =>
  h(
    'section',
    {},
    h('h2', {}, 'The pipeline'),
    h(
      'p',
      {},
      h('label', { for: 'runs' }, 'Runs'),
      choice('runs', behaviour, known, RUN_WORDS, (to) => void turn({ pipeline: to })),
    ),
    h('p', { class: 'note' }, times === undefined ? 'All of them, until it is turned again.' : `The next ${times}.`),
    h(
      'p',
      {},
      h(
        'button',
        { type: 'button', onClick: () => void turn({ pipeline: 'fail', times: 1 }) },
        'Only the next run fails',
      ),
    ),
  );

function choice(
  id: string,
  value: string,
  all: string[],
  words: Record<string, string>,
  chosen: (to: string) => void,
): Element {
  const option = (name: string) => h('option', { value: name, key: name }, words[name] ?? `answers ${name}`);
  const shown = all.includes(value) ? all : [value, ...all];
  return h('select', { id, value, onChange: (e: Event) => chosen(chosenIn(e)) }, ...shown.map(option));
}

state = await fetch('/_control/dials').then((r) => r.json());
await look();
setInterval(() => void look(), LOOK_MS);
