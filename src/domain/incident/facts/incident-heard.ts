import { fact } from '../../deciding/fact.ts';
import { some } from '../../deciding/reads.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { inCharge } from '../../people/in-charge.ts';
import { listed, say } from '../../phrase.ts';
import { releases } from '../../release/document.ts';
import { incidents } from '../document.ts';
import { type Cause, type Incident, type Opening, type Sighting, seenWith } from '../incident.ts';
import type { News } from '../news.ts';
import { causedBy, newestOpening, timesOf, verdictOf } from '../openings.ts';
import { hearOfIt } from '../telling.ts';
import { causeWords, incidentWords } from '../words.ts';

/** `sighting`: as its source told of it; without it, only its causes are others now. `causes`: of its newest opening, `earlier`: of each before, the first one first. */
type Data = {
  service: string;
  environment?: string;
  sighting?: Omit<Sighting, 'title'>;
  causes: Cause[];
  earlier?: Cause[][];
  heardAt: string;
  news: News;
  text: { title?: string };
};

/** A system told of an incident, or a deploy came to light that may have caused it. What somebody said of its cause stays. */
export const incidentHeard = fact(incidents, 'IncidentHeard')<Data>()({
  evolve(incident, { service, environment, sighting, causes, earlier = [], text }) {
    const seen = (sighting && seenWith(incident.seen, { ...sighting, title: text.title ?? '' })) ?? incident.seen;
    const each = [...earlier, causes];
    return {
      ...incident,
      service,
      ...(environment !== undefined && { environment }),
      seen,
      openings: timesOf(seen).map((time, n) => ({ ...time, causes: each[n] ?? [] })),
    };
  },
  reads: (_, incident) => ({
    releases: some(releases, [
      ...new Set(incident.openings.flatMap((o) => [...deploysOf(o), ...causedBy(incident, o)])),
    ]),
  }),
  follows({ news, heardAt }, incident, world): Due[] {
    const due = dueAt(world);
    const { id } = incident;
    const shown = Object.values(world.releases).flatMap((r) => (r ? [due.edit(headlineOf(r.id))] : []));
    const opening = newestOpening(incident);
    if (news === 'nothing' || !opening) return shown;
    const verdict = verdictOf(incident, opening);
    const about = [...causedBy(incident, opening), ...thoughtBefore(incident)].flatMap(
      (d) => world.releases[d] ?? [],
    )[0];
    const cause = `incident/${id}/${news}/${heardAt}`;
    if (news === 'resolved') {
      const over = say`Over: incident ${incidentWords(incident)}`;
      const heard =
        verdict?.deploy !== undefined && about
          ? hearOfIt(incident, opening, about, `${id}/over/${opening.over ?? heardAt}`, world)
          : [];
      return [...shown, ...(about ? [due.note(about.id, cause, over)] : []), ...heard];
    }
    const { causes } = opening;
    if (!about && causes.length === 0) return shown;
    if (verdict && verdict.deploy === undefined) return shown;
    const mark = news === 'reopened' ? say`Incident, open again: ` : say`Incident: `;
    const likely = listed(causes.slice(0, MOST).map((c) => causeWords(c, opening, incident.service)));
    const perhaps =
      verdict || causes.length === 0
        ? say``
        : say`. Perhaps because of a deploy: ${likely}. Whoever knows says so: \`/release incident ${id}\``;
    const said = say`${mark}${incidentWords(incident)}${perhaps}`;
    const offers = [{ verb: 'incident', label: 'What caused it…', about: id }];
    return [
      ...shown,
      about ? due.note(about.id, cause, said, true) : due.news(cause, said),
      ...(about && !verdict && causes.length > 0
        ? inCharge(about, world).map((who) => due.tell(who, cause, said, about.id, offers))
        : []),
    ];
  },
});

const deploysOf = ({ causes }: Opening) => causes.map((c) => c.deploy);

/** The causes of each opening, as the fact holds them. */
export const causesOfEach = (openings: readonly Opening[]): Pick<Data, 'causes' | 'earlier'> => ({
  causes: openings.at(-1)?.causes ?? [],
  ...(openings.length > 1 && { earlier: openings.slice(0, -1).map((o) => o.causes) }),
});

/** What caused it the time before, where nothing is thought of this time: whoever dealt with it then hears of it. */
function thoughtBefore(incident: Incident): string[] {
  const [newest, before] = incident.openings.slice(-2).reverse();
  return newest && before && newest.causes.length === 0 && !verdictOf(incident, newest)
    ? causedBy(incident, before)
    : [];
}

/** Deploys that one message names; all of them stand in the incident. */
const MOST = 3;
