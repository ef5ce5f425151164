import { isSameVersion } from '../build/same-version.ts';
import { allEnvironments, type Environments } from '../environment/document.ts';
import { placeAt, type Ran } from '../environment/environment.ts';
import { listed, type Phrase, say } from '../phrase.ts';
import { type Release, rolloutOf } from '../release/release.ts';
import { gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** What stopped on its way is not put over what came there since, such as the hotfix that it was stopped for. */
export const newerThere = gate({
  id: 'newer-there',
  title: 'What came since',
  plain: 'something newer runs there by now',
  opens: whoMay('override'),
  reads: () => ({ environments: allEnvironments }),
  see(release, { environments }) {
    const came = cameSince(release, environments);
    return came.length === 0
      ? undefined
      : { open: false, saw: say`${listed(came)}: going on would put what stopped over it` };
  },
});

/** Of the steps that are left: what others brought since it began. What a person put there by hand they know of. */
function cameSince(release: Release, environments: Environments['environments']): Phrase[] {
  const rollout = rolloutOf(release);
  if (!rollout || rollout.direction === 'back' || release.status === 'completed') return [];
  const { startedAt } = rollout;
  const isLater = ({ since = '', release: whose, byHand, outside }: Ran) =>
    since > startedAt && !byHand && (outside !== undefined || (whose !== undefined && whose !== release.id));
  return rollout.stages
    .filter((s) => s.state !== 'done')
    .flatMap(({ region, items }) =>
      items.flatMap(({ service, version, previous }): Phrase[] => {
        const { now } = placeAt(environments[release.environment], service, region);
        if (!now || !isLater(now) || [version, previous].some((v) => v !== null && isSameVersion(v, now.version)))
          return [];
        return [
          say`${service} ${now.version} runs in ${region} since then${now.release ? say` (${now.release})` : say``}`,
        ];
      }),
    );
}
