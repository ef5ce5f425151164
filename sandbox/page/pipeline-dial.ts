import { RUN_WORDS } from './dial-words.ts';
import { type Element, h } from './dom.ts';
import { choice, chosenIn } from './turning.ts';

/** How the pipeline's runs end, which of them, and where. */

export type PipelineState = { behaviour: string; region?: string; times?: number; known: string[] };
export type PipelineTurn = { pipeline: string; region?: string; times?: number };

export function pipelineDial(
  { behaviour, region, times, known }: PipelineState,
  turn: (what: PipelineTurn) => void,
): Element {
  const next = (label: string, how: string) =>
    h('button', { type: 'button', onClick: () => turn({ pipeline: how, times: 1 }) }, label);
  return h(
    'section',
    {},
    h('h2', {}, 'The pipeline'),
    h(
      'p',
      {},
      h('label', { for: 'runs' }, 'Runs'),
      choice('runs', behaviour, known, RUN_WORDS, (to) => turn({ pipeline: to, ...(region && { region }) })),
    ),
    h(
      'p',
      {},
      h('label', { for: 'where' }, 'Only in the region'),
      h('input', {
        id: 'where',
        type: 'text',
        placeholder: 'everywhere',
        maxlength: 60,
        value: region ?? '',
        onChange: (e: Event) => {
          const only = chosenIn(e).trim();
          turn({ pipeline: behaviour, ...(only && { region: only }) });
        },
      }),
    ),
    h('p', { class: 'note' }, times === undefined ? 'All of them, until it is turned again.' : `The next ${times}.`),
    h('p', {}, next('Only the next deploy fails', 'fail'), next('Only the next rollback fails', 'fail-back')),
  );
}
