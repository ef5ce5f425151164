import { own } from '../own.ts';
import { buildOf } from './build.ts';
import type { BuildsOf } from './document.ts';

/** What a version is built from, as far as it is known. `commit`: as it was told where it came from, whatever its builds say by now. */
export const commitOf = (
  { service, version, commit }: { service: string; version: string; commit?: string | undefined },
  { builds }: BuildsOf,
): string | undefined => commit ?? buildOf(own(builds, service), version)?.commit;
