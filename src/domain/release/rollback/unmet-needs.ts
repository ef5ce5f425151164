import { serviceNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { placeAt } from '../../environment/environment.ts';
import { type Phrase, say } from '../../phrase.ts';
import { versionOrder } from '../planning/version-order.ts';
import type { Release, Stage } from '../release.ts';
import { takenBack } from './taken-back.ts';

/** A service that stays, and needs more of one that goes back than what ran there before. `own`: it came with the same release, so that it can go back too. */
export type Wanting = { service: string; version: string; needed: string; atLeast: string; own: boolean };

/** What would be left without what it needs (`needs` of services.yml), each once. `stages`: what goes back. */
export function leftWanting(
  release: Release,
  stages: readonly Stage[],
  { company, environments }: Pick<World, 'company'> & Environments,
): Wanting[] {
  const running = environments[release.environment];
  const own = takenBack(release);
  const found = stages.flatMap(({ region, items }) => {
    const goes = (service: string) =>
      stages.some((s) => s.region === region && s.items.some((i) => i.service === service));
    return items.flatMap((item) =>
      company.services.flatMap(({ name: service }) => {
        const need = serviceNamed(company, service)?.needs?.find((n) => n.needed === item.service);
        if (!need || goes(service) || reaches(item.previous, need.atLeast)) return [];
        const { now } = placeAt(running, service, region);
        const came = own.filter((s) => s.region === region).flatMap((s) => s.items);
        // What is on its way is there already, or may be.
        const isOwn = release.status === 'completed' ? now?.release === release.id : true;
        const mine = isOwn ? came.find((i) => i.service === service) : undefined;
        const version = mine?.version ?? now?.version;
        if (version === undefined) return [];
        return [{ service, version, needed: need.needed, atLeast: need.atLeast, own: mine !== undefined }];
      }),
    );
  });
  return [...new Map(found.map((one) => [`${one.service}/${one.needed}`, one])).values()];
}

/** What nobody knows does not reach it. */
const reaches = (version: string | null, atLeast: string) =>
  version !== null && (versionOrder(version, atLeast) ?? -1) >= 0;

/** "api 4.2 needs ledger 2.9 or newer" */
export const wantingWords = ({ service, version, needed, atLeast }: Wanting): Phrase =>
  say`${service} ${version} needs ${needed} ${atLeast} or newer`;
