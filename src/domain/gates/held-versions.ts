import { allBuilds, builds } from '../build/document.ts';
import { some } from '../deciding/reads.ts';
import { allEnvironments } from '../environment/document.ts';
import { type HeldAs, heldAmong } from '../environment/held-versions.ts';
import { at, listed, type Phrase, say } from '../phrase.ts';
import { servicesOf } from '../release/release.ts';
import { ANYWHERE, gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

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
    return held.length === 0 ? undefined : { open: false, saw: listed(held.map(words)) };
  },
});

function words({ service, version, as, release, at: when, why }: HeldAs): Phrase {
  const what =
    as === undefined
      ? say`${service} ${version}`
      : say`${service} ${as} is built from the same commit as ${version}, which`;
  return say`${what} was rolled back ${at(when)} (${release}: ${why}): somebody has to say why it may go there again`;
}
