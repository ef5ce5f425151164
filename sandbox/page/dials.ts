import { render } from 'preact';
import { ask } from './ask.ts';
import { MOOD_WORDS } from './dial-words.ts';
import { type Element, h } from './dom.ts';
import { type PipelineState, type PipelineTurn, pipelineDial } from './pipeline-dial.ts';
import { type SystemsState, type SystemsTurn, systems } from './systems.ts';
import { tells } from './tells.ts';
import { choice, chosenIn, type Dials, sliders } from './turning.ts';

/** What stands around the app, with dials: what the metrics server measures, how the pipeline's runs end, and the other deploy systems. */

type State = {
  url: string;
  mood: string | number;
  moods: string[];
  delay: number;
  all: Dials;
  versions: Record<string, Dials>;
  pipeline: PipelineState;
};
type Turn = Partial<Dials & PipelineTurn> & {
  version?: string;
  mood?: string;
  delay?: number;
  reset?: boolean;
};

let state: State | undefined;
let around: SystemsState | undefined;
const LOOK_MS = 1000;
let failed = '';
let lost = '';
let oneVersion = '';

/** What the sandbox says of its dials, turned by `what` or looked at; nothing where it refuses, which is shown. */
async function said<T extends object>(path: string, what?: object): Promise<T | undefined> {
  const answer = await ask<T>(`/_control/${path}`, what);
  if (what) failed = answer.error ?? '';
  else lost = answer.error ?? '';
  return answer.error === undefined ? answer : undefined;
}

async function turn(what: Turn): Promise<void> {
  state = (await said<State>('dials', what)) ?? state;
  draw();
}

let turns = 0;
async function turnSystem(what: SystemsTurn): Promise<void> {
  turns += 1;
  around = (await said<SystemsState>('systems', what)) ?? around;
  turns += 1;
  draw();
}

/** Runs go on by themselves: looked at once a second, and on a slow line not before the last look has come. */
async function look(): Promise<void> {
  const before = turns;
  state ??= await said<State>('dials');
  const seen = state && (await said<SystemsState>('systems'));
  // What was seen before somebody turned a dial is older than what that answered.
  if (turns === before) around = seen ?? around;
  draw();
  setTimeout(() => void look(), LOOK_MS);
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

function page(s: State): Element {
  return h(
    'div',
    {},
    h('h1', {}, 'Dials'),
    h('p', {}, h('a', { href: '/' }, '← the workspace')),
    (failed || lost) !== '' && h('p', { class: 'wrong', role: 'alert' }, lost || failed),
    h('h2', {}, 'Every version'),
    sliders('all', s.all, (dials) => void turn(dials)),
    ...Object.entries(s.versions).flatMap(([version, dials]) => [
      h('h2', { key: `head ${version}` }, `Version ${version} alone`),
      sliders(version, dials, (turned) => void turn({ version, ...turned })),
    ]),
    another(),
    server(s),
    pipelineDial(s.pipeline, (what) => void turn(what)),
    ...(around ? systems(around, (what) => void turnSystem(what)) : []),
    tells(draw),
    h('p', {}, h('button', { type: 'button', onClick: () => void allWell() }, 'All is well again')),
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

await look();
