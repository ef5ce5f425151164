import type { View } from '@slack/types';
import { alongWith, shownIn } from '../../blocks/as-shown.ts';
import { context, dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md, span } from '../../blocks/mrkdwn.ts';
import { hangsOnTime, type PlannedIn, warningsOf } from '../../domain/calendar/collisions.ts';
import { freeSlotsNear, nextFreeSlots } from '../../domain/calendar/slots.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { releases } from '../../domain/release/document.ts';
import { ownTimes, placesBefore, rescheduled, scheduled } from '../../domain/release/planning/route.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { releaseShown } from '../../domain/release/release-shown.ts';
import { printOf } from '../../domain/shown.ts';
import { timeSetting } from '../../reading/times.ts';
import { type Ask, type Fields, type OnClick, seeFor } from '../ask.ts';
import { adviceBlocks, IN_THE_WAY, orAnyway } from '../collisions.ts';
import { readField, readingsInput } from '../dialogs/time-field.ts';
import { noSuchReleaseIn } from '../no-such-release.ts';
import { onClickOf } from '../of-another-version.ts';
import { conflictsShown } from '../once-seen.ts';
import { comesBefore, readBack } from '../read-back.ts';
import { SLOT } from '../to-plan.ts';
import { writeWindow } from '../when.ts';
import { readMoved } from './when.ts';

/** While the dialog is open: what the time would run into, as soon as it is typed. */
export const recheckMove: OnClick = (_, a, around) => redraw(around?.view, around?.fields ?? {}, a);

export const takeMoveSlot = onClickOf(SLOT, ({ start, end }, a, _, around) =>
  redraw(around?.view, { ...around?.fields, when: writeWindow(start, end, a.person.zone) }, a, start),
);

async function redraw(view: View | undefined, fields: Fields, a: Ask, taken?: string) {
  const { about: id } = shownIn((view?.type === 'modal' && view.private_metadata) || '');
  const world = await seeFor(a, { ...IN_THE_WAY, release: one(releases, id) });
  const { release } = world;
  return release ? { update: moveModal(release, fields, world, a, taken) } : noSuchReleaseIn('Move', id);
}

/** What it shows goes along: the release, from whose window is counted what is not said of the new one, and what that runs into. */
export function moveModal(release: Release, fields: Fields, world: World & PlannedIn, a: Ask, taken?: string): View {
  const { zone } = a.person;
  const planned = scheduled(release);
  const { read, window, wanted, conflicts } = movedTo(release, fields, world, a);
  const better = () => (hangsOnTime(conflicts) ? freeSlotsNear(wanted, world) : []);
  const free = conflicts.length > 0 ? better() : nextFreeSlots(wanted, world, world.now);
  const then = window.ok ? { ...release, ...rescheduled(release, wanted.window, world.now) } : release;
  const about = alongWith(release.id, printOf({ ...releaseShown(release), ...conflictsShown(conflicts) }));
  const voted = release.status === 'voting' || release.status === 'approved';
  return {
    ...dialog('move', 'Move a release', orAnyway('Move', conflicts, world), about),
    blocks: [
      section(md`*${nameOf(release)}* (${release.id}) is planned ${span(planned.window.start, planned.window.end)}.`),
      ...adviceBlocks(conflicts, free, zone, 'move-slot'),
      textInput('when', 'To when', fields.when ?? '', {
        placeholder: 'tomorrow 15:00, Friday, 2h later',
        hint: `Times are in your zone, ${zone}. What you don't say of day, time of day or length stays as it is.`,
        dispatch: 'recheck-move',
        ...(taken && { version: taken }),
      }),
      ...readingsInput(fields, 'when', read, 'recheck-move'),
      ...(window.ok
        ? [
            context(
              md`Read as ${readBack(window.value, zone)}${comesBefore(placesBefore(release), ownTimes(then), zone)}`,
            ),
          ]
        : []),
      textInput('why', 'Why', fields.why ?? '', { optional: true }),
      ...(voted
        ? [
            context(
              md`It is voted on at its old time: moved by more than a little, those whose vote it concerns are asked again.`,
            ),
          ]
        : []),
    ],
  };
}

/** As what the fields are read, and what the release would run into then. */
export function movedTo(release: Release, fields: Fields, world: World & PlannedIn, { person: { zone } }: Ask) {
  const planned = scheduled(release);
  const read = (text: string) => readMoved(text, planned.window, timeSetting({ ...world, zone }));
  const window = readField(fields, 'when', read);
  const wanted = { ...planned, window: { ...(window.ok ? window.value : planned.window), zone } };
  return { read, window, wanted, conflicts: window.ok ? warningsOf(wanted, world, window.careful) : [] };
}
