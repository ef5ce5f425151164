import { inOneLine } from '../blocks/text.ts';
import { frozenHold } from '../domain/freeze/held-by.ts';
import { scopeWords } from '../domain/freeze/scope.ts';
import { isStoppedForHotfix } from '../domain/hotfix/stopped-for.ts';
import type { Tidings } from '../domain/intents/intent.ts';
import { isMissed } from '../domain/release/ahead.ts';
import type { Delay } from '../domain/release/clearing/delay.ts';
import { failureOf } from '../domain/release/part-done.ts';
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
import {
  itemsBack,
  itemsLeft,
  leftCalled,
  takenBack,
  unsureLeft,
  versionsBack,
} from '../domain/release/rollback/taken-back.ts';
import { isUnsure } from '../domain/release/rollout/doubt.ts';
import { delayWords } from './delay-words.ts';
import { hurryOf } from './in-a-hurry.ts';
import { becomesOfRunning } from './in-flight.ts';
import { overruledWords, type TitlesOverruled } from './overruled-words.ts';
import { stoppedWords } from './stopped-words.ts';
import type { View } from './view.ts';

/** What is told, with what is looked up when it is told: what keeps it from its time, whose votes were gone past. */
export type ToldNow = Tidings & { delay?: Delay; overruled?: TitlesOverruled };

/** `afar`: by those who hear of its last environment alone. */
export function viewOf(told: ToldNow, afar = false): View {
  const { release, freeze } = told;
  // What is planned is planned for its last environment; what happens, happens where it is.
  const goal = release && (rolloutOf(release) && !afar ? release : scheduled(release));
  const rollout = release && rolloutOf(release);
  const hold = release && frozenHold(release);
  const items = release ? itemsBack(release) : [];
  return {
    id: release?.id ?? freeze?.id ?? '',
    services: namesOf(items),
    versions: itemsOf(items),
    environment: goal?.environment ?? '',
    start: goal?.window.start ?? '',
    end: goal?.window.end ?? '',
    movedFrom: told.movedFrom ?? '',
    was: inOneLine(told.was ?? ''),
    decided: release && !UNDECIDED.includes(release.status) && !(afar && told.openAtLast) ? 'yes' : '',
    why: inOneLine(release?.why ?? ''),
    customers: inOneLine(release?.customers.trim() ?? ''),
    notes: release?.notes ?? '',
    owner: told.ownerGone ? '' : (release?.owner ?? ''),
    again: told.again ? 'yes' : '',
    ownerRole: told.ownerGone ? '' : (told.ownerRole ?? ''),
    review: release?.review && !release.review.by ? release.review.due : '',
    late: release && isMissed(release, told.at) ? 'yes' : '',
    emergency: release ? hurryOf(release) : '',
    overruled: told.overruled ? overruledWords(told.overruled) : '',
    delay: told.delay ? delayWords(told.delay) : '',
    notBefore: told.delay?.until ?? '',
    unfit: told.unfit ? 'yes' : '',
    reason: inOneLine(told.because ?? (told.event === 'moved' || !release ? '' : failureOf(release))),
    backTo: release ? versionsBack(release) : '',
    ...leftWhere(release),
    ...halfway(release),
    runs: told.runs ?? [],
    liveIn: (release?.passed ?? []).map((p) => p.environment).join(', '),
    at: told.at,
    said: told.said ?? [],
    by: told.by ?? '',
    byRole: told.byRole ?? '',
    held: hold?.name ?? '',
    backOnItsWay: afar && isBackOnItsWay(told) ? 'yes' : '',
    back: rollout?.direction === 'back' ? 'yes' : '',
    paused: rollout?.held?.pause ? 'yes' : '',
    against: release && noGosOf(release).length > 0 ? 'yes' : '',
    exposedSeconds: rollout ? Math.max(0, Math.round((Date.parse(told.at) - Date.parse(rollout.startedAt)) / 1000)) : 0,
    freeze: inOneLine(freeze?.name ?? ''),
    freezeWhy: inOneLine(freeze?.why ?? ''),
    freezeScope: freeze ? scopeWords(freeze.scope) : '',
    frozen: freeze?.soft ? 'Softly frozen (a deploy asks for a reason)' : 'Frozen',
    freezeStart: freeze?.from ?? '',
    freezeEnd: freeze?.until ?? hold?.until ?? '',
    stillFrozen: told.still ?? '',
    running: becomesOfRunning(told),
    ...stoppedWords(told.stops),
    stop: freeze?.stop ? 'yes' : '',
    incident: told.incident?.id ?? '',
    incidentStart: told.incident?.since ?? '',
    incidentEnd: told.incident?.over ?? '',
    text: told.text ?? '',
  };
}

/** What is taken back or replaced before it is where it was to be in the end had reached nobody outside: it does not happen. */
const isBackOnItsWay = ({ event, release }: Tidings) =>
  (event === 'rolled-back' || event === 'replaced') && release?.ahead !== undefined;

/** What a rollback of some services leaves: as it is, and where nobody knows which version runs. */
function leftWhere(release: Release | undefined): Pick<View, 'stays' | 'unsure'> {
  if (!release) return { stays: '', unsure: '' };
  const unsure = unsureLeft(release);
  const stay = itemsLeft(release).filter((i) => !unsure.includes(i));
  const named = (items: Item[]) => items.map((i) => leftCalled(release, i.service)).join(', ');
  return { stays: named(stay), unsure: named(unsure) };
}

const namesOf = (items: Item[]) => items.map((i) => i.service).join(', ');

const UNDECIDED: readonly Status[] = ['planned', 'voting', 'rejected'];

function halfway(
  release: Release | undefined,
): Pick<View, 'doneIn' | 'doubtIn' | 'untouched' | 'stoppedShort' | 'hotfixFirst' | 'failedStep'> {
  const stages = (release && rolloutOf(release)?.stages) ?? [];
  const failedStep = stages.find((s) => s.state === 'failed')?.name ?? '';
  const regions = (all: Stage[]) => [...new Set(all.map((s) => s.region))].join(', ');
  return {
    doneIn: regions(stages.filter((s) => s.state === 'done')),
    doubtIn: regions(stages.filter(isUnsure)),
    hotfixFirst: isStoppedForHotfix(release) ? 'yes' : '',
    untouched: release?.status === 'failed' && takenBack(release).length === 0 ? 'yes' : '',
    failedStep,
    stoppedShort: release?.status === 'failed' && failedStep === '' ? 'yes' : '',
  };
}
