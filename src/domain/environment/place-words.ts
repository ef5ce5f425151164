import { at, type Phrase, say, user } from '../phrase.ts';
import {
  type Doubt,
  type Outside,
  type Partly,
  type Ran,
  type Removed,
  type RunsThere,
  removedFrom,
} from './environment.ts';

/** "4.2 since Tuesday 14:09 (R-12)", and what runs beside it; or which versions it may be, since when nobody knows, and why. */
export function placeWords(place: RunsThere): Phrase {
  const { now, partly, doubt } = place;
  const removed = removedFrom(place);
  if (partly && !now && !doubt && !removed) return restUnknown(partly);
  const none = removed ? removedWords(removed) : say`nobody has told what runs`;
  const rest = doubt ? doubtWords(doubt, now) : now ? ranWords(now) : none;
  // A share that came before the doubt is among what is doubted.
  return partly && !doubt?.may.includes(partly.version) ? say`${rest}, ${partlyWords(partly)}` : rest;
}

function doubtWords(doubt: Doubt, now: Ran | undefined): Phrase {
  const may = mayRun(doubt, now);
  const other = now && may.length > 1 ? say`` : say` or what ran before`;
  return say`${may.join(' or ')}${other}: in doubt since ${at(doubt.since)} (step ${doubt.step} of ${doubt.release})`;
}

/** The versions that may run: what surely ran last, and those of the steps that failed since. */
const mayRun = ({ may }: Doubt, now: Ran | undefined): string[] => [
  ...new Set([...(now ? [now.version] : []), ...may]),
];

/** "4.3 on 25 % of it since Tuesday 14:09 (R-13)" */
const partlyWords = ({ version, percent, since, release }: Partly): Phrase =>
  percent === 0
    ? say`${version} beside it, without traffic, since ${at(since)} (${release})`
    : say`${version} on ${percent} % of it since ${at(since)} (${release})`;

/** The part that is known comes first: it stands after the name of its service as a version does. */
const restUnknown = (partly: Partly): Phrase =>
  partly.percent === 0
    ? say`${partly.version} without traffic since ${at(partly.since)} (${partly.release}); nobody has told what has the traffic`
    : say`${partlyWords(partly)}; nobody has told what runs on the rest`;

/** "nothing since Tuesday 14:09 (removed outside Gonogo, told by cdevents)" */
const removedWords = (removed: Removed): Phrase => say`nothing since ${awayWords(removed)}`;
const awayWords = ({ since, outside }: Removed): Phrase =>
  say`${at(since)} (removed outside Gonogo, ${outsideBy(outside)})`;

/** Why no version of a service is known to run in a region: "nothing of api runs in eu since Tuesday 14:09 (removed outside Gonogo, told by cdevents)" */
export function noneWords(service: string, region: string, place: RunsThere): Phrase {
  const removed = removedFrom(place);
  if (!removed) return say`nobody has told what of ${service} runs in ${region}`;
  return say`nothing of ${service} runs in ${region} since ${awayWords(removed)}`;
}

/** "4.2 since Tuesday 14:09 (R-12)" */
export const ranWords = (ran: Ran): Phrase =>
  say`${ran.version}${ran.since ? say` since ${at(ran.since)}` : say` (nobody noted since when)`}${cameBy(ran)}`;

/** Characters of a reason that stands in a line of several: no other line is pushed out by it. */
const REASON = 200;
function inShort(why: string): string {
  const letters = [...why];
  return letters.length > REASON ? `${letters.slice(0, REASON).join('')}…` : why;
}

function cameBy({ release, undid, byHand, outside }: Ran): Phrase {
  if (outside) return say` (outside Gonogo, ${outsideBy(outside)})`;
  if (byHand) {
    const hand = say`, by hand (${user(byHand.by)}: ${inShort(byHand.why)})`;
    return release && !undid ? say` (${release})${hand}` : hand;
  }
  if (undid) return say` (${undid} was rolled back)`;
  return release ? say` (${release})` : say``;
}

/** "by hubot, told by github": whoever did it, as far as its system told */
export const outsideBy = ({ by, source }: Pick<Outside, 'by' | 'source'>): Phrase =>
  by === undefined ? say`told by ${source}` : say`by ${'user' in by ? user(by.user) : by.name}, told by ${source}`;

/** Two places of which the same is told. */
export const samePlace = (a: RunsThere, b: RunsThere) => JSON.stringify(toldOf(a)) === JSON.stringify(toldOf(b));
const toldOf = (place: RunsThere) => [place.now, place.partly, place.doubt, removedFrom(place)];
