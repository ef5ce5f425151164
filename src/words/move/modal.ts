import type { View } from '@slack/types';
import { context, dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md, span } from '../../blocks/mrkdwn.ts';
import type { BuildsOf } from '../../domain/build/document.ts';
import { hangsOnTime, warningsOf } from '../../domain/calendar/collisions.ts';
import type { Surroundings } from '../../domain/calendar/conflicts.ts';
import { freeSlotsNear, nextFreeSlots } from '../../domain/calendar/slots.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import type { Environments } from '../../domain/environment/document.ts';
import { releases } from '../../domain/release/document.ts';
import { ownTimes, placesBefore, rescheduled, scheduled } from '../../domain/release/planning/route.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { timeSetting } from '../../reading/times.ts';
import { type Ask, type Fields, notice, type OnClick, seeFor } from '../ask.ts';
import { adviceBlocks, IN_THE_WAY } from '../collisions.ts';
import { readField, readingsInput } from '../dialogs/time-field.ts';
import { comesBefore, readBack } from '../read-back.ts';
import { writeWindow } from '../when.ts';
import { readMoved } from './when.ts';

/** While the dialog is open: what the time would run into, as soon as it is typed. */
export const recheckMove: OnClick = (_, a, around) => redraw(around?.view, around?.fields ?? {}, a);

export const takeMoveSlot: OnClick = (about, a, around) => {
  const [start = '', end = ''] = about.split('/');
  return redraw(around?.view, { ...around?.fields, when: writeWindow(start, end, a.person.zone) }, a, start);
};

async function redraw(view: View | undefined, fields: Fields, a: Ask, taken?: string) {
  const id = view?.type === 'modal' ? (view.private_metadata ?? '') : '';
  const world = await seeFor(a, { ...IN_THE_WAY, release: one(releases, id) });
  const { release } = world;
  return { update: release ? moveModal(release, fields, world, a, taken) : notice('Move', md`It is gone.`) };
}

export function moveModal(
  release: Release,
  fields: Fields,
  world: World & Surroundings & Environments & BuildsOf,
  a: Ask,
  taken?: string,
): View {
  const { zone } = a.person;
  const planned = scheduled(release);
  const read = (text: string) => readMoved(text, planned.window, timeSetting({ ...world, zone }));
  const window = readField(fields, 'when', read);
  const wanted = { ...planned, window: window.ok ? { ...window.value, zone } : { ...planned.window, zone } };
  const conflicts = window.ok ? warningsOf(wanted, world, window.careful) : [];
  const better = () => (hangsOnTime(conflicts) ? freeSlotsNear(wanted, world) : []);
  const free = conflicts.length > 0 ? better() : nextFreeSlots(wanted, world, world.now);
  const then = window.ok ? { ...release, ...rescheduled(release, wanted.window, world.now) } : release;
  const voted = release.status === 'voting' || release.status === 'approved';
  return {
    ...dialog('move', 'Move a release', conflicts.length > 0 ? 'Move anyway' : 'Move', release.id),
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
