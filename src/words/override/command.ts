import { join, md } from '../../blocks/mrkdwn.ts';
import { AHEAD } from '../../domain/deadline/deadline.ts';
import { one } from '../../domain/deciding/reads.ts';
import { gateReads, titlesOf } from '../../domain/gates/index.ts';
import { gatesInTheWay } from '../../domain/release/clearing/override-checks.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf } from '../../domain/release/release.ts';
import { unknownRelease } from '../../domain/release/unknown.ts';
import {
  type Answer,
  type Ask,
  ask,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { onReleaseForAReason } from '../for-a-reason.ts';
import { reasonModal } from '../reason-dialog.ts';

/** `/release override [what] [why]`: names the checks it goes against, before it does. */
export const typed = onReleaseForAReason(
  'override',
  { can: 'can be overridden', on: [...AHEAD, 'failed'] },
  (release, why, a) => confirmOverride(release.id, why, a),
);

export const clickOverride: OnClick = (id, a) => confirmOverride(id, '', a);

async function confirmOverride(id: string, why: string, a: Ask): Promise<Answer> {
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return { say: refusalMessage(unknownRelease(id)) };
  const closed = gatesInTheWay(release, await seeFor(a, gateReads(release)));
  if ('refused' in closed) return { say: refusalMessage(closed) };
  const text = join(
    [
      md`*${nameOf(release)}* (${id}) may go against:`,
      ...closed.map((g) => md`• ${g.title}: ${g.saw}`),
      md`This is announced and shown with the release for ever.`,
    ],
    '\n',
  );
  return { modal: reasonModal('override', id, 'Override checks', 'Override', text, why) };
}

export const submitOverride: OnSubmit = async (fields, id, a) => {
  const outcome = await ask(a, { type: 'OverrideChecks', release: id, why: fields.why ?? '' });
  return submittedTo(outcome, 'why', ({ after }) => {
    const release = after(releases, id);
    const done = release.overrides?.at(-1);
    return notice(
      'Overridden',
      md`Overridden: ${titlesOf(done?.gates ?? []).join(', ')} of *${nameOf(release)}*. Its thread says so, with your name and reason.`,
    );
  });
};
