import { join, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { builds } from '../../domain/build/document.ts';
import { some } from '../../domain/deciding/reads.ts';
import { environments } from '../../domain/environment/document.ts';
import { heldAmong } from '../../domain/environment/held-versions.ts';
import { AHEAD } from '../../domain/release/ahead.ts';
import { nameOf, type Release, servicesOf } from '../../domain/release/release.ts';
import { type Ask, seeFor } from '../ask.ts';
import { forAReason } from '../for-a-reason.ts';

/** A version that was rolled back may go there again; the dialog says whose rollback it was, and why. */
export const allowing = forAReason({
  verb: 'allow',
  command: (release, why) => ({ type: 'AllowVersions', release, why }),
  title: 'Allow again',
  button: 'Allow',
  says: async (release, a) =>
    join(
      [
        md`*${nameOf(release)}* (${release.id}) may go there again, though it was rolled back:`,
        ...(await heldBack(release, a)),
        md`Say what makes it good now. It is announced with your name.`,
      ],
      '\n',
    ),
  done: [
    'Allowed',
    (release) => md`*${nameOf(release)}* may go there again. Its thread says so, with your name and reason.`,
  ],
});

/** `/release allow [what] [why]` */
export const typed = allowing.typed({ can: 'can be allowed again', on: [...AHEAD, 'failed'] });

async function heldBack(release: Release, a: Ask) {
  const world = await seeFor(a, {
    environments: some(environments, [release.environment]),
    builds: some(builds, servicesOf(release)),
  });
  return heldAmong(release.items, world.environments[release.environment], world).map(
    (h) => md`• ${h.service} ${h.version}${h.as ? md`, the same commit as ${h.as}` : NOTHING} (${h.release}): ${h.why}`,
  );
}
