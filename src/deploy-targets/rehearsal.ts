import { own } from '../domain/own.ts';
import type { DeployTarget, Rehearsal, StageRequest } from './target.ts';

/** What would be done with a step; `note`: what its target can't do of that. */
export type Rehearsed = Rehearsal & { note?: string };

/** What would be sent for a step, and what its target says to it where it has a dry run of its own. Nothing is deployed by it. */
export async function rehearsed(targets: Record<string, DeployTarget>, request: StageRequest): Promise<Rehearsed> {
  const { target: name } = request.stage;
  const target = own(targets, name);
  if (!target)
    return {
      would: [],
      tried: { ok: false, says: `there is no deploy target "${name}" in manifests/deploy-targets.yml` },
    };
  const { dryRun } = target.can;
  return { ...(await target.rehearse(request)), ...(dryRun !== true && { note: dryRun }) };
}
