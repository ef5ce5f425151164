import { buildOf } from '../build/build.ts';
import type { BuildsOf } from '../build/document.ts';
import type { ChangeType } from '../company/changes.ts';
import type { Part } from '../company/policies.ts';
import { environmentNamed, targetOf } from '../company/services.ts';
import type { World } from '../deciding/world.ts';
import type { Item, LinkedDocument, Predecessor, Window } from '../release/parts.ts';
import { waysOf } from '../strategy/waves.ts';

/** What a vote is about. The reason for a release and what customers are told are not part of it: a typo there changes nothing. */
export type Content = {
  /** `commit`: what the version was built from, where a pipeline told */
  items: (Item & { commit?: string })[];
  environment: string;
  change: ChangeType;
  window: Window;
  after: string[];
  /** in which steps it is deployed, and by which pipelines; votes of before this was kept are without */
  strategy?: string;
  documents?: LinkedDocument[];
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
};

export const contentOf = (release: Planned, { builds, company }: Pick<World, 'company'> & BuildsOf): Content => {
  const { items, environment, change, window, after = [], documents = [] } = release;
  const place = environmentNamed(company, environment);
  const targets = items.map((i) => targetOf(company, i.service, environment) ?? 'hand');
  const ways = waysOf(release, company);
  const how = ways.length > 0 ? `: ${ways.join('; ')}` : '';
  return {
    items: items.map(({ service, version }) => {
      const commit = buildOf(builds[service], version)?.commit;
      return { service, version, ...(commit && { commit }) };
    }),
    environment,
    change,
    window,
    after: after.map((p) => p.release),
    strategy: `${(place?.regions ?? []).join(' → ')} by ${[...new Set(targets)].sort().join(' and ')}${how}`,
    ...(documents.length > 0 && { documents }),
  };
};

/** A content as text: the same for the same, in whatever order it was written. */
export function textOf({ items, environment, change, window, after, strategy, documents }: Content): string {
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
export function partsChanged(before: Content, now: Content, toleranceMinutes: number): Part[] {
  const names = (c: Content) => inOrder(c.items.map((i) => i.service));
  const versions = (c: Content) => inOrder(c.items.map((i) => `${i.service} ${i.version}`));
  const commits = (c: Content) => inOrder(c.items.map((i) => `${i.service} ${i.commit ?? ''}`));
  const apart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) > toleranceMinutes * 60_000;
  const differs: Record<Part, boolean> = {
    services: names(before) !== names(now),
    versions: names(before) === names(now) && versions(before) !== versions(now),
    commits: versions(before) === versions(now) && commits(before) !== commits(now),
    environment: before.environment !== now.environment,
    change: before.change !== now.change,
    window: apart(before.window.start, now.window.start) || apart(before.window.end, now.window.end),
    order: inOrder(before.after) !== inOrder(now.after),
    // Another environment has other steps: that is said once.
    strategy:
      before.strategy !== undefined && before.environment === now.environment && before.strategy !== now.strategy,
    documents: inOrder(linesOf(before.documents)) !== inOrder(linesOf(now.documents)),
  };
  return (Object.keys(differs) as Part[]).filter((part) => differs[part]);
}

const inOrder = (words: readonly string[]) => JSON.stringify(words.toSorted());
