import { z } from 'zod';
import { buildOf, changesOf } from '../build/build.ts';
import type { BuildsOf } from '../build/document.ts';
import { policyFor } from '../company/policies.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { versionsOf } from '../environment/environment.ts';
import { releases } from '../release/document.ts';
import { evidenceWeighed } from '../release/facts/evidence-weighed.ts';
import { type Item, isOver, type Release } from '../release/release.ts';
import { asksForEvidence } from './concerned.ts';
import { ofReviews, ofService } from './evidence.ts';
import { builtOf, type KnownEvidence, knownOf, ownSubjects } from './known-of.ts';
import { EVIDENCE_GATES, type Weighed, worstOf } from './verdict.ts';
import { weigh } from './weigh/index.ts';
import type { EvidenceOf } from './weigh/subject.ts';

/** Timer: something is known anew of what a release brings, or its policy, or what was good ends: its checks see what is known now. */
export type WeighEvidence = { type: 'WeighEvidence'; release: string };

export const weighEvidence = command<WeighEvidence>()({
  timer: z.strictObject({ release: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => builtOf(release),
  further: ({ release, builds }) => knownOf(release, { builds }),
  decide(world): Decision {
    const { release, company } = world;
    if (!release || isOver(release)) return moot('it is over');
    const policy = policyFor(company, release.environment, release.change);
    if (!policy || !asksForEvidence(release, world)) return moot('nothing is asked for there');
    const weighed = Object.fromEntries(
      release.items.map((item) => [item.service, weigh(subjectFor(release, item, world), policy, release, world)]),
    );
    if (JSON.stringify(weighed) === JSON.stringify(release.evidence)) return moot('all of it is as it was');
    return {
      facts: [evidenceWeighed.of(release.id, { weighed, ...turned(release.evidence, weighed), at: world.now })],
    };
  },
});

type Known = World & BuildsOf & Environments & KnownEvidence;

function subjectFor(release: Release, item: Item, world: Known): EvidenceOf {
  const { builds, environments, evidence, company, now } = world;
  const { service, version } = item;
  const commit = buildOf(builds[service], version)?.commit;
  const live = versionsOf(environments[release.environment], service, world);
  return {
    service,
    version,
    commit,
    found: ownSubjects(item, world).flatMap((id) => evidence[id] ?? []),
    standing: evidence[ofService(service)],
    reviews: evidence[ofReviews(service)],
    later: laterThan(release, company),
    brings: changesOf(builds[service], version, live)?.commits.map((c) => c.sha),
    now,
  };
}

/** Where it goes only after it was there: what is found out then is no condition for going there. */
function laterThan({ environment, passed = [] }: Release, { environments }: World['company']): string[] {
  const here = environments.findIndex((e) => e.name === environment);
  const later = here < 0 ? [] : environments.slice(here + 1).map((e) => e.name);
  return later.filter((name) => !passed.some((p) => p.environment === name));
}

type ByService = Record<string, Weighed>;

/** Whether it is bad now and was not, or good now and was not. */
function turned(before: ByService | undefined, after: ByService): { turned?: 'bad' | 'good' } {
  const [was, is] = [overall(before ?? {}), overall(after)];
  return was !== is && (is === 'bad' || is === 'good') ? { turned: is } : {};
}

const overall = (all: ByService) => {
  const stands = Object.values(all).flatMap((w) => EVIDENCE_GATES.flatMap((gate) => w[gate]?.stands ?? []));
  return stands.length === 0 ? 'missing' : worstOf(stands);
};
