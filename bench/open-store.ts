import { openLowdb } from '../src/store/lowdb/index.ts';
import { release } from './store.ts';

/** Opens a store as a starting process does; says how long it took, what memory it holds, and how long JSON.parse takes for the same documents. */
const dir = process.argv[2] ?? '';
const took = performance.now();
const store = (await openLowdb(dir)).of('T1');
const ended = performance.now();
const { docs } = await store.list('releases/open');
if (docs.length !== 100) throw new Error(`${docs.length} releases instead of 100`);
const facts = await store.history('release/R-77');
if (facts.length !== 10) throw new Error(`${facts.length} facts instead of 10`);
const rss = process.memoryUsage().rss / 1e6;
const lines = Array.from({ length: 100_000 }, (_, n) => JSON.stringify(release(n)));
const parsing = performance.now();
for (const line of lines) JSON.parse(line);
process.send?.(`${ended - took} ${rss} ${performance.now() - parsing}`);
setInterval(() => {}, 1000);
process.once('disconnect', () => process.exit(0));
