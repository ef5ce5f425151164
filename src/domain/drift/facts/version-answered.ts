import { fact } from '../../deciding/fact.ts';
import type { Drifting, VersionTold } from '../answers.ts';
import { answers } from '../document.ts';
import { checkedThere, inRegion, openAt } from './in-region.ts';

/** `odd`: what of it is not as it was released; `config`: the fingerprint from which on another one is odd. */
type Data = VersionTold & { region: string; at: string; odd?: Drifting; config?: { of: string; fingerprint: string } };

/** A version endpoint answers otherwise than before. Seen once, what is odd is told to nobody: it may be about to change. */
export const versionAnswered = fact(answers, 'VersionAnswered')<Data>()({
  evolve: (all, { region, version, fingerprint, at, odd: what, config }) =>
    inRegion(all, region, (before) => {
      const isSame = before?.version === version && before.fingerprint === fingerprint;
      // Another version is not what was released since it answers, whichever answered before.
      const sinceIts = <T extends { what: Drifting; since: string }>(odd: T): T =>
        odd.what === 'version' && before?.version !== version ? { ...odd, since: at } : odd;
      const kept = config ?? before?.config;
      return {
        version,
        ...(fingerprint !== undefined && { fingerprint }),
        since: isSame ? before.since : at,
        ...(what && { odd: before?.odd?.what === what ? sinceIts(before.odd) : { what, since: at } }),
        ...(what && before?.drift && { drift: sinceIts(before.drift) }),
        ...(kept && { config: kept }),
      };
    }),
  reads: openAt,
  follows: ({ place }, _, world) => checkedThere(place, world),
});
