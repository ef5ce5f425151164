import { isSameVersion } from '../build/same-version.ts';
import type { Environments } from '../environment/document.ts';
import { own } from '../own.ts';
import type { Release } from './release.ts';

/** What runs in place of a release that went live: "payments 5.2 (R-2)", each once, and since when the last of it does, UTC ISO. */
export type Superseded = { by: string[]; since: string };

/** Whether something else came since to everywhere that a live release reached; undefined while any of it runs, or may. */
export function supersededBy(release: Release, { environments }: Environments): Superseded | undefined {
  if (release.status !== 'completed') return undefined;
  const live = environments[release.environment]?.live ?? {};
  const by = new Set<string>();
  let since = release.at;
  for (const { service, version } of release.items) {
    const places = Object.values(own(live, service) ?? {});
    if (places.length === 0) return undefined;
    for (const { now, doubt, partly } of places) {
      const isIts =
        now?.release === release.id || partly?.release === release.id || isSameVersion(now?.version, version);
      // Where nobody knows any version that may run there, it may be its.
      const mayBeIts = doubt && (doubt.may.length === 0 || doubt.may.some((one) => isSameVersion(one, version)));
      if (!now?.since || mayBeIts || isIts || now.since <= release.at) return undefined;
      by.add(`${service} ${now.version}${now.release ? ` (${now.release})` : ''}`);
      if (now.since > since) since = now.since;
    }
  }
  return { by: [...by], since };
}
