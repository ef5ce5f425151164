import type { BuildsOf } from '../domain/build/document.ts';
import { newOf } from '../domain/build/new-in.ts';
import { stillThere } from '../domain/build/still-there.ts';
import { serviceNamed } from '../domain/company/services.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import type { Item, Release } from '../domain/release/release.ts';
import type { ApiFailed } from '../outbound/api.ts';
import type { FoundTicket } from '../trackers/query.ts';
import type { Tracker } from '../trackers/tracker.ts';

type Trackers = ReadonlyMap<string, Tracker>;
type Known = World & BuildsOf & Environments;
/** A ticket of a release. `found`: how it stands, where a query told it already; `by`: no commit names it. */
export type Named = { tracker: string; key: string; found?: FoundTicket; by?: 'query' };

/** What the queries of trackers find for the versions of a release. */
export async function soughtFor(release: Release, { company }: World, trackers: Trackers) {
  const found: Named[] = [];
  const failed: (ApiFailed & { tracker: string })[] = [];
  const asked: { queried?: true } = {};
  for (const item of release.items)
    for (const [tracker, from] of trackers)
      for (const got of await from.find(item, repositoriesOf(item, company))) {
        asked.queried = true;
        if (got.ok) found.push(...got.tickets.map((ticket) => ({ tracker, key: ticket.key, found: ticket })));
        else failed.push({ ...got, tracker });
      }
  return { found, failed, asked };
}

/** The tickets that its commits and what they came by name, then those that were `found` besides, each once. */
export function namedBy(release: Release, world: Known, trackers: Trackers, found: readonly Named[]): Named[] {
  const all = new Map<string, Named>();
  for (const item of release.items) {
    const repositories = repositoriesOf(item, world.company);
    const changes = newOf(item, release, world);
    const merged = (changes?.told ?? []).flatMap((c) => c.merged);
    const texts = [...stillThere(changes?.commits ?? []), ...stillThere(merged)].map(({ title, refs = [] }) =>
      [title, ...refs].join(' '),
    );
    for (const text of texts)
      for (const [tracker, { keysIn }] of trackers)
        for (const key of keysIn(text, repositories)) all.set(`${tracker}/${key}`, { tracker, key });
  }
  for (const it of found) {
    const id = `${it.tracker}/${it.key}`;
    const named = all.get(id);
    // A commit that names it is the better reason.
    all.set(id, named && named.by === undefined ? { ...it } : { ...it, by: 'query' });
  }
  return [...all.values()];
}

const repositoriesOf = ({ service }: Item, company: World['company']) =>
  serviceNamed(company, service)?.repositories ?? [];
