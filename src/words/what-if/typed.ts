import { actions, button, fitsButton } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { collisionsOf, hangsOnTime, offDuty, unmended } from '../../domain/calendar/collisions.ts';
import { freeSlotsNear } from '../../domain/calendar/slots.ts';
import type { ChangeType } from '../../domain/company/changes.ts';
import { usualEnvironment } from '../../domain/company/services.ts';
import { isRefusedAs } from '../../domain/deciding/decision.ts';
import { namesOfAll } from '../../domain/few.ts';
import { planFault } from '../../domain/release/planning/judge.ts';
import type { Window } from '../../domain/release/release.ts';
import { revokedOnes } from '../../domain/template/document.ts';
import { templatesFor } from '../../domain/template/template.ts';
import { environment } from '../../reading/parts/environments.ts';
import { plannedKind } from '../../reading/parts/scope.ts';
import { itemsMaybe } from '../../reading/parts/services.ts';
import { timeSetting } from '../../reading/times.ts';
import { orAfterFreeze } from '../after-freeze.ts';
import { refusalMessage, say, seeFor } from '../ask.ts';
import { conflictLine, IN_THE_WAY } from '../collisions.ts';
import { writeItems } from '../dialogs/items.ts';
import { exampleFor } from '../example.ts';
import { readBack, shortMoment } from '../read-back.ts';
import { sentence } from '../sentence.ts';
import { writeTemplate } from '../template.ts';
import { FOUND_SLOT } from '../to-plan.ts';
import { readWindow } from '../when.ts';

const TAKES = { parts: { items: itemsMaybe, where: environment, kind: plannedKind }, when: true } as const;

/** `/release what-if checkout-api [4.2] Fri 5pm [to production]`: what planning it then would run into. Nothing is saved. */
export const typed = orAfterFreeze(
  sentence(TAKES, async (said, a) => {
    const { zone } = a.person;
    const world = await seeFor(a, { ...IN_THE_WAY, templates: revokedOnes });
    const { company } = world;
    const services = said.items.map((i) => i.service);
    const environment = said.where ?? usualEnvironment(company);
    if (services.length === 0)
      return say(
        md`What if what? Name a service and a time, for example \`/release ${exampleFor(a, 'what-if checkout-api Fri 5pm')}\`. Services: ${namesOfAll(company.services)}.`,
      );
    const window = readWindow(said.when.said, timeSetting({ ...world, zone }));
    if (!window.ok) return say(md`${window.why}`);
    const items = said.items.map(({ service, version = '' }) => ({ service, version }));
    const change = said.kind ?? ('normal' as const);
    const plan = { items, environment, change, window: { ...window.value, zone }, owner: a.person.id };
    // Nothing is saved, so that any template that fits will do.
    const [template] = change === 'standard' ? templatesFor(items, [environment], company) : [];
    const refusal = planFault({ ...plan, ...(template && { template: template.name }) }, world);
    // What is frozen is shown below, with the first time that is not.
    if (refusal && !isRefusedAs(refusal, 'frozen')) return { say: refusalMessage(refusal) };
    const conflicts = collisionsOf(plan, world, window.careful);
    const other = hangsOnTime(conflicts);
    const [first] = other ? freeSlotsNear(plan, world, 1) : [plan.window];
    const named = writeItems(said.items);
    const title = md`*${named} → ${environment}, ${readBack(plan.window, zone)}*`;
    const off = [...unmended(plan, world), ...offDuty(plan, world)];
    const found: Mrkdwn[] =
      conflicts.length + off.length > 0 ? [...conflicts, ...off].map(conflictLine) : [md`Nothing is in the way.`];
    const next = !other
      ? NOTHING
      : first
        ? md`First clean slot: ${readBack(first, zone)}`
        : md`No clean slot within 90 days.`;
    return say(
      join([title, ...found, next], '\n'),
      ...actions(first ? takeButton(named, plan, template?.name, first, other) : []),
    );
  }),
);

function takeButton(
  named: string,
  { environment, change }: { environment: string; change: ChangeType },
  template: string | undefined,
  slot: Window,
  other: boolean,
) {
  const kind = template ? writeTemplate(template) : change === 'normal' ? undefined : change;
  const label = other ? `Take ${shortMoment(slot.start, slot.zone)}` : 'Plan it…';
  const { start, end } = slot;
  const plan = FOUND_SLOT.write({ services: named, environment, start, end, change: kind });
  return fitsButton(plan) ? [button(label, 'what-if', plan, { style: 'primary' })] : [];
}
