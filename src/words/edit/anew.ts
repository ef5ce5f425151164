import type { ChangeType } from '../../domain/company/changes.ts';
import { openOnes } from '../../domain/release/document.ts';
import { placesIn } from '../../domain/release/planning/route.ts';
import { type Item, itemsOf, nameOf, type Release, servicesOf } from '../../domain/release/release.ts';
import type { TypedItem } from '../../reading/parts/item.ts';
import type { WhichReleases } from '../../reading/parts/release.ts';
import { type Ask, seeFor } from '../ask.ts';
import { fits } from '../finding/fits.ts';

/** What was typed of it already, as the dialog's fields say it; an empty text takes away what it has. */
export type Anew = {
  items?: Item[] | undefined;
  environment?: string | undefined;
  change?: ChangeType | undefined;
  after?: readonly string[] | undefined;
  why?: string | undefined;
  irreversible?: string | undefined;
  customers?: string | undefined;
  strategy?: string | undefined;
};

/** Services that were said with a version each: what is to be of the release. */
const pairsIn = ({ services, versions }: WhichReleases): Item[] | undefined =>
  versions.length > 0 && versions.length === services.length
    ? services.map((service, i) => ({ service, version: versions[i] ?? '' }))
    : undefined;

/** What of a sentence says which release is edited: a version that none has is the new one, and beside an id all of it is what is edited. */
export async function whichIsEdited(which: WhichReleases, a: Ask): Promise<WhichReleases> {
  if (which.id) return { ...which, services: pairsIn(which) ? [] : which.services, versions: [], environments: [] };
  const { openReleases } = await seeFor(a, { openReleases: openOnes });
  if (openReleases.some((r) => fits(r, which))) return which;
  const any = { ...which, versions: [] };
  return openReleases.some((r) => fits(r, any)) ? any : which;
}

/** What was typed of a release's content. */
type ContentTyped = {
  release: WhichReleases;
  version: string | undefined;
  added: readonly TypedItem[];
  leftOut: readonly TypedItem[];
};

/** The services, versions and place that were typed for it; or what is wrong with them, in words. */
export function contentAnew(
  release: Release,
  { release: which, version, added, leftOut }: ContentTyped,
): Pick<Anew, 'items' | 'environment'> | { wrong: string } {
  // “edit R-1 ledger to 2.10”
  const named = which.services.length === 1 && which.versions.length === 0 ? which.services : undefined;
  const [first, another] = named ? release.items.filter((i) => named.includes(i.service)) : release.items;
  if (version && (!first || another))
    return {
      wrong: `Of which service is ${version}? ${nameOf(release)} has ${servicesOf(release).join(', ')}: write it after one.`,
    };
  const known = release.items.map((i) => i.version);
  if (!version && !pairsIn(which) && which.versions.some((v) => !known.includes(v)))
    return {
      wrong: `Which service is to be ${which.versions.join(' or ')}? Write each version after its service, once.`,
    };
  const said = version && first ? [{ service: first.service, version }] : pairsIn(which);
  const come: Item[] = added.flatMap((i) => (i.version ? [{ service: i.service, version: i.version }] : []));
  const bare = added.find((i) => !i.version);
  if (bare) return { wrong: `Which version of ${bare.service}? Write it after its name: “add ${bare.service} 4.2.1”.` };
  const all = [...(said ?? []), ...come];
  const items = withThese(release.items, all).filter((i) => !leftOut.some((gone) => gone.service === i.service));
  const wrong = leftOutFault(release, leftOut, all) ?? (items.length === 0 ? allGone(release) : undefined);
  if (wrong) return { wrong };
  const [environment, other] = which.environments.filter((e) => !placesIn(release).includes(e));
  if (other) return { wrong: 'I can take one of the environments at a time.' };
  return { items: all.length > 0 || leftOut.length > 0 ? items : undefined, environment };
}

function leftOutFault(release: Release, leftOut: readonly TypedItem[], said: readonly Item[]): string | undefined {
  const both = leftOut.find((gone) => said.some((i) => i.service === gone.service));
  if (both) return `Is ${both.service} to be in it or not? You wrote both.`;
  const none = leftOut.find((gone) => !release.items.some((i) => i.service === gone.service));
  return none && `${release.id} has no ${none.service}: it has ${itemsOf(release.items)}.`;
}

const allGone = ({ id }: Release) =>
  `Nothing would be left of ${id}. If it is not to happen, write \`/release cancel ${id} because …\`.`;

/** The same services with those versions, and what is new after them. */
function withThese(items: readonly Item[], said: readonly Item[]): Item[] {
  const versions = new Map(said.map((i) => [i.service, i.version]));
  const known = new Set(items.map((i) => i.service));
  return [
    ...items.map((i) => ({ ...i, version: versions.get(i.service) ?? i.version })),
    ...said.filter((i) => !known.has(i.service)),
  ];
}
