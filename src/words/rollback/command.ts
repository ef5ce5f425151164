import { md } from '../../blocks/mrkdwn.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release, rolloutOf } from '../../domain/release/release.ts';
import { saidOf } from '../../domain/release/status-words.ts';
import { whichReleaseBeforeReason } from '../../reading/parts/release.ts';
import { type Answer, ask, notice, type OnSubmit, say, submittedTo } from '../ask.ts';
import { type Acts, clickOn, findRelease } from '../find.ts';
import { reasonModal } from '../reason.ts';
import { sentence } from '../sentence.ts';

/** `/release rollback [what] [why]`: never guessed; the modal names what goes back, where and to which version. */
export const typed = sentence(
  { parts: { release: whichReleaseBeforeReason }, why: 'free' },
  async ({ release, why }, a) => {
    const found = await findRelease(release, a, 'rollback', BACK);
    return 'answer' in found ? found.answer : confirmRollback(found.release, why);
  },
);
const BACK: Acts = { can: 'can be rolled back', on: ['deploying', 'failed', 'rolling-back'], live: true };

export const clickRollback = clickOn((release) => confirmRollback(release, ''));

function confirmRollback(release: Release, why: string): Answer {
  const stages = rolloutOf(release)?.stages.filter((s) => s.state !== 'waiting') ?? [];
  const back =
    (release.status === 'rolling-back' && !release.failed) ||
    release.status === 'rolled-back' ||
    release.status === 'cancelled';
  if (stages.length === 0 || back)
    return say(md`${nameOf(release)} (${release.id}) ${saidOf(release)}: nothing of it is to be rolled back.`);
  const steps = [...stages]
    .reverse()
    .map(
      (s) =>
        `${s.name}: ${s.items.map((i) => `${i.service} ${i.version} → ${i.previous ?? 'the version before'}`).join(', ')}`,
    );
  return {
    modal: reasonModal(
      'rollback',
      release.id,
      'Roll back',
      'Roll back',
      md`*${nameOf(release)}* (${release.id}) goes back, newest step first:\n${steps.join('\n')}`,
      why,
    ),
  };
}

export const submitRollback: OnSubmit = async (fields, id, a) => {
  const outcome = await ask(a, { type: 'RollBack', release: id, why: fields.why ?? '' });
  return submittedTo(outcome, 'why', ({ after }) => {
    const release = after(releases, id);
    return notice(
      'Rolling back',
      release
        ? md`Rolling back *${nameOf(release)}* (${id}). The headline shows how it goes.`
        : md`Rolling back ${id}.`,
    );
  });
};
