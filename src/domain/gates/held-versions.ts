import { allBuilds, builds } from '../build/document.ts';
import { some } from '../deciding/reads.ts';
import { allEnvironments } from '../environment/document.ts';
import { heldAmong, heldWords } from '../environment/held-versions.ts';
import { listed, say } from '../phrase.ts';
import { servicesOf } from '../release/release.ts';
import { ANYWHERE, gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

const ASKED_WHY = 'somebody has to say why it may go there again';

/** What was rolled back there goes there again only when somebody says why it may. */
export const heldVersions = gate({
  id: 'held-versions',
  title: 'Rolled back before',
  plain: 'it was undone before',
  opens: whoMay('override'),
  reads: ({ items, environment }) => ({
    environments: allEnvironments,
    builds: environment === ANYWHERE ? allBuilds : some(builds, servicesOf({ items })),
  }),
  see({ id, items, environment }, { environments, builds }) {
    const held = heldAmong(items, environments[environment], { builds }).filter((h) => h.release !== id);
    return held.length === 0
      ? undefined
      : { open: false, saw: listed(held.map((h) => say`${heldWords(h)}: ${ASKED_WHY}`)) };
  },
});
