import { cpus } from 'node:os';
import { checkBench, conflictBench, pictureBench } from './calendar.ts';
import { deliveriesBench, deliveryBench } from './deliveries.ts';
import { dutyBench } from './duty.ts';
import { healthBench } from './health.ts';
import { massFreezeBench } from './mass-freeze.ts';
import { postsBench } from './posts.ts';
import { rolloutBench } from './rollout.ts';
import { sandboxBench, socketBench } from './sandbox.ts';
import { scaleBench } from './scale.ts';
import { commitBench, stallBench, startBench } from './store.ts';
import type { Row } from './support.ts';
import { listBench, slowVoteBench, voteBench } from './throughput.ts';

/** `npm run bench [name …]`: every figure beside its baseline, in one run. docs/benchmarks.md says how to read them. */
const BENCHES: Record<string, () => Promise<Row[]>> = {
  list: listBench,
  vote: voteBench,
  slow: slowVoteBench,
  commit: commitBench,
  start: startBench,
  stall: stallBench,
  conflicts: conflictBench,
  picture: pictureBench,
  deliveries: deliveriesBench,
  delivery: deliveryBench,
  duty: dutyBench,
  health: healthBench,
  rollout: rolloutBench,
  scale: scaleBench,
  freeze: massFreezeBench,
  check: checkBench,
  posts: postsBench,
  socket: socketBench,
  sandbox: sandboxBench,
};

const names = process.argv.slice(2);
const unknown = names.filter((n) => !(n in BENCHES));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})\n\n| what | saw | bound | |\n|---|---|---|---|`,
);
let missed = 0;
for (const [name, bench] of Object.entries(BENCHES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  for (const { what, saw, bound, ok } of await bench()) {
    console.log(`| ${what} | ${saw} | ${bound} | ${ok ? 'met' : 'MISSED'} |`);
    if (!ok) missed += 1;
  }
}
process.exit(missed > 0 ? 1 : 0);
