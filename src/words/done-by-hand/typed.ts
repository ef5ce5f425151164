import type { Company } from '../../domain/company/company.ts';
import { environmentNamed } from '../../domain/company/services.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import type { Release } from '../../domain/release/release.ts';
import type { ByHand } from '../../domain/release/rollout/by-hand.ts';
import { unknownRelease } from '../../domain/release/unknown.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { choice } from '../../reading/parts/words.ts';
import { type Answer, type Ask, refusalMessage, seeFor } from '../ask.ts';
import { type Acts, findRelease } from '../find.ts';
import { sentence } from '../sentence.ts';
import { regions } from '../where.ts';
import { filledFrom, nothing, opened } from './part.ts';
import { wholeByHand, wholeFirst } from './whole.ts';

const each = (how: ByHand, ...said: string[]) =>
  said.flatMap((s) => [[s, how] as const, [`${s} by hand`, how] as const, [`is ${s}`, how] as const]);
const outcome = choice(
  'outcomes',
  ...each('live', 'live', 'deployed', 'released'),
  ...each('rolled-back', 'rolled back', 'rolled-back', 'taken back', 'undone'),
);

/**
 * `/release done-by-hand checkout-api 4.1.3 production eu because the pipeline was stuck`: a dialog of one service with what was typed; with a release, or
 * with what became of it (`R-11 rolled back because …`), one of all of it.
 */
export const typed = sentence(
  { parts: { which: whichRelease, regions, outcome }, why: 'free' },
  async ({ which, regions, outcome, why }, a) => {
    if (outcome) {
      const found = await findRelease(which, a, 'done-by-hand', ACTS[outcome]);
      return 'answer' in found ? found.answer : wholeByHand(found.release, outcome, why, a);
    }
    const { release, company } = await seeFor(a, { release: one(releases, which.id ?? a.release ?? '-') });
    if (which.id && !release) return { say: refusalMessage(unknownRelease(which.id)) };
    const isPart = which.versions.length + which.services.length + regions.length > 0;
    return release && !isPart ? ofRelease(release, why, a) : ofPart(which, regions, why, release, company, a);
  },
);

const ACTS: Record<ByHand, Acts> = {
  live: { can: 'can be recorded as live', on: ['approved', 'failed'] },
  'rolled-back': { can: 'can be recorded as rolled back', on: ['failed', 'rolling-back'], live: true },
};

/** Where it got stuck, a part of it is what people put right. */
const ofRelease = (release: Release, why: string, a: Ask): Promise<Answer> => {
  const how = wholeFirst(release);
  return how ? wholeByHand(release, how, why, a) : opened({ ...filledFrom(release), why }, a, release);
};

function ofPart(
  { services, versions, environments }: { services: string[]; versions: string[]; environments: string[] },
  regions: string[],
  why: string,
  release: Release | undefined,
  company: Company,
  a: Ask,
): Promise<Answer> {
  const known = release ? filledFrom(release) : nothing(company);
  const place = environments[0] ?? placeOf(regions[0], known.place.split('/')[0] ?? '', company);
  // Where there is one region, it needs no name.
  const there = environmentNamed(company, place)?.regions ?? [];
  const region = regions[0] ?? (there.length === 1 ? there[0] : undefined);
  return opened(
    {
      service: services[0] ?? known.service,
      place: environments.length + regions.length > 0 ? `${place}/${region ?? ''}` : known.place,
      version: versions[0] ?? '',
      why,
    },
    a,
  );
}

/** The environment that is known, where a region that was named is one of its own; else the only one that has such a region. */
function placeOf(region: string | undefined, known: string, { environments }: Company): string {
  if (region === undefined) return known;
  const having = environments.filter((e) => e.regions.includes(region)).map((e) => e.name);
  return having.includes(known) || having.length !== 1 ? known : (having[0] ?? known);
}
