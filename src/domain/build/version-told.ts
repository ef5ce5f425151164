import type { Service } from '../company/services.ts';
import { taggedOf } from '../company/tagged.ts';
import { type Builds, buildOf } from './build.ts';

/** A version as it was told; of a tag that names its service the version alone, unless a build is called by the whole of it. */
export const versionTold = (service: Service | undefined, builds: Builds | undefined, told: string): string =>
  service === undefined || buildOf(builds, told) ? told : (taggedOf(service, told) ?? told);
