import { md } from '../../blocks/mrkdwn.ts';
import type { Surroundings } from '../../domain/calendar/conflicts.ts';
import { nextFreeSlots } from '../../domain/calendar/slots.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { releases } from '../../domain/release/document.ts';
import { itemsOf } from '../../domain/release/release.ts';
import { type Ask, type Fields, type OnClick, type OnCommand, seeFor } from '../ask.ts';
import { collisionsOf, IN_THE_WAY } from '../collisions.ts';
import { readField, readingsInput } from '../readings.ts';
import { readIds, readItems, readPlan } from '../typed-plan.ts';
import { readBack, readWindow, settingOf, writeWindow } from '../when.ts';
import { hasMore, planFields } from './fields.ts';
import { kindIn, type PlanAdvice, type PlanFields, planModal } from './modal.ts';

const NO_ADVICE: PlanAdvice = { conflicts: [], free: [] };

/** `/release new …`, the global shortcut and the button: the modal, filled with what was typed. It is the echo. */
export const typed: OnCommand = async (rest, a) => {
  const world = await seeFor(a, IN_THE_WAY);
  const read = readPlan(rest, world.company, settingOf(a.person.zone, world));
  return { modal: drawn(read, a, world, read.change !== undefined || read.after !== undefined) };
};

/** [Take it] under what-if: the plan with that slot; the versions are still to be named. */
export const takeFound: OnClick = (about, a) => {
  const [services = '', environment = '', start = '', end = ''] = about.split('|');
  const when = start && end ? writeWindow(start, end, a.person.zone) : '';
  return typed(`${services.split(',').join(', ')} ${when} to ${environment}`, a);
};

/** [Plan it again…]: the same release, without its time. */
export const planAgain: OnClick = async (id, a) => {
  const world = await seeFor(a, { ...IN_THE_WAY, before: one(releases, id) });
  const { before } = world;
  const fields = {
    what: before ? itemsOf(before.items) : '',
    where: before?.environment ?? '',
    when: '',
    why: before?.why ?? '',
    customers: before?.customers ?? '',
    change: before?.template ? `standard:${before.template.name}` : (before?.change ?? 'normal'),
  };
  return { modal: drawn(fields, a, world, fields.customers !== '' || fields.change !== 'normal') };
};

/** While the modal is open: what it would run into, as soon as a field is finished. */
export const recheckPlan: OnClick = async (_, a, around) =>
  redraw(a, around?.fields ?? {}, around?.view.type === 'modal' && hasMore(around.view.private_metadata ?? ''));

export const morePlan: OnClick = async (_, a, around) => redraw(a, around?.fields ?? {}, true);

async function redraw(a: Ask, fields: Fields, more: boolean, taken?: string) {
  const world = await seeFor(a, IN_THE_WAY);
  return { update: drawn(planFields(fields), a, world, more, taken) };
}

/** One of the free times, taken by a click. */
export const takeSlot: OnClick = async (about, a, around) => {
  const [start = '', end = ''] = about.split('/');
  const fields = { ...around?.fields, when: writeWindow(start, end, a.person.zone) };
  const more = hasMore(around?.view.type === 'modal' ? (around.view.private_metadata ?? '') : '');
  return redraw(a, fields, more, start);
};

/** The modal with these fields, and what their plan would run into. */
export function drawn(fields: PlanFields, a: Ask, world: World & Surroundings, more: boolean, taken?: string) {
  const { zone } = a.person;
  const items = readItems(fields.what);
  const read = (text: string) => readWindow(text, settingOf(zone, world));
  const window = readField({ ...fields }, 'when', read);
  const which = readingsInput({ ...fields }, 'when', read, 'recheck');
  const environment = fields.where || (world.company.environments.at(-1)?.name ?? '');
  if (!items.ok || !window.ok) return planModal(fields, world.company, zone, { ...NO_ADVICE, which }, more);
  const { change } = kindIn(fields.change);
  const after = readIds(fields.after ?? '').map((release) => ({ release }));
  const plan = {
    items: items.value,
    environment,
    change,
    after,
    window: { ...window.value, zone },
    owner: a.person.id,
  };
  const conflicts = collisionsOf(plan, world);
  const free = conflicts.length > 0 ? nextFreeSlots(plan, world, world.now) : [];
  const readAs = md`Read as ${itemsOf(items.value)} → ${environment}, ${readBack(window.value, zone)}`;
  return planModal(
    fields,
    world.company,
    zone,
    { conflicts, free, which, readBack: readAs, ...(taken && { taken }) },
    more,
  );
}
