import { newContent } from '../../build/new-content.ts';
import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { withPlace } from '../environment.ts';
import { returned, wentLive } from '../going-live.ts';
import { overShown } from '../over-shown.ts';
import { settles, shownThere, thoseConcerned } from '../stuck-releases.ts';

/** `back`: the release was rolled back to this version; `drilled`: it was a drill, of which nothing stays but the time, and which replaces nothing. `at`: UTC ISO; facts of before do not tell it. `commit`: where a build tells it. `byHand`: who put it there without a pipeline. */
type Data = {
  region: string;
  service: string;
  version: string;
  release: string;
  at?: string;
  commit?: string;
  back?: true;
  drilled?: true;
  byHand?: string;
  text?: { why: string };
};

/** What went live, forwards or back, changes what is new in others that go there: more may have written it. */
export const versionWentLive = fact(environments, 'VersionWentLive')<Data>()({
  evolve: (environment, { version, release, at, commit, back, drilled, byHand: by, text, ...where }) =>
    withPlace(environment, where, (place) => {
      const byHand = by ? { byHand: { by, why: text?.why ?? '' } } : {};
      const ran = { version, ...(commit && { commit }), ...(at && { since: at }), ...byHand };
      if (!back) return wentLive(place, { ...ran, release });
      return returned(place, { ...ran, ...(!drilled && { undid: release }) }, release);
    }),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  follows: ({ environment, release, back, drilled, ...place }, runs, world) => [
    ...newContent(world, (r) => r.environment === environment),
    ...shownThere(environment, world),
    ...overShown(runs, [place], world),
    ...(drilled && !back ? [] : settles(environment, { by: world.actor.id, ...(!back && { came: release }) }, world)),
  ],
});
