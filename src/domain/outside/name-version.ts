import { z } from 'zod';
import { buildOf, builtOf } from '../build/build.ts';
import { builds } from '../build/document.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one, some } from '../deciding/reads.ts';
import { isCalledBy, isCalledSomewhere } from '../environment/by-commit.ts';
import { allEnvironments } from '../environment/document.ts';
import { everyPlaceOf, placeAt, type WhatRuns } from '../environment/environment.ts';
import { versionNamed } from '../environment/facts/version-named.ts';
import { versionRanOutside } from '../environment/facts/version-ran-outside.ts';
import { heldAmong } from '../environment/held-versions.ts';
import { spotId } from '../environment/spot.ts';
import type { Deployment } from './deployment.ts';
import { deployments } from './document.ts';
import { deploymentsNamed } from './facts/deployments-named.ts';
import { type AllTold, again, type Move } from './moves.ts';

/** Timer: a build told of which version the commit is by which something that runs was known. */
export type NameVersion = { type: 'NameVersion'; service: string; version: string };

export const nameVersion = command<NameVersion>()({
  timer: z.strictObject({ service: z.string(), version: z.string() }),
  reads: ({ service }) => ({ built: one(builds, service), environments: allEnvironments }),
  also: ({ company }, { service }) => ({
    deployments: some(
      deployments,
      company.environments.map((e) => spotId({ environment: e.name, service })),
    ),
  }),
  decide({ built, environments, deployments, company }, { service, version }): Decision {
    const build = buildOf(built, version);
    if (build === undefined) return moot('there is no such build any more');
    // What another version is built from by now is of that one, as whoever hears of it later reads it.
    const former = (build.former ?? []).filter((c) => builtOf(built?.builds ?? [], c)?.version === build.version);
    const commits = [build.commit, ...former];
    const pairs = company.environments.flatMap(({ name }) => commits.map((commit) => ({ name, commit })));
    const facts = pairs.flatMap(({ name, commit }) => {
      const there = environments[name];
      const id = spotId({ environment: name, service });
      // By its commit, it was known to be held when it was heard of.
      const held =
        runsByCommit(there, service, commit) &&
        heldAmong([{ service, version }], there, { builds: { [service]: built } }).find((h) => h.commit === undefined)
          ?.release;
      return [
        ...(isCalledSomewhere(there, service, commit) ? [versionNamed.of(name, { service, version, commit })] : []),
        ...(deployments[id]?.deployments.some((d) => isCalledBy(d, commit))
          ? [deploymentsNamed.of(id, { version, commit, ...(held && { held }) })]
          : []),
      ];
    });
    const moved = company.environments.flatMap(({ name }) =>
      movedBy(deployments[spotId({ environment: name, service })]?.deployments ?? [], { version, commits }, (region) =>
        placeAt(environments[name], service, region),
      ).map((move) => versionRanOutside.of(name, { service, ...move })),
    );
    return facts.length > 0 ? { facts: [...facts, ...moved] } : moot('nothing is known by that commit');
  },
});

type BuiltOf = { version: string; commits: readonly string[] };

/** By its version it may be what another system told of, too: how that ended is judged again. */
function movedBy(before: readonly Deployment[], { version, commits }: BuiltOf, placeIn: AllTold['placeIn']): Move[] {
  const all = before.map((d) => (commits.some((commit) => isCalledBy(d, commit)) ? { ...d, version } : d));
  return all.flatMap((d) => again(d, { before, all, placeIn }));
}

const runsByCommit = (there: WhatRuns | undefined, service: string, commit: string) =>
  everyPlaceOf(there, service).some(([, { now }]) => now && isCalledBy(now, commit));
