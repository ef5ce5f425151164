import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import { one, oneIf } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { releases } from '../release/document.ts';
import { unknownRelease } from '../release/unknown.ts';
import { incidents } from './document.ts';
import { causeConfirmed } from './facts/cause-confirmed.ts';
import type { CauseVerdict, Incident, Opening } from './incident.ts';
import { newestOpening, openingAt, verdictOf } from './openings.ts';
import { outsideCause, verdictWords } from './words.ts';

/** Somebody says what caused an incident: a release, a deployment outside of Gonogo that may have, or, without a `deploy`, none of them. `of`: an instant (UTC ISO)
 * of the opening that is meant; without it, the newest that may have come of the deploy, else the newest. */
export type ConfirmCause = { type: 'ConfirmCause'; incident: string; deploy?: string; of?: string };

const TAKES: Right = { action: 'record', owned: true };

export const confirmCause = command<ConfirmCause>()({
  takes: TAKES,
  reads: ({ incident, deploy }) => ({ incident: one(incidents, incident), release: oneIf(releases, deploy) }),
  decide(world, { incident: id, deploy, of }): Decision {
    const { incident, release, actor, now } = world;
    if (!incident) return unknownIncident(id);
    if (incident.joined !== undefined) return isAnother(id, incident.joined);
    const no = forbidden(world, TAKES, say`say what caused an incident`, release);
    if (no) return no;
    const opening = openingMeant(incident, deploy, of);
    if (!opening) return unknownIncident(id);
    const among = opening.causes.find((c) => c.deploy === deploy);
    if (deploy !== undefined && !release && !among)
      return /^R-\d+$/.test(deploy)
        ? unknownRelease(deploy)
        : refuse('unknown-deploy', say`I don't know that deployment.`);
    const verdict = verdictOf(incident, opening);
    if (verdict && verdict.deploy === deploy) return said(opening, verdict);
    const was = verdict?.deploy ?? (verdict ? undefined : opening.causes.find((c) => !c.outside)?.deploy);
    return {
      facts: [
        causeConfirmed.of(id, {
          ...(deploy !== undefined && { deploy }),
          by: actor.id,
          at: now,
          of: opening.since,
          ...(was !== undefined && was !== deploy && { was }),
        }),
      ],
    };
  },
});

function openingMeant(incident: Incident, deploy: string | undefined, of: string | undefined): Opening | undefined {
  if (of !== undefined) return openingAt(incident.openings, of);
  const mayBe = incident.openings.findLast((o) => o.causes.some((c) => c.deploy === deploy));
  return mayBe ?? newestOpening(incident);
}

const said = (opening: Opening, verdict: CauseVerdict): Refusal =>
  refuse('said-already', say`That was said already: ${verdictWords(verdict, outsideCause(opening, verdict))}.`);

const isAnother = (id: string, joined: string): Refusal =>
  refuse('one-with-another', say`${id} turned out to be ${joined}: two systems had told of it.`, {
    remedy: say`Say it of ${joined}.`,
    offers: [{ verb: 'incident', label: joined, about: joined }],
  });

export const unknownIncident = (id: string): Refusal =>
  refuse('unknown-incident', say`I don't know an incident ${id}.`, {
    remedy: say`See them with \`/release incidents\`.`,
    offers: [{ verb: 'incidents', label: 'Incidents' }],
  });
