import { steppedManifests, voter } from './company.ts';
import { load } from './load.ts';
import { median, ms, type Row, row } from './support.ts';
import { CONNECTIONS, SECRET, serve } from './throughput.ts';

const STEPS = 50;
const ROUNDS = 5;
/** 1 edit per 2 s. */
const MOST_IN_20_S = 10;

/** A rollout of 50 steps over 20 services, each with reports, while people ask for the list: how long they wait, and how often Slack is told. */
export async function rolloutBench(): Promise<Row[]> {
  const { app, stub } = await serve({ RELEASES: '0', MANIFESTS: steppedManifests() }, 'deploys');
  const request = () => ({ user: voter(1), text: 'list' });
  const lists = async () =>
    (await load({ url: app.said, secret: SECRET, connections: CONNECTIONS, seconds: 3, request })).p99;
  const rounds = async () => {
    const seen: number[] = [];
    for (let round = 0; round < ROUNDS; round++) seen.push(await lists());
    return median(seen);
  };
  await lists();
  const idle = await rounds();
  const began = performance.now();
  const rollout = app.ask('rollout');
  const during = await rounds();
  const { steps = 0 } = await rollout;
  const seconds = (performance.now() - began) / 1000;
  const { edits = 0, most = 0, channels = 0 } = await stub.ask('edits');
  for (const p of [app, stub]) await p.stop();
  if (steps !== STEPS) throw new Error(`${steps} steps instead of ${STEPS}`);
  return [
    row(
      `p99 of an ack during a rollout of ${STEPS} steps over 20 services, against idle`,
      `${(during / idle).toFixed(2)} times (${ms(during)}; the rollout took ${seconds.toFixed(0)} s)`,
      'at most 1.5',
      during <= idle * 1.5,
    ),
    row(
      'the most edits of one channel in any 20 s meanwhile',
      `${most} (${edits} in all, in ${channels} channels)`,
      `at most ${MOST_IN_20_S}`,
      most <= MOST_IN_20_S,
    ),
  ];
}
