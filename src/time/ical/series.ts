import { DAY_MS } from '../instants.ts';
import { type Component, parameterOf, propertiesOf, propertyOf, textOf, valuesOf } from './file.ts';
import { type EventLength, instantOf, lengthOf, type Moment, momentOf, momentsIn, type Zones } from './moment.ts';
import { type Recurring, ruleOf } from './rule.ts';
import { among, isBefore, isSameMoment } from './same.ts';
import type { Zone } from './zones.ts';

/** One time of an event. `from` and `until` are moments; `event` says who and what. */
export type Occurrence = { event: Component; from: Moment; until: Moment };

/** An event with all times at which it comes and what was changed of single ones. */
export type Series = { between(from: number, until: number): Occurrence[] };

/** Wall clocks are at most this far from UTC. */
const ZONE_MS = DAY_MS;

type End = (start: Moment) => Moment;
type Extra = { start: Moment; end?: End };
type Change = { event: Component; of: Moment; onwards: boolean; start: Moment; end: End; cancelled: boolean };

/** Reads an event and the changes to it (the events of its UID with a RECURRENCE-ID). Throws with a line for people. RFC 5545, 3.8.4.4 and 3.8.5 */
export function seriesOf(event: Component, changed: Component[], zones: Zones): Series {
  const start = startOf(event, zones);
  const end = endOf(event, start, zones);
  const cancelled = isCancelled(event);
  const rulesOf = (name: string) =>
    propertiesOf(event, name).flatMap((p) => valuesOf(p).map((v) => ruleOf(v, start, zones)));
  const [rules, never] = [rulesOf('rrule'), rulesOf('exrule')];
  const extras = propertiesOf(event, 'rdate').flatMap((p) =>
    p[2] === 'period'
      ? valuesOf(p).map((v) => periodOf(v, parameterOf(p, 'tzid'), zones))
      : momentsIn(p, zones).map((moment): Extra => ({ start: moment })),
  );
  const left = propertiesOf(event, 'exdate').flatMap((p) => momentsIn(p, zones));
  const changes = changed.map((c) => changeOf(c, zones));
  const isLeftOut = among(left, start);
  const longest = Math.max(0, ...[end, ...changes.map((c) => c.end)].map((e) => e(start).wall - start.wall));
  return {
    between(from, until) {
      if (cancelled) return [];
      const [low, high] = [from - longest - ZONE_MS, until + ZONE_MS];
      // EXRULE is of RFC 2445; some calendars have it still.
      const gone = new Set(never.flatMap((rule) => rule(low, high)));
      const times = [...beginnings(start, rules, low, high), ...extras].filter(
        (t) => !isLeftOut(t.start) && !(t.start.zone === start.zone && gone.has(t.start.wall)),
      );
      const unchanged = uniqueOf(times, start).flatMap((t): Occurrence[] => {
        const change = changeFor(t.start, changes);
        if (!change) return [{ event, from: t.start, until: (t.end ?? end)(t.start) }];
        if (!change.onwards || change.cancelled) return [];
        // From that one on, all are as it is: moved by as much, and as long.
        const { zone } = change.start;
        const wall = change.start.wall + wallIn(zone, t.start) - wallIn(zone, change.of);
        const moved = { ...change.start, wall };
        return [{ event: change.event, from: moved, until: change.end(moved) }];
      });
      const single = changes.filter((c) => !c.cancelled && !c.onwards && !isLeftOut(c.of));
      return [...unchanged, ...single.map((c) => ({ event: c.event, from: c.start, until: c.end(c.start) }))];
    },
  };
}

/** A change whose series is not in the file stands for itself. */
export function loneChange(event: Component, zones: Zones): Series {
  const start = startOf(event, zones);
  const until = endOf(event, start, zones)(start);
  return { between: () => (isCancelled(event) ? [] : [{ event, from: start, until }]) };
}

/** Without a rule it comes once, and at the times it names. */
const beginnings = (start: Moment, rules: Recurring[], low: number, high: number): Extra[] =>
  rules.length === 0
    ? [{ start }]
    : rules.flatMap((rule) => rule(low, high).map((wall): Extra => ({ start: { ...start, wall } })));

function startOf(event: Component, zones: Zones): Moment {
  const property = propertyOf(event, 'dtstart');
  const [start] = property ? momentsIn(property, zones) : [];
  if (!start) throw new Error('has no beginning (DTSTART)');
  return start;
}

/**
 * How an occurrence's end follows from its start. An end in the same zone is one by the wall clock, so that a shift until six ends at six; one in
 * another zone is so many ms later.
 */
function endOf(event: Component, start: Moment, zones: Zones): End {
  const property = propertyOf(event, 'dtend');
  const [end] = property ? momentsIn(property, zones) : [];
  if (end && end.isDate === start.isDate && end.zone === start.zone)
    return lasting({ days: 0, ms: 0 }, end.wall - start.wall);
  if (end) return lasting({ days: 0, ms: Math.max(0, instantOf(end) - instantOf(start)) });
  const duration = textOf(event, 'duration');
  return duration === undefined ? lasting({ days: start.isDate ? 1 : 0, ms: 0 }) : lasting(lengthOf(duration));
}

const lasting =
  ({ days, ms }: EventLength, wall = 0): End =>
  (start) => {
    const moved = { ...start, wall: start.wall + days * DAY_MS + Math.max(0, wall) };
    return ms === 0 ? moved : { ...moved, isDate: false, wall: moved.zone.wall(instantOf(moved) + ms) };
  };

function periodOf(value: unknown, tzid: string | undefined, zones: Zones): Extra {
  const [from, to] = Array.isArray(value) ? value.map(String) : String(value).split('/');
  const start = momentOf(from ?? '', tzid, zones);
  if (to === undefined) return { start };
  if (/^[+-]?P/.test(to)) return { start, end: lasting(lengthOf(to)) };
  return { start, end: lasting({ days: 0, ms: Math.max(0, instantOf(momentOf(to, tzid, zones)) - instantOf(start)) }) };
}

function changeOf(event: Component, zones: Zones): Change {
  const property = propertyOf(event, 'recurrence-id');
  const [of] = property ? momentsIn(property, zones) : [];
  if (!property || !of) throw new Error('has a change to nobody knows which time (RECURRENCE-ID)');
  const start = startOf(event, zones);
  const onwards = parameterOf(property, 'range')?.toUpperCase() === 'THISANDFUTURE';
  return { event, of, onwards, start, end: endOf(event, start, zones), cancelled: isCancelled(event) };
}

const isCancelled = (event: Component) => (textOf(event, 'status') ?? '').toUpperCase() === 'CANCELLED';

const wallIn = (zone: Zone, moment: Moment) =>
  moment.zone === zone || moment.isDate ? moment.wall : zone.wall(instantOf(moment));

/** The change to one time, or else the last that holds from one on. */
function changeFor(start: Moment, changes: Change[]): Change | undefined {
  const one = changes.find((c) => !c.onwards && isSameMoment(c.of, start));
  if (one) return one;
  return changes
    .filter((c) => c.onwards && (isSameMoment(c.of, start) || isBefore(c.of, start)))
    .reduce<Change | undefined>((last, c) => (last && isBefore(c.of, last.of) ? last : c), undefined);
}

/** A time that a rule and an RDATE both name comes once, as the RDATE says. */
function uniqueOf(times: Extra[], first: Moment): Extra[] {
  const unique = new Map<string, Extra>();
  for (const t of times)
    unique.set(t.start.zone === first.zone ? `wall ${t.start.wall}` : `at ${instantOf(t.start)}`, t);
  return [...unique.values()];
}
