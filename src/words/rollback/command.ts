import { md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { How } from '../../domain/release/back-plan.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { unknownRelease } from '../../domain/release/unknown.ts';
import { whichReleaseBeforeReason } from '../../reading/parts/release.ts';
import {
  type Answer,
  type Ask,
  ask,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  refusalOf,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { type Acts, findRelease } from '../find.ts';
import { sentence } from '../sentence.ts';
import { aroundBack } from './around.ts';
import { ALL, modal } from './modal.ts';

/** `/release rollback [what] [why]`: never guessed; the modal names what goes back, where and to which version. */
export const typed = sentence(
  { parts: { release: whichReleaseBeforeReason }, why: 'free' },
  async ({ release, why }, a) => {
    const found = await findRelease(release, a, 'rollback', BACK);
    return 'answer' in found ? found.answer : confirmRollback(found.release, why, a);
  },
);

const BACK: Acts = { can: 'can be rolled back', on: ['deploying', 'failed', 'rolling-back'], live: true };

export const clickRollback: OnClick = async (id, a) => {
  const { release } = await seeFor(a, { release: one(releases, id) });
  return release ? confirmRollback(release, '', a) : { say: refusalMessage(unknownRelease(id)) };
};

/** What can be decided only with a reason and a choice is asked for; what refuses it whatever is said, refuses it now. */
const ASKED = ['needs-reason', 'newer-on-top', 'other-rollout'];

async function confirmRollback(release: Release, why: string, a: Ask): Promise<Answer> {
  const refusal = await refusalOf(a, { type: 'RollBack', release: release.id, why: why || '-' });
  if (refusal && !ASKED.includes(refusal.refused)) return { say: refusalMessage(refusal) };
  return { modal: modal(release, why, await aroundBack(release, a)) };
}

export const submitRollback: OnSubmit = async (fields, metadata, a) => {
  const [id = '', ...confirmed] = metadata.split(' ');
  const how: How | undefined = fields.how === 'all' || fields.how === 'only' ? fields.how : undefined;
  const outcome = await ask(a, {
    type: 'RollBack',
    release: id,
    why: fields.why ?? '',
    ...(how && { how }),
    ...(fields.services && fields.services !== ALL && { services: [fields.services] }),
    confirmed,
  });
  return submittedTo(
    outcome,
    'why',
    ({ after }) => {
      const release = after(releases, id);
      return notice(
        'Rolling back',
        release
          ? md`Rolling back *${nameOf(release)}* (${id}). The headline shows how it goes.`
          : md`Rolling back ${id}.`,
      );
    },
    ['why', 'how', 'services'],
  );
};
