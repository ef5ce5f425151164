import { spansIn } from '../calendar/recurrence.ts';
import { wallAt } from '../calendar/wall.ts';
import type { Company, Train } from '../company.ts';
import { own } from '../own.ts';
import { unreachable } from '../phrase.ts';
import type { Item, Request } from '../release/release.ts';

/** What is kept of a train beside its timetable in the manifests. Departures are the starts of its windows, UTC ISO. */
export type TrainState = {
  v: 1;
  name: string;
  /** how many releases it has opened: the owner rotates with it */
  runs: number;
  held?: { by: string; why: string };
  /** departures that somebody called off, those to come only */
  skipped: { departure: string; by: string; why: string }[];
  last?: { departure: string; release?: string };
  /** what waits for the next release it opens */
  waiting: Request[];
};

export type Because = 'skipped' | 'held' | 'missed' | 'frozen' | 'timetable' | 'nobody';

type Of<T> = T & { stream: `train/${string}`; train: string };
export type TrainFact =
  | Of<{ type: 'TrainOpened'; departure: string; opens: string }>
  | Of<{ type: 'TrainDidNotRun'; departure: string; because: Because; text: { why: string } }>
  | Of<{ type: 'TrainSkipped'; departure: string; by: string; text: { why: string } }>
  | Of<{ type: 'TrainHeld'; by: string; text: { why: string } }>
  | Of<{ type: 'TrainResumed'; by: string }>
  | Of<{ type: 'RequestWaits'; request: Omit<Request, 'why'>; text: { why: string } }>;

export const freshTrain = (name: string): TrainState => ({ v: 1, name, runs: 0, skipped: [], waiting: [] });

export function evolveTrain(before: TrainState | undefined, fact: TrainFact): TrainState {
  const state = before ?? freshTrain(fact.train);
  const { held: _, ...running } = state;
  switch (fact.type) {
    case 'TrainOpened':
      return {
        ...state,
        runs: state.runs + 1,
        skipped: after(state.skipped, fact.departure),
        last: { departure: fact.departure, release: fact.opens },
        waiting: [],
      };
    case 'TrainDidNotRun':
      return { ...state, skipped: after(state.skipped, fact.departure), last: { departure: fact.departure } };
    case 'TrainSkipped': {
      const { departure, by, text } = fact;
      return { ...state, skipped: [...state.skipped, { departure, by, why: text.why }] };
    }
    case 'TrainHeld':
      return { ...state, held: { by: fact.by, why: fact.text.why } };
    case 'TrainResumed':
      return running;
    case 'RequestWaits':
      return { ...state, waiting: [...state.waiting, { ...fact.request, why: fact.text.why }] };
    default:
      return unreachable(fact);
  }
}

const after = (skipped: TrainState['skipped'], departure: string) => skipped.filter((s) => s.departure > departure);

export const trainNamed = (company: Company, name: string): Train | undefined =>
  company.trains.find((t) => t.name.toLowerCase() === name.toLowerCase());

const HORIZON_MS = 400 * 86_400_000;

/** The windows of a train that begin after an instant (UTC ISO), soonest first; within a little more than a year. */
export function departuresAfter(train: Train, instant: string, count = 1): { start: string; end: string }[] {
  const start = Date.parse(instant);
  for (const days of [40, 400]) {
    const until = new Date(start + Math.min(days * 86_400_000, HORIZON_MS)).toISOString();
    const found = spansIn(train, instant, until).filter((s) => s.from > instant);
    if (found.length >= count || days === 400)
      return found.slice(0, count).map((s) => ({ start: s.from, end: s.until }));
  }
  return [];
}

/** The window of a train that begins at an instant, if one does. */
export function windowAt(train: Train, departure: string): { start: string; end: string } | undefined {
  const span = spansIn(train, departure, new Date(Date.parse(departure) + 1).toISOString()).find(
    (s) => s.from === departure,
  );
  return span && { start: span.from, end: span.until };
}

/** When the release of a departure opens, UTC ISO. */
export const opensAt = ({ opensDaysBefore }: Train, departure: string) =>
  new Date(Date.parse(departure) - opensDaysBefore * 86_400_000).toISOString();

/** The services with their versions; a version may name {year}, {month}, {day}, {week} (ISO 8601) of the departure, and {n}, the train's count. */
export const itemsOn = (train: Train, departure: string, runs: number): Item[] =>
  train.items.map(({ service, version }) => ({ service, version: filled(version, train.zone, departure, runs + 1) }));

function filled(template: string, zone: string, departure: string, n: number): string {
  const { year, month, day } = wallAt(zone, Date.parse(departure));
  const two = (value: number) => String(value).padStart(2, '0');
  const values: Record<string, string> = {
    year: String(year),
    month: two(month + 1),
    day: two(day),
    week: two(isoWeek(year, month, day)),
    n: String(n),
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => own(values, name) ?? whole);
}

/** ISO 8601: the week with the year's first Thursday is the first. */
function isoWeek(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(year, month, day));
  const thursday = Date.UTC(year, month, day + 4 - (date.getUTCDay() || 7));
  const january = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - january) / (7 * 86_400_000)) + 1;
}

/** Whose turn it is to own the release: the holders of the train's role, one after the other. */
export function ownerOf(train: Train, runs: number, roles: Record<string, string[]>): string | undefined {
  const owners = own(roles, train.owners) ?? [];
  return owners[runs % Math.max(1, owners.length)];
}
