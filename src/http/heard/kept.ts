import { createHash } from 'node:crypto';
import { one } from '../../domain/deciding/reads.ts';
import { placed } from '../../domain/evidence/placing.ts';
import { type Kept, sameAgain, unmatched } from '../../domain/evidence/unmatched.ts';
import { foundByDigest } from '../../door/by-digest.ts';
import { see } from '../../door/look.ts';
import { perform } from '../../door/perform.ts';
import type { Hear } from './hearing.ts';

/**
 * What is told is heard of its service and its place, or set aside until somebody knows them: nothing of it is lost, and its sender need not send it again.
 * Where somebody placed a deployment, an incident, or a check by its name by hand, what is told of it later goes there too.
 */
export const hearOrKeep: Hear<Kept> = async (told, { source, setting }, asked) => {
  const company = setting.company();
  const whole = await foundByDigest(setting, told);
  const first = placed(company, { source, told: whole });
  if ('command' in first) return perform(setting, first.command, asked);
  const mark = markOf(source, told);
  const { kept } = await see(setting, { kept: one(unmatched, mark) });
  const again = kept?.whither && placed(company, { source, told: whole, said: kept.whither });
  if (again && 'command' in again) return perform(setting, again.command, asked);
  if (told.type === 'deployment' && (told.state === 'requested' || told.state === 'running'))
    return { ok: true, note: 'nothing runs by it yet, and nobody can tell where it is' };
  return perform(setting, { type: 'KeepUnmatched', unmatched: mark, source, told, why: first.unmatched }, asked);
};

/** The same told again is kept once. */
function markOf(source: string, told: Kept): string {
  return createHash('sha256')
    .update(JSON.stringify([source, sameAgain(told)]))
    .digest('hex')
    .slice(0, 16);
}
