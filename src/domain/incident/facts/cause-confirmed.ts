import { fact } from '../../deciding/fact.ts';
import { some } from '../../deciding/reads.ts';
import { dueAt, headlineOf, offersOf } from '../../intents/due.ts';
import { say, user } from '../../phrase.ts';
import { releases } from '../../release/document.ts';
import { incidents } from '../document.ts';
import type { CauseVerdict } from '../incident.ts';
import { openingAt } from '../openings.ts';
import { hearOfIt } from '../telling.ts';
import { incidentWords } from '../words.ts';

/** `was`: the release that was thought to have caused it. Without `of`: what began once. */
type Data = Omit<CauseVerdict, 'of'> & { of?: string; was?: string };

/** Somebody said what caused an incident, or that no deploy did. Others may know better later; what systems tell changes nothing of it. */
export const causeConfirmed = fact(incidents, 'CauseConfirmed')<Data>()({
  evolve: (incident, { deploy, by, at, of = incident.openings[0]?.since ?? at }) => ({
    ...incident,
    verdicts: [
      // Of the same opening the last word counts.
      ...incident.verdicts.filter((v) => openingAt(incident.openings, v.of) !== openingAt(incident.openings, of)),
      { ...(deploy !== undefined && { deploy }), by, at, of },
    ],
  }),
  reads: ({ deploy, was }, { openings }) => ({
    releases: some(releases, [
      ...new Set([deploy ?? '-', was ?? '-', ...openings.flatMap((o) => o.causes.map((c) => c.deploy))]),
    ]),
  }),
  follows({ deploy, was, by, at, of = at }, incident, world) {
    const opening = openingAt(incident.openings, of);
    const words = incidentWords(incident, opening);
    const due = dueAt(world);
    const cause = `incident/${incident.id}/said/${at}`;
    const about = deploy === undefined ? undefined : world.releases[deploy];
    const other = was === undefined ? undefined : world.releases[was];
    return [
      ...Object.values(world.releases).flatMap((r) => (r ? [due.edit(headlineOf(r.id))] : [])),
      due.edit(offersOf(incident.id)),
      ...(about ? [due.note(about.id, cause, say`It caused incident ${words}, says ${user(by)}`, true)] : []),
      ...(other ? [due.note(other.id, cause, say`It did not cause incident ${words}, says ${user(by)}`)] : []),
      ...(about && opening ? hearOfIt(incident, opening, about, `${incident.id}/caused/${at}`, world) : []),
    ];
  },
});
