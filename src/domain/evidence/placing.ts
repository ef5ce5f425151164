import { matchedTo, servicesFitting } from '../company/matching.ts';
import type { Origin } from '../company/origin.ts';
import { placeCalled } from '../company/place-called.ts';
import { isOfAll, versionOf } from '../outside/version-or-commit.ts';
import type { Phrase } from '../phrase.ts';
import { subjectOf } from './hearing.ts';
import {
  alert,
  commits,
  deployment,
  evidence,
  type HearCommand,
  incident,
  type Matchable,
  type Placed,
  type SaidPlace,
  type Telling,
} from './placing-each.ts';
import type { Kept, Unmatched } from './unmatched.ts';

export type { SaidPlace } from './placing-each.ts';

/** With what something is heard of its service and its environment, by the manifests or by what somebody said; or why that can't be told. */
export function placed(company: Matchable, telling: Telling<Kept>): Placed {
  const { told, said } = telling;
  if (told.type === 'commits' && said?.service === undefined) {
    // A folder that several share is of each of them.
    const fitting = servicesFitting(company, originOf(told));
    if (fitting.length > 0) return { commands: fitting.flatMap((s) => commits(s.name, told)) };
  }
  const service = said?.service ?? serviceOf(company, told);
  if (typeof service !== 'string') return { unmatched: service };
  switch (told.type) {
    case 'deployment':
      return deployment(company, service, { ...telling, told });
    case 'incident':
      return incident(company, service, { ...telling, told });
    case 'alert':
      return alert(company, service, { ...telling, told });
    case 'commits':
      return { commands: commits(service, told) };
    default:
      return evidence(company, service, { ...telling, told });
  }
}

/** What was kept, in the order in which it was told; what comes last settles it. */
export function placedAgain(
  company: Matchable,
  { id: settles, source, told, earlier = [] }: Unmatched,
  said: SaidPlace = {},
): { commands: HearCommand[] } | { unmatched: Phrase } {
  const before: HearCommand[] = [];
  for (const one of earlier) {
    const each = placed(company, { source, told: one, said });
    if ('unmatched' in each) return each;
    before.push(...each.commands);
  }
  const last = placed(company, { source, told, said });
  if ('unmatched' in last) return last;
  const ends = last.commands.length - 1;
  const settled = last.commands.map((c, n) => (n === ends && c.type !== 'HearMerge' ? { ...c, settles } : c));
  return { commands: [...before, ...settled] };
}

/** What somebody has to say of something for it to find its place; `version` where none was told. */
export function lackingOf(company: Matchable, told: Kept): { environment: boolean; version: boolean } {
  const place = told.from.environment === undefined ? undefined : placeCalled(company, told.from.environment);
  switch (told.type) {
    case 'deployment':
      return {
        environment: !place,
        version: versionOf(told.from, undefined) === undefined && !isOfAll({ ...told.from, state: told.state }),
      };
    case 'alert':
      return { environment: !place, version: false };
    case 'commits':
      return { environment: false, version: false };
    case 'incident':
      return { environment: told.from.environment !== undefined && !place, version: false };
    default:
      return { environment: false, version: subjectOf('-', told) === undefined };
  }
}

/** Where something is from, with what it is called: a result or a scan of a repository that several services share may say no more. */
export function originOf(told: Kept): Origin {
  switch (told.type) {
    case 'commits':
      return onAnyBranch(told.from);
    case 'check':
      return {
        ...(told.kind === 'review' ? onAnyBranch(told.from) : told.from),
        checks: [told.name, `${told.app}/${told.name}`],
      };
    case 'findings':
      return { ...told.from, checks: [told.tool, ...(told.part === undefined ? [] : [`${told.tool}/${told.part}`])] };
    default:
      return told.from;
  }
}

/** Who wrote and who approved a commit counts wherever that was: it comes to the branch of a release by being merged. */
const onAnyBranch = ({ branch: _, ...from }: Origin): Origin => from;

/** Whether it would be of a service, were it not of a branch that none is released from. */
export function isOfAnotherBranch(company: Matchable, told: Kept): boolean {
  const origin = originOf(told);
  return (
    origin.branch !== undefined &&
    servicesFitting(company, origin).length === 0 &&
    servicesFitting(company, onAnyBranch(origin)).length > 0
  );
}

function serviceOf(company: Matchable, told: Kept): string | Phrase {
  const matched = matchedTo(company, originOf(told));
  return 'service' in matched ? matched.service.name : matched.unmatched;
}
