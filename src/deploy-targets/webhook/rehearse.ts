import { changesOf } from '../fill.ts';
import type { Rehearsal, StageRequest } from '../target.ts';

/** What the pipeline would be sent; where its address is a secret, by what holds it. */
export async function rehearsed(
  { release, rollout, stage }: StageRequest,
  { url, called }: { url: string; called?: string },
): Promise<Rehearsal> {
  const action = rollout.direction === 'forward' ? 'deploy' : 'rollback';
  const changes = changesOf({ rollout, stage }).map(
    ({ service, version, previous }) =>
      `${service} ${version ?? 'to the version before'} (now ${previous ?? 'unknown'})`,
  );
  return {
    would: [`POST ${called ?? url}: ${action} ${changes.join(', ')} to ${stage.region} in ${release.environment}`],
  };
}
