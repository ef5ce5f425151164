import { fact } from '../../deciding/fact.ts';
import { some } from '../../deciding/reads.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import { say, user } from '../../phrase.ts';
import { releases } from '../../release/document.ts';
import { incidents } from '../document.ts';
import { type CauseVerdict, incidentWords } from '../incident.ts';
import { hearOfIt } from '../telling.ts';

/** `was`: the release that was thought to have caused it. */
type Data = CauseVerdict & { was?: string };

/** Somebody said what caused an incident, or that no deploy did. Others may know better later; what systems tell changes nothing of it. */
export const causeConfirmed = fact(incidents, 'CauseConfirmed')<Data>()({
  evolve: (incident, { deploy, by, at }) => ({
    ...incident,
    verdict: { ...(deploy !== undefined && { deploy }), by, at },
  }),
  reads: ({ deploy, was }, { causes }) => ({
    releases: some(releases, [...new Set([deploy ?? '-', was ?? '-', ...causes.map((c) => c.deploy)])]),
  }),
  follows({ deploy, was, by, at }, incident, world) {
    const due = dueAt(world);
    const cause = `incident/${incident.id}/said/${at}`;
    const about = deploy === undefined ? undefined : world.releases[deploy];
    const other = was === undefined ? undefined : world.releases[was];
    return [
      ...Object.values(world.releases).flatMap((r) => (r ? [due.edit(headlineOf(r.id))] : [])),
      ...(about
        ? [due.note(about.id, cause, say`It caused incident ${incidentWords(incident)}, says ${user(by)}`, true)]
        : []),
      ...(other
        ? [due.note(other.id, cause, say`It did not cause incident ${incidentWords(incident)}, says ${user(by)}`)]
        : []),
      ...(about ? hearOfIt(incident, about, `${incident.id}/caused/${at}`, world) : []),
    ];
  },
});
