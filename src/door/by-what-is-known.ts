import { builds } from '../domain/build/document.ts';
import { one, some } from '../domain/deciding/reads.ts';
import { releaseOfDeploy, withDeploy } from '../domain/evidence/by-deploy.ts';
import { digestIn, knownUnder, withDigest } from '../domain/evidence/by-digest.ts';
import { serviceIn } from '../domain/evidence/evidence.ts';
import type { Kept } from '../domain/evidence/unmatched.ts';
import { releases } from '../domain/release/document.ts';
import { see } from './read-only.ts';
import type { Setting } from './setting.ts';

/** What was told, with what is known of the artifact whose digest it names, and of the deploy of ours. */
export async function withWhatIsKnown<T extends Kept>(setting: Setting, told: T): Promise<T> {
  return byDeploy(setting, await byDigest(setting, told));
}

async function byDigest<T extends Kept>(setting: Setting, told: T): Promise<T> {
  const digest = digestIn(told);
  if (digest === undefined) return told;
  const { found, company } = await see(setting, { found: knownUnder(digest) });
  const { commit, version } = told.from;
  const services =
    version === undefined || commit !== undefined ? [] : [...new Set(found.map(({ id }) => serviceIn(id)))];
  const { built } = await see(setting, { built: some(builds, services) });
  return withDigest(company, told, found, built);
}

async function byDeploy<T extends Kept>(setting: Setting, told: T): Promise<T> {
  const id = releaseOfDeploy(told.from.deploy);
  if (id === undefined) return told;
  const { release, company } = await see(setting, { release: one(releases, id) });
  return withDeploy(company, told, release);
}
