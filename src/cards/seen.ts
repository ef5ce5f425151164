import { join, type Mrkdwn, md, when } from '../blocks/mrkdwn.ts';
import { fewOf } from '../domain/few.ts';
import { titlesOf } from '../domain/gates/index.ts';
import type { Phrase } from '../domain/phrase.ts';
import type { GateEvidence } from '../domain/release/release.ts';
import type { ChecksSeen, SeenAgain } from '../domain/release/rollout/rollout-parts.ts';
import { proofLines } from './evidence.ts';

/** So many steps before which something was another are told with what it was; the export has them all. */
const STEPS = 10;
/** So many steps are named before which nothing was. */
const NAMED = 6;

/** What the checks saw when somebody decided to deploy, and before each step since, as far as it was another by then. */
export function seenLines({ at, seen, again = [] }: ChecksSeen): Mrkdwn[] {
  const others = again.filter(isOther);
  const same = again.filter((s) => !isOther(s)).flatMap((s) => s.stage ?? []);
  const left = others.length - STEPS;
  return [
    md`*Checks as they were* ${when(at)}`,
    ...seen.flatMap(checkLines),
    ...(left > 0 ? [md`_${left === 1 ? '1 step' : `${left} steps`} more before these_`] : []),
    ...others.slice(-STEPS).flatMap(againLines),
    ...(same.length > 0 ? [md`_Nothing was another before ${fewOf([...new Set(same)], NAMED)}_`] : []),
  ];
}

const isOther = ({ changed, gone = [] }: SeenAgain) => changed.length + gone.length > 0;

const againLines = ({ at, stage, by, changed, gone = [] }: SeenAgain): Mrkdwn[] => [
  join(
    [md`*${stage ? `Before ${stage}` : 'When it went on'}* ${when(at)}`, ...(by ? [md`by ${{ user: by }}`] : [])],
    ' · ',
  ),
  ...changed.flatMap(checkLines),
  ...(gone.length > 0 ? [md`Nothing to see any more: ${titlesOf(gone).join(', ')}`] : []),
];

const checkLines = ({ gate, open, saw, proofs = [] }: GateEvidence): Mrkdwn[] => [
  seenLine({ gate, open, saw }),
  ...proofLines(proofs),
];

/** "✕ Tests (closed): unit failed": a mark only beside its word. */
export const seenLine = ({ gate, open, saw }: { gate: string; open: boolean; saw: Phrase }): Mrkdwn =>
  md`${open ? '✓' : '✕'} ${titlesOf([gate]).join('')}${open ? '' : ' (closed)'}: ${saw}`;
