import { isStoppedForHotfix } from '../hotfix/stopped-for.ts';
import { type Phrase, say, at as when } from '../phrase.ts';
import { type Release, rolloutOf, type Stage } from '../release/release.ts';

/** Two copies of some services in a region. `has`: what has the traffic, `beside`: what has none, each by service; `is`: whether the one beside is new, or the old one that is kept; `until`: UTC ISO. */
export type TwoCopies = {
  region: string;
  items: Stage['items'];
  is: 'new' | 'kept';
  /** its step is verified still */
  verifying?: true;
  /** of one that is kept: until when at least; without it, until somebody goes on */
  until?: string;
};

/** Where a release that goes by blue-green has two copies beside each other now, or may have. What goes back leaves it to its steps. */
export function twoCopies(release: Release): TwoCopies[] {
  const rollout = rolloutOf(release);
  if (!rollout || rollout.direction === 'back' || (release.status !== 'deploying' && release.status !== 'failed'))
    return [];
  // The hotfix that it was stopped for takes the idle copy.
  if (isStoppedForHotfix(release)) return [];
  const parts = Map.groupBy(rollout.stages, (s) => s.part ?? s.name);
  return [...parts.values()].flatMap((stages) => copiesIn(stages));
}

function copiesIn(stages: readonly Stage[]): TwoCopies[] {
  const [idle, moved, away] = (['prepare', 'switch', 'retire'] as const).map((act) =>
    stages.find((s) => s.act === act),
  );
  if (!idle || !moved || (away && away.state !== 'waiting')) return [];
  const { region, items } = idle;
  if (isThere(moved)) {
    const until = moved.state === 'verifying' ? moved.verifyUntil : undefined;
    return [
      { region, items, is: 'kept', ...(moved.state === 'verifying' && { verifying: true }), ...(until && { until }) },
    ];
  }
  // While the traffic is moved, or nobody knows whether it was, nothing surely has it.
  if (moved.state !== 'waiting' || !isThere(idle)) return [];
  return [{ region, items, is: 'new', ...(idle.state === 'verifying' && { verifying: true }) }];
}

/** What its pipeline did, however its health is. */
const isThere = ({ state, how }: Stage): boolean =>
  state === 'done' || state === 'verifying' || (state === 'failed' && how === 'unproven');

/** "eu: api 4.1 has the traffic; api 4.2 is verified beside it, without traffic"; "eu: api 4.2 has the traffic, and is verified; api 4.1 is kept until 14:40: until then a rollback only switches back" */
export function copiesWords({ region, items, is, verifying, until }: TwoCopies): Phrase {
  const olds = items.map((i) => `${i.service} ${i.previous ?? 'of before'}`).join(', ');
  const news = items.map((i) => `${i.service} ${i.version}`).join(', ');
  if (is === 'new')
    return say`${region}: ${olds} has the traffic; ${news} ${verifying ? 'is verified' : 'stands ready'} beside it, without traffic`;
  const kept = until ? say`kept until ${when(until)}` : say`kept until the next step begins`;
  return say`${region}: ${news} has the traffic${verifying ? ', and is verified' : ''}; ${olds} is ${kept}: until then a rollback only switches back`;
}

/** "4.1 is kept beside it in eu until 14:40: until then a rollback only switches back (R-12)". `regions`: only these, where any is named. */
export const keptBeside = (release: Release, service: string, regions: readonly string[]): Phrase[] =>
  twoCopies(release).flatMap(({ region, items, is, until }) => {
    const item = items.find((i) => i.service === service);
    if (is === 'new' || !item || (regions.length > 0 && !regions.includes(region))) return [];
    const end = until ? say`until ${when(until)}` : say`until the next step begins`;
    return [
      say`${item.previous ?? 'what ran before'} is kept beside it in ${region} ${end}: until then a rollback only switches back (${release.id})`,
    ];
  });
