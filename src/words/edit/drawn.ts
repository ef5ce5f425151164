import { alongWith } from '../../blocks/as-shown.ts';
import { type PlannedIn, warningsOf } from '../../domain/calendar/collisions.ts';
import type { Conflict } from '../../domain/calendar/conflicts.ts';
import { CHANGE_TYPES } from '../../domain/company/changes.ts';
import type { World } from '../../domain/deciding/world.ts';
import { type Edited, editedOf, editShown } from '../../domain/release/planning/edit-shown.ts';
import { scheduled } from '../../domain/release/planning/route.ts';
import type { Release } from '../../domain/release/release.ts';
import { printOf, reprinted } from '../../domain/shown.ts';
import type { Ask } from '../ask.ts';
import { readIds, readItems } from '../dialogs/items.ts';
import { conflictsShown } from '../once-seen.ts';
import { type EditFields, editModal } from './modal.ts';

/** The dialog with these fields, and what the release would run into as they say. `print`: of the fields as they were when it was opened, where that is not now. */
export function drawn(
  fields: EditFields,
  print: string | undefined,
  release: Release,
  world: World & PlannedIn,
  a: Ask,
) {
  const items = readItems(fields.what, a);
  const after = readIds(fields.after);
  const change = CHANGE_TYPES.find((c) => c === fields.change) ?? release.change;
  const said = { environment: fields.where, change, after: after.ok ? after.value : [] };
  const conflicts = items.ok ? runsInto({ ...said, items: items.value }, release, world) : [];
  const about = alongWith(
    release.id,
    reprinted(print ?? printOf(editShown(editedOf(release))), conflictsShown(conflicts)),
  );
  return editModal(fields, about, release, items.ok ? items.value : release.items, world.company, conflicts);
}

/** What a release would run into with another content, at the time that it is planned for. */
export function runsInto(
  { items, environment, change, after }: Pick<Edited, 'items' | 'environment' | 'change' | 'after'>,
  release: Release,
  world: World & PlannedIn,
): Conflict[] {
  const planned = scheduled(release);
  // Of several environments none is another any more.
  const where = release.ahead ? planned.environment : environment;
  const waits = after.map((id) => ({ release: id }));
  return warningsOf({ ...planned, items, environment: where, change, after: waits }, world);
}
