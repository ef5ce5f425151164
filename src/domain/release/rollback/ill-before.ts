import { isSameVersion } from '../../build/same-version.ts';
import type { Environments } from '../../environment/document.ts';
import { isIll, placeAt } from '../../environment/environment.ts';
import type { Release, Stage } from '../release.ts';

/** What steps would bring again as they go back, and was judged unhealthy when it ran there: "api 4.1 in eu (errors 7 %)", each once. */
export function illBefore(
  { environment }: Pick<Release, 'environment'>,
  stages: readonly Stage[],
  { environments }: Environments,
): string[] {
  const ill = stages.flatMap(({ region, items }) =>
    items.flatMap(({ service, previous }) => {
      const { now, before } = placeAt(environments[environment], service, region);
      const ran = [...(now ? [now] : []), ...before].find(
        (r) => previous !== null && isSameVersion(r.version, previous),
      );
      return isIll(ran) ? [`${service} ${previous} in ${region} (${ran.unhealthy.said})`] : [];
    }),
  );
  return [...new Set(ill)];
}
