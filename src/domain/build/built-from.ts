import type { Fact } from '../deciding/fact.ts';
import type { ArtifactTold } from '../evidence/told.ts';
import { before } from './before.ts';
import { type Builds, buildOf } from './build.ts';
import { buildRegistered } from './facts/build-registered.ts';
import { builtBefore } from './facts/built-before.ts';
import { isSameCommit } from './same-commit.ts';

/** What was made of a commit under a version tells what that version is built from, where no build has told that already: what was made before the version was built again, what it was built from before. Its commits are told by nobody. */
export function builtFrom(
  service: string,
  built: Builds | undefined,
  { from, url, at }: ArtifactTold,
  now: string,
): Fact[] {
  const { version, commit } = from;
  if (version === undefined || commit === undefined) return [];
  const known = buildOf(built, version);
  if (known && [known.commit, ...(known.former ?? [])].some((c) => isSameCommit(c, commit))) return [];
  if (known?.built !== undefined && at !== undefined && at < known.built)
    return [builtBefore.of(service, { version: known.version, commit })];
  const since = known ? known.since : before(built?.builds ?? [], version);
  const guessed = known ? known.guessed : true;
  return [
    buildRegistered.of(service, {
      version: known?.version ?? version,
      commit,
      commits: [],
      at: now,
      ...(since !== undefined && { since }),
      ...(guessed && { guessed }),
      ...(url !== undefined && { url }),
      text: { titles: [] },
    }),
  ];
}
