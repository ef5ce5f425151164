import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { COMPILED } from '../../sandbox/app/compiled.mjs';
import { evidence } from '../../src/domain/evidence/document.ts';
import { wasTold } from '../../src/door/deliveries.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, NOW, PEOPLE } from '../domain/given.ts';

const SECRET = 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==';
const CONNECTIONS = 8;

const commitOf = (n: number) => n.toString(16).padStart(7, '0').padEnd(12, 'a');
const idOf = (n: number) => `msg_${n}`;

/** What a pipeline sends, signed. */
function delivery(n: number) {
  const body = JSON.stringify({
    ...{ type: 'check', service: 'api', kind: 'tests', name: `unit ${n}`, state: 'passed', at: NOW },
    commit: commitOf(n),
  });
  const at = new Date();
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': idOf(n),
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(SECRET).sign(idOf(n), at, body),
    },
  };
}

async function served(dir: string, snapshotAfter: number) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'served.ts'), dir, SECRET, String(snapshotAfter)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  const address = await new Promise<string>((ready, failed) => {
    child.stdout.once('data', (bytes) => ready(String(bytes).trim()));
    child.once('exit', (code) => failed(new Error(`ended with ${code}`)));
  });
  const gone = new Promise<void>((over) => child.once('close', () => over()));
  return {
    url: `${address}/inbound/pipeline`,
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** The status of the answer; 0 where none came. */
const post = (url: string, n: number, agent: Agent) =>
  new Promise<number>((answered) => {
    const { body, headers } = delivery(n);
    const sending = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => answered(answer.statusCode ?? 0));
      answer.once('error', () => answered(0));
    });
    sending.once('error', () => answered(0));
    sending.end(body);
  });

/** Sends those that are left over few connections until there are none or one gets no answer; tells after each how many were acknowledged. */
async function send(url: string, left: number[], acknowledged: Set<number>, told: (sofar: number) => void) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let isDead = false;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let n = left.shift(); n !== undefined && !isDead; n = left.shift()) {
        const status = await post(url, n, agent);
        if (status === 200) told(acknowledged.add(n).size);
        else if (status === 0) isDead = true;
        else throw new Error(`delivery ${n} was answered ${status}`);
      }
    }),
  );
  agent.destroy();
}

/**
 * `count` signed deliveries over few connections, with a snapshot after so many bytes; in the middle the process is killed. `killed`: how many it had acknowledged by then. `lost`: of these, what is not there
 * when the store is opened before anything is sent again. `missing`: of all, once those without an answer, and some of the others, were sent again by their ids.
 */
export async function killedInTheMiddle(dir: string, count: number, snapshotAfter: number) {
  const acknowledged = new Set<number>();
  const first = await served(dir, snapshotAfter);
  const killed = { at: 0, done: Promise.resolve() };
  await send(first.url, numbers(count), acknowledged, (sofar) => {
    if (killed.at > 0 || sofar < count / 2) return;
    killed.at = sofar;
    killed.done = first.kill();
  });
  await killed.done;
  const before = [...acknowledged];
  const lost = await without(dir, before);
  const second = await served(dir, snapshotAfter);
  await send(
    second.url,
    numbers(count).filter((n) => !acknowledged.has(n)),
    acknowledged,
    () => {},
  );
  // One of those that were acknowledged comes again.
  await send(second.url, before.slice(0, 50), new Set(), () => {});
  await second.kill();
  return { killed: before.length, lost, acknowledged: acknowledged.size, missing: await without(dir, numbers(count)) };
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Those of some deliveries of which not exactly one check, and the id, is on the disk. */
async function without(dir: string, wanted: number[]): Promise<number[]> {
  const stores = await openLowdb(dir);
  const store = stores.of('T1');
  const setting = { store, workspace: 'T1', company: () => COMPANY, people: () => PEOPLE, now: () => NOW };
  const left: number[] = [];
  for (const n of wanted) {
    const doc = await store.get(evidence.key(`api/${commitOf(n).slice(0, 7)}`));
    const checks = doc ? evidence.read(doc.value).checks : [];
    const isThere = checks.length === 1 && checks[0]?.name === `unit ${n}`;
    if (!isThere || !(await wasTold(setting, `inbound/pipeline/${idOf(n)}`))) left.push(n);
  }
  await stores.close();
  return left;
}
