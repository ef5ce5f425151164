import { isSameVersion } from '../build/same-version.ts';
import { environmentNamed } from '../company/services.ts';
import type { World } from '../deciding/world.ts';
import { betweenWords } from '../drift/between.ts';
import type { AnswersOf } from '../drift/document.ts';
import { takenAway } from '../drift/taken-away.ts';
import { answerWords } from '../drift/words.ts';
import type { Around } from '../gates/index.ts';
import type { Locks } from '../lock/document.ts';
import { type Lock, locksOn } from '../lock/lock.ts';
import { type Phrase, say, at as when } from '../phrase.ts';
import { isAhead } from '../release/ahead.ts';
import { Checked } from '../release/clearing/checked.ts';
import type { OpenReleases } from '../release/document.ts';
import { isStuck, type Release } from '../release/release.ts';
import { stateWord } from '../release/state-words.ts';
import { keptBeside } from '../strategy/two-copies.ts';
import type { Environments } from './document.ts';
import { drillOf } from './drill-of.ts';
import { isKnown, placeAt, type RunsThere } from './environment.ts';
import { elsewhere, isOlder, oursOf } from './newer-elsewhere.ts';
import { samePlace } from './place-words.ts';
import { spotId } from './spot.ts';

type Known = Pick<World, 'company' | 'now'> & Environments & AnswersOf & OpenReleases & Locks;
/** `Around`: what the gates of the releases look at, for what each is called follows from them. */
type Checking = Known & Around;

/** One service in one environment, region by region. `newer`: what is planned, under way or live elsewhere; `older`: what is planned or under way though all that runs is newer by its number; `same`: what is, though its version runs everywhere there already. `kept`: the old copies that blue-green keeps beside what has the traffic. `locks`: who keeps others from deploying there. `rank`: what needs looking at comes first. */
export type WhereRow = {
  environment: string;
  service: string;
  places: { region: string; place: RunsThere }[];
  newer: Phrase[];
  older: Phrase[];
  same: Phrase[];
  kept: Phrase[];
  locks: Lock[];
  drill?: Phrase | undefined;
  /** what answers otherwise than was released, or not at all, and what is another than in an environment that should be the same */
  drift: Phrase[];
  inDoubt: boolean;
  rank: number;
};

/** What is asked for; nothing named is everything. */
export type Whereabouts = { services: string[]; environments: string[]; regions: string[] };

/** Every service in every environment that is asked for: what is in doubt first, then what is under way, what differs, what has something newer, then what changed last. */
export function whereabouts({ services, environments, regions }: Whereabouts, world: Checking): WhereRow[] {
  const wanted = (all: string[], name: string) => all.length === 0 || all.includes(name);
  const named = world.company.services.map((s) => s.name).filter((s) => wanted(services, s));
  const places = world.company.environments.map((e) => e.name).filter((e) => wanted(environments, e));
  const openOf = openByService(world.openReleases);
  return places.flatMap((environment) =>
    named
      .map((service) => rowOf(service, environment, regions, openOf.get(service) ?? [], world))
      .filter((row) => row.places.length > 0)
      .sort((a, b) => a.rank - b.rank || sinceOf(b).localeCompare(sinceOf(a))),
  );
}

function rowOf(service: string, environment: string, regions: string[], open: Release[], world: Checking): WhereRow {
  const running = world.environments[environment];
  const places = (environmentNamed(world.company, environment)?.regions ?? [])
    .filter((r) => regions.length === 0 || regions.includes(r))
    .map((region) => ({ region, place: placeAt(running, service, region) }));
  const here = open.filter((r) => r.environment === environment);
  const {
    back = [],
    on = [],
    there = [],
  } = Object.groupBy(here.filter(isComing), (r) => directionOf(versionOf(r, service) ?? '', places));
  const older = back.map((r) => coming(r, service, world));
  // Of what runs there it is said already which release brought it.
  const isIts = (id: string) => places.every(({ place }) => place.now?.release === id);
  const same = there.filter((r) => !isIts(r.id)).map((r) => coming(r, service, world));
  const newer = [
    ...on.map((r) => coming(r, service, world)),
    ...elsewhere(service, environment, places, refused(here, service), world),
  ];
  const inDoubt = places.some(({ place }) => place.doubt);
  const busy = here.some((r) => r.status === 'deploying' || r.status === 'rolling-back' || isStuck(r));
  const ahead = newer.length + older.length + same.length;
  const locks = locksOn(world.locks, { environment, services: [service] }, world.now);
  const { drill, overdue } = drillOf(running, service, environment, world);
  const answered = answerWords(
    world.answers[spotId({ environment, service })],
    places.map((p) => p.region),
  );
  const drift = [...takenAway(places), ...answered, ...betweenWords(service, environment, open, world)];
  const known = places.some(({ place }) => isKnown(place)) || ahead + locks.length + drift.length > 0;
  const differs = !isEverywhere(places) || overdue || drift.length > 0;
  const kept = here.flatMap((r) => keptBeside(r, service, regions));
  const rank = known ? rankOf({ doubt: inDoubt, busy, differs, newer: ahead > 0 }) : NOTHING_KNOWN;
  return { environment, service, places, newer, older, same, kept, locks, drill, drift, inDoubt, rank };
}

/** What has to be looked at first stands first: what is in doubt, what goes on, what is not the same everywhere or not as it should be, what has something newer. */
const RANKS = ['doubt', 'busy', 'differs', 'newer'] as const;
const NOTHING_KNOWN = RANKS.length + 1;

function rankOf(row: Record<(typeof RANKS)[number], boolean>): number {
  const rank = RANKS.findIndex((is) => row[is]);
  return rank < 0 ? RANKS.length : rank;
}

/** Whether a version comes on from what runs there, goes back behind it, or is there already, in every region. */
function directionOf(version: string, places: WhereRow['places']): 'on' | 'back' | 'there' {
  if (places.every(({ place }) => isSameVersion(place.now?.version, version) && !place.doubt && !place.partly))
    return 'there';
  return isOlder(version, oursOf(places)) ? 'back' : 'on';
}

/** Whether the same runs in every region. */
export const isEverywhere = ([first, ...others]: WhereRow['places']): boolean =>
  first === undefined || others.every((o) => samePlace(o.place, first.place));

/** What nobody wants there is not newer: what was decided against, or is being taken back. */
const isComing = ({ status }: Release) => status !== 'rejected' && status !== 'rolling-back';

const refused = (here: Release[], service: string): string[] =>
  here.filter((r) => !isComing(r)).flatMap((r) => versionOf(r, service) ?? []);

const versionOf = ({ items }: Release, service: string) => items.find((i) => i.service === service)?.version;

function coming(release: Release, service: string, world: Checking): Phrase {
  const { id, window } = release;
  const state = say`${versionOf(release, service) ?? ''} ${stateWord(new Checked(release, world).state).toLowerCase()}`;
  return isAhead(release) ? say`${state}, ${when(window.start)} (${id})` : say`${state} (${id})`;
}

function openByService(open: Release[]): Map<string, Release[]> {
  const found = new Map<string, Release[]>();
  for (const release of open)
    for (const { service } of release.items) found.set(service, [...(found.get(service) ?? []), release]);
  return found;
}

const sinceOf = ({ places }: WhereRow) =>
  places
    .map(({ place }) => place.now?.since ?? '')
    .sort()
    .at(-1) ?? '';
