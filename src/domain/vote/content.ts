import { MINUTE_MS } from '../../time/instants.ts';
import { buildOf } from '../build/build.ts';
import type { BuildsOf } from '../build/document.ts';
import type { ChangeType } from '../company/changes.ts';
import type { Company } from '../company/company.ts';
import type { VotedOn } from '../company/policies.ts';
import { environmentNamed, targetOf } from '../company/services.ts';
import type { World } from '../deciding/world.ts';
import type { Item, Leg, LinkedDocument, Passed, Predecessor, Window } from '../release/parts.ts';
import { scheduled } from '../release/planning/route.ts';
import { waysOf } from '../strategy/waves.ts';
import { coveredBy } from './covered.ts';

/** What a vote is about. The reason for a release and what customers are told are not part of it: a typo there changes nothing. */
export type Content = {
  /** `commit`: what the version was built from, where a pipeline told */
  items: (Item & { commit?: string })[];
  environment: string;
  /** the environments after it that the vote is about too */
  onward?: string[];
  change: ChangeType;
  window: Window;
  after: string[];
  /** in which steps it is deployed, and by which pipelines; votes of before this was kept are without */
  strategy?: string;
  documents?: LinkedDocument[];
  /** what of it no rollback takes back */
  irreversible?: string;
};

/** What of a release its content is made of. */
type Planned = {
  items: Item[];
  environment: string;
  change: ChangeType;
  window: Window;
  after?: Predecessor[];
  documents?: LinkedDocument[];
  strategy?: string;
  irreversible?: string;
  passed?: Passed[];
  ahead?: Leg[];
};

export const contentOf = (release: Planned, { builds, company }: Pick<World, 'company'> & BuildsOf): Content => {
  const { items, change, after = [], documents = [], irreversible } = release;
  const covered = coveredBy(release, { company });
  const [first = { environment: release.environment, window: release.window }, ...onward] = covered;
  return {
    items: items.map(({ service, version }) => {
      const commit = buildOf(builds[service], version)?.commit;
      return { service, version, ...(commit && { commit }) };
    }),
    environment: first.environment,
    ...(onward.length > 0 && { onward: onward.map((leg) => leg.environment) }),
    change,
    window: windowOf(release, covered.at(-1) ?? first),
    after: after.map((p) => p.release),
    strategy: [first, ...onward].map((leg) => wayTo(leg.environment, release, company)).join(', then '),
    ...(documents.length > 0 && { documents }),
    ...(irreversible && { irreversible }),
  };
};

/** When it goes. Where it goes whenever it can before the last environment, only from when on: the end moves with that. */
function windowOf(release: Planned, last: Leg): Window {
  const isLast = last.environment === scheduled(release).environment;
  return isLast ? last.window : { ...last.window, end: last.window.start };
}

/** In which steps it reaches an environment, and by which pipelines. */
function wayTo(environment: string, release: Planned, company: Company): string {
  const place = environmentNamed(company, environment);
  const targets = release.items.map((i) => targetOf(company, i.service, environment) ?? 'hand');
  const ways = waysOf({ ...release, environment }, company);
  const how = ways.length > 0 ? `: ${ways.join('; ')}` : '';
  return `${(place?.regions ?? []).join(' → ')} by ${[...new Set(targets)].sort().join(' and ')}${how}`;
}

/** A content as text: the same for the same, in whatever order it was written. */
export function textOf(content: Content): string {
  const { items, environment, onward, change, window, after, strategy, documents, irreversible } = content;
  const services = items.map((i) => `${i.service} ${i.version} ${i.commit ?? ''}`.trim()).sort();
  return JSON.stringify([
    services,
    environment,
    change,
    window.start,
    window.end,
    after.toSorted(),
    ...(strategy ? [strategy] : []),
    ...(documents ? [linesOf(documents)] : []),
    ...(onward ? [{ onward }] : []),
    ...(irreversible ? [{ irreversible }] : []),
  ]);
}

const linesOf = (documents: LinkedDocument[] = []) => documents.map((d) => `${d.name}: ${d.url}`).sort();

/**
 * The fingerprint of a content within one vote: which of the contents it has been about, `c1` for the first. Short, since every ballot names
 * it, and nobody can make two contents share one.
 */
export function printOf(content: Content, known: readonly string[] = []): string {
  const at = known.indexOf(textOf(content));
  return `c${(at < 0 ? known.length : at) + 1}`;
}

/** The parts in which two contents differ. A window that moves or grows by less than the tolerance is the same. */
export function partsChanged(before: Content, now: Content, toleranceMinutes: number): VotedOn[] {
  const names = (c: Content) => inOrder(c.items.map((i) => i.service));
  const versions = (c: Content) => inOrder(c.items.map((i) => `${i.service} ${i.version}`));
  const commits = (c: Content) => inOrder(c.items.map((i) => `${i.service} ${i.commit ?? ''}`));
  const apart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) > toleranceMinutes * MINUTE_MS;
  const differs: Record<VotedOn, boolean> = {
    services: names(before) !== names(now),
    versions: names(before) === names(now) && versions(before) !== versions(now),
    commits: versions(before) === versions(now) && commits(before) !== commits(now),
    environment: inOrderOfWay(before) !== inOrderOfWay(now),
    change: before.change !== now.change,
    window: apart(before.window.start, now.window.start) || apart(before.window.end, now.window.end),
    order: inOrder(before.after) !== inOrder(now.after),
    // Another environment has other steps: that is said once.
    strategy:
      before.strategy !== undefined && inOrderOfWay(before) === inOrderOfWay(now) && before.strategy !== now.strategy,
    documents: inOrder(linesOf(before.documents)) !== inOrder(linesOf(now.documents)),
    irreversible: before.irreversible !== now.irreversible,
  };
  return (Object.keys(differs) as VotedOn[]).filter((part) => differs[part]);
}

const inOrderOfWay = ({ environment, onward = [] }: Content) => [environment, ...onward].join(' → ');
const inOrder = (words: readonly string[]) => JSON.stringify(words.toSorted());
