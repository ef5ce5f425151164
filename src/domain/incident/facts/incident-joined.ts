import { fact } from '../../deciding/fact.ts';
import { some } from '../../deciding/reads.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import { releases } from '../../release/document.ts';
import { incidents } from '../document.ts';

/** `into`: the incident that it is one with; `deploys`: what may have caused it. */
type Data = { into: string; deploys: string[] };

/** Two systems told of one incident, and it came to light later that it is one. All that was told of this one is kept with the other. */
export const incidentJoined = fact(incidents, 'IncidentJoined')<Data>()({
  evolve: (incident, { into }) => ({ ...incident, seen: [], openings: [], verdicts: [], joined: into }),
  reads: ({ deploys }) => ({ releases: some(releases, deploys) }),
  follows: (_, __, world) =>
    Object.values(world.releases).flatMap((r) => (r ? [dueAt(world).edit(headlineOf(r.id))] : [])),
});
