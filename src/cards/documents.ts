import { join, linkTo, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { World } from '../domain/deciding/world.ts';
import { documentsMissing } from '../domain/release/papers/documents.ts';
import { NOTES } from '../domain/release/papers/notes.ts';
import type { Release } from '../domain/release/release.ts';

/** "Documents: rollback plan, release notes · not attached: test report", each a link. */
export function documentsLine(release: Release, world: Pick<World, 'company'>): Mrkdwn {
  const { documents = [] } = release;
  const missing = documentsMissing(release, world);
  const there = join(
    [...documents.map((d) => linkTo(d.url, d.name)), ...(release.notes ? [md`${NOTES} (in Details)`] : [])],
    ', ',
  );
  const not = missing.length > 0 ? md`not attached: ${missing.join(', ')}` : NOTHING;
  const all = join([there, not], ' · ');
  return all.text === '' ? NOTHING : md`Documents: ${all}`;
}
