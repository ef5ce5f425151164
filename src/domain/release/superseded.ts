import { isSameVersion } from '../build/same-version.ts';
import type { Environments } from '../environment/document.ts';
import { own } from '../own.ts';
import type { Release } from './release.ts';

/** What runs in place of a release that went live: "payments 5.2 (R-2)", each once, and since when the last of it does, UTC ISO. */
export type Superseded = { by: string[]; since: string };

/** Whether something else came since to everywhere that a live release reached; undefined while any of it runs, or nobody knows what does. */
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
      if (!now?.since || doubt || isIts || now.since <= release.at) return undefined;
      by.add(`${service} ${now.version}${now.release ? ` (${now.release})` : ''}`);
      if (now.since > since) since = now.since;
    }
  }
  return { by: [...by], since };
}

/** The releases whose versions a release took the place of where it went live. */
export function supersedes(release: Release, { environments }: Environments): string[] {
  const live = environments[release.environment]?.live ?? {};
  const before = release.items.flatMap(({ service }) =>
    Object.values(own(live, service) ?? {}).flatMap((place) => place.before[0]?.release ?? []),
  );
  return [...new Set(before)].filter((id) => id !== release.id);
}
