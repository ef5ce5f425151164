import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { prepared } from '../adapters/adapter.ts';
import * as shelf from './index.ts';
import { readHere, unpacked } from './reading.ts';
import type { Source } from './source.ts';

/** Reads one delivery and ends: see reader.ts. It was genuine before it came here, so no secret is needed. */
const texts = z.record(z.string(), z.string());
const { entry, delivery } = z
  .object({
    entry: z.looseObject({ type: z.string() }),
    delivery: z.object({ raw: z.instanceof(Uint8Array), headers: texts, rest: z.string(), params: texts }),
  })
  .parse(workerData);
const source: Source = prepared<unknown, Source>(shelf, entry, () => '')({});
parentPort?.postMessage(readHere(source, unpacked(delivery)));
