import { fact } from '../../deciding/fact.ts';
import type { Whose } from '../../environment/environment.ts';
import { spotOf } from '../../environment/spot.ts';
import { maybeAfter } from '../../incident/document.ts';
import { perhapsCaused } from '../../incident/perhaps-caused.ts';
import { type Report, withDeployment } from '../deployment.ts';
import { deployments } from '../document.ts';

type Data = Omit<Report, 'by'> & { text: { by?: Whose } };

/** A system took a service away, whichever version it was: it may have caused an incident, whatever came there since. */
export const removalHeard = fact(deployments, 'RemovalHeard')<Data>()({
  evolve: (known, { source, key, version, regions, state, at, url, text }) =>
    withDeployment(known, {
      source,
      key,
      version,
      regions,
      state,
      at,
      ...(url !== undefined && { url }),
      ...(text.by !== undefined && { by: text.by }),
    }),
  reads: ({ at }) => ({ incidents: maybeAfter(at) }),
  follows: ({ place, at }, _, world) => perhapsCaused(spotOf(place).service, at, world),
});
