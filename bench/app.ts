import { GONOGO } from '../src/domain/deciding/world.ts';
import type { Setting } from '../src/door/look.ts';
import { perform } from '../src/door/perform.ts';
import { loadManifests } from '../src/manifest/load.ts';
import { configure } from '../src/start/configuration.ts';
import { start } from '../src/start/gonogo.ts';
import { openLowdb } from '../src/store/lowdb/index.ts';
import { VOTERS, voter } from './company.ts';
import { slowDisk } from './slow-disk.ts';
import { answerMemory } from './support.ts';

/** The real app over signed HTTP, with `RELEASES` planned releases, each with an open vote if `VOTE` is set, on a disk whose syncs take `SYNC_MS`. */
const env = {
  ...process.env,
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: process.env.SECRET,
  DEPLOY_WEBHOOK_URL: 'http://127.0.0.1:9/',
  DEPLOY_WEBHOOK_SECRET: 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==',
  PORT: '0',
  LOG_LEVEL: 'silent',
};
const settings = configure(env);
const slow = process.env.SYNC_MS ? slowDisk(Number(process.env.SYNC_MS)) : undefined;
const stores = await openLowdb(settings.DATA_DIR, slow && { fs: slow.fs });
const store = stores.of('T1');
const { company } = loadManifests(process.env.MANIFESTS ?? '');
const people = { roles: { voter: Array.from({ length: VOTERS }, (_, n) => voter(n)) }, deactivated: [] };
const now = () => new Date().toISOString();
const setting: Setting = { store, workspace: 'T1', company: () => company, people: () => people, now };
for (let n = 0; n < Number(process.env.RELEASES ?? 0); n++) {
  const start = new Date(Date.now() + 86_400_000 + n * 3_600_000).toISOString();
  const end = new Date(Date.parse(start) + 3_600_000).toISOString();
  const items = [{ service: company.services[n % company.services.length]?.name ?? '', version: `4.${n}.0` }];
  const outcome = await perform(
    setting,
    {
      type: 'PlanRelease',
      items,
      environment: 'production',
      change: 'normal',
      window: { start, end, zone: 'Europe/Berlin' },
      why: 'faster refunds for everybody',
      customers: '',
    },
    { actor: GONOGO, via: 'bench' },
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  if (process.env.VOTE)
    await perform(setting, { type: 'OpenVote', release: `R-${n + 1}` }, { actor: GONOGO, via: 'bench' });
}
const running = await start(settings, { stores, log: () => {} });
answerMemory();
process.on('message', (what) => {
  if (what === 'sync') process.send?.({ ms: slow?.meanSync() ?? 0 });
});
process.send?.(`${running.address}/slack/events`);
process.once('disconnect', () => process.exit(0));
