import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { GONOGO } from '../src/domain/deciding/world.ts';
import { perform } from '../src/door/perform.ts';
import { killedInTheMiddle } from '../test/http/killing.ts';
import { company } from './calendar-company.ts';
import { child, median, ms, type Row, row, scratch } from './support.ts';
import { inTurn } from './throughput.ts';
import { openUnsynced } from './unsynced.ts';

const COUNT = 20_000;
const SECRET = 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==';

/** Nothing that was answered 2xx may be lost, whenever the process is killed. */
export async function deliveriesBench(): Promise<Row[]> {
  const { killed, lost, missing } = await killedInTheMiddle(scratch(), COUNT, 2_000_000);
  const isMiddle = killed >= COUNT / 2 && killed < COUNT;
  return [
    row(
      `${COUNT.toLocaleString('en')} deliveries with a kill -9 in the middle: acknowledged, and lost`,
      `${lost.length} of ${killed} lost; ${missing.length} of all once the rest was sent again`,
      'none',
      isMiddle && lost.length === 0 && missing.length === 0,
    ),
  ];
}

/** A check of a commit of its own, signed, as it goes over the wire. */
function delivery(): string {
  const [id, at] = [randomUUID(), new Date()];
  const check = { type: 'check', kind: 'tests', name: 'unit', state: 'passed', at: at.toISOString() };
  const body = JSON.stringify({ ...check, service: 'service-7', commit: id.replaceAll('-', '') });
  const head = [
    'POST /inbound/pipeline HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `webhook-id: ${id}`,
    `webhook-timestamp: ${Math.floor(at.getTime() / 1000)}`,
    `webhook-signature: ${new Webhook(SECRET).sign(id, at, body)}`,
    'Connection: keep-alive',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/** A delivery that is durable before its answer, beside a handler that only checks its signature. */
export async function deliveryBench(): Promise<Row[]> {
  const ours = await child('inbound-server.ts', ['ours', SECRET]);
  const bare = await child('inbound-server.ts', ['bare', SECRET]);
  const r = await inTurn(ours, bare, delivery, 3);
  for (const p of [ours, bare]) await p.stop();
  return [
    row(
      'a delivery, durable before its answer, against a bare hono handler with the same signature check, 16 connections',
      `${r.ratio.toFixed(2)} of its throughput (${r.ours.toFixed(0)}/s and ${r.bare.toFixed(0)}/s); p99 ${r.p99.toFixed(2)} times`,
      'at least 0.5',
      r.ratio >= 0.5,
    ),
    await thousandth(),
  ];
}

const BUILDS = 1000;
const SAMPLE = 50;

/** What one more build of a service costs when there are very many of it, beside the first ones of others; each of ten commits. */
async function thousandth(): Promise<Row> {
  const store = await openUnsynced();
  const now = () => '2026-03-03T09:00:00.000Z';
  const people = () => ({ roles: {}, deactivated: [] });
  const setting = { store, workspace: 'T1', company: () => company, people, now };
  const register = async (service: string, n: number) => {
    const sha = (c: number) => `${n}${c}`.padStart(12, 'a');
    const commits = Array.from({ length: 10 }, (_, c) => ({ sha: sha(c), title: `change ${c} of ${n}` }));
    const command = { type: 'RegisterBuild', service, version: `1.${n}`, commit: sha(0), commits } as const;
    const from = performance.now();
    const outcome = await perform(setting, command, { actor: GONOGO, via: 'bench' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return performance.now() - from;
  };
  for (let n = 0; n < BUILDS - SAMPLE; n++) await register('service-0', n);
  const first: number[] = [];
  const last: number[] = [];
  for (let n = 0; n < SAMPLE; n++) {
    first.push(await register(`service-${n + 1}`, n));
    last.push(await register('service-0', BUILDS - SAMPLE + n));
  }
  await store.close();
  const ratio = median(last) / median(first);
  return row(
    'registering the 1,000th build of a service against the first',
    `${ratio.toFixed(2)} times (${ms(median(last))}, the sync of the disk left out)`,
    'at most 1.2',
    ratio <= 1.2,
  );
}
