import { builds } from '../build/document.ts';
import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import { one, some } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { reasonFault } from '../reason.ts';
import { releases } from '../release/document.ts';
import { nameOf, type Release, servicesOf } from '../release/release.ts';
import { releaseShown } from '../release/release-shown.ts';
import { openIt } from '../release/state-refusals.ts';
import { unknownRelease } from '../release/unknown.ts';
import { environments } from './document.ts';
import { versionAllowed } from './facts/version-allowed.ts';
import { heldAmong } from './held-versions.ts';

/** Versions of a release were rolled back before where it goes: somebody says why they may go there again. */
export type AllowVersions = { type: 'AllowVersions'; release: string; why: string };

const TAKES: Right = { action: 'override' };

export const allowVersions = command<AllowVersions>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => ({
    environments: some(environments, release ? [release.environment] : []),
    builds: some(builds, release ? servicesOf(release) : []),
  }),
  shows(world) {
    const { release } = world;
    if (!release) return {};
    const held = heldAmong(release.items, world.environments[release.environment], world);
    return {
      ...releaseShown(release),
      // Whose rollbacks they were, and why: one may have been added.
      held: { is: JSON.stringify(held), now: say`what was rolled back there is another` },
    };
  },
  decide(world, { release: id, why }): Decision {
    const { release, actor, now } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, TAKES, say`allow what was rolled back`, release);
    if (no) return no;
    const held = heldAmong(release.items, world.environments[release.environment], world);
    if (held.length === 0) return nothingHeld(release);
    const unsaid = reasonFault(why, say`What makes it good now? Voters and readers see it.`);
    if (unsaid) return unsaid;
    return {
      facts: held.map(({ service, version, as }) =>
        versionAllowed.of(release.environment, {
          service,
          version,
          ...(as !== undefined && { as }),
          asked: id,
          by: actor.id,
          at: now,
          text: { why },
        }),
      ),
    };
  },
});

const nothingHeld = (release: Release): Refusal =>
  refuse('not-held', say`Nothing of ${nameOf(release)} was rolled back there, or it may go there again already.`, {
    offers: openIt(release),
  });
