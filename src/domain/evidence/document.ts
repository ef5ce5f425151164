import { document, knowsMore } from '../deciding/document.ts';
import { ofDigest } from './digest-list.ts';
import type { Evidence } from './evidence.ts';

/** By what it is about: a commit, a version, a service. It is read by name, or found by the digest of an artifact. */
export const evidence = document<Evidence>()({
  name: 'evidence',
  field: 'subject',
  lists: ({ artifacts }) => [
    ...new Set(artifacts.flatMap((a) => (a.digest === undefined ? [] : [ofDigest(a.digest)]))),
  ],
  // In form 1 nobody kept by which requests commits came in.
  upgrades: { 1: (before) => ({ ...before, v: 2, merges: [] }), 2: knowsMore(3), 3: knowsMore(4), 4: knowsMore(5) },
  fresh: (id) => ({ v: 5, id, checks: [], scans: [], artifacts: [], exceptions: [], confirmed: [], merges: [] }),
});
