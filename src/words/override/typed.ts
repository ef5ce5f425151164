import { join, md } from '../../blocks/mrkdwn.ts';
import { gateReads, titlesOf } from '../../domain/gates/index.ts';
import { AHEAD } from '../../domain/release/ahead.ts';
import { gatesInTheWay } from '../../domain/release/clearing/override-checks.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { type Ask, seeFor } from '../ask.ts';
import { forAReason } from '../for-a-reason.ts';

/** Names the checks it goes against, before it does. */
export const overriding = forAReason({
  verb: 'override',
  command: (release, why) => ({ type: 'OverrideChecks', release, why }),
  title: 'Override checks',
  button: 'Override',
  says: async (release, a) =>
    join(
      [
        md`*${nameOf(release)}* (${release.id}) may go against:`,
        ...(await closedOf(release, a)).map((g) => md`• ${g.title}: ${g.saw}`),
        md`This is announced and shown with the release for ever.`,
      ],
      '\n',
    ),
  done: [
    'Overridden',
    (release) =>
      md`Overridden: ${titlesOf(release.overrides?.at(-1)?.gates ?? []).join(', ')} of *${nameOf(release)}*. Its thread says so, with your name and reason.`,
  ],
});

/** `/release override [what] [why]` */
export const typed = overriding.typed({ can: 'can be overridden', on: [...AHEAD, 'failed'] });

async function closedOf(release: Release, a: Ask) {
  const closed = gatesInTheWay(release, await seeFor(a, gateReads(release)));
  return 'refused' in closed ? [] : closed;
}
