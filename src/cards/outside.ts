import { linkTo, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { placesOf, type Ran } from '../domain/environment/environment.ts';
import { outsideBy } from '../domain/environment/place-words.ts';
import { at, say } from '../domain/phrase.ts';
import { isOver, type Release, servicesOf } from '../domain/release/release.ts';

/** What of a release's services runs there because of a deployment that nobody asked for here: a line for each, with the way to it. */
export function outsideLines(release: Release, world: Environments & Pick<World, 'company'>): Mrkdwn[] {
  if (isOver(release)) return [];
  return servicesOf(release).flatMap((service) => {
    const there = placesOf(world.environments[release.environment], service, world).flatMap(([region, { now }]) =>
      now?.outside ? [{ region, now, key: `${now.outside.source} ${now.outside.key} ${now.version}` }] : [],
    );
    return [...Map.groupBy(there, (p) => p.key).values()].flatMap((same) => {
      const [first] = same;
      return first
        ? [
            lineOf(
              service,
              first.now,
              same.map((p) => p.region),
            ),
          ]
        : [];
    });
  });
}

function lineOf(service: string, { version, since, outside }: Ran, regions: string[]): Mrkdwn {
  const who = outside ? say`, ${outsideBy(outside)}` : say``;
  const link = outside?.url ? md` (${linkTo(outside.url, 'look at it')})` : NOTHING;
  const then = since ? say` since ${at(since)}` : say``;
  return md`:warning: Deployed outside Gonogo: ${service} ${version} runs in ${regions.join(', ')}${then}${who}${link}`;
}
