import { oldestFirst } from '../../time/in-order.ts';
import { MINUTE_MS } from '../../time/instants.ts';
import { bySource, type CauseVerdict, type Incident, type Opening, type Sighting } from './incident.ts';

export type Times = Pick<Opening, 'since' | 'over'>;

/** When an incident was open, in order: from where the first source says that it began until the last one says that it is over. */
export function timesOf(seen: readonly Sighting[]): Times[] {
  const all = bySource(seen).flatMap(timesBy);
  const together: Times[] = [];
  for (const one of oldestFirst(all, (o) => o.since)) {
    const last = together.at(-1);
    if (!last || (last.over !== undefined && last.over < one.since)) together.push({ ...one });
    else if (last.over !== undefined && (one.over === undefined || last.over < one.over))
      together[together.length - 1] = { ...one, since: last.since };
  }
  return together;
}

/** By what one source told, in order. What opens again has the source's start of it only where that is after the end before: most keep the first one. */
function timesBy(told: readonly Sighting[]): Times[] {
  const times: Times[] = [];
  for (const { state, at, startedAt } of told) {
    const last = times.at(-1);
    const open = last && last.over === undefined ? last : undefined;
    const before = (open ? times.at(-2) : last)?.over;
    const isOwn = before === undefined || startedAt > before;
    if (open && isOwn && startedAt < open.since) open.since = startedAt;
    // The end of one whose opening nobody told of; or what is over is told of once more.
    if (!open && (state !== 'resolved' || isOwn)) times.push({ since: isOwn ? startedAt : at });
    const now = times.at(-1);
    if (state === 'resolved' && now && now.over === undefined) now.over = at;
  }
  return times;
}

/** The opening that an instant (UTC ISO) is of: the last one that had begun, else the first. */
export const openingAt = <T extends Times>(openings: readonly T[], instant: string): T | undefined =>
  openings.findLast((o) => o.since <= instant) ?? openings[0];

export const newestOpening = ({ openings }: Pick<Incident, 'openings'>): Opening | undefined => openings.at(-1);

/** What was last said of the cause of an opening. */
export const verdictOf = (
  { openings, verdicts }: Pick<Incident, 'openings' | 'verdicts'>,
  opening: Opening | undefined,
) => verdicts.findLast((v: CauseVerdict) => openingAt(openings, v.of) === opening);

/** The newest opening that came of a deploy, or may have while nobody has said of what. */
export const openingBy = (incident: Incident, deploy: string): Opening | undefined =>
  incident.openings.findLast((o) => causedBy(incident, o).includes(deploy));

/** What caused an opening: as somebody said, else all that may have. */
export function causedBy(incident: Incident, opening: Opening): string[] {
  const verdict = verdictOf(incident, opening);
  return verdict ? [verdict.deploy ?? []].flat() : opening.causes.map((c) => c.deploy);
}

/** Two systems begin to tell of one incident within so long, ms. */
const TOGETHER_MS = 15 * MINUTE_MS;

/**
 * Whether a system means an incident that is known: by its key, or by its title at the same time; where that can't be said, they are two. One system has one key
 * for it while it is open; when it opens again it may have another.
 */
export function isOne(known: Incident, told: Sighting & { environment?: string | undefined }): boolean {
  const mine = known.seen.filter((s) => s.source === told.source);
  if (mine.some((s) => s.key === told.key)) return true;
  const here = known.environment;
  if (here !== undefined && told.environment !== undefined && here !== told.environment) return false;
  const began = Date.parse(told.startedAt);
  const near = known.openings.filter((o) => Math.abs(Date.parse(o.since) - began) <= TOGETHER_MS);
  const isOf = (instant: string) => near.some((o) => o === openingAt(known.openings, instant));
  if (near.length === 0 || mine.some((s) => !isOfOne(s.key, told.key) && (isOf(s.startedAt) || isOf(s.at))))
    return false;
  return known.seen.some((s) => s.key === told.key || normal(s.title) === normal(told.title));
}

/** The key of what one incident of a system is elsewhere: in another of the places that it affects. Two that turn out to be of one service are one. */
export const keyOfPart = (key: string, part: string): string => `${key}${PART}${part}`;
const PART = '::';
const isOfOne = (a: string, b: string) => a.split(PART)[0] === b.split(PART)[0];

/** Whether two incidents that are known are one: by what either tells of the other's openings. */
export const areOne = (a: Incident, b: Incident): boolean =>
  a.seen.some((s) => isOne(b, { ...s, environment: a.environment })) ||
  b.seen.some((s) => isOne(a, { ...s, environment: b.environment }));

const normal = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
