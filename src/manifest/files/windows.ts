import { checkAgain, checkScope } from '../check.ts';
import { again, line, scope } from '../fields.ts';
import { listFile } from '../file.ts';

/** When deploys are possible at all. */
export const windows = listFile({
  file: 'windows.yml',
  entry: again({ name: line, why: line, scope: scope.prefault({}) }),
  about: 'where there is one for a service, its deploys must lie inside one',
  check(entry, seen, fault) {
    checkAgain(entry, fault);
    checkScope(entry.scope, seen, fault);
  },
  into: (windows) => ({ company: { windows } }),
});
