import type { Fact } from '../deciding/fact.ts';
import { openingsIn } from './deployed-about.ts';
import { incidentJoined } from './facts/incident-joined.ts';
import { type Incident, seenWith } from './incident.ts';
import { areOne } from './openings.ts';

/**
 * The incident that this one turns out to be, by what was told of it now: two systems told of it, and of the second before this one opened again. Where
 * somebody has said what caused the other, it stays what it was said of.
 */
export const oneWith = (incident: Incident, near: readonly Incident[]): Incident | undefined =>
  near.find((i) => i.id !== incident.id && i.verdicts.length === 0 && areOne(i, incident));

/** With all that was told of the other. */
export function joined(incident: Incident, other: Incident, world: Parameters<typeof openingsIn>[2]): Incident {
  const environment = incident.environment ?? other.environment;
  const seen = other.seen.reduce((all, s) => seenWith(all, s) ?? all, incident.seen);
  const whole = { ...incident, ...(environment !== undefined && { environment }), seen };
  const before = { ...incident, openings: [...incident.openings, ...other.openings] };
  return { ...whole, openings: openingsIn(whole, before, world) };
}

export const joiningFact = (other: Incident, into: string): Fact =>
  incidentJoined.of(other.id, {
    into,
    deploys: [...new Set(other.openings.flatMap((o) => o.causes.map((c) => c.deploy)))],
  });
