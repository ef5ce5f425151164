import { GONOGO } from '../src/domain/deciding/world.ts';
import { headlineOf } from '../src/domain/intents/due.ts';
import { perform } from '../src/door/perform.ts';
import type { Setting } from '../src/door/setting.ts';
import { loadManifests } from '../src/manifest/load.ts';
import { remembered } from '../src/outbox/shown.ts';
import { configure } from '../src/start/configuration.ts';
import { start } from '../src/start/gonogo.ts';
import { openLowdb } from '../src/store/lowdb/index.ts';
import { VOTERS, voter } from './company.ts';
import { rollOut } from './rolling.ts';
import { slowDisk } from './slow-disk.ts';
import { answerMemory } from './support.ts';

/**
 * The real app over signed HTTP, with `RELEASES` planned releases `HOURS` apart, as many of them with an open vote as `VOTE` says, on a disk whose
 * syncs take `SYNC_MS`. `SHOWN`: their headlines stand in the channel already, that of R-n with the timestamp `1600000000.n`. `SOONEST_LAST`:
 * R-1 is the one that is furthest away.
 */
const env = {
  DEPLOY_WEBHOOK_URL: 'http://127.0.0.1:9/',
  ...process.env,
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: process.env.SECRET,
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
const count = Number(process.env.RELEASES ?? 0);
for (let n = 0; n < count; n++) {
  const nth = process.env.SOONEST_LAST ? count - 1 - n : n;
  const start = new Date(Date.now() + 86_400_000 + nth * Number(process.env.HOURS ?? 1) * 3_600_000).toISOString();
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
  if (n < Number(process.env.VOTE ?? 0))
    await perform(setting, { type: 'OpenVote', release: `R-${n + 1}` }, { actor: GONOGO, via: 'bench' });
}
if (process.env.SHOWN) {
  const done = (await store.pending('')).filter((e) => e.kind !== 'timer').map(({ key, id }) => ({ key, id }));
  const put = Array.from({ length: count }, (_, n) =>
    remembered(
      headlineOf(`R-${n + 1}`),
      { channel: 'C_releases', ts: `1600000000.${String(n + 1).padStart(6, '0')}` },
      '-',
    ),
  ).flat();
  await store.commit({ at: now(), done, put });
}
const running = await start(settings, { stores, log: () => {} });
answerMemory();
process.on('message', (what) => {
  if (what === 'sync') process.send?.({ ms: slow?.meanSync() ?? 0 });
  if (what === 'rollout') void rollOut(setting).then((steps) => process.send?.({ steps }));
  if (what === 'freeze') void freezeEverything().then((ms) => process.send?.({ ms }));
});
process.send?.(`${running.address}/slack/events`);
process.once('disconnect', () => process.exit(0));

/** Freezes the whole company for a year, and tells how long that took, ms. */
async function freezeEverything(): Promise<number> {
  const before = performance.now();
  const until = new Date(Date.now() + 365 * 86_400_000).toISOString();
  const scope = { services: [], environments: [] };
  const outcome = await perform(
    setting,
    { type: 'DeclareFreeze', name: 'bench', why: 'bench', scope, from: now(), until, sure: true },
    { actor: GONOGO, via: 'bench' },
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return performance.now() - before;
}
