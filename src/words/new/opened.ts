import { timeSetting } from '../../reading/times.ts';
import { type Ask, seeFor } from '../ask.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { readWindow, writeWindow } from '../when.ts';
import { drawn } from './drawn.ts';
import { readEarly, whenAfter, writeLegs } from './early.ts';
import type { PlanFields } from './modal.ts';
import { readWay } from './way.ts';

/** The modal for what was typed, with its times written out. */
export async function opened(fields: PlanFields, a: Ask) {
  const world = await seeFor(a, IN_THE_WAY);
  const { zone } = a.person;
  const setting = timeSetting({ ...world, zone });
  const early = readEarly(fields.early ?? '', readWay(fields.where).before, setting);
  const legs = early.ok ? early.value : [];
  const read = readWindow(fields.when, whenAfter(fields.when, legs, setting));
  // Written out, an hour that is skipped would be another one.
  const when = read.ok && !read.careful ? writeWindow(read.value.start, read.value.end, zone) : fields.when;
  const more = [fields.change, fields.after, fields.strategy, fields.irreversible, fields.customers].some(
    (f) => f !== undefined,
  );
  const written = legs.length > 0 && { early: writeLegs(legs, zone) };
  return { modal: drawn({ ...fields, when, ...written }, a, world, more) };
}
