import { createHash } from 'node:crypto';
import { one } from '../../domain/deciding/reads.ts';
import { sameAgain } from '../../domain/evidence/kept/index.ts';
import { isOfAnotherBranch, placed } from '../../domain/evidence/placing.ts';
import { type Kept, unmatched } from '../../domain/evidence/unmatched.ts';
import type { Command } from '../../domain/index.ts';
import { withWhatIsKnown } from '../../door/by-what-is-known.ts';
import type { Asked } from '../../door/outcome.ts';
import { perform } from '../../door/perform.ts';
import { see } from '../../door/read-only.ts';
import type { Setting } from '../../door/setting.ts';
import { type Carried, type Hear, partOf } from './hearing.ts';

/**
 * What is told is heard of its service and its place, or set aside until somebody knows them: nothing of it is lost, and its sender need not send it again.
 * Where somebody placed a deployment, an incident, an alert, a check by its name or a repository by hand, what is told of it later goes there too.
 */
export const hearOrKeep: Hear<Kept> = async (told, { source, setting }, asked) => {
  const company = setting.company();
  const whole = await withWhatIsKnown(setting, told);
  const first = placed(company, { source, told: whole });
  if ('commands' in first) return performed(setting, first.commands, asked);
  const mark = markOf(source, told);
  const { kept } = await see(setting, { kept: one(unmatched, mark) });
  const again = kept?.whither && placed(company, { source, told: whole, said: kept.whither });
  if (again && 'commands' in again) return performed(setting, again.commands, asked);
  if (isOfAnotherBranch(company, whole))
    return { ok: true, note: 'it is of a branch that no service is released from' };
  if (told.type === 'deployment' && (told.state === 'requested' || told.state === 'running'))
    return { ok: true, note: 'nothing runs by it yet, and nobody can tell where it is' };
  return perform(setting, { type: 'KeepUnmatched', unmatched: mark, source, told, why: first.unmatched }, asked);
};

/** Each counts once; what comes last says what became of it. */
async function performed(setting: Setting, commands: readonly Command[], asked: Asked): Promise<Carried> {
  let outcome: Carried = { ok: true, note: 'nothing in it is new' };
  for (const [n, command] of commands.entries()) {
    outcome = await perform(setting, command, n === 0 ? asked : partOf(asked, String(n)));
    if (!outcome.ok) return outcome;
  }
  return outcome;
}

/** The same told again is kept once. */
function markOf(source: string, told: Kept): string {
  return createHash('sha256')
    .update(JSON.stringify([source, sameAgain(told)]))
    .digest('hex')
    .slice(0, 16);
}
