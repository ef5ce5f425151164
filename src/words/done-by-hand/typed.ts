import { md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { environmentNamed } from '../../domain/company/services.ts';
import { oneIf } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import type { Release } from '../../domain/release/release.ts';
import type { ByHand } from '../../domain/release/rollout/by-hand.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { choice } from '../../reading/parts/words.ts';
import { type Answer, type Ask, say, seeFor } from '../ask.ts';
import { exampleFor } from '../example.ts';
import { type Acts, findRelease } from '../finding/find.ts';
import { regions } from '../finding/where.ts';
import { noSuchRelease } from '../no-such-release.ts';
import { sentence } from '../sentence.ts';
import { filledFrom, nothing, opened } from './part.ts';
import { severally } from './several.ts';
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
    const partly = regions.length > 0 && outcome === 'live' && which.versions.length > 0;
    if (outcome && regions.length > 0 && !partly) return say(allOrVersion(a));
    if (outcome && !partly) {
      const found = await findRelease(which, a, 'done-by-hand', ACTS[outcome]);
      return 'answer' in found ? found.answer : wholeByHand(found.release, outcome, why, a);
    }
    const { release, company } = await seeFor(a, { release: oneIf(releases, which.id ?? a.release) });
    if (which.id && !release) return noSuchRelease(which.id);
    const isPart = which.versions.length + which.services.length + regions.length > 0;
    if (release && !isPart) return ofRelease(release, why, a);
    return severally({ ...which, regions, why }, company, a) ?? ofPart(which, regions, why, release, company, a);
  },
);

const allOrVersion = (a: Ask) =>
  md`What became of a release is recorded of all of it. Of one region, say which version runs there now: \`/release ${exampleFor(a, 'done-by-hand checkout-api 4.1.3 production eu because why')}\`. Nothing was recorded.`;

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
  // Where there is one region, it needs no name; all of them are everywhere.
  const there = environmentNamed(company, place)?.regions ?? [];
  const region = there.length === 1 ? there[0] : regions.length < 2 ? regions[0] : undefined;
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
