import { document } from '../deciding/document.ts';
import type { Evidence } from './evidence.ts';

/** By what it is about: a commit, a version, a service. It is read by name, never listed. */
export const evidence = document<Evidence>()({
  name: 'evidence',
  field: 'subject',
  lists: () => [],
  fresh: (id) => ({ v: 1, id, checks: [], scans: [], artifacts: [], exceptions: [], confirmed: [] }),
});
