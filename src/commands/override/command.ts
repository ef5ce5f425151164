import { join, md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { overridable } from '../../domain/release/override.ts';
import { nameOf } from '../../domain/release/release.ts';
import { IN_THE_WAY } from '../advice.ts';
import {
  type Answer,
  type Ask,
  ask,
  notice,
  type OnClick,
  type OnCommand,
  type OnSubmit,
  refusalMessage,
  refusalOf,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { findRelease } from '../find.ts';
import { reasonModal } from '../reason.ts';

/** `/release override [what] [why]`: names the checks it goes against, before it does. */
export const typed: OnCommand = async (rest, a) => {
  const found = await findRelease(rest, a, 'override', ['planned', 'voting', 'rejected', 'approved', 'failed']);
  return 'answer' in found ? found.answer : confirmOverride(found.release.id, found.rest, a);
};

export const clickOverride: OnClick = (id, a) => confirmOverride(id, '', a);

async function confirmOverride(id: string, why: string, a: Ask): Promise<Answer> {
  const refusal = await refusalOf(a, { type: 'OverrideChecks', release: id, why: 'asked for next' });
  const world = await seeFor(a, { ...IN_THE_WAY, release: one(releases, id) });
  const { release } = world;
  if (refusal) return { say: refusalMessage(refusal) };
  if (!release) return { nothing: true };
  const closed = overridable(release, world).map((g) => md`• ${g.name}: ${g.saw}`);
  const text = join(
    [
      md`*${nameOf(release)}* (${id}) may go against:`,
      ...closed,
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
    const done = release?.overrides?.at(-1);
    return notice(
      'Overridden',
      md`Overridden: ${done?.gates.join(', ') ?? ''} of *${release ? nameOf(release) : id}*. Its thread says so, with your name and reason.`,
    );
  });
};
