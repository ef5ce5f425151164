import type { Environments } from '../environment/document.ts';
import { versionsOf } from '../environment/environment.ts';
import type { Item, Release } from '../release/release.ts';
import { type Changes, type Commit, changesOf } from './build.ts';
import type { BuildsOf } from './document.ts';

type Where = Pick<Release, 'items' | 'environment'>;
type Known = BuildsOf & Environments;

/** What one service's version brings to where a release goes; undefined where nobody told. */
export const newOf = (
  { service, version }: Item,
  { environment }: Pick<Release, 'environment'>,
  { builds, environments }: Known,
): Changes | undefined => changesOf(builds[service], version, versionsOf(environments[environment], service));

/** Every commit that a release brings to where it goes, as far as anybody told. */
export const newIn = (release: Where, known: Known): Commit[] =>
  release.items.flatMap((item) => newOf(item, release, known)?.commits ?? []);
