import { actions, button, fitsButton } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { isSameVersion } from '../../domain/build/same-version.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { onlyWith, takenBack } from '../../domain/release/rollback/taken-back.ts';
import type { BackTo } from '../../reading/parts/back-to.ts';
import { type Answer, say } from '../ask.ts';

/** Why a release does not go back to the version that somebody named; undefined where it does, or none was named. `services`: those that go back. */
export function notThatVersion(
  release: Release,
  services: readonly string[],
  { to, why }: { to: BackTo | undefined; why: string },
): Answer | undefined {
  if (!to || 'before' in to) return undefined;
  const { version } = to;
  const items = onlyWith(takenBack(release), services).flatMap((s) => s.items);
  const goesThere = items.length > 0 && items.every((i) => i.previous && isSameVersion(i.previous, version));
  // Whoever refuses to take back what never went out says so better.
  if (goesThere || items.length === 0) return undefined;
  const known = [...new Set(items.flatMap((i) => (i.previous ? [`${i.service} ${i.previous}`] : [])))];
  const [service, another] = [...new Set(items.map((i) => i.service))];
  const runs = items.some((i) => isSameVersion(i.version, version));
  const goes =
    known.length > 0 ? md`it would go back to ${known.join(', ')}` : md`nobody has told what ran there before`;
  const cause = runs
    ? md`${version} is what it brought; ${goes}.`
    : known.length > 0
      ? md`${goes}, not to ${version}.`
      : md`${goes}, so whether that was ${version} can't be known.`;
  const again = `rollback ${release.id} because ${why}`;
  const anew = `new ${service} ${version} to ${release.environment}`;
  return say(
    md`*${nameOf(release)}* (${release.id}): ${cause} Roll it back as it is, or bring another version there by a release of its own.`,
    ...actions([
      // With the reason that was typed, as far as a button can carry it.
      why === '' || !fitsButton(again)
        ? button('Roll it back…', 'rollback', release.id, { style: 'danger' })
        : button('Roll it back…', 'again', again, { style: 'danger' }),
      ...(runs || !service || another || !fitsButton(anew)
        ? []
        : [button(`Plan ${service} ${version}…`, 'again', anew)]),
    ]),
  );
}
