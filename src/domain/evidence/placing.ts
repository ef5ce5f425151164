import { matchedTo, servicesFitting } from '../company/matching.ts';
import type { Origin } from '../company/origin.ts';
import type { Phrase } from '../phrase.ts';
import { isOfEach, isOfItsBranch, lackingOf, originOf, placedIn } from './kept/index.ts';
import {
  type HearCommand,
  type Matchable,
  onAnyBranch,
  type Placed,
  type SaidPlace,
  type Telling,
} from './kept/kind.ts';
import type { Kept, Unmatched } from './unmatched.ts';

export type { SaidPlace } from './kept/kind.ts';

/** With what something is heard of its service and its environment, by the manifests or by what somebody said; or why that can't be told. */
export function placed(company: Matchable, telling: Telling<Kept>): Placed {
  const { told, said } = telling;
  const each =
    said?.service === undefined && isOfEach(told) ? servicesFitting(company, fittingOrigin(company, told)) : [];
  if (each.length > 0) return together(each.map((s) => placedIn(company, s.name, telling)));
  const service = said?.service ?? serviceOf(company, told);
  return typeof service === 'string' ? placedIn(company, service, telling) : { unmatched: service };
}

function together(all: readonly Placed[]): Placed {
  const commands: HearCommand[] = [];
  for (const each of all) {
    if ('unmatched' in each) return each;
    commands.push(...each.commands);
  }
  return { commands };
}

/** What was kept, in the order in which it was told; what comes last settles it. */
export function placedAgain(
  company: Matchable,
  { id: settles, source, told, earlier = [] }: Unmatched,
  said: SaidPlace = {},
): Placed {
  const before = together(earlier.map((one) => placed(company, { source, told: one, said })));
  if ('unmatched' in before) return before;
  const last = placed(company, { source, told, said });
  if ('unmatched' in last) return last;
  const ends = last.commands.length - 1;
  const settled = last.commands.map((c, n) => (n === ends && c.type !== 'HearMerge' ? { ...c, settles } : c));
  return { commands: [...before.commands, ...settled] };
}

/** Whether nobody needs it: it would be of a service, were it not of a branch that none is released from. What tells what runs in an environment that is known is needed all the same. */
export const isOfAnotherBranch = (company: Matchable, told: Kept): boolean =>
  isFromAnother(company, told) && (isOfItsBranch(told) || lackingOf(company, told).environment);

function isFromAnother(company: Matchable, told: Kept): boolean {
  const origin = originOf(told);
  return (
    (origin.branch ?? origin.ref) !== undefined &&
    servicesFitting(company, origin).length === 0 &&
    servicesFitting(company, onAnyBranch(origin)).length > 0
  );
}

/** Which builds are a service's its branches say; what runs somewhere, and what became of it, runs there whatever branch it is of. */
const fittingOrigin = (company: Matchable, told: Kept): Origin =>
  !isOfItsBranch(told) && isFromAnother(company, told) ? onAnyBranch(originOf(told)) : originOf(told);

function serviceOf(company: Matchable, told: Kept): string | Phrase {
  const matched = matchedTo(company, fittingOrigin(company, told));
  return 'service' in matched ? matched.service.name : matched.unmatched;
}
