import { newContent } from '../../build/new-content.ts';
import { fact } from '../../deciding/fact.ts';
import { own } from '../../own.ts';
import { openWithAny } from '../../release/document.ts';
import { environments } from '../document.ts';

type Data = { region: string; service: string; version: string; release: string };

/** What went live, forwards or back, changes what is new in others that go there: more may have written it. */
export const versionWentLive = fact(environments, 'VersionWentLive')<Data>()({
  evolve: ({ live, ...environment }, { service, region, version }) => ({
    ...environment,
    live: { ...live, [service]: { ...own(live, service), [region]: version } },
  }),
  reads: ({ service }) => ({ openReleases: openWithAny([service]) }),
  follows: ({ environment }, _, world) => newContent(world, (r) => r.environment === environment),
});
