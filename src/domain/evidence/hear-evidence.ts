import type { Builds } from '../build/build.ts';
import { builtFrom } from '../build/built-from.ts';
import { builds } from '../build/document.ts';
import { versionTold } from '../build/version-told.ts';
import { serviceNamed } from '../company/services.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one, oneIf } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { say } from '../phrase.ts';
import { evidence } from './document.ts';
import { heard, subjectOf } from './hearing.ts';
import { mayNotPlace, PLACING, settling } from './settle-kept.ts';
import type { EvidenceTold } from './told.ts';
import { keptFor } from './unmatched.ts';

/** A system told something of a service. `settles`: what was kept, since nobody could tell of which service it is, and now is taken as this one's. */
export type HearEvidence = {
  type: 'HearEvidence';
  source: string;
  service: string;
  told: EvidenceTold;
  settles?: string;
};

export const hearEvidence = command<HearEvidence>()({
  takes: PLACING,
  reads: ({ service, settles }) => ({ kept: keptFor(settles), built: one(builds, service) }),
  also: (world, { service, told }) => ({
    known: oneIf(evidence, subjectOf(service, registered(told, service, world))),
  }),
  decide(world, { source, service, told: said, settles }): Decision {
    const { company, known, kept, built, actor, now } = world;
    const no = mayNotPlace(world);
    if (no) return no;
    if (!serviceNamed(company, service))
      return refuse('unknown-service', say`I don't know a service ${service}.`, {
        remedy: say`Name one of manifests/services.yml.`,
      });
    const told = registered(said, service, world);
    const subject = subjectOf(service, told);
    if (subject === undefined)
      return refuse('no-version', say`It tells neither a commit nor a version: it can’t be of any release.`);
    return settling({ settles, kept, by: actor.id }, { service }, () => {
      const facts = [
        ...heard(subject, known, told, { source, now }),
        ...(told.type === 'artifact' ? builtFrom(service, built, told, now) : []),
      ];
      return facts.length > 0 ? { facts } : moot('it is known already, or something newer is');
    });
  },
});

/** Of a tag that names its service, the version alone. */
function registered(told: EvidenceTold, service: string, { company, built }: Registering): EvidenceTold {
  const { version } = told.from;
  if (version === undefined) return told;
  return { ...told, from: { ...told.from, version: versionTold(serviceNamed(company, service), built, version) } };
}
type Registering = Pick<World, 'company'> & { built: Builds | undefined };
