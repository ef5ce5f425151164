import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { releases } from '../release/document.ts';
import { unknownRelease } from '../release/unknown.ts';
import { incidents } from './document.ts';
import { causeConfirmed } from './facts/cause-confirmed.ts';
import { type Incident, verdictWords } from './incident.ts';

/** Somebody says what caused an incident: a release, a deployment outside of Gonogo that may have, or, without a `deploy`, none of them. */
export type ConfirmCause = { type: 'ConfirmCause'; incident: string; deploy?: string };

export const confirmCause = command<ConfirmCause>()({
  reads: ({ incident, deploy }) => ({ incident: one(incidents, incident), release: one(releases, deploy ?? '-') }),
  decide(world, { incident: id, deploy }): Decision {
    const { incident, release, actor, now } = world;
    if (!incident) return unknownIncident(id);
    const no = forbidden(world, 'record', say`say what caused an incident`, release?.owner, release?.id);
    if (no) return no;
    const among = incident.causes.find((c) => c.deploy === deploy);
    if (deploy !== undefined && !release && !among)
      return /^R-\d+$/.test(deploy)
        ? unknownRelease(deploy)
        : refuse('unknown-deploy', say`I don't know that deployment.`);
    const { verdict } = incident;
    if (verdict && verdict.deploy === deploy) return said(incident, verdict);
    const was = verdict?.deploy ?? (verdict ? undefined : incident.causes.find((c) => !c.outside)?.deploy);
    return {
      facts: [
        causeConfirmed.of(id, {
          ...(deploy !== undefined && { deploy }),
          by: actor.id,
          at: now,
          ...(was !== undefined && was !== deploy && { was }),
        }),
      ],
    };
  },
});

const said = (incident: Incident, verdict: NonNullable<Incident['verdict']>): Refusal =>
  refuse(
    'said-already',
    say`That was said already: ${verdictWords(
      verdict,
      incident.causes.find((c) => c.deploy === verdict.deploy && c.outside),
    )}.`,
  );

export const unknownIncident = (id: string): Refusal =>
  refuse('unknown-incident', say`I don't know an incident ${id}.`, {
    remedy: say`See them with /release incidents.`,
    offers: [{ verb: 'incidents', label: 'Incidents' }],
  });
