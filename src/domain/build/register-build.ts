import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { say } from '../phrase.ts';
import { before } from './before.ts';
import { type Build, buildOf, type Commit } from './build.ts';
import { builds } from './document.ts';
import { enriched } from './enrich.ts';
import { buildRegistered } from './facts/build-registered.ts';
import { builtBefore } from './facts/built-before.ts';
import { namesOf } from './names.ts';
import { isSameCommit } from './same-commit.ts';
import { isSameVersion } from './same-version.ts';
import { versionTold } from './version-told.ts';

/** A pipeline built a version of a service. `since`: the version before it; without it, as `before` has it; `built`: when, UTC ISO. */
export type RegisterBuild = {
  type: 'RegisterBuild';
  service: string;
  version: string;
  commit: string;
  since?: string;
  built?: string;
  commits: Commit[];
  url?: string;
};

export const registerBuild = command<RegisterBuild>()({
  reads: ({ service }) => ({ built: one(builds, service) }),
  decide({ built, company, now }, { service, commit, commits, url, built: at, ...told }): Decision {
    const offered = company.services.find((s) => s.name === service);
    if (!offered)
      return refuse('unknown-service', say`I don't know a service ${service}.`, {
        remedy: say`Name one of manifests/services.yml.`,
      });
    const version = versionTold(offered, built, told.version);
    const said = told.since && versionTold(offered, built, told.since);
    const known = buildOf(built, version);
    // A clock that is ahead would make all that is built after it older.
    const when = at !== undefined && at > now ? now : at;
    if (known?.built !== undefined && when !== undefined && when < known.built) return older(service, known, commit);
    const since = said ?? (known ? known.since : before(built?.builds ?? [], version));
    const guessed = said === undefined && (known ? known.guessed : true);
    const isSame = (k: Build) =>
      commitsOf(k.commits) === commitsOf(enriched({ ...k, commits }, built?.heard ?? []).commits);
    if (
      known &&
      known.commit === commit &&
      known.since === since &&
      known.built === when &&
      known.guessed === (guessed || undefined) &&
      isSame(known)
    )
      return moot('this build is registered already');
    const registered = buildRegistered.of(service, {
      version,
      commit,
      commits: commits.map(({ title: _, names: __, ...c }) => c),
      at: now,
      ...(since && !isSameVersion(since, version) && { since }),
      ...(guessed && { guessed }),
      ...(when && { built: when }),
      ...(url && { url }),
      text: { titles: commits.map((c) => c.title), ...namesOf(commits) },
    });
    return { facts: [registered] };
  },
});

/** It was built again since: what it was built from before tells which version that is. */
const older = (service: string, { version, commit, former = [] }: Build, before: string): Decision =>
  [commit, ...former].some((c) => isSameCommit(c, before))
    ? moot('this version was built again since')
    : { facts: [builtBefore.of(service, { version, commit: before })] };

const commitsOf = (commits: readonly Commit[]) =>
  JSON.stringify(
    commits.map((c) => [c.sha, c.title, c.by ?? '', c.with ?? [], c.at ?? '', c.breaking ?? false, c.refs ?? []]),
  );
