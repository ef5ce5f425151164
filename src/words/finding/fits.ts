import { isSameVersion } from '../../domain/build/same-version.ts';
import { placesIn } from '../../domain/release/planning/route.ts';
import { type Release, servicesOf } from '../../domain/release/release.ts';
import type { WhichReleases } from '../../reading/parts/release.ts';

/** Whether a name or a version that was typed is one of a release's. */
export const isOf = (release: Release, said: string) =>
  [...servicesOf(release), ...placesIn(release)].some((name) => name.toLowerCase() === said) ||
  release.items.some((i) => sameVersion(i.version, said));

/** As people type it: `4.2-rc` finds 4.2-RC. */
const sameVersion = (a: string, b: string) => isSameVersion(a.toLowerCase(), b.toLowerCase());

/** Whether all that was said of a release is so. */
export const fits = (release: Release, { services, versions, environments }: WhichReleases) =>
  services.every((s) => servicesOf(release).includes(s)) &&
  versions.every((v) => release.items.some((i) => sameVersion(i.version, v))) &&
  environments.every((e) => placesIn(release).includes(e));
