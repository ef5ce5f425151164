import { actions, button } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, span } from '../../blocks/mrkdwn.ts';
import { nextFreeSlots } from '../../domain/calendar/slots.ts';
import type { Company } from '../../domain/company/company.ts';
import { planFault } from '../../domain/release/judge.ts';
import { revokedOnes } from '../../domain/template/document.ts';
import { type OnCommand, refusalMessage, say, seeFor } from '../ask.ts';
import { collisionsOf, conflictLine, IN_THE_WAY, offDuty } from '../collisions.ts';
import { readPlan } from '../typed-plan.ts';
import { readBack, readWindow, settingOf, shortMoment } from '../when.ts';

/** `/release what-if checkout-api Fri 5pm [to production]`: what planning it then would run into. Nothing is saved. */
export const typed: OnCommand = async (rest, a) => {
  const { zone } = a.person;
  const world = await seeFor(a, { ...IN_THE_WAY, templates: revokedOnes });
  const { company, now } = world;
  const typed = readPlan(rest, company, settingOf(zone, world));
  const services = servicesIn(typed.what, company);
  const environment = typed.where || (company.environments.at(-1)?.name ?? '');
  if (services.length === 0)
    return say(
      md`What if what? Name a service and a time, for example \`/release what-if checkout-api Fri 5pm\`. Services: ${company.services.map((s) => s.name).join(', ')}.`,
    );
  const window = readWindow(typed.when, settingOf(zone, world));
  if (!window.ok) return say(md`${window.why}`);
  const items = services.map((service) => ({ service, version: '' }));
  const change = typed.change ?? ('normal' as const);
  const plan = { items, environment, change, window: { ...window.value, zone }, owner: a.person.id };
  const refusal = planFault(plan, world);
  // What is frozen is shown below, with the first time that is not.
  if (refusal && refusal.refused !== 'frozen') return { say: refusalMessage(refusal) };
  const conflicts = collisionsOf(plan, world);
  const [first] = conflicts.length > 0 ? nextFreeSlots(plan, world, now, 1) : [plan.window];
  const title = md`*${services.join(', ')} → ${environment}, ${readBack(plan.window, zone)}*`;
  const off = offDuty(plan, world);
  const found: Mrkdwn[] =
    conflicts.length + off.length > 0 ? [...conflicts, ...off].map(conflictLine) : [md`Nothing is in the way.`];
  const next =
    conflicts.length === 0
      ? NOTHING
      : first
        ? md`First clean slot: ${span(first.start, first.end)}`
        : md`No clean slot within 90 days.`;
  return say(
    join([title, ...found, next], '\n'),
    ...actions(first ? [takeButton(services, environment, first, zone, conflicts.length > 0)] : []),
  );
};

function takeButton(
  services: string[],
  environment: string,
  slot: { start: string; end: string },
  zone: string,
  other: boolean,
) {
  const label = other ? `Take ${shortMoment(slot.start, zone)}` : 'Plan it…';
  return button(label, 'what-if', [services.join(','), environment, slot.start, slot.end].join('|'), {
    style: 'primary',
  });
}

/** The services named in a text, versions or not; in the order of the text. */
function servicesIn(text: string, company: Company): string[] {
  const words = text.toLowerCase().split(/[^a-z0-9_-]+/);
  const named = company.services.filter((s) => words.includes(s.name.toLowerCase()));
  return named
    .sort((x, y) => words.indexOf(x.name.toLowerCase()) - words.indexOf(y.name.toLowerCase()))
    .map((s) => s.name);
}
