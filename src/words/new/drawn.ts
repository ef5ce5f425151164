import { join, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { chosenLine } from '../../cards/strategy.ts';
import type { BuildsOf } from '../../domain/build/document.ts';
import { hangsOnTime, warningsOf } from '../../domain/calendar/collisions.ts';
import type { Surroundings } from '../../domain/calendar/conflicts.ts';
import { freeSlotsNear } from '../../domain/calendar/slots.ts';
import { usualEnvironment } from '../../domain/company/services.ts';
import type { World } from '../../domain/deciding/world.ts';
import type { Environments } from '../../domain/environment/document.ts';
import { itemsOf } from '../../domain/release/release.ts';
import { timeSetting } from '../../reading/times.ts';
import type { Ask } from '../ask.ts';
import { orAnyway } from '../collisions.ts';
import { readIds, readItems } from '../dialogs/items.ts';
import { readField, readingsInput } from '../dialogs/time-field.ts';
import { comesBefore, readBack } from '../read-back.ts';
import { readWindow } from '../when.ts';
import { readEarly } from './early.ts';
import { kindIn, type PlanAdvice, type PlanFields, planModal } from './modal.ts';
import { readWay, wayWords } from './way.ts';

const NO_ADVICE: PlanAdvice = { conflicts: [], free: [] };

/** The modal with these fields, and what their plan would run into. */
export function drawn(
  fields: PlanFields,
  a: Ask,
  world: World & Surroundings & Environments & BuildsOf,
  more: boolean,
  taken?: string,
) {
  const { zone } = a.person;
  const items = readItems(fields.what, a);
  const read = (text: string) => readWindow(text, timeSetting({ ...world, zone }));
  const window = readField({ ...fields }, 'when', read);
  const which = readingsInput({ ...fields }, 'when', read, 'recheck');
  const way = fields.where || usualEnvironment(world.company);
  const { environment, before } = readWay(way);
  const early = readEarly(fields.early ?? '', before, timeSetting({ ...world, zone }));
  const ids = readIds(fields.after ?? '');
  if (!items.ok || !window.ok)
    return planModal(
      fields,
      world.company,
      zone,
      { ...NO_ADVICE, which, ...(items.ok && { items: items.value }) },
      more,
    );
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
  const conflicts = warningsOf(plan, world, window.careful);
  const free = hangsOnTime(conflicts) ? freeSlotsNear(plan, world) : [];
  const as = chosenLine(fields, world.company);
  const planRead = md`Read as ${itemsOf(items.value)} → ${wayWords(way)}, ${readBack(window.value, zone)}${comesBefore(before, early.ok ? early.value : [], zone)}`;
  const readAs = join([planRead, as, early.ok ? NOTHING : md`Not read yet: ${early.why}`], '. ');
  return planModal(
    fields,
    world.company,
    zone,
    {
      ...{ conflicts, free, which, items: items.value, readBack: readAs, submit: orAnyway('Plan', conflicts, world) },
      ...(taken && { taken }),
    },
    more,
  );
}
