import { shownIn } from '../../blocks/as-shown.ts';
import { actions, button } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { one } from '../../domain/deciding/reads.ts';
import { AHEAD } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { isSameWindow } from '../../domain/release/parts.ts';
import { ownTimes, placesBefore, scheduled } from '../../domain/release/planning/route.ts';
import { nameOf } from '../../domain/release/release.ts';
import { betweenPlaces } from '../../reading/parts/environments.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { timeSetting } from '../../reading/times.ts';
import { orAfterFreeze } from '../after-freeze.ts';
import { type Answer, type Ask, notice, type OnClick, type OnSubmit, refusalMessage, say, seeFor } from '../ask.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { timeErrors } from '../dialogs/time-field.ts';
import { findRelease } from '../finding/find.ts';
import { noSuchRelease, noSuchReleaseIn } from '../no-such-release.ts';
import { conflictsShown } from '../once-seen.ts';
import { comesBefore, readBack } from '../read-back.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';
import { carried, sentence } from '../sentence.ts';
import { submittedAsShown } from '../since-shown.ts';
import type { TimeRead } from '../when.ts';
import { movedTo, moveModal } from './modal.ts';
import { readMoved, sayingHowFar } from './when.ts';
import { toAnotherPlace } from './where.ts';

/** `/release move [what] [when] [because why]`: another window, with the free ones to click. */
export const typed = orAfterFreeze(
  sentence(
    { parts: { release: whichRelease, between: betweenPlaces }, when: 'moved', why: 'marked' },
    async (said, a) => {
      const acts = { can: 'can be moved', on: AHEAD };
      const elsewhere = await toAnotherPlace(said, a, acts);
      if (elsewhere) return elsewhere;
      const found = await findRelease(said.release, a, 'move', acts);
      return 'answer' in found ? found.answer : askWhen(found.release.id, said.when.said, said.why, a);
    },
  ),
);

export const clickMove: OnClick = (id, a) => askWhen(id, '', '', a);

async function askWhen(id: string, when: string, why: string, a: Ask): Promise<Answer> {
  const world = await seeFor(a, { ...IN_THE_WAY, release: one(releases, id) });
  const { release } = world;
  if (!release) return noSuchRelease(id);
  // Asked with its own window: what is refused whatever the time is said before the dialog opens.
  const { window } = scheduled(release);
  const refusal = await refusedAnyhow(a, { type: 'MoveRelease', release: id, window, why }, ['when']);
  if (refusal) return { say: refusalMessage(refusal) };
  const setting = timeSetting({ ...world, zone: a.person.zone });
  const far = sayingHowFar(when, a.typed?.word ?? '', window, setting);
  const read = readMoved(far, window, setting);
  if (when && !read.ok) return whichTime(release.id, far, why, read, a);
  return { modal: moveModal(release, { when: far, why }, world, a) };
}

/** What was typed can mean several times, or none that is ahead: each is a click away. */
function whichTime(id: string, when: string, why: string, { why: wrong, readings = [] }: Unread, a: Ask): Answer {
  const buttons = readings.flatMap((label, i) => {
    const sent = carried(`${id} ${label}${why && ` because ${why}`}`, a);
    return sent === undefined ? [] : [{ ...button(label, 'again', sent), action_id: `again:${i}` }];
  });
  const several = md`“${shortened(when, 60)}” can mean more than one time. Which?`;
  return say(readings.length > 1 ? several : md`${wrong}`, ...actions(buttons));
}
type Unread = Extract<TimeRead<unknown>, { ok: false }>;

export const submitMove: OnSubmit = async (fields, metadata, a) => {
  const { zone } = a.person;
  const { about: id } = shownIn(metadata);
  const world = await seeFor(a, { ...IN_THE_WAY, release: one(releases, id) });
  const { release } = world;
  if (!release) return noSuchReleaseIn('Move', id);
  const drawn = () => moveModal(release, fields, world, a);
  const { window, wanted, conflicts } = movedTo(release, fields, world, a);
  const errors = timeErrors(fields, { when: window });
  if (!errors) return { update: drawn() };
  if (!window.ok) return { errors: errors ?? { when: window.why } };
  const old = scheduled(release).window;
  return submittedAsShown(
    metadata,
    a,
    () => ({ type: 'MoveRelease', release: id, window: wanted.window, why: fields.why ?? '' }),
    () => ({ modal: drawn() }),
    ({ after }) => {
      const moved = after(releases, id);
      const { window: now } = scheduled(moved);
      return notice(
        'Moved',
        md`*${nameOf(scheduled(moved))}* (${id}) is planned ${readBack(now, zone)}${isSameWindow(now, old) ? ' as before' : ` now, no longer ${readBack(old, zone)}`}${comesBefore(placesBefore(moved), ownTimes(moved), zone)}. Those who follow it were told.`,
      );
    },
    { fields: ['when', 'why'], sight: { runsInto: conflictsShown(conflicts), drawn } },
  );
};
