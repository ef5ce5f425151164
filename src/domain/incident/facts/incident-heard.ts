import { fact } from '../../deciding/fact.ts';
import { some } from '../../deciding/reads.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { listed, say } from '../../phrase.ts';
import { releases } from '../../release/document.ts';
import { incidents } from '../document.ts';
import { type Cause, causeWords, incidentWords, overAt, type Sighting, seenWith } from '../incident.ts';
import type { News } from '../news.ts';
import { hearOfIt } from '../telling.ts';

/** `sighting`: as its source told of it last; without it, only its causes are others now. */
type Data = {
  service: string;
  environment?: string;
  sighting?: Omit<Sighting, 'title'>;
  causes: Cause[];
  heardAt: string;
  news: News;
  text: { title?: string };
};

/** A system told of an incident, or a deploy came to light that may have caused it. What somebody said of its cause stays. */
export const incidentHeard = fact(incidents, 'IncidentHeard')<Data>()({
  evolve: (incident, { service, environment, sighting, causes, text }) => ({
    ...incident,
    service,
    ...(environment !== undefined && { environment }),
    seen: (sighting && seenWith(incident.seen, { ...sighting, title: text.title ?? '' })) ?? incident.seen,
    causes,
  }),
  reads: (_, { causes, verdict }) => ({
    releases: some(releases, [...causes.map((c) => c.deploy), verdict?.deploy ?? '-']),
  }),
  follows({ news, heardAt }, incident, world): Due[] {
    const due = dueAt(world);
    const { id, causes, verdict } = incident;
    const shown = Object.values(world.releases).flatMap((r) => (r ? [due.edit(headlineOf(r.id))] : []));
    if (news === 'nothing') return shown;
    const about = world.releases[verdict ? (verdict.deploy ?? '-') : (causes.find((c) => !c.outside)?.deploy ?? '-')];
    const cause = `incident/${id}/${news}/${heardAt}`;
    if (news === 'resolved') {
      const over = say`Over: incident ${incidentWords(incident)}`;
      const heard =
        verdict?.deploy !== undefined && about
          ? hearOfIt(incident, about, `${id}/over/${overAt(incident)}`, world)
          : [];
      return [...shown, ...(about ? [due.note(about.id, cause, over)] : []), ...heard];
    }
    if (verdict?.deploy === undefined && (verdict || causes.length === 0)) return shown;
    const mark = news === 'reopened' ? say`Incident, open again: ` : say`Incident: `;
    const likely = listed(causes.slice(0, MOST).map((c) => causeWords(c, incident)));
    const said = verdict
      ? say`${mark}${incidentWords(incident)}`
      : say`${mark}${incidentWords(incident)}. Perhaps because of a deploy: ${likely}. Whoever knows says so: \`/release incident ${id}\``;
    const offers = [{ verb: 'incident', label: 'What caused it…', about: id }];
    return [
      ...shown,
      about ? due.note(about.id, cause, said, true) : due.news(cause, said),
      ...(about && !verdict ? [due.tell(about.owner, cause, said, about.id, offers)] : []),
    ];
  },
});

/** Deploys that one message names; all of them stand in the incident. */
const MOST = 3;
