import { join, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { builds } from '../../domain/build/document.ts';
import { AHEAD } from '../../domain/deadline/deadline.ts';
import { one, some } from '../../domain/deciding/reads.ts';
import { allEnvironments } from '../../domain/environment/document.ts';
import { heldAmong } from '../../domain/environment/held-versions.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, servicesOf } from '../../domain/release/release.ts';
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
import { refusedAnyhow } from '../refused-anyhow.ts';

/** `/release allow [what] [why]`: a version that was rolled back may go there again; the dialog says whose rollback it was, and why. */
export const typed = onReleaseForAReason(
  'allow',
  { can: 'can be allowed again', on: [...AHEAD, 'failed'] },
  (release, why, a) => confirmed(release.id, why, a),
);

export const clickAllow: OnClick = (id, a) => confirmed(id, '', a);

async function confirmed(id: string, why: string, a: Ask): Promise<Answer> {
  const refusal = await refusedAnyhow(a, { type: 'AllowVersions', release: id, why });
  if (refusal) return { say: refusalMessage(refusal) };
  const { release, environments } = await seeFor(a, { release: one(releases, id), environments: allEnvironments });
  if (!release) return { say: refusalMessage(unknownRelease(id)) };
  const built = await seeFor(a, { builds: some(builds, servicesOf(release)) });
  const held = heldAmong(release.items, environments[release.environment], built);
  const text = join(
    [
      md`*${nameOf(release)}* (${id}) may go there again, though it was rolled back:`,
      ...held.map(
        (h) =>
          md`• ${h.service} ${h.version}${h.as ? md`, the same commit as ${h.as}` : NOTHING} (${h.release}): ${h.why}`,
      ),
      md`Say what makes it good now. It is announced with your name.`,
    ],
    '\n',
  );
  return { modal: reasonModal('allow', id, 'Allow again', 'Allow', text, why) };
}

export const submitAllow: OnSubmit = async (fields, id, a) => {
  const outcome = await ask(a, { type: 'AllowVersions', release: id, why: fields.why ?? '' });
  return submittedTo(outcome, 'why', ({ after }) =>
    notice(
      'Allowed',
      md`*${nameOf(after(releases, id))}* may go there again. Its thread says so, with your name and reason.`,
    ),
  );
};
