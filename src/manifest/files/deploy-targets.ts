import { entryOf } from '../../adapters/adapter.ts';
import * as kinds from '../../deploy-targets/index.ts';
import { name } from '../fields.ts';
import { byName, listFile } from '../file.ts';

/** What executes steps. */
export const deployTargets = listFile({
  file: 'deploy-targets.yml',
  entry: entryOf(kinds, { name }),
  needed: true,
  into: (targets) => ({ targets: byName(targets) }),
});
