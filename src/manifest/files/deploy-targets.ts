import { entryOf } from '../../adapters/adapter.ts';
import * as kinds from '../../deploy-targets/index.ts';
import { name } from '../fields.ts';
import { byName, listFile } from '../file.ts';

/** What executes steps. Those who only vote and announce have none. */
export const deployTargets = listFile({
  file: 'deploy-targets.yml',
  entry: entryOf(kinds, { name }),
  into: (targets) => ({ targets: byName(targets) }),
});
