import { fact } from '../../deciding/fact.ts';
import { allEnvironments } from '../../environment/document.ts';
import { withFormer } from '../build.ts';
import { builds } from '../document.ts';
import { naming } from '../naming.ts';

type Data = { version: string; commit: string };

/** It came to light of what a version was built before it was built again. What was deployed of that is still that version. */
export const builtBefore = fact(builds, 'BuiltBefore')<Data>()({
  evolve: (known, { version, commit }) => ({
    ...known,
    builds: known.builds.map((b) => (b.version === version ? withFormer(b, [commit]) : b)),
  }),
  reads: () => ({ environments: allEnvironments }),
  follows: ({ service, version, commit }, _, world) => naming({ service, version, commit }, world),
});
