import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import { commitOf } from '../build/commit-of.ts';
import { allBuilds, type BuildsOf, builds } from '../build/document.ts';
import { isSameCommit, shortCommit } from '../build/same-commit.ts';
import { isSameVersion } from '../build/same-version.ts';
import { environmentNamed } from '../company/services.ts';
import { some } from '../deciding/reads.ts';
import { allEnvironments, type Environments } from '../environment/document.ts';
import { placesOf, type Ran, type RunsThere } from '../environment/environment.ts';
import { noneWords } from '../environment/place-words.ts';
import { at, listed, type Phrase, say } from '../phrase.ts';
import { type RunningReleases, runningOnes } from '../release/document.ts';
import { type Item, servicesOf } from '../release/release.ts';
import { ANYWHERE, gate, type Sight } from './gate.ts';
import { illThere, provingIn } from './proved-there.ts';
import { whoMay } from './who-opens.ts';

/** The same version has been live and healthy in the environment before, for as long as the later one asks. */
export const promotion = gate({
  id: 'promotion',
  title: 'Promotion',
  plain: 'it has to prove itself first',
  opens: whoMay('deploy'),
  // What runs where is read whole: which environment comes before is only known to the manifests.
  reads: ({ items, environment }) => ({
    environments: allEnvironments,
    runningReleases: runningOnes,
    builds: environment === ANYWHERE ? allBuilds : some(builds, servicesOf({ items })),
  }),
  see({ items, environment, change, passed = [], hotfix, drill }, world) {
    const { environments, company, now } = world;
    const { after, soakMinutes = 0 } = environmentNamed(company, environment) ?? {};
    const earlier = after ?? passed.at(-1)?.environment;
    // What ran there before has been promoted once.
    if (earlier === undefined || drill) return undefined;
    if (change === 'emergency' && hotfix?.skips.includes(earlier))
      return { open: true, saw: say`a hotfix, which skips ${hotfix.skips.join(', ')}` };
    const soakMs = soakMinutes * MINUTE_MS;
    const seen = items.map((item) =>
      inEarlier(item, earlier, placesOf(environments[earlier], item.service, world), world),
    );
    const wrong = seen.flatMap((s) => ('not' in s ? [s.not] : []));
    if (wrong.length > 0) return { open: false, saw: say`${earlier} must have it first: ${listed(wrong)}` };
    const proving = provingIn(earlier, items, world);
    if (proving) return proving;
    const although = seen.flatMap((s) => ('since' in s ? s.although : []));
    const since = seen.map((s) => ('since' in s ? s.since : '')).reduce(later, '');
    const until = since === '' ? '' : instantAfter(since, soakMs);
    if (until > now) return waits(earlier, since, until);
    const live = since === '' ? say`live in ${earlier}` : say`live in ${earlier} since ${at(since)}`;
    return { open: true, saw: although.length === 0 ? live : say`${live}; ${listed(although)}` };
  },
});

const waits = (earlier: string, since: string, until: string): Sight => ({
  open: false,
  waits: true,
  until,
  saw: say`live in ${earlier} since ${at(since)}, and proves itself there until ${at(until)}`,
});

/** Since when a version runs everywhere in the earlier environment that its service runs, and was proved there where it was judged (UTC ISO; empty: nobody noted it); or why it can't be promoted. */
function inEarlier(
  item: Item,
  earlier: string,
  places: ReturnType<typeof placesOf>,
  world: BuildsOf & Environments & RunningReleases & { now: string },
): { since: string; although: Phrase[] } | { not: Phrase } {
  if (places.length === 0) return { not: say`nobody has told what of ${item.service} runs there` };
  const although: Phrase[] = [];
  for (const [region, place] of places) {
    const not = another(item, region, place) ?? builtOtherwise(item, region, place, world);
    if (not) return { not };
    const ill = place.now && illThere(item, region, place.now, earlier, world);
    if (ill && 'not' in ill) return ill;
    if (ill) although.push(ill.although);
  }
  return { although, since: places.map(([, { now }]) => provedSince(now)).reduce(later, '') };
}

const later = (a: string, b: string) => (a > b ? a : b);
/** What came back was proved before it did. */
const provedSince = ({ since = '', proved = '' }: Partial<Ran> = {}) => later(since, proved);

/** What else runs in a region, or that nobody knows. */
function another({ service, version }: Item, region: string, place: RunsThere): Phrase | undefined {
  const { now, doubt, partly } = place;
  if (doubt) return say`what of ${service} runs in ${region} is in doubt`;
  if (isSameVersion(now?.version, version)) return undefined;
  if (partly && isSameVersion(partly.version, version))
    return say`${service} ${version} is on ${partly.percent} % of ${region} only`;
  return now ? say`${service} ${now.version} runs in ${region}, not ${version}` : noneWords(service, region, place);
}

/** That a version was built anew since it came there: what proved itself is not what would go on. */
function builtOtherwise(item: Item, region: string, { now }: RunsThere, world: BuildsOf): Phrase | undefined {
  const runs = now?.commit;
  const goes = commitOf(item, world);
  if (runs === undefined || goes === undefined || isSameCommit(runs, goes)) return undefined;
  const { service, version } = item;
  return say`${service} ${version} of ${shortCommit(runs)} runs in ${region}, this is ${version} of ${shortCommit(goes)}`;
}
