import { allEnvironments } from '../environment/document.ts';
import type { HeldVersion } from '../environment/environment.ts';
import { heldAmong } from '../environment/held-versions.ts';
import { at, listed, type Phrase, say } from '../phrase.ts';
import { gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** What was rolled back there goes there again only when somebody says why it may. */
export const heldVersions = gate({
  id: 'held-versions',
  title: 'Rolled back before',
  opens: whoMay('override'),
  reads: () => ({ environments: allEnvironments }),
  see({ id, items, environment }, { environments }) {
    const held = heldAmong(items, environments[environment]).filter((h) => h.release !== id);
    return held.length === 0 ? undefined : { open: false, saw: listed(held.map(words)) };
  },
});

const words = ({ service, version, release, at: when, why }: HeldVersion): Phrase =>
  say`${service} ${version} was rolled back ${at(when)} (${release}: ${why}): somebody has to say why it may go there again`;
