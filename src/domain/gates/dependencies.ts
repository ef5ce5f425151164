import { serviceNamed } from '../company/services.ts';
import { allEnvironments } from '../environment/document.ts';
import { placesOf } from '../environment/environment.ts';
import { noneWords } from '../environment/place-words.ts';
import { listed, type Phrase, say } from '../phrase.ts';
import type { Item } from '../release/parts.ts';
import { versionOrder } from '../release/planning/version-order.ts';
import { gate } from './gate.ts';
import { itsOwner } from './who-opens.ts';

/** What its services need runs there in the version that they need, or comes with it. */
export const dependencies = gate({
  id: 'dependencies',
  title: 'Dependencies',
  plain: 'something it builds on is not there yet',
  opens: itsOwner,
  reads: () => ({ environments: allEnvironments }),
  see({ items, environment }, world) {
    const { environments, company } = world;
    const needs = items.flatMap(({ service }) =>
      (serviceNamed(company, service)?.needs ?? []).map((needed) => ({ service, ...needed })),
    );
    if (needs.length === 0) return undefined;
    const lacking = needs.flatMap((need) =>
      missing(need, items, placesOf(environments[environment], need.needed, world)),
    );
    return { open: lacking.length === 0, saw: lacking.length > 0 ? listed(lacking) : say`what it needs runs there` };
  },
});

type Need = { service: string; needed: string; atLeast: string };

function missing({ service, needed, atLeast }: Need, items: Item[], places: ReturnType<typeof placesOf>): Phrase[] {
  const reaches = (version: string | undefined) => version !== undefined && (versionOrder(version, atLeast) ?? -1) >= 0;
  const comes = items.find((i) => i.service === needed);
  if (comes)
    return reaches(comes.version)
      ? []
      : [say`${service} needs ${needed} ${atLeast}, and ${comes.version} comes with it`];
  if (places.length === 0)
    return [say`${service} needs ${needed} ${atLeast}, and nobody has told what of it runs there`];
  const short = places.find(([, { now, doubt }]) => doubt !== undefined || !reaches(now?.version));
  if (!short) return [];
  const [region, place] = short;
  const { now, doubt } = place;
  const runs = doubt
    ? say`what of it runs in ${region} is in doubt`
    : now
      ? say`${now.version} runs in ${region}`
      : noneWords(needed, region, place);
  return [say`${service} needs ${needed} ${atLeast}, and ${runs}`];
}
