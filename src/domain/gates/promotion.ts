import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import { isSameVersion } from '../build/same-version.ts';
import { environmentNamed } from '../company/services.ts';
import { allEnvironments } from '../environment/document.ts';
import { placesOf } from '../environment/environment.ts';
import { noneWords } from '../environment/place-words.ts';
import { at, listed, type Phrase, say } from '../phrase.ts';
import type { Item } from '../release/parts.ts';
import { gate, type Sight } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** The same version has been live and healthy in the environment before, for as long as the later one asks. */
export const promotion = gate({
  id: 'promotion',
  title: 'Promotion',
  plain: 'it has to prove itself first',
  opens: whoMay('deploy'),
  // What runs where is read whole: which environment comes before is only known to the manifests.
  reads: () => ({ environments: allEnvironments }),
  see({ items, environment, change, passed = [], hotfix, drill }, world) {
    const { environments, company, now } = world;
    const { after, soakMinutes = 0 } = environmentNamed(company, environment) ?? {};
    const earlier = after ?? passed.at(-1)?.environment;
    // What ran there before has been promoted once.
    if (earlier === undefined || drill) return undefined;
    if (change === 'emergency' && hotfix?.skips.includes(earlier))
      return { open: true, saw: say`a hotfix, which skips ${hotfix.skips.join(', ')}` };
    const soakMs = soakMinutes * MINUTE_MS;
    const seen = items.map((item) => inEarlier(item, placesOf(environments[earlier], item.service, world)));
    const wrong = seen.flatMap((s) => ('not' in s ? [s.not] : []));
    if (wrong.length > 0) return { open: false, saw: say`${earlier} must have it first: ${listed(wrong)}` };
    const since =
      seen
        .flatMap((s) => ('since' in s ? [s.since] : []))
        .sort()
        .at(-1) ?? '';
    const until = since === '' ? '' : instantAfter(since, soakMs);
    if (until > now) return waits(earlier, since, until);
    return { open: true, saw: since === '' ? say`live in ${earlier}` : say`live in ${earlier} since ${at(since)}` };
  },
});

const waits = (earlier: string, since: string, until: string): Sight => ({
  open: false,
  waits: true,
  until,
  saw: say`live in ${earlier} since ${at(since)}, and proves itself there until ${at(until)}`,
});

/** Whether a version runs everywhere in the earlier environment that its service runs, and since when (UTC ISO; empty: nobody noted it). */
function inEarlier(
  { service, version }: Item,
  places: ReturnType<typeof placesOf>,
): { since: string } | { not: Phrase } {
  if (places.length === 0) return { not: say`nobody has told what of ${service} runs there` };
  for (const [region, place] of places) {
    const { now, doubt, partly } = place;
    if (doubt) return { not: say`what of ${service} runs in ${region} is in doubt` };
    if (!isSameVersion(now?.version, version))
      return {
        not:
          partly && isSameVersion(partly.version, version)
            ? say`${service} ${version} is on ${partly.percent} % of ${region} only`
            : now
              ? say`${service} ${now.version} runs in ${region}, not ${version}`
              : noneWords(service, region, place),
      };
  }
  return {
    since:
      places
        .map(([, { now }]) => now?.since ?? '')
        .sort()
        .at(-1) ?? '',
  };
}
