import { changesOf } from '../fill.ts';
import type { Rehearsal, StageRequest } from '../target.ts';

/** Which part of a strategy it is: steps of one region say the same otherwise. */
const partWords = ({ act, share = 100 }: StageRequest['stage']) =>
  act || share < 100 ? `, as ${act ?? 'deploy'} at ${share} %` : '';

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
  const where = `to ${stage.region} in ${release.environment}${partWords(stage)}`;
  return { would: [`POST ${called ?? url}: ${action} ${changes.join(', ')} ${where}`] };
}
