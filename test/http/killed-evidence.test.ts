import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPILED } from '../../sandbox/app/compiled.mjs';
import { evidence } from '../../src/domain/evidence/document.ts';
import { unmatched } from '../../src/domain/evidence/unmatched.ts';
import { quarantines } from '../../src/domain/quarantine/document.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { tempDir } from '../support/temp.ts';

const TOKEN = 'uploads-0123456789abcdef';
const commitOf = (n: number) => n.toString(16).padStart(7, '0').padEnd(12, 'a');

/** A request, and what it leaves once it was answered. */
type Sent = { name: string; to: string; body: string; headers?: Record<string, string> };

/** An SBOM of many parts; the same again is known. */
const upload = (n: number): Sent => ({
  name: `SBOM ${n}`,
  to: `/inbound/reports?service=api&commit=${commitOf(n)}`,
  headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
  body: JSON.stringify({
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { timestamp: '2026-03-03T08:00:00Z' } },
    components: Array.from({ length: 300 }, (_, part) => ({ type: 'library', name: `part-${part}`, version: '1' })),
  }),
});
/** What can't be read before a mend: half of them too large for a document. */
const late = (n: number): Sent => ({
  name: `late ${n}`,
  to: '/inbound/ci',
  headers: { 'webhook-id': `late_${n}`, 'content-type': 'application/json' },
  body: JSON.stringify({
    ...{ type: 'check', service: 'api', name: `late ${n}`, state: 'passed', commit: commitOf(1000 + n), late: true },
    note: 'lorem ipsum '.repeat(n % 2 === 0 ? 10 : 8000),
  }),
});
const elsewhere = (n: number): Sent => ({
  name: `else ${n}`,
  to: '/inbound/ci',
  headers: { 'webhook-id': `else_${n}`, 'content-type': 'application/json' },
  body: JSON.stringify({
    ...{ type: 'check', service: `else-${n}`, name: `else ${n}`, state: 'passed', commit: commitOf(2000 + n) },
  }),
});
const attach = (id: string): Sent => ({ name: `attach ${id}`, to: `/attach/${id}`, body: '' });
const AGAIN: Sent = { name: 'again', to: '/again', body: '' };

async function served(dir: string, mended: boolean) {
  const args = [join(import.meta.dirname, 'served-evidence.ts'), dir, TOKEN, ...(mended ? ['mended'] : [])];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  const address = await new Promise<string>((ready, failed) => {
    child.stdout.once('data', (bytes) => ready(String(bytes).trim()));
    child.once('exit', (code) => failed(new Error(`ended with ${code}`)));
  });
  const gone = new Promise<void>((over) => child.once('close', () => over()));
  const kill = () => {
    child.kill('SIGKILL');
    return gone;
  };
  return { address, kill };
}

/** Sends all over a few connections until there is none left or the process is gone, which it is after so many answers. Who was answered. */
async function sent(dir: string, all: Sent[], { mended = false, killAfter = Number.POSITIVE_INFINITY } = {}) {
  const { address, kill } = await served(dir, mended);
  const answered: string[] = [];
  const left = [...all];
  let dead: Promise<void> | undefined;
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = left.shift(); next && !dead; next = left.shift()) {
        const { name, to, body, headers } = next;
        const answer = await fetch(address + to, { method: 'POST', body, ...(headers && { headers }) }).catch(
          () => undefined,
        );
        if (!answer) return;
        expect([name, answer.status]).toEqual([name, 200]);
        // What came as the process was killed may have been answered just before.
        answered.push(name);
        if (answered.length >= killAfter) dead ??= kill();
      }
    }),
  );
  await (dead ?? kill());
  return answered;
}

/** All that is on the disk, by the names of what left it there. */
async function onDisk(dir: string) {
  const stores = await openLowdb(dir);
  const store = stores.of('T1');
  const checks = async (n: number) => {
    const doc = await store.get(evidence.key(`api/${commitOf(n).slice(0, 7)}`));
    return (doc ? evidence.read(doc.value).checks : []).map((c) => c.name);
  };
  const aside = await store.get(quarantines.key('ci'));
  const kept = (await store.list('unmatched/all')).docs.map((d) => unmatched.read(d.value));
  const found = { checks, aside: aside ? quarantines.read(aside.value).deliveries : [], kept };
  return { ...found, close: () => stores.close() };
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
const SBOMS = 40;
const LATE = 18;
const ELSE = 40;

test('a kill -9 over uploads, what is read again and what is attached: what was answered is there, and in the end each once', {
  timeout: 300_000,
}, async () => {
  const dir = tempDir();
  const all = numbers(SBOMS).flatMap((n) => [
    upload(n),
    ...(n < LATE ? [late(n)] : []),
    ...(n < ELSE ? [elsewhere(n)] : []),
  ]);
  const isThere = async (answered: string[]) => {
    const { checks, aside, kept, close } = await onDisk(dir);
    const lost: string[] = [];
    for (const name of answered) {
      const [kind, n] = name.split(' ');
      const there =
        kind === 'SBOM'
          ? (await checks(Number(n))).length === 1
          : kind === 'late'
            ? aside.some((d) => d.delivery === `late_${n}` && (d.body ?? d.apart) !== undefined)
            : kept.some((k) => k.told.type === 'check' && k.told.name === name);
      if (!there) lost.push(name);
    }
    await close();
    return lost;
  };
  const first = await sent(dir, all, { killAfter: all.length / 2 });
  expect(first.length).toBeLessThan(all.length);
  expect(await isThere(first)).toEqual([]);
  // Those without an answer come again, and some of the others do.
  const again = all.filter(({ name }, n) => !first.includes(name) || n % 5 === 0);
  expect(await sent(dir, again)).toHaveLength(again.length);
  expect(await isThere(all.map((one) => one.name))).toEqual([]);
  expect(readdirSync(join(dir, 'set-aside'))).toHaveLength(LATE / 2);

  const { kept, close } = await onDisk(dir);
  await close();
  const placing = kept.map(({ id, told }) => ({ ...attach(id), told: told.type === 'check' ? told.name : '' }));
  const attached = await sent(dir, [AGAIN, ...placing], { mended: true, killAfter: ELSE / 2 });
  expect(attached.length).toBeLessThan(placing.length);
  const halfway = await onDisk(dir);
  for (const { name, told } of placing.filter((p) => attached.includes(p.name))) {
    expect(await halfway.checks(2000 + Number(told.split(' ')[1]))).toEqual([told]);
    expect(halfway.kept.map((k) => `attach ${k.id}`)).not.toContain(name);
  }
  // What is set aside no more was read.
  for (const n of numbers(LATE)) {
    const isAside = halfway.aside.some((d) => d.delivery === `late_${n}`);
    if (!isAside) expect(await halfway.checks(1000 + n)).toEqual([`late ${n}`]);
  }
  await halfway.close();
  await sent(dir, [AGAIN, ...placing], { mended: true });
  const end = await onDisk(dir);
  for (const n of numbers(SBOMS)) expect(await end.checks(n)).toEqual(['SBOM (CycloneDX)']);
  for (const n of numbers(LATE)) expect(await end.checks(1000 + n)).toEqual([`late ${n}`]);
  for (const n of numbers(ELSE)) expect(await end.checks(2000 + n)).toEqual([`else ${n}`]);
  expect([end.aside, end.kept]).toEqual([[], []]);
  // One that was read as the process was killed may be left, until newer ones take its place.
  expect(readdirSync(join(dir, 'set-aside')).length).toBeLessThanOrEqual(1);
  await end.close();
});
