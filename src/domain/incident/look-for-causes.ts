import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { around, openingsIn } from './deployed-about.ts';
import { incidents } from './document.ts';
import { causesOfEach, incidentHeard } from './facts/incident-heard.ts';
import { newsOf } from './news.ts';

/** Timer: a deployment was heard of that may have caused an incident. What somebody has said of it stays. */
export type LookForCauses = { type: 'LookForCauses'; incident: string };

export const lookForCauses = command<LookForCauses>()({
  timer: z.strictObject({ incident: z.string() }),
  reads: ({ incident }) => ({ incident: one(incidents, incident) }),
  also: ({ incident, company }) =>
    around(incident?.service ?? '-', incident?.openings.map((o) => o.since) ?? [], company),
  decide(world): Decision {
    const { incident, now } = world;
    if (!incident) return moot('there is no such incident');
    const openings = openingsIn(incident, incident, world);
    const isKnown = (n: number, deploy: string) => incident.openings[n]?.causes.some((c) => c.deploy === deploy);
    if (openings.every(({ causes }, n) => causes.every((c) => isKnown(n, c.deploy))))
      return moot('all that may have caused it is known');
    const { service, environment } = incident;
    return {
      facts: [
        incidentHeard.of(incident.id, {
          service,
          ...(environment !== undefined && { environment }),
          ...causesOfEach(openings),
          heardAt: now,
          news: newsOf(incident, { ...incident, openings }),
          text: {},
        }),
      ],
    };
  },
});
