import { isSameVersion } from '../../build/same-version.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import type { Environments } from '../../environment/document.ts';
import { placeAt } from '../../environment/environment.ts';
import { listed, say } from '../../phrase.ts';
import { itemsOf, nameOf, type Release, rolloutOf, type Stage } from '../release.ts';
import { openIt } from '../state-refusals.ts';

/**
 * What a release replaced was the same version already: taking it back would bring that again, say that it is rolled back, and mend nothing. A step that
 * runs or failed is another thing: there it is to be put right; and so is a share of the traffic, which goes away.
 */
export function sameAgain(
  release: Release,
  stages: readonly Stage[],
  { environments }: Environments,
): Refusal | undefined {
  const items = stages.flatMap((s) => s.items.map((i) => ({ ...i, region: s.region })));
  const isSame = items.length > 0 && items.every((i) => isSameVersion(i.version, i.previous));
  if (!isSame || stages.some((s) => s.state !== 'done' && s.state !== 'verifying') || isBeside(release))
    return undefined;
  const before = items.flatMap(({ service, region, version }) => {
    const past = placeAt(environments[release.environment], service, region).before;
    const other = past.find((ran) => !isSameVersion(ran.version, version));
    return other ? [`${service} ${other.version}`] : [];
  });
  const [only, another] = [...new Set(before)];
  return refuse(
    'same-version',
    say`${itemsOf(release.items)} ran there before ${release.id} already: taking that back would change nothing.`,
    {
      remedy: only
        ? say`Before it ran ${listed([...new Set(before)].map((b) => say`${b}`))}: bring that by a release of its own, or roll back the release that brought ${nameOf(release)} first.`
        : say`Bring the version that should run there by a release of its own.`,
      offers: [
        ...(only && !another
          ? [{ verb: 'again', label: `Plan ${only}…`, about: `new ${only} to ${release.environment}` }]
          : []),
        ...openIt(release),
      ],
    },
  );
}

/** A part of it has no more than a share yet. */
const isBeside = (release: Release): boolean =>
  release.status !== 'completed' &&
  (rolloutOf(release)?.stages ?? []).some((s) => s.state !== 'waiting' && (s.share ?? 100) < 100);
