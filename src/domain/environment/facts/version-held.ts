import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { withHeld } from '../held-versions.ts';

/** `commit`: what it is built from, where a pipeline told. `release`: the one that was rolled back, for the reason of the text. `at`: UTC ISO. */
type Data = { service: string; version: string; commit?: string; release: string; at: string; text: { why: string } };

/** What was rolled back somewhere is not deployed there again by mistake. */
export const versionHeld = fact(environments, 'VersionHeld')<Data>()({
  evolve: (environment, { service, version, commit, release, at, text: { why } }) =>
    withHeld(environment, { service, version, ...(commit && { commit }), release, at, why }),
});
