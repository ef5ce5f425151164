import { isSameVersion } from '../build/same-version.ts';
import type { World } from '../deciding/world.ts';
import { allEnvironments, type Environments } from '../environment/document.ts';
import { placeAt, placesOf, type Ran } from '../environment/environment.ts';
import { listed, type Phrase, say } from '../phrase.ts';
import { versionOrder } from '../release/planning/version-order.ts';
import { type Release, rolloutOf } from '../release/release.ts';
import { gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** What stopped on its way is not put over what came there since, such as the hotfix that it was stopped for; what has not begun, not over what came since it was decided on and is newer. */
export const newerThere = gate({
  id: 'newer-there',
  title: 'What came since',
  plain: 'something newer runs there by now',
  opens: whoMay('override'),
  reads: () => ({ environments: allEnvironments }),
  see(release, world) {
    const came = cameSince(release, world);
    if (came.length > 0) return { open: false, saw: say`${listed(came)}: going on would put what stopped over it` };
    const passed = passedBy(release, world);
    return passed.length === 0 ? undefined : { open: false, saw: say`${listed(passed)}: this would go back from it` };
  },
});

type Known = Environments & Pick<World, 'company'>;

const isLater = ({ since = '', release: whose, byHand, outside }: Ran, than: string, { id }: Release) =>
  since > than && !byHand && (outside !== undefined || (whose !== undefined && whose !== id));

/** What came since it was decided on, and is newer than what it brings: nobody who decided knew that it would go back. */
function passedBy(release: Release, world: Known): Phrase[] {
  if (rolloutOf(release) || release.drill) return [];
  const decided = release.status === 'approved' && !release.passed ? release.approvedAt : release.plannedAt;
  return release.items.flatMap(({ service, version }) => {
    const newer = placesOf(world.environments[release.environment], service, world).flatMap(([, { now }]) =>
      now && isLater(now, decided, release) && versionOrder(version, now.version) === -1 ? [now] : [],
    );
    return newer.slice(0, 1).map((ran) => say`${service} ${ran.version} runs there since then${by(ran)}`);
  });
}

const by = ({ release }: Ran): Phrase => (release ? say` (${release})` : say``);

/** Of the steps that are left: what others brought since it began. What a person put there by hand they know of. */
function cameSince(release: Release, { environments }: Known): Phrase[] {
  const rollout = rolloutOf(release);
  if (!rollout || rollout.direction === 'back' || release.status === 'completed') return [];
  const { startedAt } = rollout;
  return rollout.stages
    .filter((s) => s.state !== 'done')
    .flatMap(({ region, items }) =>
      items.flatMap(({ service, version, previous }): Phrase[] => {
        const { now } = placeAt(environments[release.environment], service, region);
        if (
          !now ||
          !isLater(now, startedAt, release) ||
          [version, previous].some((v) => v !== null && isSameVersion(v, now.version))
        )
          return [];
        return [say`${service} ${now.version} runs in ${region} since then${by(now)}`];
      }),
    );
}
