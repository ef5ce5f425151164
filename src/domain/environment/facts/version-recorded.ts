import { newContent } from '../../build/new-content.ts';
import { isSameVersion } from '../../build/same-version.ts';
import { fact } from '../../deciding/fact.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { isStuck } from '../../release/release.ts';
import { environments } from '../document.ts';
import { withPlace } from '../environment.ts';
import { returned, wentLive } from '../going-live.ts';
import { overShown } from '../over-shown.ts';
import { settles, shownThere, thoseConcerned } from '../stuck-releases.ts';

/** `commit`: where a build tells it; `left`: the release that left it in doubt, `was`: the one that was known to run there last, which may be in none of what is kept of the place once another version is back. Cards of both may say that it is. */
type Data = {
  service: string;
  region: string;
  version: string;
  by: string;
  at: string;
  commit?: string;
  left?: string;
  was?: string;
  text: { why: string };
};

/** Somebody says what they put there by hand: from then on that is what runs, and nothing is in doubt. */
export const versionRecorded = fact(environments, 'VersionRecorded')<Data>()({
  evolve: (environment, { version, by, at, commit, left: _, was: __, text: { why }, ...where }) =>
    withPlace(environment, where, (place) => {
      const ran = { version, ...(commit && { commit }), since: at, byHand: { by, why } };
      const known = [place.now ?? [], place.before].flat().some((past) => isSameVersion(past.version, version));
      return known ? returned(place, ran) : wentLive(place, ran);
    }),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  follows({ environment, service, region, version, by, at, left, was, text }, runs, world) {
    const due = dueAt(world);
    const said = say`Done by hand: ${service} ${version} runs in ${region} of ${environment}. By ${users([by])}: ${text.why}`;
    const cause = `by-hand/${environment}/${service}/${region}/${at}`;
    const stuck = world.openReleases.filter((r) => r.environment === environment && isStuck(r)).map((r) => r.id);
    // One that went back in part is over, and its card still says what is in doubt.
    const threads = [...new Set([...stuck, ...(left ? [left] : [])])];
    return [
      ...(threads.length > 0 ? threads.map((id) => due.note(id, cause, said, true)) : [due.news(cause, said)]),
      ...[left, was].flatMap((id) => (id && !stuck.includes(id) ? [due.edit(headlineOf(id))] : [])),
      ...shownThere(environment, world),
      ...overShown(runs, [{ service, region }], world),
      ...settles(environment, { by }, world),
      ...newContent(world, (r) => r.environment === environment),
    ];
  },
});
