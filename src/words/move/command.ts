import type { View } from '@slack/types';
import { actions, button, context, dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md, span } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import type { Surroundings } from '../../domain/calendar/conflicts.ts';
import { nextFreeSlots } from '../../domain/calendar/slots.ts';
import { AHEAD } from '../../domain/deadline/deadline.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { releases } from '../../domain/release/document.ts';
import { scheduled } from '../../domain/release/planning/route.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { betweenPlaces } from '../../reading/parts/environments.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { timeSetting } from '../../reading/times.ts';
import {
  type Answer,
  type Ask,
  ask,
  type Fields,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  refusalOf,
  say,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { adviceBlocks, collisionsOf, IN_THE_WAY } from '../collisions.ts';
import { findRelease } from '../find.ts';
import { readBack } from '../read-back.ts';
import { readField, readingsInput, timeErrors } from '../readings.ts';
import { carried, sentence } from '../sentence.ts';
import { type TimeRead, writeWindow } from '../when.ts';
import { readMoved, sayingHowFar } from './when.ts';
import { toAnotherPlace } from './where.ts';

/** `/release move [what] [when] [because why]`: another window, with the free ones to click. */
export const typed = sentence(
  { parts: { release: whichRelease, between: betweenPlaces }, when: 'moved', why: 'marked' },
  async (said, a) => {
    const acts = { can: 'can be moved', on: AHEAD };
    const elsewhere = await toAnotherPlace(said, a, acts);
    if (elsewhere) return elsewhere;
    const found = await findRelease(said.release, a, 'move', acts);
    return 'answer' in found ? found.answer : askWhen(found.release.id, said.when.said, said.why, a);
  },
);

export const clickMove: OnClick = (id, a) => askWhen(id, '', '', a);

async function askWhen(id: string, when: string, why: string, a: Ask): Promise<Answer> {
  const world = await seeFor(a, { ...IN_THE_WAY, release: one(releases, id) });
  const { release } = world;
  if (!release) return say(md`I don't know a release ${id}.`);
  // Asked with its own window: what is refused whatever the time is said before the dialog opens.
  const refusal = await refusalOf(a, { type: 'MoveRelease', release: id, window: scheduled(release).window, why: '' });
  if (refusal && ['forbidden', 'begun', 'deactivated'].includes(refusal.refused))
    return { say: refusalMessage(refusal) };
  const { window } = scheduled(release);
  const setting = timeSetting({ ...world, zone: a.person.zone });
  const far = sayingHowFar(when, a.typed?.word ?? '', window, setting);
  const read = readMoved(far, window, setting);
  if (when && !read.ok) return whichTime(release.id, far, why, read, a);
  return { modal: drawn(release, { when: far, why }, world, a) };
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
  return { update: release ? drawn(release, fields, world, a, taken) : notice('Move', md`It is gone.`) };
}

function drawn(release: Release, fields: Fields, world: World & Surroundings, a: Ask, taken?: string): View {
  const { zone } = a.person;
  const planned = scheduled(release);
  const read = (text: string) => readMoved(text, planned.window, timeSetting({ ...world, zone }));
  const window = readField(fields, 'when', read);
  const wanted = { ...planned, window: window.ok ? { ...window.value, zone } : { ...planned.window, zone } };
  const conflicts = window.ok ? collisionsOf(wanted, world, window.careful) : [];
  const free = nextFreeSlots(wanted, world, world.now);
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
      ...(window.ok ? [context(md`Read as ${readBack(window.value, zone)}`)] : []),
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

export const submitMove: OnSubmit = async (fields, id, a) => {
  const { zone } = a.person;
  const world = await seeFor(a, { ...IN_THE_WAY, release: one(releases, id) });
  if (!world.release) return { update: notice('Move', md`It is gone.`) };
  const { window: old } = scheduled(world.release);
  const window = readField(fields, 'when', (text) => readMoved(text, old, timeSetting({ ...world, zone })));
  const errors = timeErrors(fields, { when: window });
  if (!errors) return { update: drawn(world.release, fields, world, a) };
  if (!window.ok) return { errors: errors ?? { when: window.why } };
  const moved = { ...window.value, zone };
  const outcome = await ask(a, { type: 'MoveRelease', release: id, window: moved, why: fields.why ?? '' });
  return submittedTo(
    outcome,
    'when',
    ({ after }) => {
      const release = after(releases, id);
      return notice(
        'Moved',
        release
          ? md`*${nameOf(release)}* (${id}) is planned ${readBack(release.window, zone)} now, no longer ${readBack(old, zone)}. Those who follow it were told.`
          : md`Moved ${id}.`,
      );
    },
    ['when', 'why'],
  );
};
