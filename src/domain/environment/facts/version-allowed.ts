import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { openWithAny } from '../../release/document.ts';
import { seenAnew } from '../../release/facts/window-timer.ts';
import { environments } from '../document.ts';
import { without, withoutHeld } from '../held-versions.ts';

/** `asked`: the release for which it was allowed; `as`: the number under which its commit comes there, where that is another. */
type Data = {
  service: string;
  version: string;
  as?: string;
  asked: string;
  by: string;
  at: string;
  text: { why: string };
};

/** Somebody said why a version that was rolled back may go there again. */
export const versionAllowed = fact(environments, 'VersionAllowed')<Data>()({
  evolve: (environment, { service, version }) => withoutHeld(environment, without(environment, { service, version })),
  reads: ({ service }) => ({ openReleases: openWithAny([service]) }),
  follows({ environment, service, version, as, asked, by, at, text }, _, world) {
    const due = dueAt(world);
    const what = as === undefined ? say`${service} ${version}` : say`${service} ${as} (the same commit as ${version})`;
    const said = say`${what} may go to ${environment} again, by ${users([by])}: ${text.why}`;
    const open = world.openReleases.filter((r) => r.environment === environment);
    return [
      due.note(asked, `allowed/${environment}/${service}/${version}/${at}`, said, true),
      ...open.flatMap((r) => seenAnew(r, world)),
    ];
  },
});
