import { newContent } from '../../build/new-content.ts';
import { fact } from '../../deciding/fact.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { openWithAny } from '../../release/document.ts';
import { isStuck } from '../../release/release.ts';
import { environments } from '../document.ts';
import { withPlace } from '../environment.ts';
import { returned, wentLive } from '../going-live.ts';
import { settles, shownThere } from '../settling.ts';

/** `commit`: where a build tells it. */
type Data = {
  service: string;
  region: string;
  version: string;
  by: string;
  at: string;
  commit?: string;
  text: { why: string };
};

/** Somebody says what they put there by hand: from then on that is what runs, and nothing is in doubt. */
export const versionRecorded = fact(environments, 'VersionRecorded')<Data>()({
  evolve: (environment, { version, by, at, commit, text: { why }, ...where }) =>
    withPlace(environment, where, (place) => {
      const ran = { version, ...(commit && { commit }), since: at, byHand: { by, why } };
      const known = [place.now ?? [], place.before].flat().some((past) => past.version === version);
      return known ? returned(place, ran) : wentLive(place, ran);
    }),
  reads: ({ service }) => ({ openReleases: openWithAny([service]) }),
  follows({ environment, service, region, version, by, at, text }, _, world) {
    const due = dueAt(world);
    const said = say`Done by hand: ${service} ${version} runs in ${region} of ${environment}. By ${users([by])}: ${text.why}`;
    const open = world.openReleases.filter((r) => r.environment === environment);
    const cause = `by-hand/${environment}/${service}/${region}/${at}`;
    const stuck = open.filter(isStuck);
    return [
      ...(stuck.length > 0 ? stuck.map((r) => due.note(r.id, cause, said, true)) : [due.news(cause, said)]),
      ...open.map((r) => due.edit(headlineOf(r.id))),
      ...shownThere(environment, world),
      ...settles(environment, { by }, world),
      ...newContent(world, (r) => r.environment === environment),
    ];
  },
});
