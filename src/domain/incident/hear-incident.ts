import { builds } from '../build/document.ts';
import { environmentNamed, serviceNamed } from '../company/services.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import { count, one } from '../deciding/reads.ts';
import { mayNotPlace, PLACING, settling } from '../evidence/settle-kept.ts';
import { keptFor } from '../evidence/unmatched.ts';
import { versionOf } from '../outside/version-or-commit.ts';
import { around, openingsIn } from './deployed-about.ts';
import { nearTo, withKey } from './document.ts';
import { causesOfEach, incidentHeard } from './facts/incident-heard.ts';
import { type Incident, type Sighting, seenWith } from './incident.ts';
import { joined, joiningFact, oneWith } from './join.ts';
import { type News, newsOf } from './news.ts';
import { isOne } from './openings.ts';

/** A system tells of an incident, perhaps of which `version` or `commit` it is, or of which `deploy`. Names are as the manifests write them; without an `environment` it did not tell where. `settles`: see `HearEvidence`. */
export type HearIncident = {
  type: 'HearIncident';
  service: string;
  environment?: string;
} & Omit<Sighting, 'at' | 'startedAt'> & { at?: string; startedAt?: string; commit?: string; settles?: string };

export const hearIncident = command<HearIncident>()({
  takes: PLACING,
  reads: ({ source, key, settles }) => ({
    same: withKey(source, key),
    number: count('incident'),
    kept: keptFor(settles),
  }),
  also: ({ company, now, same }, { service, at = now, startedAt = at }) => {
    const known = same.flatMap((i) => i.openings.map((o) => o.since));
    const starts = [startedAt, at, ...known].filter((t) => t <= now);
    const about = [startedAt, at].map((t) => earlier(t, now));
    return {
      near: nearTo(service, ...about),
      built: one(builds, service),
      ...around(service, [...starts, now], company),
    };
  },
  decide(world, { type: _, settles, version, commit, ...said }): Decision {
    const { company, kept, actor, built } = world;
    const { service, environment } = said;
    const no = mayNotPlace(world);
    if (no) return no;
    if (serviceNamed(company, service)?.name !== service) return moot(`there is no service ${service}`);
    if (environment !== undefined && environmentNamed(company, environment)?.name !== environment)
      return moot(`there is no environment ${environment}`);
    const whither = { service, ...(environment !== undefined && { environment }) };
    const of = versionOf({ version, commit }, built, serviceNamed(company, service));
    const told = { ...said, ...(of !== undefined && { version: of }) };
    return settling({ settles, kept, by: actor.id }, whither, () => heard(told, world));
  },
});

type Known = Parameters<typeof openingsIn>[2] & { same: Incident[]; near: Incident[]; number: number; now: string };

function heard({ service, environment, ...told }: Omit<HearIncident, 'type' | 'settles'>, world: Known): Decision {
  const { same, near, number, now } = world;
  // A clock that is ahead would make all that comes after it older.
  const at = earlier(told.at ?? beganAt(same.length === 0, told) ?? now, now);
  const sighting: Sighting = { ...told, at, startedAt: earlier(told.startedAt ?? at, at) };
  const known = same[0] ?? near.find((i) => isOne(i, { ...sighting, environment }));
  const seen = seenWith(known?.seen ?? [], sighting);
  if (!seen) return moot('all of it is known');
  const where = known?.environment ?? environment;
  const incident: Omit<Incident, 'openings'> = {
    v: 5,
    id: known?.id ?? `I-${number + 1}`,
    service: known?.service ?? service,
    ...(where !== undefined && { environment: where }),
    seen,
    verdicts: known?.verdicts ?? [],
  };
  const alone = { ...incident, openings: openingsIn(incident, known, world) };
  const other = known && oneWith(alone, near);
  const whole = other ? joined(alone, other, world) : alone;
  return {
    facts: [
      ...(other ? [joiningFact(other, whole.id)] : []),
      ...(other?.seen ?? []).map((s) => factOf(whole, s, 'nothing', now)),
      factOf(whole, sighting, newsOf(known, whole), now),
    ],
    ...(!known && { counter: { name: 'incident', value: number + 1 } }),
  };
}

/** An incident as it is once all of it is told. */
function factOf(
  { id, service, environment, openings }: Incident,
  sighting: Sighting,
  news: News,
  heardAt: string,
): Fact {
  const { title, ...said } = sighting;
  const where = environment === undefined ? {} : { environment };
  return incidentHeard.of(id, {
    service,
    ...where,
    sighting: said,
    ...causesOfEach(openings),
    heardAt,
    news,
    text: { title },
  });
}

/** What is first told of an incident that goes on is so since it began: its end, by its own clock, may be before we heard of it. */
const beganAt = (isFirst: boolean, { state, startedAt }: Pick<HearIncident, 'state' | 'startedAt'>) =>
  isFirst && state !== 'resolved' ? startedAt : undefined;

const earlier = (a: string, b: string) => (a < b ? a : b);
