import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { withHeld } from '../held-versions.ts';

/** `release`: the one that was rolled back, for the reason of the text. `at`: UTC ISO. */
type Data = { service: string; version: string; release: string; at: string; text: { why: string } };

/** What was rolled back somewhere is not deployed there again by mistake. */
export const versionHeld = fact(environments, 'VersionHeld')<Data>()({
  evolve: (environment, { service, version, release, at, text: { why } }) =>
    withHeld(environment, { service, version, release, at, why }),
});
