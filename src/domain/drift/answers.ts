import { isSameCommit } from '../build/same-commit.ts';
import { isSameVersion } from '../build/same-version.ts';
import type { RunsThere } from '../environment/environment.ts';

/** What is asked of an endpoint: the version that answers, and what its configuration looks like from outside, where it tells that. */
export type VersionTold = { version: string; fingerprint?: string };

/**
 * What answers in one region, `since` when (UTC ISO). `odd`: it is not what was released, and was seen so once; `drift`: again, so that people were told.
 * `config`: the fingerprint that was first seen of what runs there (`of`); `failing`: it does not answer.
 */
export type VersionAnswer = Partial<VersionTold> & {
  since: string;
  odd?: { what: Drifting; since: string };
  drift?: { what: Drifting; since: string; released: string };
  config?: { of: string; fingerprint: string };
  failing?: { since: string; why: string };
};
export type Drifting = 'version' | 'config';

/** By region. */
export type Answers = { v: 2; id: string; regions: Record<string, VersionAnswer> };

/** What runs there for as long as it was not put there anew. */
export const ofPlace = ({ now }: RunsThere): string => `${now?.version ?? ''} ${now?.since ?? ''}`;

/** What of an answer is not as it was released; nothing where nobody knows what was. */
export function driftOf(
  { version, fingerprint }: VersionTold,
  place: RunsThere,
  known: VersionAnswer | undefined,
): Drifting | undefined {
  const { now, doubt } = place;
  if (!now || doubt) return undefined;
  if (!isVersion(version, now)) return 'version';
  const first = known?.config;
  const isOther = first?.of === ofPlace(place) && fingerprint !== undefined && first.fingerprint !== fingerprint;
  return isOther ? 'config' : undefined;
}

/** It may tell its version with or without a `v`, or the commit it was built of. */
function isVersion(told: string, { version, commit }: { version: string; commit?: string }): boolean {
  if (isSameVersion(told, version)) return true;
  const built = commit ?? /^commit ([0-9a-f]{7,})$/.exec(version)?.[1];
  return built !== undefined && /^[0-9a-f]{7,64}$/i.test(told) && isSameCommit(built, told);
}
