import { z } from 'zod';
import { actions, button } from '../../blocks/blocks.ts';
import { md, span } from '../../blocks/mrkdwn.ts';
import { nextFreeSlots } from '../../domain/calendar/slots.ts';
import { isRefusal, type World } from '../../domain/decision.ts';
import { releasePlanned } from '../../domain/release/facts/release-planned.ts';
import { PLANNING, planRelease } from '../../domain/release/plan.ts';
import { itemsOf, nameOf } from '../../domain/release/release.ts';
import { collisionsOf } from '../advice.ts';
import {
  type Ask,
  ask,
  type Fields,
  lookFor,
  notice,
  type OnClick,
  type OnCommand,
  type OnSubmit,
  submittedTo,
} from '../ask.ts';
import { readWindow, writeWindow } from '../when.ts';
import { kindIn, type PlanAdvice, type PlanFields, planModal, signOf } from './modal.ts';
import { readIds, readItems, readPlan } from './typed.ts';

const FIELDS = ['what', 'where', 'when', 'why'];
const MORE_FIELDS = [...FIELDS, 'customers', 'change', 'after'];
const NO_ADVICE: PlanAdvice = { conflicts: [], free: [] };

/** `/release new …`, the global shortcut and the button: the modal, filled with what was typed. It is the echo. */
export const newRelease: OnCommand = async (rest, a) => {
  const world = await lookFor(a, PLANNING);
  const typed = readPlan(rest, world.company, a.person.zone, world.now);
  return { modal: drawn(typed, a, world, typed.change !== undefined || typed.after !== undefined) };
};

/** [Plan it again…]: the same release, without its time. */
export const planAgain: OnClick = async (id, a) => {
  const world = await lookFor(a, { ...PLANNING, docs: [`release/${id}`] });
  const before = world.releases[id];
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
  const world = await lookFor(a, PLANNING);
  return { update: drawn(planFields(fields), a, world, more, taken) };
}

/** One of the free times, taken by a click. */
export const takeSlot: OnClick = async (about, a, around) => {
  const [start = '', end = ''] = about.split('/');
  const fields = { ...around?.fields, when: writeWindow(start, end, a.person.zone) };
  const more = hasMore(around?.view.type === 'modal' ? (around.view.private_metadata ?? '') : '');
  return redraw(a, fields, more, start);
};

function drawn(fields: PlanFields, a: Ask, world: World, more: boolean, taken?: string) {
  const { zone } = a.person;
  const items = readItems(fields.what);
  const window = readWindow(fields.when, zone, world.now);
  const environment = fields.where || (world.company.environments.at(-1)?.name ?? '');
  if (!items.ok || !window.ok) return planModal(fields, world.company, zone, NO_ADVICE, more);
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
  const readBack = md`Read as ${itemsOf(items.value)} → ${environment}, ${writeWindow(window.value.start, window.value.end, zone)} (${zone})`;
  return planModal(fields, world.company, zone, { conflicts, free, readBack, ...(taken && { taken }) }, more);
}

export const submitPlan: OnSubmit = async (raw, metadata, a) => {
  const fields = planFields(raw);
  const { zone } = a.person;
  const now = a.setting.now();
  const items = readItems(fields.what);
  const window = readWindow(fields.when, zone, now);
  const errors: Record<string, string> = {
    ...(!items.ok && { what: items.why }),
    ...(!window.ok && { when: window.why }),
  };
  if (!items.ok || !window.ok) return { errors };
  const world = await lookFor(a, PLANNING);
  const kind = kindIn(fields.change);
  const plan = { items: items.value, environment: fields.where, ...kind, window: { ...window.value, zone } };
  const after = readIds(fields.after ?? '');
  const command = { type: 'PlanRelease', ...plan, after, why: fields.why, customers: fields.customers ?? '' } as const;
  // What is refused anyway is said before asking about conflicts.
  const shownFields = hasMore(metadata) ? MORE_FIELDS : FIELDS;
  const refusal = planRelease(world, command);
  if (isRefusal(refusal))
    return submittedTo({ ok: false, refusal }, 'what', () => notice('Planned', md``), shownFields);
  const conflicts = collisionsOf({ ...plan, after: after.map((release) => ({ release })), owner: a.person.id }, world);
  if (conflicts.length > 0 && signOf(conflicts) !== seenIn(metadata))
    return { update: drawn(fields, a, world, hasMore(metadata)) };
  const outcome = await ask(a, command);
  return submittedTo(
    outcome,
    'what',
    (after) => {
      const [planned] = outcome.ok ? releasePlanned.among(outcome.facts) : [];
      const release = planned && after.releases[planned.release];
      if (!release) return notice('Planned', md`This was planned already.`);
      return notice(
        'Planned',
        md`Planned: *${nameOf(release)}* (${release.id}), ${span(release.window.start, release.window.end)}.\nIt stands in the release channel. ${release.template ? 'It is pre-approved: no vote is needed.' : 'Next: the vote.'}`,
        ...actions(release.template ? [] : [button('Open the vote', 'vote', release.id, { style: 'primary' })]),
      );
    },
    shownFields,
  );
};

const planFields = (f: Fields): PlanFields => ({
  what: f.what ?? '',
  where: f.where ?? '',
  when: f.when ?? '',
  why: f.why ?? '',
  customers: f.customers ?? '',
  ...(f.after && { after: f.after }),
  ...(f.change && { change: f.change }),
});

const Metadata = z.object({ more: z.boolean(), seen: z.string() });
function parsed(metadata: string): z.infer<typeof Metadata> {
  try {
    return Metadata.parse(JSON.parse(metadata));
  } catch {
    return { more: false, seen: '' };
  }
}
const hasMore = (metadata: string) => parsed(metadata).more;
const seenIn = (metadata: string) => parsed(metadata).seen;
