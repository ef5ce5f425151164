import { md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { legsOf } from '../../domain/release/planning/route.ts';
import { itemsOf } from '../../domain/release/release.ts';
import { takeTimesOnTheWay } from '../../reading/on-the-way.ts';
import { route } from '../../reading/parts/environments.ts';
import { after } from '../../reading/parts/other-release.ts';
import { plannedKind } from '../../reading/parts/scope.ts';
import { itemsPlanned } from '../../reading/parts/services.ts';
import { strategyBesideTemplate } from '../../reading/parts/strategy.ts';
import { template } from '../../reading/parts/templates.ts';
import { DOTTED } from '../../reading/parts/versions.ts';
import { orAfterFreeze } from '../after-freeze.ts';
import { type Answer, type Ask, type Fields, type OnClick, type OnCommand, say, seeFor } from '../ask.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { writeItems } from '../dialogs/items.ts';
import { exampleFor } from '../example.ts';
import { type Marked, markedWords, takeMarked } from '../marked.ts';
import { onClickOf } from '../of-another-version.ts';
import { contextOf, onceMore, sentence } from '../sentence.ts';
import { templateOf, writeTemplate } from '../template.ts';
import { FOUND_SLOT, PLAN_AS, SLOT } from '../to-plan.ts';
import { writeWindow } from '../when.ts';
import { drawn } from './drawn.ts';
import { writeEarly } from './early.ts';
import { hasMore, planFields } from './fields.ts';
import { opened } from './opened.ts';
import { writeWay } from './way.ts';

const TAKES = {
  parts: { items: itemsPlanned, where: route, after, kind: plannedKind, strategy: strategyBesideTemplate, template },
  when: true,
  why: 'marked',
} as const;

/** `/release new …`, the global shortcut and the button: the modal, filled with what was typed. It is the echo. */
export const typed: OnCommand = orAfterFreeze(
  Object.assign((rest: string, a: Ask) => planned(rest, a), { takes: TAKES }),
);

/** [Search index refresh] under what was typed: planned as that template, or as another kind of change. */
export const planAs = onClickOf(PLAN_AS, ({ as, typed }, a) => planned(typed, a, as));

async function planned(rest: string, a: Ask, as?: string): Promise<Answer> {
  const { rest: unmarked, ...marked } = takeMarked(rest) ?? { rest };
  const { rest: left, early } = takeTimesOnTheWay(unmarked, contextOf(a)) ?? { rest: unmarked, early: [] };
  const more = { ...marked, ...(early.length > 0 && { early: writeEarly(early) }) };
  const answer = await understood(more, rest, as)(left, a);
  return onceMore(answer, [...early.map((e) => md`${e.said} for ${e.environment}`), ...markedWords(marked)]);
}

const understood = (marked: Marked & { early?: string }, whole: string, as?: string) =>
  sentence(TAKES, async (said, a) => {
    const after = said.after.join(', ');
    const [word = ''] = said.when.said.match(/\S+$/) ?? [];
    if (said.items.length === 0 && DOTTED.test(word))
      return say(
        md`“${word}” is of no service: name it before its version, such as \`/release ${exampleFor(a, 'new checkout-api')} ${word}\`. A day is written with its month, such as \`12 March\`.`,
      );
    const chosen = as ?? (said.template && writeTemplate(said.template));
    const found =
      said.kind === 'standard' && chosen === undefined
        ? templateOf(said, whole, a.setting.company())
        : { change: chosen ?? said.kind };
    if ('answer' in found) return found.answer;
    const { change } = found;
    const fields = { what: writeItems(said.items), where: writeWay(said.where), when: said.when.said, why: said.why };
    const { strategy } = said;
    return opened(
      {
        ...fields,
        ...(after && { after }),
        ...(change && { change }),
        ...(strategy && { strategy }),
        ...marked,
      },
      a,
    );
  });

/** [Take it] under what-if: the plan with that slot; the versions are still to be named. */
export const takeFound = onClickOf(FOUND_SLOT, async ({ services, environment, start, end, change }, a) => {
  const when = start && end ? writeWindow(start, end, a.person.zone) : '';
  return opened({ what: services, where: environment, when, why: '', ...(change && { change }) }, a);
});

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
    ...(before?.strategy && { strategy: before.strategy }),
    change: before?.template ? `standard:${before.template.name}` : (before?.change ?? 'normal'),
  };
  return {
    modal: drawn(
      fields,
      a,
      world,
      fields.customers !== '' ||
        fields.change !== 'normal' ||
        [before?.irreversible, before?.strategy].some((f) => f !== undefined),
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
export const takeSlot = onClickOf(SLOT, async ({ start, end }, a, _, around) => {
  const fields = { ...around?.fields, when: writeWindow(start, end, a.person.zone) };
  const more = hasMore(around?.view.type === 'modal' ? (around.view.private_metadata ?? '') : '');
  return redraw(a, fields, more, start);
});
