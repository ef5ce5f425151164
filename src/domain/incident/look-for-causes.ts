import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { around, causesIn } from './around.ts';
import { incidents } from './document.ts';
import { incidentHeard } from './facts/incident-heard.ts';
import { startOf } from './incident.ts';

/** Timer: a deployment was heard of that may have caused an incident. What somebody has said of it stays. */
export type LookForCauses = { type: 'LookForCauses'; incident: string };

export const lookForCauses = command<LookForCauses>()({
  timer: z.strictObject({ incident: z.string() }),
  reads: ({ incident }) => ({ incident: one(incidents, incident) }),
  also: ({ incident, company, now }) => around(incident?.service ?? '-', incident ? startOf(incident) : now, company),
  decide(world): Decision {
    const { incident, now } = world;
    if (!incident) return moot('there is no such incident');
    const causes = causesIn(incident, incident, world);
    const known = incident.causes.map((c) => c.deploy);
    if (causes.every((c) => known.includes(c.deploy))) return moot('all that may have caused it is known');
    const { service, environment } = incident;
    return {
      facts: [
        incidentHeard.of(incident.id, {
          service,
          ...(environment !== undefined && { environment }),
          causes,
          heardAt: now,
          news: incident.verdict ? 'nothing' : 'causes',
          text: {},
        }),
      ],
    };
  },
});
