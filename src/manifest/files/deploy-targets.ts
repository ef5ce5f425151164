import { entryOf } from '../../adapters/adapter.ts';
import * as kinds from '../../deploy-targets/index.ts';
import type { TargetAdapter } from '../../deploy-targets/target.ts';
import type { Pipeline } from '../../domain/company/pipelines.ts';
import { name } from '../fields.ts';
import { byName, listFile } from '../file.ts';

const KINDS: readonly TargetAdapter[] = Object.values(kinds);

/** What the domain knows of a target. */
function pipelineOf(entry: { name: string; type: string }): Pipeline[] {
  const can = KINDS.find((k) => k.type === entry.type)?.can(entry);
  return can ? [{ name: entry.name, can }] : [];
}

/** What executes steps. Those who only vote and announce have none. */
export const deployTargets = listFile({
  file: 'deploy-targets.yml',
  entry: entryOf(kinds, { name }),
  into: (targets) => ({ targets: byName(targets), company: { pipelines: targets.flatMap(pipelineOf) } }),
});
