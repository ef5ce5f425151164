import { section } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Surroundings } from '../../domain/calendar/conflicts.ts';
import { nextFreeSlots } from '../../domain/calendar/slots.ts';
import { usualEnvironment } from '../../domain/company/services.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { releases } from '../../domain/release/document.ts';
import { itemsOf } from '../../domain/release/release.ts';
import { legsOf } from '../../domain/release/route.ts';
import { route } from '../../reading/parts/environments.ts';
import { after } from '../../reading/parts/release.ts';
import { plannedKind } from '../../reading/parts/scope.ts';
import { itemsWithVersions } from '../../reading/parts/services.ts';
import { timeSetting } from '../../reading/times.ts';
import { type Answer, type Ask, type Fields, type OnClick, type OnCommand, seeFor } from '../ask.ts';
import { collisionsOf, IN_THE_WAY } from '../collisions.ts';
import { takeIrreversible } from '../irreversible.ts';
import { readIds, readItems, writeItems } from '../items.ts';
import { readBack } from '../read-back.ts';
import { readField, readingsInput } from '../readings.ts';
import { sentence } from '../sentence.ts';
import { readWindow, writeWindow } from '../when.ts';
import { hasMore, planFields } from './fields.ts';
import { kindIn, type PlanAdvice, type PlanFields, planModal } from './modal.ts';
import { readWay, wayWords, writeWay } from './way.ts';

const NO_ADVICE: PlanAdvice = { conflicts: [], free: [] };

const TAKES = {
  parts: { items: itemsWithVersions, where: route, after, kind: plannedKind },
  when: true,
  why: 'marked',
} as const;

/** `/release new …`, the global shortcut and the button: the modal, filled with what was typed. It is the echo. */
export const typed: OnCommand = Object.assign(
  async (rest: string, a: Ask): Promise<Answer> => {
    const marked = takeIrreversible(rest);
    if (!marked) return understood()(rest, a);
    const answer = await understood(marked.irreversible)(marked.rest, a);
    if (!('say' in answer)) return answer;
    // What was not understood is typed once more, and this with it.
    const { text, blocks } = answer.say;
    return { say: { ...answer.say, text: `${text}\n${AGAIN.text}`, blocks: [...blocks, section(AGAIN)] } };
  },
  { takes: TAKES },
);
const AGAIN = md`Say once more, too, what can’t be undone: \`irreversible: …\` before \`because\`.`;

const understood = (irreversible?: string) =>
  sentence(TAKES, (said, a) => {
    const after = said.after.join(', ');
    const change = said.kind === 'emergency' ? said.kind : undefined;
    const fields = { what: writeItems(said.items), where: writeWay(said.where), when: said.when.said, why: said.why };
    return opened(
      { ...fields, ...(after && { after }), ...(change && { change }), ...(irreversible && { irreversible }) },
      a,
    );
  });

async function opened(fields: PlanFields, a: Ask) {
  const world = await seeFor(a, IN_THE_WAY);
  const { zone } = a.person;
  const read = readWindow(fields.when, timeSetting({ ...world, zone }));
  // Written out, an hour that is skipped would be another one.
  const when = read.ok && !read.careful ? writeWindow(read.value.start, read.value.end, zone) : fields.when;
  const more = [fields.change, fields.after, fields.irreversible].some((f) => f !== undefined);
  return { modal: drawn({ ...fields, when }, a, world, more) };
}

/** [Take it] under what-if: the plan with that slot; the versions are still to be named. */
export const takeFound: OnClick = (about, a) => {
  const [services = '', environment = '', start = '', end = ''] = about.split('|');
  const when = start && end ? writeWindow(start, end, a.person.zone) : '';
  return opened({ what: services, where: environment, when, why: '' }, a);
};

/** [Plan it again…]: the same release, without its time. */
export const planAgain: OnClick = async (id, a) => {
  const world = await seeFor(a, { ...IN_THE_WAY, before: one(releases, id) });
  const { before } = world;
  const fields = {
    what: before ? itemsOf(before.items) : '',
    where: before ? writeWay(legsOf(before).map((leg) => leg.environment)) : '',
    when: '',
    why: before?.why ?? '',
    customers: before?.customers ?? '',
    ...(before?.irreversible && { irreversible: before.irreversible }),
    change: before?.template ? `standard:${before.template.name}` : (before?.change ?? 'normal'),
  };
  return {
    modal: drawn(
      fields,
      a,
      world,
      fields.customers !== '' || fields.change !== 'normal' || before?.irreversible !== undefined,
    ),
  };
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
  const items = readItems(fields.what, a);
  const read = (text: string) => readWindow(text, timeSetting({ ...world, zone }));
  const window = readField({ ...fields }, 'when', read);
  const which = readingsInput({ ...fields }, 'when', read, 'recheck');
  const way = fields.where || usualEnvironment(world.company);
  const { environment } = readWay(way);
  const ids = readIds(fields.after ?? '');
  if (!items.ok || !window.ok) return planModal(fields, world.company, zone, { ...NO_ADVICE, which }, more);
  const { change } = kindIn(fields.change);
  const after = ids.ok ? ids.value.map((release) => ({ release })) : [];
  const plan = {
    items: items.value,
    environment,
    change,
    after,
    window: { ...window.value, zone },
    owner: a.person.id,
  };
  const conflicts = collisionsOf(plan, world, window.careful);
  const free = conflicts.length > 0 ? nextFreeSlots(plan, world, world.now) : [];
  const readAs = md`Read as ${itemsOf(items.value)} → ${wayWords(way)}, ${readBack(window.value, zone)}`;
  const advice = { conflicts, free, which, readBack: readAs, ...(taken && { taken }) };
  return planModal(fields, world.company, zone, advice, more);
}
