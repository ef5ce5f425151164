import { isSameVersion } from '../build/same-version.ts';
import type { Outside, Ran, RunsThere, Whose } from '../environment/environment.ts';
import { goneOutside, settledAt } from '../environment/going-live.ts';
import { type Deployment, isSame } from './deployment.ts';
import { leftOf } from './left.ts';

/** What a deployment leaves in a region: without `ran`, nothing. */
export type Move = {
  region: string;
  outside: Omit<Outside, 'by'>;
  text: { by?: Whose };
  ran?: Pick<Ran, 'version' | 'commit' | 'gone'> & { since: string };
};

export type AllTold = {
  before: readonly Deployment[];
  all: readonly Deployment[];
  placeIn: (region: string) => RunsThere;
};

/** What is another in the past of each region once a deployment was heard of: its own doing, and what others told of the same. */
export const movesOf = (heard: Deployment, known: AllTold): Move[] => [
  ...heard.regions.flatMap((region) => {
    const move = moveOf(heard, region, known.all);
    return move.ran || isTold(known.placeIn(region), heard) ? [move] : [];
  }),
  // What it was called before may be what another told of: of whichever version, each is judged again.
  ...known.all.filter((d) => d.source !== heard.source).flatMap((d) => again(d, known)),
];

/** Another system's doing, where it is judged otherwise than before. What Gonogo did since leaves it past. */
export const again = (other: Deployment, { before, all, placeIn }: AllTold): Move[] =>
  other.regions.flatMap((region) => {
    const was = before.find((d) => isSame(d, other)) ?? other;
    if (leftOf(was, region, before) === leftOf(other, region, all)) return [];
    const place = placeIn(region);
    const isNews = (other.liveAt ?? '') > settledAt(place);
    return isTold(place, other) || isNews ? [moveOf(other, region, all)] : [];
  });

function moveOf(deployment: Deployment, region: string, all: readonly Deployment[]): Move {
  const { source, key, url, by, version, commit, liveAt } = deployment;
  const left = leftOf(deployment, region, all);
  const told = {
    region,
    outside: { source, key, ...(url !== undefined && { url }) },
    text: by === undefined ? {} : { by },
  };
  if (left === 'nothing' || liveAt === undefined) return told;
  const ran = { version, since: liveAt, ...(commit !== undefined && { commit }) };
  return { ...told, ran: left === 'gone' ? { ...ran, gone: true } : ran };
}

const isTold = ({ now, before }: RunsThere, deployment: Deployment) =>
  [now ?? [], before].flat().some(({ outside }) => outside && isSame(outside, deployment));

/** The regions in which another version runs once these were made, and those of them in which it is not known that any does. */
export function changedBy(
  moves: readonly Move[],
  placeIn: AllTold['placeIn'],
): { changes: string[]; unknown: string[] } {
  const after = (region: string) =>
    moves
      .filter((m) => m.region === region)
      .reduce((place, { outside, ran }) => goneOutside(place, outside, ran && { ...ran, outside }), placeIn(region));
  const regions = [...new Set(moves.map((m) => m.region))];
  const changes = regions.filter((region) => !isSameVersion(after(region).now?.version, placeIn(region).now?.version));
  return { changes, unknown: changes.filter((region) => after(region).now === undefined) };
}
