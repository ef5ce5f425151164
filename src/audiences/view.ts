import { inOneLine } from '../blocks/text.ts';
import { scopeWords } from '../domain/freeze/scope.ts';
import type { Tidings } from '../domain/intents/intent.ts';
import type { Phrase } from '../domain/phrase.ts';
import { itemsBack, itemsLeft } from '../domain/release/going-back/going-back.ts';
import { scheduled } from '../domain/release/planning/route.ts';
import {
  type Item,
  itemsOf,
  noGosOf,
  type Release,
  rolloutOf,
  type Stage,
  type Status,
} from '../domain/release/release.ts';
import { isMissed } from '../domain/release/state.ts';

/** Everything that could be said of what happened. An audience's template sees only the fields it is cleared for. */
export type View = {
  id: string;
  /** service names without versions: "checkout-api, ledger" */
  services: string;
  /** with versions: "checkout-api 4.2.0, ledger 2.9" */
  versions: string;
  environment: string;
  /** UTC ISO */
  start: string;
  end: string;
  /** when it was to start before it was moved; empty otherwise */
  movedFrom: string;
  /** what it was before it was changed: services, or what customers notice */
  was: string;
  /** "yes" once nobody has to decide on it any more */
  decided: string;
  /** "yes" when its window has ended unused */
  late: string;
  why: string;
  /** what customers notice */
  customers: string;
  /** what is new, as a person wrote it for colleagues */
  notes: string;
  /** Slack user id */
  owner: string;
  /** the technical reason of a failure, a rollback, a no-go or a cancellation */
  reason: string;
  /** of a rollout that went no further: the regions where it is done, and where nobody knows what runs: "eu, us" */
  doneIn: string;
  doubtIn: string;
  /** the step that failed */
  failedStep: string;
  /** what runs where now, a line a region */
  runs: Phrase;
  /** what runs again after a rollback */
  backTo: string;
  /** of a rollback: services of the release that stay as they are, without versions */
  stays: string;
  /** when it happened, UTC ISO */
  at: string;
  /** the whole of it in a sentence, where its fact has one; internal */
  said: Phrase;
  /** who did it: Slack user id; empty when no person did */
  by: string;
  /** the same by their role */
  byRole: string;
  /** the freeze that holds it halfway */
  held: string;
  /** "yes" while it goes back */
  back: string;
  /** "yes" while somebody has paused it */
  paused: string;
  /** "yes" while a no-go stands against what has begun */
  against: string;
  /** how many seconds the failed version was live */
  exposedSeconds: number;
  freeze: string;
  freezeWhy: string;
  freezeScope: string;
  /** "yes" for an emergency stop */
  stop: string;
  /** “frozen”, or “softly frozen” when a deploy only asks for a reason */
  frozen: string;
  freezeStart: string;
  freezeEnd: string;
  /** of a freeze that is over: until when others hold the same; of a release that goes all the same: until when its scope is on hold; empty otherwise */
  stillFrozen: string;
  /** of an incident that the release caused: its id, since when, and until when; empty where it is not over */
  incident: string;
  incidentStart: string;
  incidentEnd: string;
  /** what a person wrote for this audience */
  text: string;
};

export type Field = keyof View;

/** `afar`: by those who hear of its last environment alone. */
export function viewOf(told: Tidings, afar = false): View {
  const { release, freeze } = told;
  // What is planned is planned for its last environment; what happens, happens where it is.
  const goal = release && (rolloutOf(release) && !afar ? release : scheduled(release));
  const rollout = release && rolloutOf(release);
  const items = release ? itemsBack(release) : [];
  const back = rollout?.stages.flatMap((s) => s.items).filter((i) => i.previous !== null) ?? [];
  return {
    id: release?.id ?? freeze?.id ?? '',
    services: namesOf(items),
    versions: itemsOf(items),
    environment: goal?.environment ?? '',
    start: goal?.window.start ?? '',
    end: goal?.window.end ?? '',
    movedFrom: told.movedFrom ?? '',
    was: inOneLine(told.was ?? ''),
    decided: release && !UNDECIDED.includes(release.status) ? 'yes' : '',
    why: inOneLine(release?.why ?? ''),
    customers: inOneLine(release?.customers.trim() ?? ''),
    notes: release?.notes ?? '',
    owner: release?.owner ?? '',
    late: release && isMissed(release, told.at) ? 'yes' : '',
    reason: inOneLine(reasonOf(release)),
    backTo: [...new Set(back.map((i) => `${i.service} ${i.previous}`))].join(', '),
    stays: namesOf(release ? itemsLeft(release) : []),
    ...halfway(release),
    runs: told.runs ?? [],
    at: told.at,
    said: told.said ?? [],
    by: told.by ?? '',
    byRole: told.byRole ?? '',
    held: rollout?.held?.freeze ?? '',
    back: rollout?.direction === 'back' ? 'yes' : '',
    paused: rollout?.held?.pause ? 'yes' : '',
    against: release && noGosOf(release).length > 0 ? 'yes' : '',
    exposedSeconds: rollout ? Math.max(0, Math.round((Date.parse(told.at) - Date.parse(rollout.startedAt)) / 1000)) : 0,
    freeze: inOneLine(freeze?.name ?? ''),
    freezeWhy: inOneLine(freeze?.why ?? ''),
    freezeScope: freeze ? scopeWords(freeze.scope) : '',
    frozen: freeze?.soft ? 'Softly frozen (a deploy asks for a reason)' : 'Frozen',
    freezeStart: freeze?.from ?? '',
    freezeEnd: freeze?.until ?? rollout?.held?.until ?? '',
    stillFrozen: told.still ?? '',
    stop: freeze?.stop ? 'yes' : '',
    incident: told.incident?.id ?? '',
    incidentStart: told.incident?.since ?? '',
    incidentEnd: told.incident?.over ?? '',
    text: told.text ?? '',
  };
}

const namesOf = (items: Item[]) => items.map((i) => i.service).join(', ');

const UNDECIDED: readonly Status[] = ['planned', 'voting', 'rejected'];

/** Of a rollback that failed, why that did: why it was begun has been told. */
function reasonOf(release: Release | undefined): string {
  if (!release || !('reason' in release)) return '';
  return release.status === 'rolling-back' && release.failed ? release.failed : release.reason;
}

function halfway(release: Release | undefined): Pick<View, 'doneIn' | 'doubtIn' | 'failedStep'> {
  const stages = (release && rolloutOf(release)?.stages) ?? [];
  const regions = (all: Stage[]) => [...new Set(all.map((s) => s.region))].join(', ');
  return {
    doneIn: regions(stages.filter((s) => s.state === 'done')),
    doubtIn: regions(stages.filter((s) => s.state === 'failed' && s.how !== 'refused' && s.how !== 'unproven')),
    failedStep: stages.find((s) => s.state === 'failed')?.name ?? '',
  };
}
